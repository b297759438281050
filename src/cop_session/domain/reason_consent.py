"""Which words beside an answer may be in a plan: all but an open condition only with a yes."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.domain.codes import Consent, Kind, Reason, Role
from cop_session.domain.feasibility import is_condition
from cop_session.domain.state import Adaptation, Answer, Line, Poll, State


@dataclass(frozen=True, slots=True)
class GivenReason:
    """Words, or named grounds, that need a yes before they are in a plan; `id` is the seq of what holds them.

    What is `alone` is for nobody else to see or to ask about. Nobody in particular gave the reason of an adaptation.
    """

    id: int
    line: Line
    person: int | None
    words: str
    grounds: tuple[Reason, ...]
    consent: Consent
    alone: bool


def reasons(state: State) -> tuple[GivenReason, ...]:
    """Return the reasons that need a yes, action by action in the order in which they were given."""
    actions = (line for line in state.of(Kind.ACTION) if not line.struck)
    return tuple(one for line in actions for one in sorted(_of(state, line), key=lambda one: one.id))


def open_reasons(state: State) -> tuple[GivenReason, ...]:
    """Return those that the group heard and that nobody was asked about yet."""
    return tuple(one for one in reasons(state) if not one.alone and one.consent is Consent.TO_ASK)


def is_alone(state: State, answer: Answer) -> bool:
    """Tell whether the words of an answer are for nobody else to see: of a hidden round, or the pupil's."""
    person = state.person(answer.person)
    return answer.alone or (person is not None and person.role is Role.PUPIL)


def needs_yes(state: State, poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer's words are in a plan only with a yes; what somebody agrees to on a condition holds it."""
    return is_alone(state, answer) or not is_condition(poll, answer)


def may_be_told(state: State, poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer's words may be in a plan."""
    return answer.consent is Consent.YES or not needs_yes(state, poll, answer)


def told_why(state: State, line: Line, turn: Adaptation) -> str:
    """Return why an action was adapted, in the words that may be in a plan; empty where none may."""
    return turn.why if turn.consent is Consent.YES and not _unsaid(state, line, turn.why) else ""


def shared_why(state: State, line: Line, turn: Adaptation) -> str:
    """Return why an action was adapted, as the group may see it: without what is for nobody else."""
    return "" if _is_alone(state, line, turn.why) else turn.why


def _of(state: State, line: Line) -> Iterator[GivenReason]:
    for poll in line.polls:
        for one in poll.answers:
            if (one.remark or one.reasons) and needs_yes(state, poll, one):
                alone = is_alone(state, one)
                yield GivenReason(one.seq, line, one.person, one.remark, one.reasons, one.consent, alone)
    for turn in line.adaptations:
        if turn.why and not _repeats(line, turn.why):
            alone = _is_alone(state, line, turn.why)
            yield GivenReason(turn.id, line, None, turn.why, (), turn.consent, alone)


def _repeats(line: Line, why: str) -> bool:
    """Tell whether `why` only says again what was answered: then the yes is asked of who answered."""
    answered = {one.remark.casefold() for poll in line.polls for one in poll.answers}
    return all(part.casefold() in answered for part in why.split("; "))


def _is_alone(state: State, line: Line, why: str) -> bool:
    answers = (one for poll in line.polls for one in poll.answers if one.remark)
    return any(is_alone(state, one) and one.remark.casefold() in why.casefold() for one in answers)


def _unsaid(state: State, line: Line, why: str) -> bool:
    """Tell whether `why` holds words of an answer that may not be in a plan."""
    answers = ((poll, one) for poll in line.polls for one in poll.answers if one.remark)
    return any(one.remark.casefold() in why.casefold() and not may_be_told(state, poll, one) for poll, one in answers)
