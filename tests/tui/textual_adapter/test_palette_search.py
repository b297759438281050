"""The search of the command palette."""

import asyncio
from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import App
from textual.command import CommandList, Hit, Hits, Provider
from textual.screen import Screen

from cop_session.tui.textual_adapter.palette_search import PaletteSearch
from tests.tui.support.house import screen, until

NOTHING = "Niets gevonden."


class Slow(Provider):
    """Finds one command when it may."""

    may: ClassVar[asyncio.Event]
    done: ClassVar[list[str]]

    async def search(self, query: str) -> Hits:
        await self.may.wait()
        if query == "ja":
            yield Hit(1.0, "ja", lambda: self.done.append(query))


class Searching(App[None]):
    """Has a palette over one command."""

    COMMANDS: ClassVar = {Slow}

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[Any]:
        return ()


async def opened(app: Searching, typed: str, pilot: Any) -> PaletteSearch:
    Slow.may, Slow.done = asyncio.Event(), []
    palette = PaletteSearch("Wat?", NOTHING)
    await app.push_screen(palette)
    await pilot.press(*typed)
    assert palette.is_searching
    Slow.may.set()
    await until(pilot, lambda: not palette.is_searching)
    return palette


async def test_what_was_found_is_chosen_once_the_search_has_ended() -> None:
    app = Searching()
    async with app.run_test() as pilot:
        palette = await opened(app, "ja", pilot)
        assert palette.query_one(CommandList).option_count == 1
        palette.choose()
        await until(pilot, lambda: Slow.done == ["ja"])
        assert app.screen is not palette


async def test_no_result_is_said_in_words_of_our_own() -> None:
    app = Searching()
    async with app.run_test() as pilot:
        palette = await opened(app, "nee", pilot)
        await until(pilot, lambda: NOTHING in screen(pilot))
        assert "No matches" not in screen(pilot)
        palette.choose()
        assert app.screen is palette
