"""Home shows the sessions as they were listed last while the workspace opens."""

from asyncio import sleep
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest
from textual import events
from textual.widgets import Static

from cop_session.config import Settings
from cop_session.services import Library, Summary
from cop_session.summaries import at_a_glance
from cop_session.tui.app import CopSession
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.keys import key_queue
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import rest
from tests.tui.support.house import PATIENCE, SIZE, TODAY, settled, with_samples, workspace
from tests.tui.support.quiet import Gate


@pytest.fixture
def go() -> Iterator[Gate]:
    """Opens the workspace, at the latest when the test ends."""
    gate = Gate()
    yield gate
    gate.open()


def slow_house(folder: Path, go: Gate, glanced: list[Summary]) -> CopSession:
    """Return the program over a workspace that opens at a sign."""

    def open_library() -> Library:
        go.pass_through()
        return Library.open(workspace(folder), clock=HandClock())

    return CopSession(open_library, Settings(), glance=lambda: glanced, today=lambda: TODAY)


async def comes(holds: Callable[[], bool], what: str) -> None:
    """Let the app go on until something holds; the thread that opens the workspace is not waited for."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, f"waited in vain for {what}"
        await sleep(0)


async def glanced_home(app: CopSession) -> HomeScreen:
    """Return home once the list of last time is on it."""
    home = app.screen
    assert isinstance(home, HomeScreen)
    await comes(lambda: home.list.highlighted_id is not None, "the list of last time")
    return home


async def asked(home: HomeScreen) -> None:
    """Wait until home was asked for something that waits for the workspace."""
    await comes(lambda: home._wanted is not None, "something that waits for the workspace")


async def test_the_list_is_there_before_the_workspace_and_what_was_chosen_opens_with_it(
    tmp_path: Path, go: Gate
) -> None:
    with_samples(tmp_path)
    app = slow_house(tmp_path, go, at_a_glance(workspace(tmp_path)))
    async with app.run_test(size=SIZE) as pilot:
        home = await glanced_home(app)
        assert app.library is None
        chosen = home.list.highlighted_id
        app.post_message(events.Key("enter", None))
        await asked(home)
        go.open()
        await settled(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert app.screen.live.id == chosen


async def test_what_is_typed_behind_that_is_typed_in_the_round_table(tmp_path: Path, go: Gate) -> None:
    with_samples(tmp_path)
    app = slow_house(tmp_path, go, at_a_glance(workspace(tmp_path)))
    async with app.run_test(size=SIZE) as pilot:
        home = await glanced_home(app)
        # On home “r” would show it again, and “n” begin another one.
        for key in ("enter", *"rn"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await asked(home)
        go.open()
        await rest(pilot)
        assert isinstance(app.screen, RoundTableScreen)
        assert list(app.screen.live.drafts.values()) == ["rn"]
        app.screen.live.close()


async def test_on_a_slow_machine_too(tmp_path: Path, go: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    # As if it took that much longer to make the step in which the words belong.
    monkeypatch.setattr(key_queue, "PATIENCE", 0.001)
    await test_what_is_typed_behind_that_is_typed_in_the_round_table(tmp_path, go)


async def test_what_changed_since_shows_when_the_workspace_is_open(tmp_path: Path, go: Gate) -> None:
    with_samples(tmp_path)
    before = at_a_glance(workspace(tmp_path))
    app = slow_house(tmp_path, go, before[:1])
    async with app.run_test(size=SIZE) as pilot:
        home = await glanced_home(app)
        go.open()
        await settled(pilot)
        shown = {option.id for option in home.list.options if option.id}
        assert shown == {one.id for one in before}


async def test_a_list_that_is_made_again_tells_how_far_it_is(tmp_path: Path, go: Gate) -> None:
    with_samples(tmp_path)
    app = slow_house(tmp_path, go, at_a_glance(workspace(tmp_path)))
    async with app.run_test(size=SIZE) as pilot:
        home = await glanced_home(app)
        notice = home.query_one("#notice", Static)
        app.indexed(5, 10)
        app.indexed(600, 1200)
        await comes(lambda: "50 %" in str(notice.content), "how far the list is")
        go.open()
        await settled(pilot)
        assert "%" not in str(notice.content)
