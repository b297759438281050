"""A grid of all actions and all people, with the answers at a glance."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events, on
from textual.content import Content
from textual.widgets import DataTable

from cop_session.documents.plan import code_wording
from cop_session.domain.display_names import call_names
from cop_session.domain.feasibility import Verdict, is_condition, says_yes, verdict
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.walkthrough.question import StepQuestion, StepQuestions
from cop_session.tui.widgets.clipped import shares

_ACTION = 16
_NAME = 3
"""Minimum number of cells for an action and for a name; three cells distinguish most names."""
_OUTCOME = 10
"""Below this number of cells an outcome is a sign."""
_SIGNS = {Verdict.FEASIBLE: "✓", Verdict.CONDITIONAL: "◐", Verdict.NOT_FEASIBLE: "✗"}
_GAP = 1
_ENOUGH = 200
"""Maximum number of characters of an action in a column."""


def column_widths(room: int, names: Sequence[int], outcome: int) -> tuple[int, Sequence[int], int]:
    """Return the widths of an action, of each name and of the outcome, all in one row of `room` cells.

    If they do not fit, each is as narrow as legible, and the grid scrolls.
    """
    room -= _GAP * (len(names) + 2)
    if (left := room - sum(names) - outcome) >= _ACTION:
        return left, names, outcome
    fewest = [min(one, _NAME) for one in names]
    least = _ACTION + sum(fewest)
    outcome = min(outcome, _OUTCOME) if least + _OUTCOME <= room else _NAME
    widths = [max(pair) for pair in zip(shares(names, max(room - _ACTION - outcome, 0)), fewest, strict=True)]
    return max(room - sum(widths) - outcome, _ACTION), widths, outcome


class AnswerGrid(DataTable[Text]):
    """Actions in rows, people in columns; a sign and a word for each answer, never a score."""

    def __init__(self, questions: StepQuestions, *, id: str | None = None) -> None:
        self._questions = questions
        super().__init__(id=id, cursor_type="cell", zebra_stripes=True, cell_padding=0, fixed_columns=1)
        self._moment: Moment | None = None
        self._rows: list[int] = []
        self._people: list[int] = []

    @property
    def chosen(self) -> tuple[int, int | None] | None:
        """The action at the cursor, and the person if the cursor is on one."""
        row, column = self.cursor_coordinate
        if not 0 <= row < len(self._rows):
            return None
        person = self._people[column - 1] if 1 <= column <= len(self._people) else None
        return self._rows[row], person

    def point_at(self, line: int | None, person: int | None) -> None:
        """Move the cursor to an action, and to a person if one is given."""
        if line in self._rows:
            column = self._people.index(person) + 1 if person in self._people else 0
            self.move_cursor(row=self._rows.index(line), column=column)

    def show(self, moment: Moment) -> None:
        """Show the answers of this moment."""
        where = self.cursor_coordinate
        self._moment = moment
        self.clear(columns=True)
        state, t = moment.state, moment.t
        names = call_names(state.people)
        people = [one for one in state.people if not one.interprets]
        lines = self._questions.asked_about(state)
        self._rows = [line.id for line in lines]
        self._people = [one.id for one in people]
        called = [visible(names[one.id]) for one in people]
        outcomes = [_outcome(moment, line, self._questions.of(line)) for line in lines]
        longest = max(cell_len(words) for words in (t("Outcome"), *outcomes))
        action, widths, outcome = column_widths(self._room, [cell_len(name) for name in called], longest)
        self.add_column(Text(t("Action")), key="action", width=action + _GAP)
        for one, name, width in zip(people, called, widths, strict=True):
            self.add_column(_cut(name, width), key=str(one.id), width=width + _GAP)
        self.add_column(_cut(t("Outcome"), outcome), key="outcome", width=outcome)
        for line, words in zip(lines, outcomes, strict=True):
            told = words if outcome >= min(longest, _OUTCOME) else _SIGNS.get(verdict(line), words[:1] or "…")
            begun = visible(" ".join(line.text[:_ENOUGH].split()))
            begun = f"{begun}…" if len(line.text) > _ENOUGH else begun
            question = self._questions.of(line)
            cells = [_sign(moment, line, question, one.id, width) for one, width in zip(people, widths, strict=True)]
            self.add_row(
                _cut(f"{state.number(line.id)} {begun}", action), *cells, _cut(told, outcome), key=str(line.id)
            )
        self.cursor_coordinate = where

    @property
    def _room(self) -> int:
        return self.size.width - self.styles.scrollbar_size_vertical

    @on(events.Resize)
    def _fit(self) -> None:
        if self._moment:
            self.show(self._moment)


def _cut(words: str, width: int) -> Text:
    return Text(Content(words).truncate(width, ellipsis=True).plain)


def _outcome(moment: Moment, line: Line, question: StepQuestion) -> str:
    if question.about_feasibility:
        return code_wording.verdict(moment.t, verdict(line))
    return moment.t("asked") if question.is_settled(moment.state, line) else moment.t("still to ask")


def _sign(moment: Moment, line: Line, question: StepQuestion, person: int, width: int) -> Text:
    poll = question.last_poll(line)
    answer = poll.answer_of(person) if poll else None
    if poll is None or answer is None:
        return Text("…" if person in question.must_answer(moment.state, line) else "", justify="center")
    if poll.scale.added:
        return _cut(visible(poll.labels[answer.score]), width)
    sign = "◐" if is_condition(poll, answer) else "✓" if says_yes(poll, answer) else "✗"
    return Text(sign, style="dim" if poll.stale else "bold", justify="center")
