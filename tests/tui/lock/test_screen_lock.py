"""Locking closes what is open and unlocking opens it at the same place; what is nowhere on disk stays beneath."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.schedule import Step
from cop_session.services import Library
from cop_session.tui.app import CopSession
from cop_session.tui.dialogs.text_question import Ask
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.screen_lock import ScreenLock
from cop_session.tui.screens.unlock_screen import UnlockScreen
from cop_session.tui.table.round_table_screen import RoundTableScreen
from cop_session.vault import Vault
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Type, play, rest
from tests.tui.support.house import PATIENCE, screen, until, workspace
from tests.tui.support.quiet import Gate
from tests.tui.support.table_driver import seeded
from tests.tui.support.vaults import CHEAP, WORDS, locked_house


def with_talk(folder: Path) -> Vault:
    """Make an encrypted workspace with one talk that goes on; return its opened vault."""
    place = workspace(folder)
    place.create()
    vault = Vault(place, cost=CHEAP)
    vault.protect(WORDS)
    library = Library.open(place, clock=HandClock(), key=vault.key)
    seeded(library, at=Step.NEED).close()
    library.close()
    return vault


async def unlocked(pilot: Pilot[Any]) -> None:
    """Type the passphrase."""
    await play(pilot, Type(WORDS), "enter")
    await rest(pilot)


async def closed(app: CopSession, pilot: Pilot[Any]) -> None:
    """Lock, and wait until everything is closed."""
    await play(pilot, "ctrl+l")
    await until(pilot, lambda: app.vault is not None and app.vault.key is None and app.lock.is_at_rest)


async def at_table(app: CopSession, pilot: Pilot[Any]) -> RoundTableScreen:
    """Open the talk from home."""
    await unlocked(pilot)
    await play(pilot, "enter")
    return await table_of(app, pilot)


async def table_of(app: CopSession, pilot: Pilot[Any]) -> RoundTableScreen:
    """Wait until a round table is in front."""
    await until(pilot, lambda: isinstance(app.screen, RoundTableScreen))
    await rest(pilot)
    found = app.screen
    assert isinstance(found, RoundTableScreen)
    return found


async def test_another_window_can_go_on_while_it_is_locked_and_is_not_doubled(tmp_path: Path) -> None:
    vault = with_talk(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        table = await at_table(app, pilot)
        session_id = table.live.id
        await play(pilot, Type("half"))
        await closed(app, pilot)
        other = Library.open(workspace(tmp_path), clock=HandClock(), key=vault.key)
        live = other.open_session(session_id)
        assert live.read_only is None
        # A word that is half there became no line.
        assert list(live.drafts.values()) == ["half"]
        assert "half" not in [one.event.text for one in live.timeline.events if isinstance(one.event, ev.LineNoted)]
        await unlocked(pilot)
        back = await table_of(app, pilot)
        assert back.live.read_only is not None
        assert back.live.read_only.code == "open_elsewhere"
        live.close()
        other.close()


async def test_the_clock_of_a_talk_runs_on_behind_the_lock(tmp_path: Path) -> None:
    with_talk(tmp_path)
    app = locked_house(tmp_path)
    clock = HandClock()
    vault = app.vault
    assert vault is not None
    app._open_library = lambda: Library.open(workspace(tmp_path), clock=clock, key=vault.key)
    async with app.run_test(size=(120, 36)) as pilot:
        table = await at_table(app, pilot)
        clock.pass_ms(60_000)
        before = table.live.elapsed_ms
        del table
        await closed(app, pilot)
        clock.pass_ms(120_000)
        await unlocked(pilot)
        assert (await table_of(app, pilot)).live.elapsed_ms == before + 120_000


@pytest.mark.parametrize("keys", [["f9"], ["f4"], ["f3"]])
async def test_it_comes_back_to_notes_large_screen_and_step(tmp_path: Path, keys: list[str]) -> None:
    with_talk(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await at_table(app, pilot)
        await play(pilot, *keys)
        await rest(pilot)
        before = screen(pilot).partition("\n")[2]
        await closed(app, pilot)
        await unlocked(pilot)
        await table_of(app, pilot)
        assert screen(pilot).partition("\n")[2] == before


async def test_what_is_nowhere_on_disk_stays_beneath_the_cover(tmp_path: Path) -> None:
    with_talk(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await unlocked(pilot)
        await play(pilot, "i", Type("/tmp/half een plaats"))
        asked: Any = app.screen
        assert isinstance(asked, Ask)
        await play(pilot, "ctrl+l")
        await rest(pilot)
        assert isinstance(app.screen, UnlockScreen)
        assert app.library is not None
        await unlocked(pilot)
        assert app.screen is asked
        assert asked.field.value == "/tmp/half een plaats"


async def test_locked_at_home_it_comes_back_home_with_nothing_of_a_search(tmp_path: Path) -> None:
    with_talk(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await unlocked(pilot)
        await play(pilot, "slash", Type("rust"))
        await closed(app, pilot)
        assert app.library is None
        await play(pilot, Type("mis"), "enter")
        assert isinstance(app.screen, UnlockScreen)
        await unlocked(pilot)
        await until(pilot, lambda: app.library is not None)
        await rest(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.home.field.value == ""


async def test_quitting_behind_the_lock_keeps_what_was_typed(tmp_path: Path) -> None:
    vault = with_talk(tmp_path)
    app = locked_house(tmp_path)
    async with app.run_test(size=(120, 36)) as pilot:
        await at_table(app, pilot)
        await play(pilot, Type("half"))
        await closed(app, pilot)
        await pilot.press("ctrl+q")
    library = Library.open(workspace(tmp_path), clock=HandClock(), key=vault.key)
    live = library.open_session(library.sessions()[0].id)
    assert list(live.drafts.values()) == ["half"]
    live.close()
    library.close()


async def test_who_leaves_while_it_is_being_locked_leaves_quietly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_talk(tmp_path)
    app, gate, prune = locked_house(tmp_path), Gate(), CopSession._prune
    close, ended = ScreenLock._close, asyncio.Event()

    async def closes(lock: ScreenLock, cover: UnlockScreen) -> None:
        await close(lock, cover)
        ended.set()

    async def slowly(*parts: Any, **named: Any) -> None:
        # By now it is leaving; what closes the workspace goes on meanwhile, until it ends or takes screens away.
        gate.open()
        async with asyncio.timeout(PATIENCE):
            while app.DEFAULT_MODE in app._screen_stacks and not ended.is_set():
                await asyncio.sleep(0)
        await prune(*parts, **named)

    monkeypatch.setattr(ScreenLock, "_close", closes)

    async with app.run_test(size=(120, 36)) as pilot:
        await at_table(app, pilot)
        assert app.library
        flush = app.library.flush

        def held_up() -> bool:
            gate.pass_through()
            return flush()

        monkeypatch.setattr(app.library, "flush", held_up)
        await play(pilot, "ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, UnlockScreen))
        monkeypatch.setattr(CopSession, "_prune", slowly)
    assert app.crash is None
