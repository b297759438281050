"""Temporary files and folders, locked by their writer; a sweep removes only those of a dead process."""

import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from cop_session.regular_files import wipe, wipe_tree

UNFINISHED: Final = re.compile(r"\..+\.[0-9a-f]{8}")
"""How a file of the workspace is named while it is written; see `name_beside`."""
UNFINISHED_DOCUMENT: Final = re.compile(r"\..+\.[0-9a-f]{12}\.tmp")
"""How a document, or a folder of documents, is named while it is written."""
OFFICE_FOLDER: Final = "cop-session-pdf-"
"""How the name of a folder begins in which an office makes a PDF."""

_TRIES: Final = 5
_ABANDONED_AFTER: Final = 600.0
"""Seconds after which a file counts as abandoned on a system without a lock to tell."""


def name_beside(path: Path) -> Path:
    """Return a new name in the folder of `path`, hidden: *.a.json.1a2b3c4d*."""
    return path.with_name(f".{path.name}.{secrets.token_hex(4)}")


def office_folders(parent: Path) -> list[Path]:
    """Return the folders of this user in `parent` in which an office program makes or made a PDF; raises OSError."""
    return [path for path in parent.glob(f"{OFFICE_FOLDER}*") if is_own(path)]


def is_own(path: Path) -> bool:
    """Tell whether a file is this user's; Windows has a temporary folder for each user."""
    with suppress(OSError):
        return sys.platform == "win32" or path.lstat().st_uid == os.getuid()
    return False


@contextmanager
def temporary_file(path: Path) -> Iterator[BinaryIO]:
    """A new file with permissions 0600, locked until the end; an unfinished file is then wiped; raises OSError."""
    file = _new_file(path)
    try:
        yield file
    finally:
        file.close()
        try:
            wipe(path)
        except OSError:
            # A disk that refuses to overwrite may still remove; else the next start does.
            with suppress(OSError):
                path.unlink(missing_ok=True)


@contextmanager
def temporary_folder(path: Path) -> Iterator[Path]:
    """A new folder with permissions 0700, locked until the end; its remaining files are then wiped; raises OSError."""
    held = _new_folder(path)
    try:
        yield path
    finally:
        with suppress(OSError):
            wipe_tree(path)
        shutil.rmtree(path, ignore_errors=True)
        if held is not None:
            os.close(held)


def write_out(file: BinaryIO, content: bytes) -> None:
    """Write all of `content` and sync it to disk; raises OSError."""
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def move_into_place(file: BinaryIO, path: Path, target: Path) -> None:
    """Give the finished temporary file at `path` the name `target`, replacing an existing file; raises OSError."""
    if sys.platform == "win32":
        # There an open file cannot get another name.
        file.close()
    os.replace(path, target)


def _new_file(path: Path) -> BinaryIO:
    for _ in range(_TRIES):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        _lock(opened)
        if _is_at(opened, path):
            return os.fdopen(opened, "wb")
        # Swept between making and locking it.
        os.close(opened)
    raise FileNotFoundError(path)


if sys.platform == "win32":

    def _lock(opened: int) -> None:
        """Do nothing: on this system an open file cannot be removed."""

    def _is_at(opened: int, path: Path) -> bool:
        return True

    def _new_folder(path: Path) -> int | None:
        from cop_session import acl

        acl.make(path)
        return None

    def sweep_unheld(path: Path) -> bool:
        """Wipe a temporary file or folder that is old enough; false if its writer may still be active."""
        if time.time() - path.lstat().st_mtime < _ABANDONED_AFTER:
            return False
        wipe_tree(path)
        return True

else:
    import fcntl

    def _lock(opened: int) -> None:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX)
        except OSError:
            # A network folder may know no locks; there age tells.
            return

    def _is_at(opened: int, path: Path) -> bool:
        """Tell whether a file that is open is still the one at `path`."""
        try:
            return os.path.samestat(os.fstat(opened), path.lstat())
        except FileNotFoundError:
            return False

    def _new_folder(path: Path) -> int | None:
        for _ in range(_TRIES):
            path.mkdir(mode=0o700)
            opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            _lock(opened)
            if _is_at(opened, path):
                return opened
            os.close(opened)
        raise FileNotFoundError(path)

    def sweep_unheld(path: Path) -> bool:
        """Wipe an unlocked temporary file or folder; false if its writer still holds it; raises OSError."""
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            wipe(path)
            return True
        try:
            opened = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        except FileNotFoundError:
            return True
        try:
            if not _is_abandoned(opened):
                return False
            # Its writer may have finished it under another name meanwhile.
            if _is_at(opened, path):
                wipe_tree(path)
            return True
        finally:
            os.close(opened)

    def _is_abandoned(opened: int) -> bool:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return time.time() - os.fstat(opened).st_mtime >= _ABANDONED_AFTER
        return True
