"""From the answers of those who must do it to a verdict."""

from enum import StrEnum

from cop_session.domain.codes import Scale
from cop_session.domain.state import Answer, Line, Poll

LABELS = {Scale.CONDITIONS: 3, Scale.FIVE: 6}
"""How many labels each scale has; scores run from 0 to one less."""

_CONDITION = 1
_LOWEST_YES = {Scale.CONDITIONS: _CONDITION, Scale.FIVE: 3}


class Verdict(StrEnum):
    """The status of an action between poll and agreement."""

    NOT_ASKED = "not_asked"
    OPEN = "open"
    FEASIBLE = "feasible"
    CONDITIONAL = "conditional"
    NOT_FEASIBLE = "not_feasible"
    STALE = "stale"
    """Asked, but the action has changed since the poll."""


def says_yes(poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer is a yes or a yes-if; on 0-5 that is 3 or more."""
    return answer.score >= _LOWEST_YES[poll.scale]


def is_condition(poll: Poll, answer: Answer) -> bool:
    """Tell whether an answer is a yes-if."""
    return poll.scale is Scale.CONDITIONS and answer.score == _CONDITION


def deciding(poll: Poll) -> tuple[Answer, ...]:
    """Return the answers of those who must do it, in the order in which they were asked."""
    given = (poll.answer_of(person) for person in poll.asked)
    return tuple(answer for answer in given if answer is not None)


def advising(poll: Poll) -> tuple[Answer, ...]:
    """Return the answers of those who think along."""
    return tuple(answer for answer in poll.answers if answer.person not in poll.asked)


def awaited(poll: Poll) -> tuple[int, ...]:
    """Return who must do it and has not answered yet."""
    return tuple(person for person in poll.asked if poll.answer_of(person) is None)


def outcome(poll: Poll) -> Verdict:
    """Return the verdict of one poll.

    A *no* from a person who must do it settles it at once; otherwise it stays open until all of them answered. An
    adviser's answer does not decide.
    """
    if poll.stale:
        return Verdict.STALE
    answers = deciding(poll)
    if any(not says_yes(poll, answer) for answer in answers):
        return Verdict.NOT_FEASIBLE
    if awaited(poll) or not answers:
        return Verdict.OPEN
    if any(is_condition(poll, answer) for answer in answers):
        return Verdict.CONDITIONAL
    return Verdict.FEASIBLE


def verdict(line: Line) -> Verdict:
    """Return the verdict of a line's last poll."""
    return outcome(line.poll) if line.poll else Verdict.NOT_ASKED
