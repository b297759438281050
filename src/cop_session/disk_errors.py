"""Which sentence belongs to an error of the disk: full, read-only or failing."""

from errno import EACCES, EDQUOT, EIO, ENODEV, ENOSPC, ENXIO, EPERM, EROFS, ESTALE
from pathlib import Path
from typing import Final

from cop_session.temporary_files import name_beside, temporary_file, write_out
from cop_session.troubles import Trouble, TroubleCode

_FULL: Final = (ENOSPC, EDQUOT)
_REFUSED: Final = (EACCES, EPERM, EROFS)
_FAILING: Final = (EIO, ENXIO, ENODEV, ESTALE)
_FULL_ON_WINDOWS: Final = (39, 112)
"""ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL, for which Python knows no errno."""

_INPUT_OUTPUT: Final = "disk I/O"
_READ_ONLY: Final = ("readonly", "unable to open")
_VAGUE: Final = "vtable constructor failed"
"""SQLite's message about its full text, for any cause that makes it unreadable."""
_PROBE_BYTES: Final = 65_536
"""More than SQLite asks for at once."""


def disk_trouble(error: OSError, otherwise: TroubleCode, *, folder: Path | None = None, **names: object) -> Trouble:
    """Return `disk_full` or `disk_fails` if `error` says so, else the trouble `otherwise` with its `names`.

    With a `folder`, `folder_read_only` if writing there is not allowed.
    """
    if error.errno in _FULL or getattr(error, "winerror", None) in _FULL_ON_WINDOWS:
        return Trouble("disk_full")
    if error.errno in _FAILING:
        return Trouble("disk_fails")
    if folder is not None and (error.errno in _REFUSED or otherwise == "folder_read_only"):
        return Trouble("folder_read_only", folder=folder)
    return Trouble(otherwise, **names)


def is_of_disk(said: str) -> bool:
    """Tell whether SQLite says that the disk refused, be it with another code: that of a function that met it."""
    return any(sign in said for sign in ("disk is full", _INPUT_OUTPUT, *_READ_ONLY))


def sqlite_trouble(said: str, folder: Path, otherwise: Trouble) -> Trouble:
    """Return the Trouble for a disk error of SQLite in `folder`, by its message `said`; `otherwise` for other errors.

    SQLite says *disk I/O error* of a full disk too, so a file is written to learn more.
    """
    if "disk is full" in said:
        return Trouble("disk_full")
    if not any(sign in said for sign in (_INPUT_OUTPUT, *_READ_ONLY, _VAGUE)):
        return otherwise
    found = _probe(folder)
    if found is not None:
        return disk_trouble(found, "folder_read_only", folder=folder)
    if _VAGUE in said:
        return otherwise
    return Trouble("disk_fails") if _INPUT_OUTPUT in said else Trouble("folder_read_only", folder=folder)


def _probe(folder: Path) -> OSError | None:
    """Return the error that prevents writing a file in `folder`."""
    try:
        with temporary_file(name_beside(folder / "probe")) as file:
            write_out(file, bytes(_PROBE_BYTES))
    except OSError as error:
        return error
    return None


def unreadable(error: OSError, path: Path) -> Trouble:
    """Return why a file that a user named cannot be read.

    It is `no_access`, `disk_fails`, or `no_such_file`, also for a folder, a pipe or a device.
    """
    if error.errno in _REFUSED:
        return Trouble("no_access", file=path)
    return Trouble("disk_fails" if error.errno in _FAILING else "no_such_file", file=path)
