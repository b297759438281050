"""Time passes in a replay as it passed in the session, only faster."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.timeline import Timeline
from cop_session.replay import SPEEDS, Player, Replay

AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
HOUR = 60 * 60 * 1000


class Seconds:
    """A clock in the hands of a test."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def at(*elapsed_ms: int) -> Timeline:
    """Return a history with something noted at each of these times."""
    return Timeline(
        ev.Recorded(seq, seq, AT + timedelta(milliseconds=ms), ms, ev.LineNoted(Kind.NEED, f"{seq}"))
        for seq, ms in enumerate(elapsed_ms, 1)
    )


def player(timeline: Timeline) -> tuple[Player, Seconds]:
    clock = Seconds()
    return Player(Replay(timeline), timeline, clock), clock


def test_an_hour_at_sixty_times_takes_a_minute() -> None:
    playing, clock = player(at(*range(0, HOUR + 1, 45_000)))
    while playing.speed != 60:
        playing.change_speed(1)
    playing.play()
    began = clock.now
    while playing.playing:
        clock.now += 0.1
        playing.tick()
    assert abs(clock.now - began - 60) <= 1
    assert playing.replay.position == playing.replay.last


def test_a_long_silence_is_shortened_and_others_are_not() -> None:
    playing, _ = player(at(1000, 61_000, 61_000 + HOUR))
    assert playing.length_ms == 61_000 + 120_000


def test_standing_still_time_passes_for_nobody() -> None:
    playing, clock = player(at(0, 60_000))
    clock.now += 500
    assert not playing.tick()
    playing.play()
    clock.now += 1
    playing.tick()
    assert playing.played_ms == 8000
    playing.pause()
    clock.now += 500
    assert not playing.tick()
    assert playing.played_ms == 8000


def test_from_the_end_it_begins_again() -> None:
    playing, _ = player(at(0, 60_000))
    playing.seek(2)
    playing.play()
    assert (playing.replay.position, playing.playing) == (0, True)


def test_another_speed_counts_from_now_on() -> None:
    playing, clock = player(at(0, HOUR // 60))
    playing.play()
    clock.now += 1
    playing.change_speed(1)
    clock.now += 1
    playing.tick()
    assert playing.played_ms == 8000 + 15_000


@pytest.mark.parametrize(("direction", "ends"), [(1, SPEEDS[-1]), (-1, SPEEDS[0])])
def test_there_is_a_fastest_and_a_slowest(direction: int, ends: int) -> None:
    playing, _ = player(at(0))
    for _ in range(20):
        playing.change_speed(direction)
    assert playing.speed == ends


@given(
    st.lists(st.integers(0, 300_000), min_size=1, max_size=20).map(sorted),
    st.lists(st.floats(0, 30), max_size=20),
)
def test_the_cursor_is_always_where_the_time_is(moments: Sequence[int], waits: Sequence[float]) -> None:
    timeline = at(*moments)
    playing, clock = player(timeline)
    playing.play()
    for wait in waits:
        clock.now += wait
        playing.tick()
        position = playing.replay.position
        assert playing.time_of(position) <= playing.played_ms or position == 0
        if position < playing.replay.last:
            assert playing.played_ms < playing.time_of(position + 1)


@given(st.lists(st.integers(0, HOUR), min_size=1, max_size=20).map(sorted), st.floats(0, 1))
def test_a_share_of_the_bar_is_a_place_in_the_history(moments: Sequence[int], share: float) -> None:
    timeline = at(*moments)
    playing, _ = player(timeline)
    playing.seek_share(share)
    position = playing.replay.position
    assert playing.time_of(position) <= share * playing.length_ms
    assert position == playing.replay.last or playing.time_of(position + 1) > share * playing.length_ms
