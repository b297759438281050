"""Home as the actions on its sessions see it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Protocol

from textual.message import Message

from cop_session.i18n import Translator
from cop_session.troubles import Trouble
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.support.background_work import WorkerHost

if TYPE_CHECKING:
    from cop_session.services import Summary


class HomeDesk(WorkerHost, Protocol):
    """The list of sessions, and the line above the keys that tells what came of an action."""

    @property
    def app(self) -> TypeAhead:
        """The app, which shows screens."""
        ...

    @property
    def t(self) -> Translator:
        """The language of home."""
        ...

    @property
    def today(self) -> date:
        """The present day."""
        ...

    def listed(self, session_id: str | None) -> "Summary | None":
        """Return the summary of a session in the list."""
        ...

    def tell(self, words: str) -> None:
        """Show a sentence above the key line; empty words remove it."""
        ...

    def add(self, words: str) -> None:
        """Show a message of low priority, unless another is shown already."""
        ...

    def fail(self, trouble: Trouble) -> None:
        """Show an error; if a backup helps, offer one."""
        ...

    def reload(self, then: Callable[[], None] | None = None, *, show: str | None = None) -> None:
        """Reload the sessions that match the search, and highlight the session `show`."""
        ...

    def hide_names(self) -> None:
        """Show codes again: other people may see the screen when the user returns here."""
        ...

    def post_message(self, message: Message) -> bool:
        """Send home a message from the app."""
        ...
