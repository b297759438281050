"""What is removed while it is still being mounted ends nothing."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.css.query import NoMatches
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from cop_session.tui.app import CopSession
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.screens.unlock_screen import UnlockScreen
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.textual_adapter.widget_removal import mounted
from tests.tui.lock.test_screen_lock import at_table, with_talk
from tests.tui.round_tables.key_script import play, rest
from tests.tui.support.house import house, until
from tests.tui.support.quiet import Gate
from tests.tui.support.table_driver import table
from tests.tui.support.vaults import locked_house


class Slow(Vertical):
    """Composes when it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = asyncio.Event()
        self.waits = False

    async def _on_compose(self, event: events.Compose) -> None:
        self.waits = True
        await self.may.wait()
        await super()._on_compose(event)

    def compose(self) -> ComposeResult:
        """Hold a part."""
        yield Static(id="part")


class Outer(Vertical):
    """Asks for a part of a part as soon as it is mounted."""

    def __init__(self, slow: Slow) -> None:
        super().__init__()
        self.slow = slow

    def compose(self) -> ComposeResult:
        """Hold what is slow."""
        yield self.slow

    def on_mount(self) -> None:
        """Need the part."""
        self.query_one("#part")


class Front(Screen[None]):
    """Holds both."""

    def __init__(self, slow: Slow) -> None:
        super().__init__()
        self.slow = slow

    def compose(self) -> ComposeResult:
        """Hold the outer one."""
        yield Outer(self.slow)


async def under_way(app: CopSession, pilot: Pilot[Any]) -> Slow:
    """Begin to show a screen, and wait until a part of it is on its way."""
    slow = Slow()
    app.push_screen(Front(slow))
    await until(pilot, lambda: slow.waits)
    return slow


async def test_a_screen_that_is_left_before_all_of_it_is_mounted_ends_nothing(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test() as pilot:
        slow = await under_way(app, pilot)
        gone = app.pop_screen()
        slow.may.set()
        await gone
        await until(pilot, lambda: not slow.is_attached and slow._task is None)
        assert isinstance(app.screen, HomeScreen)
    assert app.crash is None
    assert not app.return_code


async def test_quitting_before_all_is_mounted_is_quitting(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test() as pilot:
        slow = await under_way(app, pilot)
        app.exit()
        asyncio.get_running_loop().call_later(0.05, slow.may.set)
    assert app.crash is None
    assert not app.return_code


async def test_a_part_that_is_not_there_in_what_stays_is_an_error(tmp_path: Path) -> None:
    app = house(tmp_path)

    async def without_the_part() -> None:
        async with app.run_test() as pilot:
            slow = await under_way(app, pilot)
            slow.compose = lambda: iter(())  # type: ignore[method-assign]  # its part never comes
            slow.may.set()
            await rest(pilot)

    with pytest.raises(NoMatches):
        await without_the_part()


async def test_locking_waits_for_what_came_while_it_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_talk(tmp_path)
    app = locked_house(tmp_path)
    gate = Gate()

    def held_up() -> bool:
        gate.pass_through()
        return flush()

    async with app.run_test(size=(120, 36)) as pilot:
        await at_table(app, pilot)
        assert app.library
        assert app.vault
        library, flush = app.library, app.library.flush
        monkeypatch.setattr(library, "flush", held_up)
        await play(pilot, "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        slow = await under_way(app, pilot)
        gate.open()
        await rest(pilot)
        assert app.vault.key, "it was closed before all was there"
        slow.may.set()
        await until(pilot, lambda: app.vault is not None and app.vault.key is None and app.lock.is_at_rest)
    assert app.crash is None


async def test_a_step_that_is_shown_while_it_is_removed_is_shown_once(tmp_path: Path) -> None:
    async with table(tmp_path) as t:
        step = t.shown.query(BoardStep).first()
        step.composer._pruning = True
        step.show(step.moment)
        step.composer._pruning = False


async def test_a_screen_counts_as_mounted_once_all_its_parts_are() -> None:
    app, slow = App[None](), Slow()
    async with app.run_test() as pilot:
        app.push_screen(Front(slow))
        await until(pilot, lambda: slow.waits)
        waiting = asyncio.create_task(mounted([app.screen]))
        await pilot.pause()
        waited = not waiting.done()
        slow.may.set()
        await waiting
        assert waited
        assert slow.query_one("#part").is_mounted
