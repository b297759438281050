"""Undo, redo and walking along the states."""

import pytest

from cop_session.roundtable import events as ev
from cop_session.roundtable.timeline import Timeline
from cop_session.roundtable.words import Kind
from tests.strategies import START


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
