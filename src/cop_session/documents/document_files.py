"""Documents on disk: whole or not at all, for the owner alone, and never over another one."""

import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import EEXIST, ENOTDIR, ENOTEMPTY
from itertools import count
from pathlib import Path

from cop_session.disk_errors import disk_trouble
from cop_session.paths import make_private
from cop_session.temporary_files import (
    UNFINISHED_DOCUMENT,
    sweep_unheld,
    temporary_file,
    temporary_folder,
    write_out,
)

_MODE = 0o600


def write(folder: Path, stem: str, ending: str, content: bytes) -> Path:
    """Write `content` to `stem` + `ending` (as in ".docx") in `folder` and return the path.

    If a file of that name exists, the next free name is used: `stem-2`, `stem-3` and so on. A missing folder is
    created. Raises Trouble "cannot_write", "disk_full".
    """
    try:
        make_private(folder, parents=True)
        draft = _draft(folder, stem)
        with temporary_file(draft) as file:
            write_out(file, content)
            if sys.platform == "win32":
                # There an open file cannot get another name.
                file.close()
            written = _published(draft, (folder / name for name in _names(stem, ending)))
        _sync_folder(folder)
    except OSError as error:
        raise disk_trouble(error, "cannot_write", file=folder / f"{stem}{ending}") from error
    return written


def write_folder(parent: Path, stem: str, files: Iterable[tuple[str, bytes]]) -> Path:
    """Write named `files` to a new folder `stem` in `parent`, all of them or none, and return the folder.

    They may be made one by one: an exception raised meanwhile is passed on, with nothing written. If a folder of that
    name exists, the next free name is used. Raises Trouble "cannot_write", "disk_full".
    """
    try:
        make_private(parent, parents=True)
        with temporary_folder(_draft(parent, stem)) as draft:
            for name, content in files:
                _write_new(draft / name, content)
            _sync_folder(draft)
            written = _moved(draft, (parent / name for name in _names(stem, "")))
        _sync_folder(parent)
    except OSError as error:
        raise disk_trouble(error, "cannot_write", file=parent / stem) from error
    return written


def _draft(folder: Path, stem: str) -> Path:
    """Return a name to write under, after wiping the remains that a killed program left of the same document."""
    with suppress(OSError):
        for path in folder.iterdir():
            if UNFINISHED_DOCUMENT.fullmatch(path.name) and path.name[1:-17] == stem:
                sweep_unheld(path)
    return folder / f".{stem}.{secrets.token_hex(6)}.tmp"


def _moved(draft: Path, targets: Iterator[Path]) -> Path:
    """Give the finished folder the first free name, and return that name."""
    for target in targets:
        if os.path.lexists(target):
            continue
        try:
            draft.rename(target)
        except OSError as error:
            # Somebody else took the name in between.
            if error.errno not in (EEXIST, ENOTEMPTY, ENOTDIR):
                raise
            continue
        return target
    raise FileExistsError(EEXIST, "no free name")


def _names(stem: str, ending: str) -> Iterator[str]:
    yield f"{stem}{ending}"
    yield from (f"{stem}-{number}{ending}" for number in count(2))


def _write_new(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _MODE)
    with open(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _published(draft: Path, targets: Iterator[Path]) -> Path:
    """Give the finished file the first free name, and return that name."""
    for target in targets:
        try:
            os.link(draft, target)
        except FileExistsError:
            continue
        except OSError:
            # A memory stick or a network drive may know no hard links.
            if not _reserved(target):
                continue
            draft.replace(target)
        return target
    raise FileExistsError(EEXIST, "no free name")


def _reserved(target: Path) -> bool:
    """Claim a name with an empty file, and tell whether it was free."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE))
    except FileExistsError:
        return False
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, if the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
