"""A replay on the screen, walked through by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.paths import samples, training
from cop_session.replay import in_their_time
from cop_session.services import Library, read_bundle
from cop_session.services.training.stop_point_files import in_workspace
from cop_session.training.stop_points.stop_points import Layer
from cop_session.tui.replay.replay_screen import ReplayScreen
from cop_session.tui.replay_app import Watching
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, typed, with_samples, workspace

NONE = Layer("")
"""No stop-points, those that come with a sample neither."""


class Hands:
    """The replay on the screen, its clock, and what stands there."""

    def __init__(self, pilot: Pilot[None], shown: ReplayScreen, timeline: Timeline) -> None:
        self.pilot = pilot
        self.shown = shown
        self.timeline = timeline
        self.seconds = 100.0
        shown.player._clock = shown._clock = lambda: self.seconds

    @property
    def seen(self) -> str:
        return screen(self.pilot)

    @property
    def position(self) -> int:
        return self.shown.replay.position

    async def keys(self, keys: str) -> None:
        await self.pilot.press(*keys.split())
        await self.pilot.pause()

    async def type(self, keys: str, words: str) -> None:
        """Press keys that ask for words, and answer with these alone."""
        await self.keys(f"{keys} ctrl+u")
        await typed(self.pilot, words)
        await self.keys("enter")
        await settled(self.pilot)

    async def pass_seconds(self, seconds: float) -> None:
        """Let time pass and have the screen look at the clock."""
        self.seconds += seconds
        self.shown.look()
        await self.pilot.pause()


@asynccontextmanager
async def replayed(
    folder: Path,
    sample: str = "lena",
    down: int = 0,
    size: tuple[int, int] = SIZE,
    *,
    stops: Layer | None = NONE,
) -> AsyncIterator[Hands]:
    """Open the replay of a sample from home, by keys; with these `stops`, or those that came with it."""
    with_samples(folder)
    async with _opened(folder, samples() / f"{sample}.cop.json", down, size, stops) as hands:
        yield hands


@asynccontextmanager
async def talk_for_a_class(
    folder: Path, name: str, size: tuple[int, int] = SIZE, *, stops: Layer | None = None
) -> AsyncIterator[Hands]:
    """Open the replay of a talk for a class, the only one in the workspace, with the stop-points that came with it."""
    library = Library.open(workspace(folder), clock=HandClock())
    library.import_bundle(training() / f"{name}.cop.json")
    library.close()
    async with _opened(folder, training() / f"{name}.cop.json", 0, size, stops) as hands:
        yield hands


@asynccontextmanager
async def _opened(
    folder: Path, bundle: Path, down: int, size: tuple[int, int], stops: Layer | None
) -> AsyncIterator[Hands]:
    session_id, timeline = read_bundle(bundle)
    if stops is not None:
        in_workspace(workspace(folder), session_id).keep(replace(stops, session_id=session_id))
    async with house(folder).run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*["down"] * down, "r")
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, ReplayScreen)
        yield Hands(pilot, shown, timeline)


@asynccontextmanager
async def watched(bundle: Path, size: tuple[int, int] = SIZE) -> AsyncIterator[Hands]:
    """Open the replay of a session in a file, without stop-points, on a clock of its own."""
    _, timeline = read_bundle(bundle)
    async with seen_again(timeline, size) as hands:
        yield hands


@asynccontextmanager
async def seen_again(timeline: Timeline, size: tuple[int, int] = SIZE) -> AsyncIterator[Hands]:
    """Open the replay of a history."""
    app = Watching(timeline, Settings())
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield Hands(pilot, app.replay, timeline)


async def walked(hands: Hands, start: str, key: str, end: int) -> dict[int, str]:
    """Press `start`, then `key` until the replay stands at `end`; return what was seen at each position on the way.

    Each shows the state that its events make, and the words of what just changed.
    """
    await hands.keys(start)
    seen = {}
    events = in_their_time(hands.timeline.events, lambda line: "")
    while hands.position != end:
        await hands.keys(key)
        expected = fold(events[: hands.position])
        assert hands.shown.state == expected
        seen[hands.position] = hands.seen
        _shows_what_changed(hands, expected)
    return seen


def _shows_what_changed(hands: Hands, state: State) -> None:
    changed = (line for kind in state.lines.values() for line in kind if line.id in hands.shown._fresh)
    noted = next(changed, None)
    if noted and not noted.struck:
        # Private notes are nobody's to see again.
        assert (one_line(noted.text)[:24] in " ".join(hands.seen.split())) is (noted.kind is not Kind.NOTE)
