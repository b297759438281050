"""Zeroization of freed memory: Python and the C library keep freed bytes until the memory is used again."""

import ctypes
import gc
import re
import sys
import time
from array import array
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any, Final

from cop_session.spare_room import overwrite_spare_room

_SIZES: Final = range(48, 513, 16)
"""The sizes in bytes of the blocks that Python hands out itself, and that a text fits into."""
_SMALL_OBJECTS: Final[tuple[tuple[int, Callable[[int], list[object]]], ...]] = (
    (16, lambda count: [object() for _ in range(count)]),
    (32, lambda count: list(range(1 << 20, (1 << 20) + count))),
)
"""The constructors of objects that fill smaller blocks, and the sizes of those blocks."""
_SMALL_POOLS: Final = 8
"""The number of consecutive pools that proves that they were never used."""
_FITTING_SIZE: Final = 480
"""The size in bytes of the objects that fill a pool up to its last 16 bytes."""
_BYTES_HEADER: Final = sys.getsizeof(b"")
_POOL: Final = 1 << 14
"""Bytes of a pool, which holds blocks of one size."""
_POOL_HEADER: Final = 48
_MOST: Final = 1 << 27
"""The maximum number of bytes overwritten in blocks of one size, however the memory looks."""
_SMALLEST_CHUNK, _LARGEST_CHUNK, _CHUNKS = 24, 1032, 8
"""The C library's cache of freed chunks per thread: smallest and largest size in bytes, number per size."""

_TURN: Final = 0.01
"""Seconds until it is tried again."""

_releases = 0
"""How often freed memory was overwritten."""


def zeroize_freed_memory(packages: Collection[str] = ()) -> None:
    """Collect garbage, and overwrite free memory; takes some tens of milliseconds.

    Caches of functions in loaded modules of `packages` are emptied first: they hold the words of their arguments.
    """
    for cache in list(_caches(packages)):
        cache.cache_clear()
    re.purge()
    _collect()
    _overwrite_blocks()
    overwrite_spare_room()
    zeroize_thread()
    global _releases
    _releases += 1


def _collect() -> None:
    """Collect garbage, once another thread's collection is over: an earlier collection may miss newly freed objects."""
    done = _collections()
    while not gc.collect() and _collections() == done:
        time.sleep(_TURN)


def _collections() -> int:
    return sum(generation["collections"] for generation in gc.get_stats())


def _caches(packages: Collection[str]) -> Iterator["_lru_cache_wrapper[Any]"]:
    for name, module in tuple(sys.modules.items()):
        if name.partition(".")[0] in packages:
            for value in tuple(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    yield value
                elif isinstance(value, type) and value.__module__ == name:
                    yield from _caches_of(value)


def _caches_of(owner: type) -> Iterator["_lru_cache_wrapper[Any]"]:
    for value in tuple(vars(owner).values()):
        inner = getattr(value, "__func__", None) or getattr(value, "fget", None) or value
        if isinstance(inner, _lru_cache_wrapper):
            yield inner


def _overwrite_blocks() -> None:
    """Take every free block of Python's own, filled with zeros, and give it back."""
    _overwrite_small_blocks()
    taken: list[bytes] = []
    for size in _SIZES:
        # Python opens a pool only when no other pool of that size has room.
        _take_blocks(size, taken, lambda _: True)
    # Pools that are free altogether serve any size, and come before room that was never used.
    starts, ends = _mapped()

    def is_new(pool: int) -> bool:
        place = bisect(starts, pool * _POOL)
        return not place or pool * _POOL >= ends[place - 1]

    _take_blocks(_FITTING_SIZE, taken, is_new)


def _overwrite_small_blocks() -> None:
    """Allocate blocks too small for any object with text: their pools may have held such objects before."""
    for size, make in _SMALL_OBJECTS:
        wanted = (_POOL - _POOL_HEADER) // size
        taken: list[object] = []
        whole = 0
        while whole < _SMALL_POOLS and len(taken) * size < _MOST:
            more = make(wanted)
            taken += more
            # An array, because numbers in a list take blocks of these sizes themselves.
            places = array("Q", map(id, more))
            whole = whole + 1 if max(places) - min(places) < 2 * _POOL else 0


def _take_blocks(size: int, taken: list[bytes], enough: Callable[[int], bool]) -> None:
    """Allocate zeroed blocks of `size` bytes until `enough` is true of the number of a pool that holds nothing else."""
    wanted = (_POOL - _POOL_HEADER) // size
    counts = Counter[int]()
    for _ in range(_MOST // _POOL):
        more = [bytes(size - _BYTES_HEADER) for _ in range(wanted)]
        taken += more
        touched = Counter([id(block) // _POOL for block in more])
        counts += touched
        if any(enough(pool) for pool in touched if counts[pool] == wanted):
            break
    else:
        # Pools are not what they are taken for here.
        return
    # Too small for another block of this size, it may hold the end of a block of another.
    rest = (_POOL - _POOL_HEADER) % size
    for pool in counts:
        ctypes.memset((pool + 1) * _POOL - rest, 0, rest)


def _mapped() -> tuple[list[int], list[int]]:
    """Return the starts of this process's memory regions, in order, and their ends."""
    try:
        lines = Path("/proc/self/maps").read_text("utf-8", "replace").splitlines()
    except OSError:
        return [0], [sys.maxsize]
    pairs = (line.partition(" ")[0].split("-") for line in lines)
    starts, ends = zip(*((int(start, 16), int(end, 16)) for start, end in pairs), strict=True)
    return list(starts), list(ends)


class ThreadZeroizer:
    """Overwrites the freed chunks that a thread caches, in that thread, once after each release of memory."""

    def __init__(self) -> None:
        self._done = _releases

    def catch_up(self) -> bool:
        """Overwrite the chunks cached by the calling thread, if memory was released since the last call.

        Returns whether that was due.
        """
        due = self._done != _releases
        if due:
            self._done = _releases
            zeroize_thread()
        return due


def zeroize_thread() -> None:
    """Overwrite the chunks that the C library caches for the calling thread."""
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    libc.malloc.argtypes, libc.malloc.restype = [ctypes.c_size_t], ctypes.c_void_p
    libc.free.argtypes, libc.free.restype = [ctypes.c_void_p], None
    taken = []
    for size in range(_SMALLEST_CHUNK, _LARGEST_CHUNK + 1, 16):
        for _ in range(_CHUNKS):
            address = libc.malloc(size)
            ctypes.memset(address, 0, size)
            taken.append(address)
    for address in taken:
        libc.free(address)
    libc.malloc_trim(0)
