"""The six steps of a round table and how its minutes are divided over them."""

from enum import StrEnum


class Step(StrEnum):
    """One of the six steps, in the order in which a round table walks through them."""

    WELCOME = "welcome"
    NEED = "need"
    ACTIONS = "actions"
    WALKTHROUGH = "walkthrough"
    EVALUATION = "evaluation"
    CLOSING = "closing"


ORDER: tuple[Step, ...] = tuple(Step)
LENGTHS: tuple[int, ...] = (45, 60, 75, 90)
"""The lengths, in minutes, that are offered."""

POSSIBLE_LENGTHS = range(15, 241)
"""The lengths, in minutes, that a round table can have."""

STANDARD_LENGTH = 60

_MINUTES_OF_SIXTY = {
    Step.WELCOME: 5,
    Step.NEED: 14,
    Step.ACTIONS: 18,
    Step.WALKTHROUGH: 13,
    Step.EVALUATION: 5,
    Step.CLOSING: 5,
}
_PROTECTED = (Step.WALKTHROUGH, Step.EVALUATION)


def boxes(minutes: int) -> dict[Step, float]:
    """Divide a session of `minutes` over the six steps, in the proportions of the standard hour."""
    return {step: share * minutes / STANDARD_LENGTH for step, share in _MINUTES_OF_SIXTY.items()}


def redivide(minutes: int, elapsed_ms: int, step: Step) -> dict[Step, float]:
    """Divide the remaining minutes of the session over `step` and the steps after it.

    Walkthrough and evaluation keep their box as long as there is time for them: an action that no participant was asked
    about is not an agreement. The other steps share the shortage in proportion.
    """
    left = max(0.0, minutes - elapsed_ms / 60_000)
    ahead = ORDER[ORDER.index(step) :]
    box = boxes(minutes)
    guarded = [one for one in ahead if one in _PROTECTED]
    others = [one for one in ahead if one not in _PROTECTED]
    guarded_need = sum(box[one] for one in guarded)
    for_guarded = min(left, guarded_need) if others else left
    division: dict[Step, float] = {}
    for group, share in ((guarded, for_guarded), (others, left - for_guarded)):
        whole = sum(box[one] for one in group)
        division.update({one: share * box[one] / whole for one in group})
    return {one: division[one] for one in ahead}


def after(step: Step) -> Step:
    """Return the step after `step`; the last one returns itself."""
    return ORDER[min(ORDER.index(step) + 1, len(ORDER) - 1)]


def before(step: Step) -> Step:
    """Return the step before `step`; the first one returns itself."""
    return ORDER[max(ORDER.index(step) - 1, 0)]
