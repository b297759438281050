"""A replay stands where the session once stood."""

from datetime import UTC, datetime

import pytest
from hypothesis import given

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Role, Scale, Standing
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.domain.timeline import Timeline
from cop_session.replay import Replay, decisions, steps_entered
from tests.support.strategies import histories

AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)


def told(*gestures: tuple[ev.Event, ...]) -> Timeline:
    """Return a history of these gestures, a minute after each other."""
    events: list[ev.Recorded] = []
    for minute, gesture in enumerate(gestures):
        first = len(events) + 1
        events += [
            ev.Recorded(first + place, first, AT.replace(minute=minute), minute * 60_000, event)
            for place, event in enumerate(gesture)
        ]
    return Timeline(events)


def note(text: str) -> ev.LineNoted:
    return ev.LineNoted(Kind.NEED, text)


TALK = told(
    (note("een"), note("twee")),
    (ev.StepEntered(Step.NEED),),
    (note("drie"),),
    (ev.StepEntered(Step.ACTIONS), note("vier")),
)


@given(histories())
def test_every_position_is_what_its_events_make(events: list[ev.Recorded]) -> None:
    replay = Replay(Timeline(events))
    for position in range(replay.last + 1):
        assert replay.seek(position) == fold(events[:position])


def test_the_cursor_stays_within_the_ends() -> None:
    replay = Replay(TALK)
    assert replay.seek(-3).seq == replay.position == 0
    assert replay.seek(99).seq == replay.position == replay.last == 6


def walk(move: str, start: int) -> list[int]:
    """Return where the cursor comes along when it moves this way until it stands still."""
    replay = Replay(TALK, start)
    positions = [replay.position]
    while True:
        getattr(replay, move)()
        if replay.position == positions[-1]:
            return positions
        positions.append(replay.position)


@pytest.mark.parametrize(
    ("move", "start", "positions"),
    [
        ("next_gesture", 0, [0, 2, 3, 4, 6]),
        ("next_gesture", 1, [1, 2, 3, 4, 6]),
        ("previous_gesture", 6, [6, 4, 3, 2, 0]),
        ("previous_gesture", 5, [5, 4, 3, 2, 0]),
        ("next_step", 0, [0, 3, 5, 6]),
        ("previous_step", 6, [6, 5, 3, 0]),
        ("previous_step", 4, [4, 3, 0]),
    ],
)
def test_the_cursor_goes_by_gesture_and_by_step(move: str, start: int, positions: list[int]) -> None:
    assert walk(move, start) == positions


@pytest.mark.parametrize("move", ["next_gesture", "previous_gesture", "next_step", "previous_step"])
def test_of_nothing_there_is_nothing_to_replay(move: str) -> None:
    replay = Replay(Timeline())
    assert getattr(replay, move)() == replay.state == Timeline().now
    assert replay.last == replay.position == 0


def test_the_places_where_something_was_decided() -> None:
    action, quote = 1, 2
    talk = told(
        (ev.LineNoted(Kind.ACTION, "voorlezen"), ev.LineNoted(Kind.QUOTE, "ik lees graag")),
        (ev.QuoteConsented(quote, Consent.YES),),
        (ev.LineReworded(action, "samen lezen"),),
        (ev.PersonSeated("a", "Annelies", Role.TEACHER),),
        (ev.PollOpened(action, Scale.CONDITIONS, ("nee", "als", "ja"), (5,)),),
        (ev.Answered(6, 5, 0, "geen tijd"),),
        (ev.ActionAdapted(action, "geen tijd"), ev.LineReworded(action, "korter lezen")),
        (ev.StandingSet(action, Standing.LATER),),
        (ev.StandingSet(action, Standing.NOTED),),
        (ev.EvaluationPlanned(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45),),
    )
    assert decisions(talk) == (3, 7, 9, 10, 12)


def test_the_places_where_the_group_came_to_a_step() -> None:
    assert steps_entered(TALK) == ((3, Step.NEED), (5, Step.ACTIONS))
