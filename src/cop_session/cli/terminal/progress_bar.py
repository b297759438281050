"""A progress bar on the terminal for long operations; none if standard error is not a terminal."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from cop_session.services.workspace.progress_report import bar

_AFTER: Final = 1.0
"""Seconds: a shorter operation needs no bar."""


@contextmanager
def progress() -> Iterator[Callable[[int, int], None]]:
    """A callback that takes the amount done and the total, and shows it on standard error until the end."""
    begun, shows = time.monotonic(), sys.stderr.isatty()

    def told(done: int, of: int) -> None:
        if shows and of and time.monotonic() - begun > _AFTER:
            print(f"\r{bar(done, of)}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        if shows:
            print(f"\r{' ' * len(bar(1, 1))}\r", end="", file=sys.stderr, flush=True)
