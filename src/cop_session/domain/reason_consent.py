"""The words next to an answer that may be in a plan: without consent, only an open condition."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.domain.codes import Consent, Kind, Reason, Role
from cop_session.domain.feasibility import is_condition
from cop_session.domain.state import Adaptation, Answer, Line, Poll, State


@dataclass(frozen=True, slots=True)
class GivenReason:
    """Words, or named grounds, that need a yes before they are in a plan; `id` is the seq of the event that holds them.

    A reason with `alone` may not be shown to other participants, and they are not asked about it. The reason of an
    adaptation belongs to no particular person.
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
    """Return the reasons that the group heard and whose consent is still to be asked."""
    return tuple(one for one in reasons(state) if not one.alone and one.consent is Consent.TO_ASK)


def is_alone(state: State, answer: Answer) -> bool:
    """Tell whether only its author may see the words of an answer: in a hidden round, or of the pupil."""
    person = state.person(answer.person)
    return answer.alone or (person is not None and person.role is Role.PUPIL)


def needs_yes(state: State, poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer's words need consent to be in a plan; the condition of an agreement does not."""
    return is_alone(state, answer) or not is_condition(poll, answer)


def may_be_told(state: State, poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer's words may be in a plan."""
    return answer.consent is Consent.YES or not needs_yes(state, poll, answer)


def told_why(state: State, line: Line, turn: Adaptation) -> str:
    """Return why an action was adapted, in the words that may be in a plan; empty if none may."""
    return turn.why if turn.consent is Consent.YES and not _unsaid(state, line, turn.why) else ""


def shared_why(state: State, line: Line, turn: Adaptation) -> str:
    """Return the reason for an adaptation as the group may see it: empty if it holds private words."""
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
    """Tell whether `why` only repeats answers; consent is then asked of the people who answered."""
    answered = {one.remark.casefold() for poll in line.polls for one in poll.answers}
    return all(part.casefold() in answered for part in why.split("; "))


def _is_alone(state: State, line: Line, why: str) -> bool:
    answers = (one for poll in line.polls for one in poll.answers if one.remark)
    return any(is_alone(state, one) and one.remark.casefold() in why.casefold() for one in answers)


def _unsaid(state: State, line: Line, why: str) -> bool:
    """Tell whether `why` holds words of an answer that may not be in a plan."""
    answers = ((poll, one) for poll in line.polls for one in poll.answers if one.remark)
    return any(one.remark.casefold() in why.casefold() and not may_be_told(state, poll, one) for poll, one in answers)
