"""A question with a line of text as its answer."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.widgets.fields.plain_input import PlainInput
from cop_session.tui.widgets.key_line import KeyLine


class Ask(SpokenDialog[str | None]):
    """Asks for a line of text: Enter returns the typed text, Escape nothing."""

    BINDINGS = bindings.ASK

    def __init__(
        self,
        t: Translator,
        question: str,
        *,
        value: str = "",
        hint: str = "",
        destroys: bool = False,
        may_be_empty: bool = False,
    ) -> None:
        """Make the question.

        If the answer `destroys` data, keys typed before the question was readable are ignored. With `may_be_empty`,
        Enter in an empty field returns the empty text; otherwise it does nothing.
        """
        super().__init__(t)
        self._may_be_empty = may_be_empty
        self.ignores_unread = destroys
        self._question = question
        self._hint = hint
        self._value = value
        self.field = PlainInput(value)

    @property
    def unkept(self) -> bool:
        """Whether any text was typed."""
        return self.field.value != self._value

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static(Content.styled(visible(self._question), "bold"))
            yield self.field
            if self._hint:
                yield Static(Content(visible(self._hint)), classes="hint")
            yield KeyLine(boxed=True)

    def action_answer(self) -> None:
        """Give the answer."""
        words = self.field.value.strip()
        self.dismiss(words if words or self._may_be_empty else None)
