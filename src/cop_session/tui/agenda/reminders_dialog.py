"""Asks of each owner who receives a plan whether they agreed to be reminded by a calendar."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.services.agenda.calendar_export import ReminderOffer
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList

_WIDTH = 8


class ReminderList(MarkedList):
    """The owners, each with a no until a yes is typed; one key answers and goes on to the next."""

    BINDINGS = bindings.REMINDERS

    def __init__(self, t: Translator, offers: Sequence[ReminderOffer]) -> None:
        super().__init__(markup=False, compact=True)
        self.t = t
        self._offers = offers
        self._agreed = [False] * len(offers)

    @property
    def agreed(self) -> list[ReminderOffer]:
        """The owners who agreed."""
        return [offer for offer, yes in zip(self._offers, self._agreed, strict=True) if yes]

    def on_mount(self) -> None:
        """Show all owners, the first one highlighted."""
        self._fill(0)

    def _fill(self, highlighted: int) -> None:
        self.set_options([Option(self._row(*one)) for one in zip(self._offers, self._agreed, strict=True)])
        self.highlighted = highlighted

    def _row(self, offer: ReminderOffer, agreed: bool) -> Table:
        grid = Table.grid(padding=(0, 1), expand=True)
        # The first cell contains the mark of the highlighted row.
        grid.add_column(width=_WIDTH)
        grid.add_column(ratio=1)
        answer = self.t.context("consent", "yes") if agreed else self.t.context("consent", "no")
        grid.add_row(Text(f"  {answer}", style="bold" if agreed else ""), Text(visible(offer.label)))
        return grid

    def action_answer(self, agreed: bool) -> None:
        """Answer with yes or no."""
        if self.highlighted is not None:
            here = self.highlighted
            self._agreed[here] = agreed
            self._fill(min(here + 1, len(self._offers) - 1))


class RemindersDialog(SpokenDialog[Sequence[ReminderOffer] | None]):
    """Returns the owners who agreed, none if nothing was answered; Escape returns None, and nothing is written."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = "ReminderList"
    ignores_unread = True

    def __init__(self, t: Translator, offers: Sequence[ReminderOffer]) -> None:
        super().__init__(t)
        self.list = ReminderList(t, offers)

    def compose(self) -> ComposeResult:
        """Show the question above the owners."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(t("For calendars"))
            yield Static(Content(t("Who agreed to be reminded by a calendar?")), id="question")
            yield self.list
            yield Static(
                Content(t("Without a yes it stays no. A reminder tells code and day, no words and no name.")),
                classes="hint",
            )
            yield KeyLine(boxed=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with the answers."""
        event.stop()
        self.dismiss(self.list.agreed)

    def action_leave(self) -> None:
        """Go back without writing anything."""
        self.dismiss(None)
