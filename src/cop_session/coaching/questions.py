"""Which question that opens up thinking comes next, at this table."""

from collections import Counter
from collections.abc import Sequence
from enum import IntEnum

from cop_session.coaching.question_list import QUESTIONS, Prompt
from cop_session.coaching.saying import need_on_the_table
from cop_session.coaching.turn_order import without_action
from cop_session.domain.codes import Role
from cop_session.domain.state import State

__all__ = ["QUESTIONS", "Prompt", "in_turn"]


class _Fit(IntEnum):
    """How well a question fits the table, the best first."""

    DRAWS_IN = 0
    """For a participant without an action, while others have one."""
    FITS = 1
    HAS_AN_ACTION = 2
    """For people who all have an action."""
    MISPLACED = 3
    """For a role that no participant has, or about a need if none is noted."""


def in_turn(state: State, asked: Sequence[str]) -> Prompt:
    """Return the next question, given the codes of those that were asked; the same for the same state and codes.

    None comes back before all were asked. Among those asked least, one that fits the table goes first: for people
    without an action, then for any participant. Unknown codes count for nothing.
    """
    times = Counter(asked)
    here = frozenset(one.role for one in state.at_table())
    without = without_action(state)
    drawn = frozenset(one.role for one in state.at_table() if one.id in without)
    # As long as no participant has an action, there is none to draw in before the others.
    waiting = drawn if len(without) < len(state.at_table()) else frozenset[Role]()
    about = need_on_the_table(state) is not None

    def fit(question: Prompt) -> _Fit:
        if (question.about_need and not about) or (question.for_roles and not question.for_roles & here):
            return _Fit.MISPLACED
        if question.for_roles & waiting:
            return _Fit.DRAWS_IN
        return _Fit.FITS if not question.for_roles or question.for_roles & drawn else _Fit.HAS_AN_ACTION

    return min(QUESTIONS, key=lambda question: (times[question.code], fit(question)))
