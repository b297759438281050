"""A yes/no question."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.widgets.key_line import KeyLine

_MOST = 300
"""Maximum number of characters of the lost text that a question shows."""


class Question(SpokenDialog[bool]):
    """A yes/no question; it ignores keys pressed before it was readable."""

    AUTO_FOCUS = ""
    ignores_unread = True

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


class Confirm(Question):
    """Confirms a reversible action: Enter is yes, Escape is no."""

    BINDINGS = bindings.CONFIRM


class ConfirmLoss(Question):
    """Confirms a permanent loss, and shows the lost text; letters and Enter typed ahead are no answer."""

    BINDINGS = bindings.CONFIRM_LOSS

    def __init__(self, t: Translator, question: str, lost: str) -> None:
        """Make the `question` whether to lose the text `lost`."""
        shown = one_line(lost)
        super().__init__(t, f"{shown[:_MOST]}{'…' if len(shown) > _MOST else ''}\n\n{question}")
