"""The agenda: evaluations overdue, this week and later, and actions past their date."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import date_wording
from cop_session.troubles import Trouble
from cop_session.tui.agenda.agenda_list import AgendaList
from cop_session.tui.agenda.agenda_rows import agenda_rows
from cop_session.tui.keys import bindings
from cop_session.tui.support.background_work import in_background
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.title_bar import TopLine
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.services.agenda.agenda import Agenda
    from cop_session.services.agenda.calendar_export import AgendaCalendar, ReminderOffer, WrittenCalendars

PAGE = 25
"""How many of each group are shown until the user asks for more."""


class AgendaChoice(NamedTuple):
    """What to do next: open a session, or prepare the talk that `follows` it."""

    session_id: str
    follows: bool = False


class AgendaScreen(SpokenScreen[AgendaChoice | None]):
    """Shows the agenda and returns what to do next; codes and days alone until the user shows names."""

    app = getters.app(WorkspaceApp)
    CSS_PATH = "agenda_screen.tcss"
    AUTO_FOCUS = "AgendaList"
    BINDINGS = bindings.AGENDA

    def __init__(self, *, names: bool) -> None:
        super().__init__()
        self.list = AgendaList()
        self._names = names
        self._by_owner = False
        self._limit = PAGE
        self._found: Agenda | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, what its highlighted row is about, and the keys."""
        self.t = self.app.t
        yield TopLine()
        yield self.list
        yield Static(id="detail", markup=False)
        yield Static(id="notice", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the agenda."""
        line = self.query_one(TopLine)
        line.left = self.t("Agenda")
        line.right = date_wording.full_day(self.t, self.app.today())
        self._read()

    def _read(self, place: int | None = None) -> None:
        """Read the agenda in a thread, then highlight the row at `place`."""
        library, today, names = self.app.library, self.app.today(), self._names
        if library is None:
            return

        def work() -> "Agenda":
            from cop_session.services import AgendaWanted
            from cop_session.services.agenda.agenda import with_words

            found = library.agenda(AgendaWanted(today, self._limit))
            return with_words(found, library.read) if names else found

        def read(found: "Agenda") -> None:
            # Names may be hidden again meanwhile.
            if names is self._names:
                self._found = found
                self._show(place)

        in_background(self, work, read, self._fail, group="agenda", exclusive=True)

    def _show(self, place: int | None = None) -> None:
        if self._found is None:
            return
        if self._found.is_empty:
            self.list.say(self.t("There is nothing on the agenda."))
        else:
            rows = list(agenda_rows(self._found, self.t, names=self._names, by_owner=self._by_owner))
            self.list.show(rows, self.t, place)
        self._show_detail()

    def _show_detail(self) -> None:
        row = self.list.row
        detail = self.query_one("#detail", Static)
        detail.update(Clipped([(Content(row.detail if row else ""), "")], more_words(self.t)))
        detail.set_class(self._names, "-said")
        self.refresh_bindings()

    def _fail(self, trouble: Trouble) -> None:
        self.tell(trouble.sentence(self.t))

    def tell(self, words: str) -> None:
        """Show a sentence above the key line; empty words remove it."""
        notice = self.query_one("#notice", Static)
        notice.update(Content(visible(words)))
        notice.set_class(bool(words), "-said")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that are available now: owners have names."""
        match action:
            case "group":
                there_are = self._found is not None and bool(self._found.actions)
                return self._names and there_are and parameters[0] is not self._by_owner
            case "follow_up":
                return self.list.row is not None and self.list.row.closed
            case _:
                return True

    def on_agenda_list_highlighted(self, event: AgendaList.Highlighted) -> None:
        """Show what the highlighted row is about."""
        event.stop()
        self._show_detail()

    def on_agenda_list_chosen(self, event: AgendaList.Chosen) -> None:
        """Go back, and open a session."""
        event.stop()
        self.dismiss(AgendaChoice(event.session_id))

    def on_agenda_list_more(self, event: AgendaList.More) -> None:
        """Show one more page, and go on at its first row."""
        event.stop()
        self._limit += PAGE
        self._read(self.list.highlighted)

    def action_names(self) -> None:
        """Show or hide names."""
        self._names = not self._names
        # Hidden at once; words are read first.
        self._show() if not self._names else None
        self._read()

    def action_group(self, by_owner: bool) -> None:
        """Show the actions by owner, or by pupil."""
        self._by_owner = by_owner
        self._show()

    def action_follow_up(self) -> None:
        """Go back, and prepare the talk that follows the highlighted one."""
        if (row := self.list.row) and row.session_id:
            self.dismiss(AgendaChoice(row.session_id, follows=True))

    def action_back(self) -> None:
        """Go back home."""
        self.dismiss(None)

    def action_calendar(self) -> None:
        """Write calendar files; if names are shown, ask first which owners agreed to reminders."""
        library, today = self.app.library, self.app.today()
        if library is None:
            return

        def read() -> "tuple[AgendaCalendar, Sequence[ReminderOffer]]":
            from cop_session.services.agenda.calendar_export import AgendaCalendar

            calendar = AgendaCalendar(library.coming(today), library.read, today, datetime.now(UTC))
            return calendar, calendar.offers() if self._names else ()

        def ask(found: "tuple[AgendaCalendar, Sequence[ReminderOffer]]") -> None:
            from cop_session.tui.agenda.reminders_dialog import RemindersDialog

            calendar, offers = found
            if not offers:
                self._write(calendar, (), library.workspace.exports)
                return

            def agreed(some: "Sequence[ReminderOffer] | None") -> None:
                if some is not None:
                    self._write(calendar, some, library.workspace.exports)

            self.app.push_screen(RemindersDialog(self.t, offers), agreed)

        in_background(self, read, ask, self._fail, group="calendar", exclusive=True)

    def _write(self, calendar: "AgendaCalendar", agreed: "Sequence[ReminderOffer]", folder: Path) -> None:
        def written(made: "WrittenCalendars") -> None:
            files = [made.evaluations.name] if made.evaluations else []
            files += [f"{file.name}: {one.label}" for file, one in zip(made.reminders, agreed, strict=True)]
            said = self.t("In {folder}: {files}.", folder=folder, files="; ".join(files)) if files else ""
            none = "" if made.evaluations else self.t("No evaluation is to come.")
            self.tell(" ".join(filter(None, [none, said, calendar.complaint(self.t)])))

        in_background(
            self, lambda: calendar.write(folder, self.t, agreed), written, self._fail, group="calendar", exclusive=True
        )
