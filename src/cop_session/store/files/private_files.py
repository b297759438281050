"""Files that appear whole or not at all, for their owner alone."""

import os
import sys
from pathlib import Path

from cop_session.paths import make_private
from cop_session.regular_files import wipe
from cop_session.temporary_files import (
    move_into_place,
    name_beside,
    temporary_file,
    write_out,
)

__all__ = ["wipe"]


def write_private(path: Path, data: bytes) -> None:
    """Put `data` at `path` with permissions 0600, replacing an existing file.

    Raises OSError, and leaves no half file.
    """
    make_private(path.parent, parents=True)
    half = name_beside(path)
    with temporary_file(half) as file:
        write_out(file, data)
        move_into_place(file, half, path)


def sync_file(path: Path) -> None:
    """Sync the contents of a file to disk; raises OSError."""
    opened = os.open(path, os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder to disk; raises OSError."""
    if sys.platform == "win32":
        # There a folder cannot be opened, and its names are kept with the file.
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
