"""The people who are asked about one action, and what they answered."""

from collections.abc import Sequence
from contextlib import suppress

from rich.table import Table
from rich.text import Text
from textual.widgets.option_list import Option, OptionDoesNotExist

from cop_session.roundtable.feasibility import awaited
from cop_session.roundtable.naming import call_names
from cop_session.roundtable.reasons import is_alone
from cop_session.roundtable.state import Line, Participant
from cop_session.roundtable.text import visible
from cop_session.tui import keys
from cop_session.tui.steps import asking
from cop_session.tui.steps.section import Moment
from cop_session.tui.widgets.marked_list import MarkedList


class AnswerList(MarkedList, inherit_bindings=False):
    """First who must do it, then who thinks along; each with an answer in words, never a score.

    What the pupil said with it, and what somebody said in a hidden round, is not there: others look along.
    """

    # Page up and down go to another action, as left and right do; an option list would keep them.
    BINDINGS = keys.ANSWERS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._line: Line | None = None
        self._people: Sequence[Participant] = ()

    @property
    def person(self) -> int | None:
        """The highlighted person."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else None

    def show(self, moment: Moment, line: Line | None) -> None:
        """Show the answers about `line`; another line, and one that is watched, begins at who has to be asked first."""
        if not moment.watched and (line, moment.state.people) == (self._line, self._people):
            return
        same = line and self._line and line.id == self._line.id and not moment.watched
        was = self.person if same else None
        self._line, self._people = line, moment.state.people
        self.clear_options()
        if line is None:
            return
        people = asking.people_of(moment.state, line)
        names = call_names(moment.state.people)
        self.add_options(Option(_row(moment, line, one, names[one.id]), id=str(one.id)) for one in people)
        if was in {one.id for one in people}:
            self.point_at(was)
        else:
            self.highlighted = 0
            self.point_at_next(line)

    def point_at(self, person: int | None) -> None:
        """Highlight a person, if that one is in the list at all."""
        with suppress(OptionDoesNotExist):
            self.highlighted = self.get_option_index(str(person))

    def point_at_next(self, line: Line) -> None:
        """Highlight who must do it and has not answered yet; where all did, stay."""
        poll = asking.current_poll(line)
        waiting = awaited(poll) if poll else line.owners
        # A file from elsewhere may have asked somebody who is not at the table.
        there = {option.id for option in self.options}
        if first := next((one for one in waiting if str(one) in there), None):
            self.point_at(first)


def _row(moment: Moment, line: Line, one: Participant, name: str) -> Table:
    t, poll = moment.t, line.poll
    answer = poll.answer_of(one.id) if poll else None
    must = one.id in line.owners
    words = asking.answer_words(t, poll, answer) if poll and answer else ("…" if must else "")
    if poll and poll.stale and answer:
        words = t("{answer} (before)", answer=words)
    remark = visible(answer.remark) if answer and not is_alone(moment.state, answer) else ""
    aside = "" if must else t("thinks along")
    grid = Table.grid(padding=(0, 1), expand=True)
    # The mark of the highlighted row stands here.
    grid.add_column(width=1)
    grid.add_column(width=16, no_wrap=True)
    grid.add_column(width=22, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(
        "",
        Text(visible(name), style="bold" if must else ""),
        Text(words),
        Text(remark or aside, style="" if remark else "dim"),
    )
    return grid
