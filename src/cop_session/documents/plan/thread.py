"""The talks before a talk: which of their lines came along into it, and what was answered then about what stays."""

from collections.abc import Sequence

from cop_session.domain.codes import ENDING, GOOD_ENDING, Kind, Standing
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.state import Answer, Line, LineOrigin, Poll, State

Origin = tuple[str, int]
"""The session and the line where a line began."""

_AGREED = (Verdict.FEASIBLE, Verdict.CONDITIONAL)


def is_kept(line: Line) -> bool:
    """Tell whether an agreement came along and stays, by a decision of the table, as it was."""
    return line.origin is not None and line.standing is Standing.AGREED and not line.altered


def origin(line: Line, session_id: str) -> Origin:
    """Return where a line of that session began."""
    return (line.origin.session_id, line.origin.line) if line.origin else (session_id, line.id)


def line_before(state: State, before: State, came_from: LineOrigin | None) -> Line | None:
    """Return the line as it was in the talk `before`, that `state` follows; None if it is not there any more."""
    if came_from is None or state.follows is None:
        return None
    wanted = (came_from.session_id, came_from.line)
    lines = (line for row in before.lines.values() for line in row)
    return next((line for line in lines if origin(line, state.follows) == wanted), None)


def ends_well(state: State) -> bool:
    """Tell whether the talks about a pupil ended well with this one."""
    return state.detail(ENDING) == GOOD_ENDING


def documented(state: State, earlier: Sequence[State] = ()) -> State:
    """Return a talk as its documents tell it: with the answers about what stays, without a date after a good ending.

    Polls do not come along into a log; in documents the conditions and promises of what stays still bind. The `earlier`
    talks come oldest first.
    """
    told = _with_answers(state, earlier) if earlier else state
    return replace(told, evaluation=None) if ends_well(told) and told.evaluation else told


def _with_answers(state: State, earlier: Sequence[State]) -> State:
    before = documented(earlier[-1], earlier[:-1])
    people = _people(state, before)
    actions = tuple(_answered(state, before, people, line) for line in state.of(Kind.ACTION))
    return replace(state, lines={**state.lines, Kind.ACTION: actions}) if actions else state


def _people(state: State, before: State) -> dict[int, int]:
    here = {one.person_id: one.id for one in state.people}
    return {one.id: here[one.person_id] for one in before.people if one.person_id in here}


def _answered(state: State, before: State, people: dict[int, int], line: Line) -> Line:
    then = line_before(state, before, line.origin) if is_kept(line) and line.poll is None else None
    if then is None or then.poll is None or verdict(then) not in _AGREED:
        return line
    poll = then.poll
    asked = tuple(people[one] for one in poll.asked if one in people)
    answers = tuple(_by(one, people[one.person]) for one in poll.answers if one.person in people)
    answered = replace(line, polls=(Poll(poll.id, poll.scale, poll.labels, asked, answers), *line.polls))
    return answered if verdict(answered) in _AGREED else line


def _by(answer: Answer, person: int) -> Answer:
    return Answer(answer.seq, person, answer.score, answer.remark, answer.reasons, answer.consent, answer.alone)
