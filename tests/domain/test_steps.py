"""The six steps and their minutes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.domain.schedule import POSSIBLE_LENGTHS, Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE


def test_an_hour_is_divided_as_agreed() -> None:
    assert [ROUNDTABLE.boxes(60)[step] for step in ROUNDTABLE.order] == [5, 14, 18, 13, 5, 5]


def test_what_is_offered_is_possible() -> None:
    assert set(ROUNDTABLE.lengths) < set(POSSIBLE_LENGTHS)


@given(st.sampled_from(ROUNDTABLE.lengths), st.integers(0, 7_200_000), st.sampled_from(ROUNDTABLE.order))
def test_what_is_left_is_divided_whole_over_what_lies_ahead(minutes: int, elapsed_ms: int, step: Step) -> None:
    division = ROUNDTABLE.redivide(minutes, elapsed_ms, step)
    assert tuple(division) == ROUNDTABLE.order[ROUNDTABLE.order.index(step) :]
    assert min(division.values()) >= 0
    assert sum(division.values()) == pytest.approx(max(0.0, minutes - elapsed_ms / 60_000))


@given(st.integers(0, 41 * 60_000))
def test_walkthrough_and_evaluation_keep_their_minutes_as_long_as_there_are_any(elapsed_ms: int) -> None:
    division = ROUNDTABLE.redivide(60, elapsed_ms, Step.ACTIONS)
    assert division[Step.WALKTHROUGH] == pytest.approx(13)
    assert division[Step.EVALUATION] == pytest.approx(5)


def test_on_schedule_nothing_is_redivided() -> None:
    assert ROUNDTABLE.redivide(60, 19 * 60_000, Step.ACTIONS) == pytest.approx(
        {step: ROUNDTABLE.boxes(60)[step] for step in ROUNDTABLE.order[2:]}
    )


def test_steps_follow_one_another_and_stop_at_the_ends() -> None:
    assert [ROUNDTABLE.after(step) for step in ROUNDTABLE.order] == [*ROUNDTABLE.order[1:], Step.CLOSING]
    assert [ROUNDTABLE.before(step) for step in ROUNDTABLE.order] == [Step.WELCOME, *ROUNDTABLE.order[:-1]]
