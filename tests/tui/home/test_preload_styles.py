"""What is got ready at home for the screens that come after it."""

from pathlib import Path

from cop_session.tui.replay.class_screen import ClassScreen
from cop_session.tui.support.preload_styles import parse_styles
from cop_session.tui.table.round_table_screen import RoundTableScreen
from cop_session.tui.themes import LOOKS
from tests.tui.support.house import SIZE, house, settled, with_samples


async def test_the_styles_of_the_next_screens_are_there_before_they_are_opened(tmp_path: Path) -> None:
    with_samples(tmp_path)
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        ready = app.stylesheet
        before = set(ready.source)
        for key, kind in (("r", ClassScreen), ("enter", RoundTableScreen)):
            await pilot.press(key)
            await settled(pilot)
            shown = app.screen
            assert isinstance(shown, kind)
            styles = {(str(path), "") for path in shown.css_path}
            assert styles
            assert styles <= before
            await pilot.press("escape")
            await settled(pilot)
        assert app.stylesheet is ready


async def test_styles_that_were_parsed_for_other_colours_are_not_taken(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        other = next(look.name for look in LOOKS.values() if look.name != app.theme)
        present = app.stylesheet
        parse_styles(app)
        app.theme = other
        await settled(pilot)
        assert app.stylesheet is present
        parse_styles(app)
        await settled(pilot)
        assert app.stylesheet is not present
