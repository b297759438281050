"""The erasure journal: erasures and strikes in progress, which a start after a crash can finish."""

import json
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cop_session.regular_files import read_regular, wipe
from cop_session.store.bundles.bundle import SESSION_ID
from cop_session.store.files.private_files import sync_folder, write_private

_NAMES: Final = "erasing-*.json"
_LARGEST: Final = 1 << 20
_COPIES_STAY: Final = "copies_stay"


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One erasure that was begun; without `sessions` a strike, after which only the log remains to be overwritten.

    `copies_stay` says that the lines that came along from them into later talks are kept.
    """

    path: Path
    sessions: tuple[str, ...]
    copies_stay: bool = False

    def close(self) -> None:
        """Remove the entry from the journal, as its work is complete; raises OSError."""
        wipe(self.path)


def begin(database: Path, sessions: Sequence[str] = (), *, copies_stay: bool = False) -> JournalEntry:
    """Record the coming removal from the database at `database`, synced; raises OSError."""
    path = database.with_name(_NAMES.replace("*", secrets.token_hex(4)))
    write_private(path, json.dumps({"sessions": list(sessions), _COPIES_STAY: copies_stay}).encode())
    sync_folder(path.parent)
    return JournalEntry(path, tuple(sessions), copies_stay)


def unfinished(database: Path) -> list[JournalEntry]:
    """Return the entries that were begun and not removed again; an unreadable entry counts as a strike."""
    found: list[JournalEntry] = []
    for path in sorted(database.parent.glob(_NAMES)):
        entry = JournalEntry(path, ())
        with suppress(OSError, ValueError, TypeError, KeyError):
            noted = json.loads(read_regular(path, _LARGEST))
            entry = JournalEntry(path, tuple(map(_session, noted["sessions"])), noted.get(_COPIES_STAY) is True)
        found.append(entry)
    return found


def _session(written: object) -> str:
    """Return an id as every log has it; raises ValueError for any other text."""
    if not SESSION_ID.fullmatch(str(written)):
        raise ValueError("not an id")
    return str(written)
