"""One question with yes or no."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.roundtable.text import visible
from cop_session.tui import keys
from cop_session.tui.screens.base import SpokenDialog
from cop_session.tui.widgets.keyline import KeyLine


class Confirm(SpokenDialog[bool]):
    """Asks before something that cannot be taken back: Enter is yes, Escape is no."""

    AUTO_FOCUS = ""
    BINDINGS = keys.CONFIRM

    def __init__(self, t: Translator, question: str) -> None:
        super().__init__(t)
        self.question = question

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -small"):
            yield Static(Content(visible(self.question)))
            yield KeyLine(boxed=True)

    def action_answer(self, yes: bool) -> None:
        """Give the answer."""
        self.dismiss(yes)
