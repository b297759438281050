"""Asks for each reason that the group heard whether it may be in the plan."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Consent
from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList

Answers = dict[int, Consent]
_WIDTH = 17


class OpenReason(NamedTuple):
    """A reason as the group reads it: its words, its speaker and the action."""

    id: int
    words: str
    about: str


class ReasonList(MarkedList, inherit_bindings=True):
    """The reasons, each with its answer so far; one key answers and goes on to the next."""

    BINDINGS = bindings.REASONS

    def __init__(self, t: Translator, found: Sequence[OpenReason]) -> None:
        super().__init__(markup=False, compact=True)
        self.t = t
        self._found = found
        self.answers: Answers = {one.id: Consent.TO_ASK for one in found}

    def on_mount(self) -> None:
        """Show all reasons, the first one highlighted."""
        self._fill(0)

    def _fill(self, highlighted: int) -> None:
        self.set_options([Option(self._row(one)) for one in self._found])
        self.highlighted = highlighted

    def _row(self, one: OpenReason) -> Table:
        grid = Table.grid(padding=(0, 1), expand=True)
        # The first cell contains the mark of the highlighted row.
        grid.add_column(width=_WIDTH)
        grid.add_column(ratio=1)
        said = code_wording.consent(self.t, self.answers[one.id])
        words = Text(f"“{visible(one.words)}”\n").append(visible(one.about), "dim")
        grid.add_row(Text(f"  {said}", style="bold"), words)
        return grid

    def action_answer(self, consent: str) -> None:
        """Answer with yes, no or still to ask."""
        if self.highlighted is not None:
            here = self.highlighted
            self.answers[self._found[here].id] = Consent(consent)
            self._fill(min(here + 1, len(self._found) - 1))


class OpenReasonsDialog(SpokenDialog[Answers]):
    """Returns the answers; Enter and Escape both continue, and unanswered reasons stay out of the plan."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = "ReasonList"
    ignores_unread = True

    def __init__(self, t: Translator, found: Sequence[OpenReason]) -> None:
        super().__init__(t)
        self.list = ReasonList(t, found)

    def compose(self) -> ComposeResult:
        """Show a sentence to read aloud above the reasons."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(t("May this be in the plan?"))
            yield Static(Content(t("“This was said with it. May it be in the plan in these words?”")), id="cue")
            yield self.list
            yield Static(Content(t("What has no yes stays out of the plan.")), classes="hint")
            yield KeyLine(boxed=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Continue with the answers."""
        event.stop()
        if isinstance(self.app, TypeAhead):
            # Keys typed after it are meant for the next step.
            self.app.pause_keys()
        self.dismiss(self.list.answers)
