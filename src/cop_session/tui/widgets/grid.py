"""All actions against all people: who said what, at a glance."""

from rich.text import Text
from textual.widgets import DataTable

from cop_session.documents import wording
from cop_session.roundtable.feasibility import is_condition, says_yes, verdict
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.state import Line
from cop_session.roundtable.text import visible
from cop_session.tui.steps import asking
from cop_session.tui.steps.section import Moment

LONGEST_ACTION = 30


class AnswerGrid(DataTable[Text]):
    """Actions in rows, people in columns; a sign and a word for each answer, never a score."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="cell", zebra_stripes=True)
        self._rows: list[int] = []
        self._people: list[int] = []

    @property
    def chosen(self) -> tuple[int, int | None] | None:
        """The action under the cursor, and the person where the cursor is on one."""
        row, column = self.cursor_coordinate
        if not 0 <= row < len(self._rows):
            return None
        person = self._people[column - 1] if 1 <= column <= len(self._people) else None
        return self._rows[row], person

    def point_at(self, line: int | None, person: int | None) -> None:
        """Put the cursor on an action, at a person where one is named."""
        if line in self._rows:
            column = self._people.index(person) + 1 if person in self._people else 0
            self.move_cursor(row=self._rows.index(line), column=column)

    def show(self, moment: Moment) -> None:
        """Show the answers of this moment."""
        where = self.cursor_coordinate
        self.clear(columns=True)
        state, t = moment.state, moment.t
        names = call_names(state.people)
        people = [one for one in state.people if not one.interprets]
        lines = asking.asked_about(state)
        self._rows = [line.id for line in lines]
        self._people = [one.id for one in people]
        self.add_column(Text(t("Action")), key="action")
        for one in people:
            self.add_column(Text(visible(names[one.id])), key=str(one.id))
        self.add_column(Text(t("Outcome")), key="outcome")
        for place, line in enumerate(lines, 1):
            words = visible(" ".join(line.text.split()))
            short = words if len(words) <= LONGEST_ACTION else f"{words[: LONGEST_ACTION - 1]}…"
            cells = [_sign(line, one.id) for one in people]
            self.add_row(Text(f"{place} {short}"), *cells, Text(wording.verdict(t, verdict(line))), key=str(line.id))
        self.cursor_coordinate = where


def _sign(line: Line, person: int) -> Text:
    poll = line.poll
    answer = poll.answer_of(person) if poll else None
    if poll is None or answer is None:
        return Text("…" if person in line.owners else "", justify="center")
    sign = "◐" if is_condition(poll, answer) else "✓" if says_yes(poll, answer) else "✗"
    return Text(sign, style="dim" if poll.stale else "bold", justify="center")
