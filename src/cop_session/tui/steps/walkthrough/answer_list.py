"""The people who are asked about an action, and their answers."""

from collections.abc import Sequence
from contextlib import suppress

from textual import events, on
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets.option_list import Option, OptionDoesNotExist

from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.reason_consent import is_alone
from cop_session.domain.state import Line, Participant, State
from cop_session.tui.keys import bindings
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.walkthrough.question import StepQuestion, answer_words
from cop_session.tui.widgets.clipped import Clipped, More, more_words
from cop_session.tui.widgets.marked_list import MarkedList

_MARK = 2
"""Width, in cells, of the mark of the highlighted row."""
_NAME = 16
_ANSWER = 22
_FEW = 5
"""Maximum number of rows of a remark."""


class AnswerRow(Visual):
    """A name, an answer and a remark: on one row if it fits, or else with the remark underneath, at full width."""

    def __init__(self, name: Content, answer: Content, remark: Content, more: More) -> None:
        self._said = Content(" ").join([_padded(name, _NAME), _padded(answer, _ANSWER)])
        self._remark = remark
        self._beneath = Clipped([(remark, "")], more, each=_FEW)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        room = max(width - _MARK, 1)
        indent = Strip.blank(_MARK, style.rich_style)
        said = self._said if self._is_beneath(width) else Content(" ").join([self._said, self._remark])
        rows = said.truncate(room, ellipsis=True).render_strips(room, 1, style, options)
        if self._is_beneath(width):
            rows += self._beneath.render_strips(room, None, style, options)
        return [Strip.join([indent, row]) for row in rows]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        beneath = self._beneath.get_height(rules, max(width - _MARK, 1)) if self._is_beneath(width) else 0
        return 1 + beneath

    def _is_beneath(self, width: int) -> bool:
        return "\n" in self._remark.plain or self._remark.cell_length > width - _MARK - self._said.cell_length - 1


def _padded(words: Content, width: int) -> Content:
    shown = words.truncate(width, ellipsis=True)
    return shown.pad_right(width - shown.cell_length)


class AnswerList(MarkedList, inherit_bindings=False):
    """Owners first, then the other participants; each with an answer in words, never a score.

    The pupil's remarks and the remarks of a hidden round are left out: the whole table sees the screen.
    """

    # Page Up and Page Down go to another action, like left and right; an option list would use them itself.
    BINDINGS = bindings.ANSWERS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False, compact=True)
        self._line: Line | None = None
        self._people: Sequence[Participant] = ()

    @property
    def person(self) -> int | None:
        """The highlighted person."""
        option = self.highlighted_option
        return int(option.id) if option and option.id else None

    def show(self, moment: Moment, line: Line | None, question: StepQuestion) -> None:
        """Show the answers about `line`; another line, or a watched one, starts at the first person to ask."""
        if not moment.watched and (line, moment.state.people) == (self._line, self._people):
            return
        same = line and self._line and line.id == self._line.id and not moment.watched
        was = self.person if same else None
        self._line, self._people = line, moment.state.people
        self.clear_options()
        if line is None:
            return
        people = question.people(moment.state, line)
        names = call_names(moment.state.people)
        self.add_options(Option(_row(moment, line, question, one, names[one.id]), id=str(one.id)) for one in people)
        if was in {one.id for one in people}:
            self.point_at(was)
        else:
            self.highlighted = 0
            self.point_at_next(moment.state, line, question)
        self._fit()

    @on(events.Resize)
    def _fit(self) -> None:
        # No taller than its content, to keep the outcome right beneath; with a scroll bar if space is short.
        width = self.scrollable_content_region.width
        if width:
            self.styles.max_height = max(self.get_content_height(self.size, self.size, width), 1)

    def point_at(self, person: int | None) -> None:
        """Highlight a person, if they are in the list."""
        with suppress(OptionDoesNotExist):
            self.highlighted = self.get_option_index(str(person))

    def point_at_next(self, state: State, line: Line, question: StepQuestion) -> None:
        """Highlight the next person who must answer and has not; if there is none, stay."""
        waiting = [str(one) for one in question.awaited(state, line)]
        order = [option.id for option in self.options]
        if not question.about_feasibility:
            # Where everybody is asked, who was skipped is not asked again before the others.
            here = self.highlighted or 0
            waiting = [one for one in (*order[here:], *order[:here]) if one in waiting]
        # An imported file may contain a poll of a person who is not at the table.
        if following := next((one for one in waiting if one in order), None):
            self.point_at(int(following))


def _row(moment: Moment, line: Line, question: StepQuestion, one: Participant, name: str) -> AnswerRow:
    t, poll = moment.t, question.last_poll(line)
    answer = poll.answer_of(one.id) if poll else None
    must = one.id in question.must_answer(moment.state, line)
    words = answer_words(t, poll, answer) if poll and answer else ("…" if must else "")
    if poll and poll.stale and answer:
        words = t("{answer} (before)", answer=words)
    remark = visible(answer.remark) if answer and not is_alone(moment.state, answer) else ""
    aside = "" if must or not question.about_feasibility else t("thinks along")
    who = Content.styled(visible(name), "bold" if must else "")
    beside = Content(remark) if remark else Content.styled(aside, "dim")
    return AnswerRow(who, Content(words), beside, more_words(t))
