"""What the app tells its screens."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from cop_session.library import Library


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
