"""A lock that lets one process at a time exchange the database of a workspace for another one."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cop_session.troubles import Trouble

PATIENCE: Final = 5.0
"""How many seconds a change waits for another one to finish."""
_BETWEEN_TRIES: Final = 0.01


@contextmanager
def alone_in_turn(folder: Path) -> Iterator[None]:
    """Wait up to `PATIENCE` seconds for the lock on `folder`, and hold it until the end.

    Raises Trouble `in_use` if another process keeps it, or the folder cannot be locked.
    """
    with alone(folder, PATIENCE) as free:
        if not free:
            raise Trouble("in_use")
        yield


@contextmanager
def alone(folder: Path, patience: float = 0) -> Iterator[bool]:
    """Lock `folder` until the end; yields whether this process holds the lock.

    `patience` is how many seconds it waits for another process.
    """
    until = time.monotonic() + patience
    while (held := _held(folder)) is None and time.monotonic() < until:
        time.sleep(_BETWEEN_TRIES)
    if held is None:
        yield False
        return
    try:
        yield True
    finally:
        os.close(held)


def _held(folder: Path) -> int | None:
    try:
        return _hold(folder)
    except OSError:
        return None


if sys.platform == "win32":
    import msvcrt

    def _hold(folder: Path) -> int:
        held = os.open(folder / "cop-session.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            msvcrt.locking(held, msvcrt.LK_NBLCK, 1)
        except OSError:
            os.close(held)
            raise
        return held

else:
    import fcntl

    def _hold(folder: Path) -> int:
        held = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            raise
        return held
