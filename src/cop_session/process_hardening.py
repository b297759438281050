"""Process hardening: no core dumps, no other process of this user that reads the memory, freed memory overwritten."""

import ctypes
import sys
from typing import Final

from cop_session.spare_room import zero_new_blocks

_PR_SET_DUMPABLE: Final = 4
"""From linux/prctl.h."""
_M_PERTURB: Final = -6
"""From glibc's malloc.h: `free` fills the memory that it releases."""
_M_ARENA_MAX: Final = -8
"""From the same: threads share free memory. Each would keep room of its own: 2 MB, and more places to wipe."""
_FILLING: Final = 0xFF
"""`free` writes this byte, and `malloc` its complement 0."""


def harden_process() -> None:
    """Keep the words of a child out of core dumps and other processes; unsupported measures are skipped.

    Windows writes a dump only if an administrator requested dumps of this very program. macOS writes a core only above
    the limit that is set here.
    """
    if sys.platform == "win32":
        return
    import resource

    # The hard limit too: a program that we start, such as LibreOffice, could raise it again.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        # A core that goes through a pipe, as systemd-coredump takes it, knows no limit.
        libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        # musl has no mallopt.
        if mallopt := getattr(libc, "mallopt", None):
            mallopt(_M_PERTURB, _FILLING)
            mallopt(_M_ARENA_MAX, 1)
        zero_new_blocks()
