"""Files that appear whole or not at all, for their owner alone, and files that go without leaving their words."""

import os
import re
import secrets
import sys
from pathlib import Path
from typing import Final

from cop_session.paths import make_private

_NOTHING: Final = bytes(1 << 20)
HALF: Final = re.compile(r"\..+\.[0-9a-f]{8}")
"""The names of what `write_private` could not finish."""


def write_private(path: Path, data: bytes) -> None:
    """Put `data` at `path` with permissions 0600, over what was there; raises OSError, and leaves no half file."""
    make_private(path.parent, parents=True)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def wipe(path: Path) -> None:
    """Write over a file, if it is there, and take it away, as far as a disk can be made to forget; raises OSError."""
    try:
        with path.open("r+b", buffering=0) as file:
            left = file.seek(0, os.SEEK_END)
            file.seek(0)
            while left > 0:
                left -= file.write(_NOTHING[:left])
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink()


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder as they are now; raises OSError."""
    if sys.platform == "win32":
        # There a folder cannot be opened, and its names are kept with the file.
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
