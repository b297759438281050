"""Regular files: opened without following a link or waiting for a pipe, and wiped before they are removed."""

import os
import stat
from errno import EINVAL, ELOOP
from pathlib import Path
from typing import BinaryIO, Final

_BLOCK: Final = bytes(1 << 20)
_FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_NOCTTY", "O_BINARY"))
_NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)


class NotRegularFile(OSError):
    """A link, pipe, socket, device or folder where a file belongs."""


def open_regular(path: Path, *, writable: bool = False, follow: bool = False) -> BinaryIO:
    """Open a regular file, unbuffered; `follow` allows a link to one, for a path that the user typed.

    Raises OSError, of which NotRegularFile for anything that is no regular file.
    """
    _check((path.stat() if follow else path.lstat()).st_mode, path)
    try:
        opened = os.open(path, (os.O_RDWR if writable else os.O_RDONLY) | _FLAGS | (0 if follow else _NO_LINK))
    except OSError as error:
        if error.errno == ELOOP:
            raise NotRegularFile(*error.args) from error
        raise
    try:
        # Another file may have come in its place since.
        _check(os.fstat(opened).st_mode, path)
    except BaseException:
        os.close(opened)
        raise
    return os.fdopen(opened, "r+b" if writable else "rb", buffering=0)


def read_regular(path: Path, most: int = -1, *, follow: bool = False) -> bytes:
    """Return at most `most` bytes of a regular file, all of them below 0; raises OSError as `open_regular` does."""
    content = bytearray()
    with open_regular(path, follow=follow) as file:
        while len(content) != most and (block := file.read(most - len(content) if most >= 0 else len(_BLOCK))):
            content += block
    return bytes(content)


def is_regular(path: Path) -> bool:
    """Tell whether there is a regular file at `path`; a link to one does not count."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return False


def wipe(path: Path) -> None:
    """Write zeros over a file, if it exists, and remove it; a link, pipe or device is removed unopened.

    A file that has another name as well only loses this one: its content belongs to that name too. A solid-state drive,
    a journaling file system or a snapshot can keep the earlier blocks. Raises OSError.
    """
    try:
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            _write_zeros(path)
        elif stat.S_ISDIR(found.st_mode):
            raise NotRegularFile(EINVAL, "a folder", str(path))
        path.unlink()
    except FileNotFoundError:
        return


def wipe_tree(folder: Path) -> None:
    """Wipe a folder with all files below it; links are removed, not followed; raises OSError."""
    if stat.S_ISDIR(folder.lstat().st_mode):
        for path in list(folder.iterdir()):
            wipe_tree(path)
        folder.rmdir()
    else:
        wipe(folder)


def _write_zeros(path: Path) -> None:
    with open_regular(path, writable=True) as file:
        left = file.seek(0, os.SEEK_END)
        file.seek(0)
        while left > 0:
            left -= file.write(_BLOCK[:left])
        os.fsync(file.fileno())


def _check(mode: int, path: Path) -> None:
    if not stat.S_ISREG(mode):
        raise NotRegularFile(EINVAL, "no regular file", str(path))
