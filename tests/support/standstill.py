"""Whether the machine itself stood still: what nothing can do anything about is not held against the program."""

import os
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

BETWEEN: Final = 0.03
"""Seconds between two looks."""

SHORT: Final = 0.15
"""Seconds; on a machine that has time for it, getting a turn and syncing one page takes far less."""


class Standstill:
    """Writes a page to a file in `folder` every now and then, and measures how long that takes at most."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "standstill"
        self._over = threading.Event()
        self._since = time.monotonic()
        self._longest = 0.0
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()
        self._path.unlink(missing_ok=True)

    @property
    def longest(self) -> float:
        """Seconds for which the machine stood still at most, up to now; 0 where that was never for long."""
        longest = max(self._longest, time.monotonic() - self._since)
        return longest if longest > SHORT else 0.0

    def _look(self) -> None:
        page = bytes(4096)
        with self._path.open("wb", buffering=0) as file:
            while not self._over.wait(BETWEEN):
                os.pwrite(file.fileno(), page, 0)
                os.fsync(file.fileno())
                now = time.monotonic()
                self._since, self._longest = now, max(self._longest, now - self._since)
