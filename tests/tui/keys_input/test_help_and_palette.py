"""Every key is explained and can be found by name, in the language of the user."""

from pathlib import Path

import pytest
from textual.command import CommandPalette

from cop_session.config import Settings
from cop_session.tui.app import CopSession
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.screens.help_screen import HelpScreen
from cop_session.tui.themes import DARK, LIGHT
from cop_session.tui.widgets.key_line import KeyHint, fitting
from tests.tui.support.house import SIZE, house, screen, settled, typed, until, with_samples


def commands(app: CopSession) -> dict[str, str]:
    found = list(app.get_system_commands(app.screen))
    assert len({one.title for one in found}) == len(found)
    return {one.title: one.help for one in found}


async def test_help_explains_every_key_of_the_screen(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("question_mark")
        await pilot.pause()
        shown = screen(pilot)
        assert "n  Een nieuw rondetafelgesprek voorbereiden" in shown
        assert "↵  Dit rondetafelgesprek openen" in shown
        assert "Schrappen haalt woorden voorgoed weg" in shown
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_opens_from_a_text_field_and_from_a_dialog(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("slash", "question_mark")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.field.value == "?"
        for opened in ("escape", "n"):
            await pilot.press(opened, "f1")
            await pilot.pause()
            assert isinstance(pilot.app.screen, HelpScreen)
            await pilot.press("escape")


async def test_the_palette_lists_every_action_once_in_dutch(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        found = commands(app)
        assert {"Openen", "Nieuw", "Zorgplan", "Binnenhalen", "Zoeken", "Namen", "Hulp", "Afsluiten"} <= set(found)
        assert all(found.values())
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert "Wat wil je doen?" in screen(pilot)
        await typed(pilot, "licht")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.theme == LIGHT.name


async def test_the_palette_of_the_round_table_lists_every_action_once_too(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        found = commands(app)
        assert {"Plan", "Zorgplan", "Hulp", "Afsluiten"} <= set(found)
        assert screen(pilot).splitlines()[-1].count("hulp") == 1


async def test_the_palette_says_in_dutch_that_there_is_nothing(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "zzzz")
        await until(pilot, lambda: "Niets gevonden." in screen(pilot))
        assert isinstance(pilot.app.screen, CommandPalette)


async def test_a_choice_in_the_palette_does_what_the_key_does(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path).run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "namen")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Lena" in screen(pilot)


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
async def test_two_languages_live_in_one_process(tmp_path: Path, locale: str) -> None:
    app = house(tmp_path, settings=Settings(locale=locale, theme="light"))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert app.theme == LIGHT.name != DARK.name
        assert ("new" if locale == "en" else "nieuw") in screen(pilot).splitlines()[-1]


@pytest.mark.parametrize(("width", "kept"), [(100, "abcdhp"), (42, "abhp"), (41, "ahp"), (16, "hp"), (3, "hp")])
def test_the_key_line_keeps_help_and_palette_longest(width: int, kept: str) -> None:
    hints = [KeyHint(key, key, "woordje", "", True, key in "hp") for key in "abcdhp"]
    assert "".join(hint.key for hint in fitting(hints, width)) == kept
