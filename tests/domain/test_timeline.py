"""Undo, redo and walking along the states."""

import gc
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Phase
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline, gestures
from tests.support.strategies import START, recorded_from


def append(timeline: Timeline, *events: ev.Event) -> int:
    """One gesture."""
    first = len(timeline) + 1
    for event in events:
        timeline.append(ev.Recorded(len(timeline) + 1, first, START, 0, event))
    return first


def turns(timeline: Timeline) -> tuple[int | None, int | None]:
    """What undo and redo would do next."""
    return timeline.undoable, timeline.redoable


def needs(timeline: Timeline) -> list[str]:
    return [line.text for line in timeline.now.of(Kind.NEED)]


def test_undo_takes_back_whole_gestures_the_last_first() -> None:
    timeline = Timeline()
    one = append(timeline, ev.LineNoted(Kind.NEED, "een"), ev.LineReworded(1, "één"))
    two = append(timeline, ev.LineNoted(Kind.NEED, "twee"))
    assert turns(timeline) == (two, None)
    append(timeline, ev.Retracted(two))
    assert (needs(timeline), turns(timeline)) == (["één"], (one, two))
    append(timeline, ev.Retracted(one))
    assert not needs(timeline)
    assert turns(timeline) == (None, one)
    append(timeline, ev.Restored(one))
    assert (needs(timeline), timeline.redoable) == (["één"], two)


def test_a_new_gesture_ends_redo() -> None:
    timeline = Timeline()
    one = append(timeline, ev.LineNoted(Kind.NEED, "een"))
    append(timeline, ev.Retracted(one))
    append(timeline, ev.LineNoted(Kind.NEED, "twee"))
    assert (timeline.redoable, needs(timeline)) == (None, ["twee"])


NOTED = ev.LineNoted(Kind.NEED, "een")


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([NOTED, NOTED, ev.Retracted(1)], (2, 1)),
        ([NOTED, NOTED, NOTED, ev.Retracted(2)], (3, 2)),
        ([NOTED, NOTED, ev.Retracted(2), ev.Retracted(1), ev.Restored(2)], (2, 1)),
        ([NOTED, NOTED, ev.Retracted(9)], (2, None)),
        ([NOTED, ev.Restored(1)], (1, None)),
        # Striking ends redo: the words that it would bring back may be gone.
        ([NOTED, NOTED, ev.Retracted(2), ev.Blanked("LineNoted")], (1, None)),
    ],
)
def test_undo_and_redo_out_of_turn(events: list[ev.Event], expected: tuple[int | None, int | None]) -> None:
    assert turns(Timeline(recorded_from((event, 0) for event in events))) == expected


def test_what_joins_an_undone_gesture_is_undone_with_it() -> None:
    timeline = Timeline(recorded_from([(NOTED, 0), (ev.Retracted(1), 0), (NOTED, 2)]))
    assert (needs(timeline), turns(timeline)) == ([], (None, 1))


@pytest.mark.parametrize(
    ("begun", "expected"),
    [((), []), ((1,), [(0, 1)]), ((1, 1, 3, 4, 4), [(0, 2), (2, 3), (3, 5)])],
)
def test_gestures_are_runs_of_events(begun: tuple[int, ...], expected: list[tuple[int, int]]) -> None:
    events = [ev.Recorded(seq, gesture, START, 0, NOTED) for seq, gesture in enumerate(begun, 1)]
    assert list(gestures(events)) == expected


@pytest.mark.parametrize("event", [ev.SessionPaused(), ev.SessionClosed(), ev.PlanExported(1, "docx", "nl_BE")])
def test_stage_moves_and_exports_are_not_undone_and_leave_redo(event: ev.Event) -> None:
    timeline = Timeline()
    one = append(timeline, ev.LineNoted(Kind.NEED, "een"))
    append(timeline, ev.Retracted(one))
    append(timeline, event)
    assert turns(timeline) == (None, one)


def test_every_state_on_the_way_stays_within_reach() -> None:
    timeline = Timeline()
    one = append(timeline, ev.LineNoted(Kind.NEED, "een"))
    append(timeline, ev.Retracted(one))
    assert [len(timeline.at(position).of(Kind.NEED)) for position in range(3)] == [0, 1, 0]


@pytest.mark.parametrize("position", [-1, 1])
def test_outside_there_is_no_state(position: int) -> None:
    with pytest.raises(IndexError):
        Timeline().at(position)


def talk(length: int) -> list[ev.Recorded]:
    """Needs that are noted, every fifth of them taken back and every tenth brought back."""
    timeline = Timeline()
    while len(timeline) < length:
        gesture = append(timeline, ev.LineNoted(Kind.NEED, f"behoefte {len(timeline)}"))
        if gesture % 5 == 0:
            append(timeline, ev.Retracted(gesture))
        if gesture % 10 == 0:
            append(timeline, ev.Restored(gesture))
    return list(timeline.events)


@given(st.lists(st.integers(0, 40)), st.lists(st.integers(0, 40)))
@settings(max_examples=30, deadline=None)
def test_it_does_not_matter_which_state_is_asked_for_first(first: list[int], then: list[int]) -> None:
    events = talk(40)[:40]
    timeline = Timeline(events[:20])
    for position in first:
        if position <= 20:
            assert timeline.at(position) == fold(events[:position])
    for recorded in events[20:]:
        timeline.append(recorded)
    asked = [(timeline.at(position), position) for position in then]
    assert all(state == fold(events[:position]) for state, position in asked)
    assert (timeline.now, turns(timeline)) == (fold(events), turns(Timeline(events)))


def test_two_threads_that_ask_at_once_get_the_same_states() -> None:
    timeline = Timeline(talk(600))
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda turn: [timeline.at(place) for place in range(turn, 600, 7)], range(7)))
    for turn, states in enumerate(found):
        assert [state.seq for state in states] == list(range(turn, 600, 7))
        assert all(state is timeline.at(state.seq) for state in states)


def test_what_was_prepared_holds_before_anything_and_ever_after() -> None:
    timeline = Timeline()
    assert timeline.prepared.seq == 0
    append(timeline, ev.SessionPrepared("a", "b", "nl_NL", "Europe/Amsterdam", fictional=True))
    append(timeline, ev.LineNoted(Kind.NEED, "een"))
    assert (timeline.prepared.seq, timeline.prepared.locale, timeline.prepared.fictional) == (1, "nl_NL", True)


def test_only_some_of_the_states_are_kept_whatever_was_asked_for() -> None:
    timeline = Timeline(talk(1_500))
    timeline.fold_all()
    for position in [*range(len(timeline) + 1), *range(len(timeline), -1, -1)]:
        timeline.at(position)
    gc.collect()
    alive = [one for one in gc.get_objects() if isinstance(one, State) and len(one.of(Kind.NEED)) > 1]
    assert len(alive) < 400


LONG = Timeline(talk(400))
"""A history of which most states are let go of."""


@given(st.lists(st.integers(0, 400), max_size=12))
@settings(max_examples=30, deadline=None)
def test_a_state_that_was_let_go_is_the_same_when_it_is_folded_again(asked: list[int]) -> None:
    for position in asked:
        assert LONG.at(position) == fold(LONG.events[:position])


def test_a_state_that_somebody_holds_stays_the_same_object() -> None:
    timeline = Timeline(talk(400))
    held = timeline.at(7)
    for position in range(len(timeline)):
        timeline.at(position)
    assert timeline.at(7) is held


def test_the_start_of_a_talk_can_be_undone_for_a_minute_and_brought_back() -> None:
    timeline, soon, late = Timeline(), START + timedelta(seconds=59), START + timedelta(minutes=1)
    one = append(timeline, ev.LineNoted(Kind.NEED, "een"))
    start = append(timeline, ev.SessionStarted(date(2026, 11, 24)))
    append(timeline, ev.StepEntered(Step.WELCOME))
    assert (timeline.undoable_at(soon), timeline.undoable_at(late), timeline.undoable) == (start, one, one)
    # What was noted since goes first.
    two = append(timeline, ev.LineNoted(Kind.NEED, "twee"))
    assert timeline.undoable_at(soon) == two
    append(timeline, ev.Retracted(two))
    append(timeline, ev.Retracted(start))
    assert (timeline.now.phase, timeline.now.sittings[-1].on) == (Phase.PREPARING, None)
    assert (timeline.undoable_at(soon), timeline.redoable) == (one, start)
    append(timeline, ev.Restored(start))
    assert (timeline.now.phase, timeline.undoable_at(soon), timeline.redoable) == (Phase.LIVE, start, two)
    assert (timeline.undoable_at(late), timeline.undoable) == (one, one)
    append(timeline, ev.Retracted(start))
    append(timeline, ev.SessionStarted(date(2026, 11, 25)))
    assert (timeline.now.sittings[-1].on, timeline.redoable) == (date(2026, 11, 25), two)
    assert timeline.now == fold(timeline.events)


@pytest.mark.parametrize("event", [ev.SessionPaused(), ev.SessionClosed(), ev.SessionStarted(date(2026, 11, 25))])
def test_a_start_that_more_came_of_is_not_undone(event: ev.Event) -> None:
    timeline = Timeline()
    append(timeline, ev.SessionStarted(date(2026, 11, 24)))
    append(timeline, event)
    assert timeline.undoable_at(START) is None


def test_a_start_within_a_larger_gesture_stays_where_that_is_undone() -> None:
    timeline = Timeline()
    begun = append(timeline, ev.SessionStarted(date(2026, 11, 24)), ev.LineNoted(Kind.NEED, "een"))
    assert timeline.undoable_at(START) == begun
    append(timeline, ev.Retracted(begun))
    assert (timeline.now.phase, needs(timeline)) == (Phase.LIVE, [])
    assert timeline.now == fold(timeline.events)
