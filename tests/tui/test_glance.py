"""Home shows the sessions as they were listed last while the workspace opens."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from cop_session.config import Settings
from cop_session.library import Library, Summary
from cop_session.summaries import at_a_glance
from cop_session.tui.app import CopSession
from cop_session.tui.screens.home import HomeScreen
from cop_session.tui.screens.roundtable import RoundTableScreen
from tests.clock import HandClock
from tests.tui.house import SIZE, TODAY, settled, with_samples, workspace


@pytest.fixture
def go() -> Iterator[Event]:
    """Opens the workspace, at the latest when the test ends."""
    event = Event()
    yield event
    event.set()


def slow_house(folder: Path, go: Event, glanced: list[Summary]) -> CopSession:
    """Return the program over a workspace that opens at a sign."""

    def open_library() -> Library:
        go.wait(30)
        return Library.open(workspace(folder), clock=HandClock())

    return CopSession(open_library, Settings(), glance=lambda: glanced, today=lambda: TODAY)


async def test_the_list_is_there_before_the_workspace_and_what_was_chosen_opens_with_it(
    tmp_path: Path, go: Event
) -> None:
    with_samples(tmp_path)
    app = slow_house(tmp_path, go, at_a_glance(workspace(tmp_path)))
    async with app.run_test(size=SIZE) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        while home.list.highlighted_id is None:
            await pilot.pause()
        assert app.library is None
        chosen = home.list.highlighted_id
        await pilot.press("enter")
        go.set()
        await settled(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert app.screen.live.id == chosen


async def test_what_changed_since_shows_when_the_workspace_is_open(tmp_path: Path, go: Event) -> None:
    with_samples(tmp_path)
    before = at_a_glance(workspace(tmp_path))
    app = slow_house(tmp_path, go, before[:1])
    async with app.run_test(size=SIZE) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        while home.list.highlighted_id is None:
            await pilot.pause()
        go.set()
        await settled(pilot)
        shown = {option.id for option in home.list.options if option.id}
        assert {one.id for one in before} <= shown
