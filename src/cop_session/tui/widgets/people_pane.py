"""The pane of participants."""

from collections.abc import Sequence

from textual.content import Content
from textual.visual import Visual
from textual.widgets import Static

from cop_session.documents.plan import code_wording as wording
from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Attendance, Participant, Sitting, State
from cop_session.i18n import Translator
from cop_session.tui.widgets.clipped import MARK, Clipped, More, more_words

_BETWEEN = " · "


class PeoplePane(Static):
    """Each participant with role and presence; or the names of those present in a line above the step."""

    def __init__(self, t: Translator) -> None:
        super().__init__(markup=False)
        self._t = t
        self._people: tuple[Participant, ...] | None = None
        self._sitting: Sitting | None = None
        self._in_line = False
        self._there: Sequence[str] = ()

    def show(self, state: State, *, in_line: bool) -> None:
        """Show the participants, unless they are shown already."""
        sitting = state.sittings[-1]
        if self._people is state.people and self._sitting is sitting and self._in_line == in_line:
            return
        self._people, self._sitting, self._in_line = state.people, sitting, in_line
        t = self._t
        self.border_title = Content(t("At the table"))
        names = call_names(state.people)
        self._there = [visible(names[one.id]) for one in state.people if state.attendance(one.id).present]
        self.update("" if in_line else self._column(state))

    def render(self) -> Visual:
        """Draw the line in the available width, or else the column."""
        return self._line(self.content_size.width) if self._in_line else self.visual

    def _line(self, width: int) -> Content:
        t = self._t
        if not self._there:
            return Content(t("Nobody at the table yet"))
        return Content(names_in_a_row(self._there, width, lambda n: t.plural("… {n} more", "… {n} more", n)))

    def _column(self, state: State) -> Clipped:
        t = self._t
        if not state.people:
            return Clipped([(Content(t("Nobody yet. Type a name, a comma and a role.")), "")], more_words(t))
        names = call_names(state.people)
        rows = []
        for one in state.people:
            attendance = state.attendance(one.id)
            how = "" if attendance == Attendance() else f" · {wording.presence(t, attendance)}"
            words = Content.assemble(visible(names[one.id]), (f"\n  {visible(wording.briefly(t, one) + how)}", "dim"))
            rows.append((words, ""))
        return Clipped(rows, more_words(t))


def names_in_a_row(names: Sequence[str], width: int, more: More) -> str:
    """Return the names that fit in one row, and the number of other names."""
    for shown in range(len(names), -1, -1):
        others = [more(len(names) - shown)] if shown < len(names) else []
        row = _BETWEEN.join([*names[:shown], *others])
        if Content(row).cell_length <= width:
            return row
    return MARK
