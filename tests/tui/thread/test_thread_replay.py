"""The replay of a thread: all its talks in order, as one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from cop_session.domain.fold import fold
from cop_session.services import Library
from cop_session.tui.replay.thread_replay import ThreadReplayScreen
from cop_session.tui.thread.thread_screen import ThreadScreen
from tests.scenarios import lena, lena_again, lena_ends
from tests.scenarios.script import recorded
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, until, workspace
from tests.tui.support.lena_thread import AFTER, TALKS, with_thread

SCRIPTS = (lena.script, lena_again.script, lena_ends.script)


class Viewer:
    """The replay on the screen, and the clock that it plays by."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.seconds = 100.0
        shown = self.shown
        shown.player._clock = shown._clock = lambda: self.seconds

    @property
    def shown(self) -> ThreadReplayScreen:
        shown = self.pilot.app.screen
        assert isinstance(shown, ThreadReplayScreen)
        return shown

    @property
    def place(self) -> tuple[int, int]:
        """Which talk is on the screen, and how much of it is left."""
        return self.shown._place, self.shown.replay.last - self.shown.replay.position

    async def keys(self, pressed: str) -> str:
        for key in pressed.split():
            await self.pilot.press(key)
            await settled(self.pilot)
        return screen(self.pilot)

    async def stands_in(self, talk: int) -> None:
        """Wait until that talk is on the screen."""
        await until(self.pilot, lambda: self.shown._place == talk)

    async def pass_seconds(self, seconds: float) -> None:
        self.seconds += seconds
        self.shown.look()
        await settled(self.pilot)


@asynccontextmanager
async def viewed(folder: Path) -> AsyncIterator[Viewer]:
    """Open the replay of Lena's thread, by keys from home."""
    with_thread(folder)
    async with house(folder, today=AFTER).run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        await pilot.press("r")
        await settled(pilot)
        yield Viewer(pilot)


async def test_it_plays_all_logs_in_order(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        played: list[tuple[int, int]] = []
        await viewer.keys("enter up up up up")
        for _ in range(600):
            if viewer.place == (2, 0):
                break
            await viewer.pass_seconds(4)
            played.append(viewer.place)
        places = [place for place, _ in played]
        assert places == sorted(places)
        assert set(places) == {0, 1, 2}
        # Within each talk it only goes on, and at its end it stands in the state that its log makes.
        for talk in range(3):
            left = [left for place, left in played if place == talk]
            assert left == sorted(left, reverse=True)
        assert viewer.shown.state == fold(recorded(lena_ends.script()))
        assert not viewer.shown.player.playing


async def test_each_talk_is_the_one_of_its_log(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        library = Library.open(workspace(tmp_path), clock=HandClock())
        logs = [library.read(id).events for id in TALKS]
        library.close()
        for number, log in enumerate(logs, 1):
            assert f"gesprek {number} van 3" in screen(viewer.pilot)
            assert list(viewer.shown._as_recorded.events) == list(log)
            await viewer.keys("g")


async def test_the_arrows_cross_from_one_talk_to_its_neighbour(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        await viewer.keys("end right")
        await viewer.stands_in(1)
        assert viewer.shown.replay.position == viewer.shown._begins
        assert not viewer.shown.player.playing
        await viewer.keys("home left")
        assert viewer.place == (0, 0)
        await viewer.keys("f3")
        await viewer.stands_in(1)
        await viewer.keys("home f2")
        assert viewer.place == (0, 0)
        # Playing goes on from there too.
        await viewer.keys("enter")
        await viewer.stands_in(1)
        assert viewer.shown.player.playing


async def test_a_key_goes_to_another_talk_and_stops_at_the_edges(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        assert "volgend gesprek" in await viewer.keys("d")
        await viewer.stands_in(0)
        assert "volgend gesprek" not in await viewer.keys("g g")
        await viewer.stands_in(2)
        await viewer.keys("g end right f3")
        await viewer.stands_in(2)
        await viewer.keys("d")
        await viewer.stands_in(1)


async def test_pace_and_large_screen_stay_from_talk_to_talk(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        await viewer.keys("up up f4 g")
        assert viewer.shown.player.speed == 30
        assert viewer.shown.has_class("-large")


async def test_escape_goes_back_to_the_thread_from_any_talk(tmp_path: Path) -> None:
    async with viewed(tmp_path) as viewer:
        await viewer.keys("g")
        await viewer.keys("escape")
        assert isinstance(viewer.pilot.app.screen, ThreadScreen)
        await viewer.keys("r")
        await viewer.stands_in(0)
