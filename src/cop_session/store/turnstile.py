"""Lets one process at a time exchange the database of a workspace for another one."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """Tell whether this process is the only one at it in `folder`, and keep others out until the end."""
    try:
        held = _hold(folder)
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        os.close(held)


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
