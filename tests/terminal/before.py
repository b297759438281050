"""What is done to a program in a terminal just before it begins; each can be handed to another process."""

import ctypes
import os
import resource
import signal
from collections.abc import Callable
from functools import partial
from typing import Final

Before = Callable[[], object]

_VERSION: Final = 0x20080522
"""Of the form in which Linux takes capabilities: three sets, in two words each."""


def files_at_most(size: int) -> Before:
    """Let no file grow beyond `size` bytes, as on a disk that is full."""
    return partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))


def deaf_to(sign: signal.Signals) -> Before:
    """Have it ignore a signal, as some who start programs do."""
    return partial(signal.signal, sign, signal.SIG_IGN)


def with_code(source: str) -> Before:
    """Run `source`, which breaks something on purpose."""
    return partial(exec, source, {})


def without_privileges() -> None:
    """Have the permissions of files count for root too."""
    if os.geteuid() == 0:
        capset = ctypes.CDLL(None).capset
        assert capset((ctypes.c_uint32 * 2)(_VERSION, 0), (ctypes.c_uint32 * 6)()) == 0
