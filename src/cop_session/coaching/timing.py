"""The remaining minutes of each step, and the pace that they require."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from cop_session.domain.events import Recorded, StepEntered
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.formats import format_of
from cop_session.i18n import msgid

_ROUND_OFF: Final = 2
"""From so many minutes on, a step is rounded off."""


class Pace(StrEnum):
    """The pace required by the remaining minutes."""

    ROOM = "room"
    ROUND_OFF = "round_off"
    """This step has had its minutes; the next ones keep theirs if it is rounded off."""
    TIME_IS_UP = "time_is_up"


WORDS: Final[Mapping[Pace, str]] = {
    Pace.ROOM: msgid("There is time for this."),
    Pace.ROUND_OFF: msgid("Round this off bit by bit; what comes next keeps its time."),
    Pace.TIME_IS_UP: msgid("The time we agreed on is full. Decide together: a little longer, or a second moment?"),
}
"""The request of each pace, in words that blame no participant, as msgids."""


def entered_at(events: Sequence[Recorded], step: Step) -> int:
    """Return when the group last moved to `step`, in elapsed milliseconds; 0 if the talk began there."""
    return next((one.elapsed_ms for one in reversed(events) if one.event == StepEntered(step)), 0)


def boxes_left(state: State, elapsed_ms: int, entered_ms: int | None = None) -> dict[Step, int]:
    """Return the minutes left for the present step and for each later one; together they are all the time left.

    A step gets its minutes when the group moves to it, at `entered_ms`; unknown, it gets them now. They run down while
    the others keep theirs; once they are used up, the remaining time is divided again over the other steps, walkthrough
    and evaluation first.
    """
    entered = min(elapsed_ms, elapsed_ms if entered_ms is None else entered_ms)
    talk = format_of(state)
    division = talk.redivide(state.minutes, entered, state.step)
    here = division[state.step] - (elapsed_ms - entered) / 60_000
    if here < 0 and state.step != talk.after(state.step):
        return _whole({state.step: 0.0, **talk.redivide(state.minutes, elapsed_ms, talk.after(state.step))})
    return _whole({**division, state.step: max(0.0, here)})


def pace(state: State, elapsed_ms: int, entered_ms: int | None = None) -> Pace:
    """Return the pace required by the remaining minutes."""
    left = boxes_left(state, elapsed_ms, entered_ms)
    if not sum(left.values()):
        return Pace.TIME_IS_UP
    return Pace.ROUND_OFF if left[state.step] < _ROUND_OFF and len(left) > 1 else Pace.ROOM


def _whole(minutes: Mapping[Step, float]) -> dict[Step, int]:
    """Round to whole minutes that add up to the remaining time, rounded down: the largest remainders get one more."""
    # A division in proportions may leave 12.999… of thirteen minutes.
    steady = {step: round(one, 6) for step, one in minutes.items()}
    whole = {step: int(one) for step, one in steady.items()}
    short = int(round(sum(minutes.values()), 6)) - sum(whole.values())
    remainders = sorted(steady, key=lambda step: whole[step] - steady[step])
    return {step: whole[step] + (step in remainders[:short]) for step in minutes}
