"""The list of the agenda: headings, a row for each evaluation and action, and whether there are more."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cop_session.i18n import Translator
from cop_session.tui.agenda.agenda_rows import LEAD_WIDTH, AgendaRow, place_of
from cop_session.tui.keys import bindings
from cop_session.tui.widgets.list_row import ListRow
from cop_session.tui.widgets.marked_list import OpeningList

_WIDEST = 24
_INDENT = "  "


class AgendaList(OpeningList):
    """The rows of the agenda."""

    BINDINGS = bindings.AGENDA_LIST

    class Highlighted(Message):
        """Another row is highlighted."""

    class Chosen(Message):
        """A session is to be opened."""

        def __init__(self, session_id: str) -> None:
            super().__init__()
            self.session_id = session_id

    class More(Message):
        """More rows are to be shown."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: Sequence[AgendaRow] = ()

    @property
    def row(self) -> AgendaRow | None:
        """The highlighted row."""
        return None if self.highlighted is None or not self._rows else self._rows[self.highlighted]

    def show(self, rows: Sequence[AgendaRow], t: Translator, place: int | None = None) -> None:
        """Show these rows and highlight the one at `place`, or else the session that was highlighted before."""
        before = self.row.session_id if self.row else None
        self._rows = rows
        width = min(_WIDEST, max((Content(row.who).cell_length for row in rows), default=0))
        self.set_options([self._option(row, t, width) for row in rows])
        here = place if place is not None and place < len(rows) and rows[place].session_id else None
        self.highlighted = place_of(rows, before) if here is None else here

    def say(self, words: str) -> None:
        """Show a sentence in the place of rows."""
        self._rows = ()
        self.set_options([Option(Content(words), disabled=True)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to open if there is a row to open."""
        return action != "select" or self.row is not None

    def _option(self, row: AgendaRow, t: Translator, width: int) -> Option:
        if row.heading:
            return Option(Content.styled(row.heading.upper(), "bold"), disabled=True)
        if row.subheading:
            return Option(Content.styled(_INDENT + row.subheading, "bold"), disabled=True)
        if row.more:
            return Option(Content(_INDENT + t.plural("{n} more …", "{n} more …", row.more)))
        lead = _INDENT + row.lead
        return Option(ListRow(lead, row.who, row.where, row.status, width, lead_width=LEAD_WIDTH + len(_INDENT)))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Tell that another row is highlighted."""
        event.stop()
        self.post_message(self.Highlighted())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a session, or show more rows."""
        event.stop()
        row = self._rows[event.option_index]
        self.post_message(self.Chosen(row.session_id) if row.session_id else self.More())
