"""Which sentence belongs to an error of the disk: full, read-only or failing."""

from errno import EACCES, EDQUOT, EIO, ENODEV, ENOSPC, ENXIO, EPERM, EROFS, ESTALE
from pathlib import Path
from typing import Final

from cop_session.troubles import Trouble

_FULL: Final = (ENOSPC, EDQUOT)
_REFUSED: Final = (EACCES, EPERM, EROFS)
_FAILING: Final = (EIO, ENXIO, ENODEV, ESTALE)
_FULL_ON_WINDOWS: Final = (39, 112)
"""ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL, for which Python knows no errno."""


def disk_trouble(error: OSError, otherwise: str, *, folder: Path | None = None, **names: object) -> Trouble:
    """Return `disk_full` or `disk_fails` where `error` says so, else the trouble `otherwise` with its `names`.

    With a `folder`, `folder_read_only` where writing there is not allowed.
    """
    if error.errno in _FULL or getattr(error, "winerror", None) in _FULL_ON_WINDOWS:
        return Trouble("disk_full")
    if error.errno in _FAILING:
        return Trouble("disk_fails")
    if folder is not None and (error.errno in _REFUSED or otherwise == "folder_read_only"):
        return Trouble("folder_read_only", folder=folder)
    return Trouble(otherwise, **names)


def unreadable(error: OSError, path: Path) -> Trouble:
    """Return why a file that a user named cannot be read.

    It is `no_access`, `disk_fails`, or `no_such_file`, also for a folder, a pipe or a device.
    """
    if error.errno in _REFUSED:
        return Trouble("no_access", file=path)
    return Trouble("disk_fails" if error.errno in _FAILING else "no_such_file", file=path)
