"""However often something is undone and redone, a history costs about as much as its events."""

import random
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain import undo_walk
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.timeline import Timeline
from cop_session.domain.undo_walk import UndoWalk, is_in_turn
from tests.support.strategies import Attempt, allowed, attempts, recorded_from

HALF = 1_200

_HAPPENS = st.one_of(
    st.builds(ev.LineNoted, st.just(Kind.NEED), st.just("een")),
    st.builds(ev.LineReworded, st.integers(1, 6), st.just("twee")),
    st.just(ev.SessionPaused()),
    st.just(ev.SessionStarted(date(2026, 11, 24))),
    st.builds(ev.Blanked, st.just("LineNoted")),
    st.builds(ev.Retracted, st.integers(1, 6)),
    st.builds(ev.Restored, st.integers(1, 6)),
)
"""What happens to few gestures, which are undone and redone time and again, in any order."""


_START: Final = (ev.SessionStarted(date(2026, 11, 24)), 0)
_MORE: Final = ev.LineNoted(Kind.NEED, "een")


@example([_START, (ev.Retracted(1), 1)], [])
@example([(ev.Retracted(1), 0), (_START[0], 1)], [])
@example([(_MORE, 0), (ev.Retracted(3), 0), _START, (_MORE, 1), (ev.Retracted(1), 0)], [2, 4])
@example([_START, (ev.Retracted(1), 0), (ev.Restored(1), 0), (_MORE, 3), (ev.Retracted(1), 0)], [3])
@given(st.lists(st.tuples(_HAPPENS, st.integers(0, 3)), max_size=30), st.lists(st.integers(0, 30), max_size=5))
@settings(max_examples=300, deadline=None)
def test_it_gives_the_states_that_folding_what_counts_gives(
    steps: list[tuple[ev.Event, int]], stops: list[int]
) -> None:
    events = recorded_from(steps)
    walk, hasty = UndoWalk(events), UndoWalk(events)
    for position in range(len(events) + 1):
        assert walk.go_to(position) == fold(events[:position])
    for position in sorted({stop for stop in stops if stop <= len(events)}):
        assert hasty.go_to(position) == fold(events[:position])
        assert hasty.fork().go_to(len(events)) == fold(events)
    assert Timeline(events).now == fold(events)


def test_a_seed_makes_no_two_sets_of_undone_gestures_alike() -> None:
    events = recorded_from([*((one, 0) for one in notes(2)), (ev.Retracted(1), 0), (ev.Retracted(2), 0)])
    walk = UndoWalk(events)
    for position in range(len(events) + 1):
        random.seed(0)
        assert walk.go_to(position) == fold(events[:position])


def notes(number: int) -> list[ev.Event]:
    return [ev.LineNoted(Kind.NEED, "x")] * number


def toggled(gesture: int, times: int) -> list[ev.Event]:
    return [one for _ in range(times) for one in (ev.Retracted(gesture), ev.Restored(gesture))]


HISTORIES: dict[str, Callable[[], list[ev.Event]]] = {
    "the newest by turns": lambda: [*notes(1), *toggled(1, HALF)],
    "the first of many by turns": lambda: [*notes(HALF), *toggled(1, HALF // 2)],
    "the first of many, while it goes on": lambda: [
        *notes(HALF),
        *(one for _ in range(HALF // 3) for one in (ev.Retracted(1), *notes(1), ev.Restored(1))),
    ],
    "all and back": lambda: [
        *notes(HALF),
        *(ev.Retracted(one) for one in range(HALF, 0, -1)),
        *(ev.Restored(one) for one in range(1, HALF + 1)),
    ],
    "all, the first one first": lambda: [*notes(HALF), *(ev.Retracted(one) for one in range(1, HALF + 1))],
    "what is not there": lambda: [*notes(HALF), *toggled(9_999, HALF // 2)],
}


@pytest.mark.parametrize("history", HISTORIES)
def test_what_is_so_now_is_folded_once(history: str) -> None:
    walk = UndoWalk(recorded_from([(event, 0) for event in HISTORIES[history]()]))
    assert walk.go_to(len(walk)).seq == len(walk)
    assert walk.folded <= len(walk)


@pytest.mark.parametrize("history", sorted(set(HISTORIES) - {"all, the first one first"}))
def test_walking_along_all_of_it_costs_no_more_than_twice_its_events(history: str) -> None:
    walk = UndoWalk(recorded_from([(event, 0) for event in HISTORIES[history]()]))
    for position in range(len(walk) + 1):
        walk.go_to(position)
    assert walk.folded <= 2 * len(walk)
    assert is_in_turn(recorded_from([(event, 0) for event in HISTORIES[history]()]))


def test_what_this_program_never_undoes_that_way_is_told() -> None:
    assert not is_in_turn(recorded_from([(event, 0) for event in HISTORIES["all, the first one first"]()]))


@given(attempts(max_size=60))
@settings(max_examples=50, deadline=None)
def test_whatever_somebody_tries_is_in_turn(tries: list[Attempt]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(undo_walk, "_AT_LEAST", 0)
        assert is_in_turn(allowed(tries).events)


def test_few_states_are_kept() -> None:
    walk = UndoWalk(recorded_from([(event, 0) for event in notes(HALF)]))
    walk.go_to(HALF)
    node, kept = walk._top, 0
    while node.before:
        kept += node.state is not None
        node = node.before
    assert kept <= HALF / 64 + 64
