"""Messages from the app to its screens."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from cop_session.services import Library, Summary


class SessionsGlanced(Message):
    """The list of the previous run is available; `shown` is called once it is on the screen."""

    def __init__(self, sessions: "Sequence[Summary]", shown: Callable[[], None]) -> None:
        super().__init__()
        self.sessions = sessions
        self.shown = shown


class ListMadeAgain(Message):
    """The workspace is opening; the share of the list that was reindexed, in percent."""

    def __init__(self, percent: int) -> None:
        super().__init__()
        self.percent = percent


class LibraryOpened(Message):
    """The workspace is open."""

    def __init__(self, library: "Library") -> None:
        super().__init__()
        self.library = library


class LibraryFailed(Message):
    """Opening the workspace failed."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble


class Saved(Message):
    """The log on disk grew, or can no longer grow."""
