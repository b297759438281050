"""The minutes that are left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.coaching.timing import WORDS, Pace, boxes_left, entered_at, pace
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import SUPPORTED, catalogue
from tests.scenarios import lena
from tests.scenarios.script import recorded

MINUTE = 60_000


def at(step: Step, minutes: int = 60) -> State:
    return replace(State(), step=step, minutes=minutes)


def test_on_schedule_every_step_has_its_box() -> None:
    assert boxes_left(at(Step.WELCOME), 0, 0) == dict(zip(ROUNDTABLE.order, (5, 14, 18, 13, 5, 5), strict=True))


def test_a_step_runs_down_while_the_others_keep_their_minutes() -> None:
    assert boxes_left(at(Step.NEED), 15 * MINUTE, 5 * MINUTE) == dict(
        zip(ROUNDTABLE.order[1:], (4, 18, 13, 5, 5), strict=True)
    )


def test_a_step_that_had_its_minutes_takes_none_from_the_walkthrough() -> None:
    left = boxes_left(at(Step.ACTIONS), 41 * MINUTE, 19 * MINUTE)
    assert left == {Step.ACTIONS: 0, Step.WALKTHROUGH: 13, Step.EVALUATION: 5, Step.CLOSING: 1}
    assert pace(at(Step.ACTIONS), 41 * MINUTE, 19 * MINUTE) is Pace.ROUND_OFF


def test_coming_late_into_a_step_leaves_it_a_share() -> None:
    left = boxes_left(at(Step.ACTIONS), 32 * MINUTE, 32 * MINUTE)
    assert left == {Step.ACTIONS: 8, Step.WALKTHROUGH: 13, Step.EVALUATION: 5, Step.CLOSING: 2}
    assert left == boxes_left(at(Step.ACTIONS), 32 * MINUTE)


@given(
    st.sampled_from(ROUNDTABLE.lengths),
    st.sampled_from(ROUNDTABLE.order),
    st.integers(0, 7_200_000),
    st.integers(0, 7_200_000),
)
def test_whole_minutes_are_together_what_is_left(minutes: int, step: Step, one: int, other: int) -> None:
    entered, elapsed = sorted((one, other))
    state = at(step, minutes)
    left = boxes_left(state, elapsed, entered)
    assert tuple(left) == ROUNDTABLE.order[ROUNDTABLE.order.index(step) :]
    assert min(left.values()) >= 0
    whole = max(0, (minutes * MINUTE - elapsed) // MINUTE)
    # In the last step nothing comes after that could take what an early end leaves.
    assert sum(left.values()) == whole
    assert (pace(state, elapsed, entered) is Pace.TIME_IS_UP) == (whole == 0)


def test_when_the_group_moved_is_read_from_what_happened() -> None:
    events = recorded(lena.script())
    assert entered_at(events, Step.WELCOME) == 0
    assert entered_at(events, Step.ACTIONS) == 23 * MINUTE
    assert entered_at(events[:20], Step.CLOSING) == 0


def test_there_is_room_until_there_is_not() -> None:
    assert pace(at(Step.NEED), 10 * MINUTE, 5 * MINUTE) is Pace.ROOM
    assert pace(at(Step.NEED), 18 * MINUTE, 5 * MINUTE) is Pace.ROUND_OFF
    assert pace(at(Step.CLOSING), 59 * MINUTE, 55 * MINUTE) is Pace.ROOM
    assert pace(at(Step.CLOSING), 60 * MINUTE, 55 * MINUTE) is Pace.TIME_IS_UP


@pytest.mark.parametrize("locale", SUPPORTED)
def test_no_pace_blames_anybody(locale: str) -> None:
    t = catalogue(locale)
    told = {t(WORDS[one]) for one in Pace}
    assert len(told) == len(Pace)
    assert not any(word in line.casefold() for line in told for word in ("te laat", "too late", "te traag", "moet"))
