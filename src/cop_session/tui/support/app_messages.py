"""What the app tells its screens."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from cop_session.services import Library, Summary


class SessionsGlanced(Message):
    """The sessions are known as they were listed last; `shown` is called once they are on the screen."""

    def __init__(self, sessions: "Sequence[Summary]", shown: Callable[[], None]) -> None:
        super().__init__()
        self.sessions = sessions
        self.shown = shown


class ListMadeAgain(Message):
    """The workspace is opening, and so much of its list was made again, in a hundred."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self.percent = percent


class LibraryOpened(Message):
    """The workspace is open."""

    def __init__(self, library: "Library") -> None:
        super().__init__()
        self.library = library


class LibraryFailed(Message):
    """The workspace could not be opened."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble


class Saved(Message):
    """The log on disk grew, or cannot grow any more."""
