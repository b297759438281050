"""Progress of long-running work: its progress bar, and its cancellation."""

from typing import Final

from cop_session.store.index.session_index import Told

__all__ = ["Stopped", "Told", "bar"]

_WIDTH: Final = 30


class Stopped(Exception):
    """A user stopped the work; raised by a progress callback, and passed on."""


def bar(done: int, of: int) -> str:
    """Return a bar for so much of the work, `of` above 0."""
    full = "#" * (done * _WIDTH // of)
    return f"[{full:.<{_WIDTH}}] {done * 100 // of:3} %"
