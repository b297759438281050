"""Spare room: unused bytes inside live objects, which may still hold a part of objects freed before.

Only on Linux, with CPython's own allocator: elsewhere the block sizes are unverified, and nothing is done.
"""

import ctypes
import gc
import operator
import sys
from bisect import bisect
from collections import deque
from collections.abc import Iterable
from operator import methodcaller
from pathlib import Path
from types import CodeType
from typing import Any, Final

_RAW, _MEMORY, _OBJECTS = range(3)
"""PyMemAllocatorDomain."""
_POOL: Final = 1 << 14
"""Bytes of a pool, which holds blocks of one size."""
_POOL_HEADER: Final = 48
_SIZE_INDEX, _LAST = 36, 44
"""The positions in a pool's header of the size of its blocks, and of the start of the last block."""
_STEP: Final = 16
"""Blocks are multiples of so many bytes."""
_LARGEST: Final = 512
"""Bytes of the largest block in a pool."""
_POINTER: Final = ctypes.sizeof(ctypes.c_void_p)
_EMPTY_LIST: Final = sys.getsizeof([])
_ASCII_HEADER: Final = sys.getsizeof("")
_WIDE_HEADER: Final = sys.getsizeof("\u0100") - 4
_ZEROS: Final = bytes(_LARGEST)
_NAMELESS: Final = 5
"""Columns of a stretch without a name in /proc/self/maps."""
_TEXTS: Final = frozenset((str, bytes, CodeType))
_UNWATCHED: Final = frozenset((tuple, dict))
_BATCH: Final = 10_000
"""Objects after which other threads have a turn."""

_zeroed = False
"""Whether new blocks are zeroed; only then are the assumptions here about blocks valid."""


class _Allocator(ctypes.Structure):
    """PyMemAllocatorEx."""

    _fields_ = [(name, ctypes.c_void_p) for name in ("ctx", "malloc", "calloc", "realloc", "free")]


def zero_new_blocks() -> None:
    """Have Python zero the requested bytes of each block that it allocates; costs no measurable time.

    `PyObject_Calloc` stands in for malloc. It takes two numbers as malloc does, of which the context is then the first:
    one block, of so many bytes.
    """
    # Not with the letters of a build that checks its blocks, or that has no lock around them.
    if sys.platform != "linux" or sys.implementation.name != "cpython" or sys.abiflags or sys.maxsize < 1 << 32:
        return
    get, put = ctypes.pythonapi.PyMem_GetAllocator, ctypes.pythonapi.PyMem_SetAllocator
    kinds = [_Allocator() for _ in range(3)]
    for domain, kind in enumerate(kinds):
        get(domain, ctypes.byref(kind))
    if kinds[_OBJECTS].ctx or kinds[_OBJECTS].malloc == kinds[_RAW].malloc:
        # PYTHONMALLOC selected another allocator.
        return
    for domain in (_MEMORY, _OBJECTS):
        kinds[domain].ctx, kinds[domain].malloc = 1, ctypes.cast(ctypes.pythonapi.PyObject_Calloc, ctypes.c_void_p)
        put(domain, ctypes.byref(kinds[domain]))
    global _zeroed
    _zeroed = True


def overwrite_spare_room() -> None:
    """Overwrite the spare room of live lists, texts, bytes and code, if `zero_new_blocks` had an effect.

    Objects that garbage collection permanently ignores existed before any word of a child, and are passed over.
    """
    if not _zeroed:
        return
    collecting = gc.isenabled()
    # What it finds could run in the middle of a change to a list.
    gc.disable()
    try:
        watched = gc.get_objects()
        for thing in watched:
            if type(thing) is list:
                _overwrite_end(thing)
        pools = _Pools()
        for text in _held(watched):
            if used := _used(text):
                pools.overwrite_behind(id(text), used)
    finally:
        if collecting:
            gc.enable()


def _held(ahead: list[Any]) -> Iterable[Any]:
    """Return the texts, bytes and code that objects hold, also through objects untracked by garbage collection."""
    texts: dict[int, Any] = {}
    seen = set[int]()
    while ahead:
        batch, ahead[-_BATCH:] = ahead[-_BATCH:], []
        found = gc.get_referents(*batch)
        texts.update((id(thing), thing) for thing in found if type(thing) in _TEXTS)
        within = {id(thing): thing for thing in found if type(thing) in _UNWATCHED and not gc.is_tracked(thing)}
        ahead += map(within.__getitem__, set(within).difference(seen))
        seen.update(within)
    return texts.values()


def _overwrite_end(items: list[Any]) -> None:
    """Fill the places of a list that are kept for more."""
    spare = (sys.getsizeof(items) - _EMPTY_LIST) // _POINTER - len(items)
    if spare > 0:
        # In one step for all other threads: nothing between the two is Python.
        changes = methodcaller("extend", (None,) * spare), methodcaller("__delitem__", slice(-spare, None))
        deque(map(operator.call, changes, (items, items)), maxlen=0)


def _used(thing: object) -> int:
    """Return how many bytes of its block an object uses, or 0 if that is unknown."""
    size = sys.getsizeof(thing)
    if size > _LARGEST or not size % _STEP:
        return 0
    if type(thing) is str:
        if thing.isascii():
            expected = _ASCII_HEADER + len(thing)
        else:
            highest = ord(max(thing))
            width = 1 if highest < 1 << 8 else 2 if highest < 1 << 16 else 4
            expected = _WIDE_HEADER + width * (len(thing) + 1)
        # Where its letters stand elsewhere, or it keeps a second form of them, sizes differ.
        return size if size == expected else 0
    return size if type(thing) in (bytes, CodeType) else 0


class _Pools:
    """Pools of Python's allocator, and the blocks in them."""

    def __init__(self) -> None:
        self._starts, self._ends = _unnamed()
        self._known: dict[int, tuple[int, memoryview]] = {}

    def overwrite_behind(self, address: int, used: int) -> None:
        """Overwrite the block at `address` behind the used bytes; memory outside the pools stays unchanged."""
        pool = address & -_POOL
        if not (known := self._known.get(pool)):
            known = self._known[pool] = self._read(pool)
        size, memory = known
        place = address - pool
        if used < size and not (place - _POOL_HEADER) % size:
            memory[place + used : place + size] = _ZEROS[: size - used]

    def _read(self, pool: int) -> tuple[int, memoryview]:
        """Return how large each block in a pool is, 0 if it is no pool, and the memory of the pool."""
        stretch = bisect(self._starts, pool)
        if not stretch or pool + _POOL > self._ends[stretch - 1]:
            # A constant of the interpreter.
            return 0, memoryview(b"")
        memory = memoryview((ctypes.c_ubyte * _POOL).from_address(pool)).cast("B")
        index, last = (int.from_bytes(memory[at : at + 4], sys.byteorder) for at in (_SIZE_INDEX, _LAST))
        size = (index + 1) * _STEP
        return size if size <= _LARGEST and last == _POOL - size else 0, memory


def _unnamed() -> tuple[list[int], list[int]]:
    """Return the starts of the writable memory regions that belong to no file, in order, and their ends."""
    lines = [line.split() for line in Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()]
    # Its address, rights, offset, device and inode; a name if it has one.
    pairs = [line[0].split("-") for line in lines if len(line) == _NAMELESS and line[1].startswith("rw")]
    return [int(start, 16) for start, _ in pairs], [int(end, 16) for _, end in pairs]
