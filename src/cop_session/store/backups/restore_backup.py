"""Puts a backup in the place of a database; the replaced database is kept aside, untouched, with all its files."""

import os
import secrets
import shutil
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cop_session.disk_errors import disk_trouble
from cop_session.paths import BACKUPS, make_private
from cop_session.regular_files import open_regular, wipe
from cop_session.store.files.database_location import restored
from cop_session.store.files.file_lock import alone
from cop_session.store.files.private_files import sync_folder
from cop_session.temporary_files import move_into_place, name_beside, temporary_file, write_out
from cop_session.troubles import Trouble

_ASIDE: Final = "damaged-"
PARTS: Final = ("", "-wal", "-shm", "-journal")
"""The suffixes of the files of a database. `finish` relies on the order: the file itself goes first."""
_LOCKED_BYTES: Final = 0x4000_0000, 512
"""The byte range that SQLite locks as long as any process has a database open."""


def put_back(database: Path, backup: Path, now: datetime) -> Path | None:
    """Put a copy of `backup` in the place of a database, and return the folder that keeps the replaced database.

    `now` is aware. Raises Trouble `in_use` if another program has the database open, `disk_full`, `disk_fails`,
    `folder_read_only` or `not_saved` if the disk refuses; then nothing changed, or `finish` completes it.
    """
    with alone(database.parent) as free:
        if not free or _is_open(database):
            raise Trouble("in_use")
        try:
            _copy(backup, restored(database))
            return _exchange(database, aside_name(now))
        except OSError as error:
            raise disk_trouble(error, "not_saved", folder=database.parent) from error


def finish(database: Path) -> None:
    """Complete a `put_back` that a power failure interrupted; undo it if the database was not moved yet."""
    if not restored(database).exists():
        return
    with alone(database.parent) as free, suppress(OSError):
        if free and is_there(database):
            leave_none_empty(database)
            wipe(restored(database))
        elif free:
            _exchange(database, _last_aside(database))


def is_there(database: Path) -> bool:
    """Tell whether there is a database, even a damaged one; an empty file is none."""
    with suppress(OSError):
        return database.stat().st_size > 0
    return False


def kept_aside(database: Path) -> list[Path]:
    """Return the folders of the databases kept aside."""
    return sorted(database.with_name(BACKUPS).glob(f"{_ASIDE}*"))


def leave_none_empty(database: Path) -> None:
    """Remove the empty folders among those for databases kept aside."""
    for folder in kept_aside(database):
        with suppress(OSError):
            folder.rmdir()


def aside_name(now: datetime) -> str:
    """Return the name of a new folder for a database kept aside; `now` is aware."""
    return f"{_ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def _last_aside(database: Path) -> str:
    found = kept_aside(database)
    # One that holds a part already is of another time: nothing in it may be written over.
    holds = any((found[-1] / part.name).exists() for part in _parts(database)) if found else True
    return aside_name(datetime.now(UTC)) if holds else found[-1].name


def _parts(database: Path) -> list[Path]:
    return [path for path in (database.with_name(database.name + end) for end in PARTS) if path.exists()]


def _copy(backup: Path, target: Path) -> None:
    """Write the copy whole, or not at all."""
    half = name_beside(target)
    with open_regular(backup) as source, temporary_file(half) as copy:
        shutil.copyfileobj(source, copy, 1 << 20)
        write_out(copy, b"")
        move_into_place(copy, half, target)
    sync_folder(target.parent)


def _exchange(database: Path, name: str) -> Path | None:
    aside = database.with_name(BACKUPS) / name
    there = _parts(database)
    if there:
        make_private(aside.parent)
        make_private(aside)
        sync_folder(aside.parent)
    for path in there:
        path.replace(aside / path.name)
    if there:
        sync_folder(aside)
    sync_folder(database.parent)
    restored(database).replace(database)
    sync_folder(database.parent)
    return aside if aside.exists() else None


if sys.platform == "win32":

    def _is_open(database: Path) -> bool:
        """Return false: an open file cannot be renamed on this system, so the exchange itself fails."""
        return False

else:
    import fcntl

    def _is_open(database: Path) -> bool:
        """Tell whether another process has the database open; this one must not: closing releases its locks."""
        start, length = _LOCKED_BYTES
        try:
            opened = os.open(database, os.O_RDWR)
        except OSError:
            return False
        try:
            fcntl.lockf(opened, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except OSError:
            return True
        finally:
            os.close(opened)
        return False
