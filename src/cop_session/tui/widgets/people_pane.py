"""Who sits at the table, at a glance."""

from textual.content import Content
from textual.widgets import Static

from cop_session.documents import wording
from cop_session.i18n import Translator
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.state import Attendance, Participant, Sitting, State
from cop_session.roundtable.text import visible


class PeoplePane(Static):
    """Each participant with role and presence; or, in a single line above the step, who is there."""

    def __init__(self, t: Translator) -> None:
        super().__init__(markup=False)
        self._t = t
        self._people: tuple[Participant, ...] | None = None
        self._sitting: Sitting | None = None
        self._in_line = False

    def show(self, state: State, *, in_line: bool) -> None:
        """Show who is there, unless it is shown already."""
        sitting = state.sittings[-1]
        if self._people is state.people and self._sitting is sitting and self._in_line == in_line:
            return
        self._people, self._sitting, self._in_line = state.people, sitting, in_line
        t = self._t
        self.border_title = Content(t("At the table"))
        self.update(self._line(state) if in_line else self._column(state))

    def _line(self, state: State) -> Content:
        t, names = self._t, call_names(state.people)
        there = " · ".join(names[one.id] for one in state.people if state.attendance(one.id).present)
        return Content(visible(there) or t("Nobody at the table yet"))

    def _column(self, state: State) -> Content:
        t = self._t
        if not state.people:
            return Content(t("Nobody yet. Type a name, a comma and a role."))
        names = call_names(state.people)
        rows = []
        for one in state.people:
            attendance = state.attendance(one.id)
            how = "" if attendance == Attendance() else f" · {wording.presence(t, attendance)}"
            rows.append(
                Content.assemble(visible(names[one.id]), (f"\n  {visible(wording.briefly(t, one) + how)}", "dim"))
            )
        return Content("\n").join(rows)
