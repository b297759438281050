"""Every sample seen again, position by position, on and back; and an hour of it by a real clock."""

import asyncio
from pathlib import Path
from time import monotonic
from typing import Final

import pytest

from cop_session.domain.fold import fold
from cop_session.paths import samples, training
from cop_session.replay import in_their_time
from tests.support.figures import Figures
from tests.tui.support.replaying import walked, watched

pytestmark = pytest.mark.torture

_ALL: Final = [*sorted(samples().glob("*.cop.json")), *sorted(training().glob("*.cop.json"))]
_TALL: Final = (120, 100)
"""So tall that nothing is scrolled, for where it was scrolled to depends on the way."""
_AN_HOUR: Final = training() / "tolk.cop.json"


@pytest.mark.parametrize("bundle", _ALL, ids=lambda path: path.name.split(".")[0])
@pytest.mark.timeout(600)
async def test_on_or_back_every_position_shows_the_same(bundle: Path, figures: Figures) -> None:
    async with watched(bundle, _TALL) as hands:
        last = len(hands.timeline)
        # Up to where a line is struck nothing tells that it will be.
        events = in_their_time(hands.timeline.events, lambda line: "")
        on = await walked(hands, "home", "right", last)
        back = await walked(hands, "end", "left", 0)
        other = [place for place in back if place in on and back[place] != on[place]]
        for place in range(last + 1):
            hands.shown._go(place)
            await hands.pilot.pause()
            assert hands.shown.state == fold(events[:place])
    figures("positions of the samples, seen again", last + 1, {"other": 0, "other on the way back": len(other)})
    assert not other


@pytest.mark.timeout(300)
async def test_an_hour_at_sixty_times_its_pace_takes_a_minute(figures: Figures) -> None:
    async with watched(_AN_HOUR) as hands:
        shown = hands.shown
        shown.player._clock = shown._clock = monotonic
        await hands.keys("home up up up")
        assert (hands.position, shown.player.speed) == (0, 60)
        minutes = shown.player.length_ms / 60_000
        assert 59.5 < minutes < 60.5
        started = monotonic()
        await hands.pilot.press("enter")
        # This is about the clock on the wall, which nobody can hurry.
        while shown.player.playing:
            await asyncio.sleep(0.05)
        took = monotonic() - started
        assert hands.position == shown.replay.last
        assert shown.state == hands.timeline.now
        await hands.pilot.pause()
        assert "‖ staat stil" in hands.seen
    figures("replays of an hour by a real clock, at 60×", 1, {}, {"s": took})
    assert abs(took - minutes) <= 1
