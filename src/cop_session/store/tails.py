"""How far each session was on disk, noted beside the database: what is cut off its end leaves no trace in itself.

A write-ahead log that is damaged, cut or taken away gives a database that is whole, and older. What is noted here is
written after the database is synced and not synced itself, so it is never ahead of what was on disk.
"""

import os
import stat
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from cop_session.paths import make_private
from cop_session.regular_files import read_regular, wipe

TAILS: Final = "tails"
"""The folder of these notes, beside the database."""
_BYTES: Final = 8
_NOTING: Final = (
    os.O_WRONLY | os.O_CREAT | sum(getattr(os, name, 0) for name in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))
)


class Tails:
    """Notes and tells; where the disk refuses nothing is noted, and nothing is told."""

    def __init__(self, database: Path) -> None:
        self._folder: Final = database.with_name(TAILS)

    def note(self, session_id: str, seq: int) -> None:
        """Note that a session is on disk up to `seq`."""
        with suppress(OSError):
            make_private(self._folder)
            opened = os.open(self._of(session_id), _NOTING, 0o600)
            try:
                if stat.S_ISREG(os.fstat(opened).st_mode):
                    os.write(opened, seq.to_bytes(_BYTES))
            finally:
                os.close(opened)

    def seq(self, session_id: str) -> int:
        """Return how far a session was on disk, 0 where that was not noted."""
        with suppress(OSError):
            noted = read_regular(self._of(session_id), _BYTES + 1)
            return int.from_bytes(noted) if len(noted) == _BYTES else 0
        return 0

    def forget(self, *sessions: str) -> None:
        """Forget about sessions that go; raises OSError."""
        for one in sessions:
            wipe(self._of(one))

    def clear(self) -> None:
        """Forget everything, as another database takes the place of this one; raises OSError."""
        for path in self._folder.glob("*"):
            wipe(path)

    def gone(self, sessions: list[str]) -> int:
        """Return how many sessions were noted that are not among `sessions`."""
        known = {self._of(one).name for one in sessions}
        return sum(path.name not in known for path in self._folder.glob("*"))

    def _of(self, session_id: str) -> Path:
        # Which sessions there are is nobody's business either.
        return self._folder / sha256(session_id.encode()).hexdigest()[:32]
