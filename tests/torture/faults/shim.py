"""The shim that stands between the program and its files: how it is made, told what to do, and what it wrote down."""

import ctypes
import errno
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from enum import IntEnum
from pathlib import Path
from typing import Final, NamedTuple

import pytest

SOURCE: Final = Path(__file__).with_name("shim.c")
_HEAD: Final = struct.Struct("=6q")

needs_shim = pytest.mark.skipif(
    not sys.platform.startswith("linux") or shutil.which("cc") is None,
    reason="faults are put in by a library that is compiled here, on Linux and with a C compiler",
)


class Op(IntEnum):
    """What can be done to a file, as the shim numbers it."""

    WRITE = 0
    SYNC = 1
    OPEN = 2
    RENAME = 3
    TRUNCATE = 4
    UNLINK = 5
    MARK = 6
    FOLDER = 7


class Change(NamedTuple):
    """One thing that was done."""

    op: Op
    path: str
    other: str
    offset: int
    data: bytes
    number: int


class Shim:
    """The shim in front of this very process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def mark(self, number: int) -> None:
        """Write down that `number` was acknowledged."""
        self._library.shim_mark(ctypes.c_long(number))

    def arm(self, op: Op, at: int, error: int = errno.EIO, *, lasting: bool = False) -> None:
        """Let the operation that is the `at`-th from now fail, from 1, and where it is `lasting` those after it too."""
        self._library.shim_arm(int(op), ctypes.c_long(at), error, int(lasting))

    def disarm(self) -> None:
        """Let everything go well."""
        self._library.shim_arm(-1, ctypes.c_long(0), 0, 0)

    def halt(self, at: int, with_signal: int, *, lasting: bool = False) -> None:
        """Send this process a signal before the change that is the `at`-th from now, of whatever kind; 0 is never.

        With a negative error number instead of a signal, that change fails, and where it is `lasting` those after it.
        """
        self._library.shim_halt(ctypes.c_long(at), int(with_signal), int(lasting))

    def changes(self) -> str:
        """Return of which kinds the changes since `halt` were, a digit for each as `Op` numbers them."""
        self._library.shim_changes.restype = ctypes.c_char_p
        return bytes(self._library.shim_changes()).decode()

    def count(self, op: Op) -> int:
        """Return how often this was done since the shim was last armed."""
        return int(self._library.shim_count(int(op)))


def made(folder: Path) -> Path:
    """Compile the shim in `folder`."""
    library = folder / "shim.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, SOURCE, "-ldl"], check=True)
    return library


def behind(library: Path, root: Path, record: Path | None = None) -> Mapping[str, str]:
    """Return the environment in which a program does what it does below `root` through the shim."""
    recorded = {"SHIM_RECORD": str(record)} if record else {}
    return {**os.environ, "LD_PRELOAD": str(library), "SHIM_ROOT": str(root), **recorded}


def changes(record: Path) -> Iterator[Change]:
    """Yield what the shim wrote down."""
    data, at = record.read_bytes(), 0
    while at < len(data):
        op, path, other, offset, length, number = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        ends = (at + path, at + path + other, at + path + other + length)
        yield Change(
            Op(op),
            data[at : ends[0]].decode(),
            data[ends[0] : ends[1]].decode(),
            offset,
            data[ends[1] : ends[2]],
            number,
        )
        at = ends[2]
