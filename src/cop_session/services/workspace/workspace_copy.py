"""A copy of a whole workspace elsewhere, on a stick or a share, and a new workspace made from such a copy.

It holds the unchanged database, opened and checked, with the key file that opens it and a trainer's stop-points. Later
strikes and erasures here do not reach it: struck and erased words stay there until a user deletes the copy.
"""

import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from filecmp import cmp
from pathlib import Path
from typing import Final

from cop_session.paths import Workspace, make_private
from cop_session.regular_files import is_regular
from cop_session.store.backups.backups import Backup, Backups
from cop_session.store.backups.restore_backup import is_there
from cop_session.store.database.database_key import Key
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import sync_folder
from cop_session.temporary_files import name_beside
from cop_session.troubles import Trouble

_NAME: Final = "cop-session"


def copy_elsewhere(workspace: Workspace, key: Key | None, folder: Path, now: datetime) -> Path:
    """Copy a workspace to a new folder in `folder`, and return that once its files were read back.

    `key` is that of the workspace, `now` aware. Raises Trouble `copied_here`, `nothing_to_copy`, `not_copied`, and
    `damaged_store` if the database is damaged; then there is no such folder.
    """
    if folder.resolve().is_relative_to(workspace.root.resolve()):
        raise Trouble("copied_here", folder=folder)
    if not is_there(workspace.database):
        raise Trouble("nothing_to_copy")
    half = name_beside(folder / _NAME)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        make_private(half)
        Backups(workspace.database, key).write_whole(half, now)
        for file in _beside(workspace):
            _copy(file, half / file.relative_to(workspace.sessions))
        sync_folder(half)
        done = _free(folder / f"{_NAME}-{now.astimezone():%Y-%m-%d}")
        half.replace(done)
        sync_folder(folder)
    except OSError as error:
        shutil.rmtree(half, ignore_errors=True)
        raise Trouble("not_copied", folder=folder) from error
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return done


def bring_over(workspace: Workspace, folder: Path) -> Backup:
    """Copy the newest workspace copy in `folder` to the backups of a workspace that is still empty.

    From there it is restored like any other backup. Raises Trouble `here_already`, `no_copy_there`, `not_copied`.
    """
    if is_there(workspace.database):
        raise Trouble("here_already", folder=workspace.root)
    found = [(one, where) for where in (folder, *sorted(folder.glob(f"{_NAME}-*"))) for one in _copies(where)]
    if not found:
        raise Trouble("no_copy_there", folder=folder)
    copy, where = max(found, key=lambda one: one[0].made_at)
    place = DatabaseLocation(workspace.database, workspace.key_file, ())
    key_file = where / workspace.key_file.name
    if not _is_free_for(place, copy, key_file):
        raise Trouble("here_already", folder=workspace.root)
    half = workspace.backups / f".backup.{secrets.token_hex(4)}"
    try:
        make_private(workspace.backups)
        if is_regular(key_file):
            _copy(key_file, place.key_copy)
        for file in _files(where / workspace.stops.name):
            _copy(file, workspace.stops / file.name)
        _copy(copy.path, half)
        half.replace(workspace.backups / copy.path.name)
        sync_folder(workspace.backups)
    except OSError as error:
        raise Trouble("not_copied", folder=workspace.root) from error
    finally:
        half.unlink(missing_ok=True)
    return copy


def _is_free_for(place: DatabaseLocation, copy: Backup, key_file: Path) -> bool:
    """Tell whether another workspace has no files here: no backup but this one, and no key that this would replace."""
    others = [one for one in Backups(place.database).files() if one.path.name != copy.path.name]
    keys = [one for one in (place.key_file, place.key_copy) if one.exists()]
    return not others and all(is_regular(key_file) and cmp(one, key_file, shallow=False) for one in keys)


def _beside(workspace: Workspace) -> Iterator[Path]:
    if is_regular(workspace.key_file):
        yield workspace.key_file
    yield from _files(workspace.stops)


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.glob("*")) if is_regular(path) and not path.name.startswith(".")]


def _copies(folder: Path) -> list[Backup]:
    """Return the whole copies in any folder."""
    return [one for one in Backups.in_folder(folder) if one.base is None]


def _copy(source: Path, target: Path) -> None:
    """Copy a file and compare the copy; raises OSError."""
    make_private(target.parent)
    shutil.copyfile(source, target)
    target.chmod(0o600)
    if not cmp(source, target, shallow=False):
        raise OSError(f"{target.name} reads otherwise")


def _free(target: Path) -> Path:
    names = (target.with_name(f"{target.name}-{number}") for number in range(2, 1_000))
    return target if not target.exists() else next(name for name in names if not name.exists())
