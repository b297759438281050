"""The looks: readable, chosen in the settings or on the way, and without colours too."""

from pathlib import Path

import pytest
from rich.color import Color
from textual.color import Color as Shade

from cop_session.config import THEMES, Settings
from cop_session.tui.themes import LOOKS, NAMES
from tests.tui.appearance.test_everywhere import LEAST, contrast
from tests.tui.support.house import SIZE, house, settled, typed, with_samples
from tests.tui.support.table_driver import table
from tests.tui.support.walk import in_front, segments

INKS = ("foreground", "primary", "secondary", "accent", "success", "warning", "error")


def test_every_look_of_the_settings_is_there() -> None:
    assert set(THEMES) == set(LOOKS) == set(NAMES)


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("paper", ["background", "surface", "panel"])
def test_every_ink_stands_out_on_every_paper(name: str, paper: str) -> None:
    look = LOOKS[name]
    on = Color.parse(str(getattr(look, paper)))
    ratios = {ink: contrast(Color.parse(str(getattr(look, ink))), on) for ink in INKS}
    assert {ink: ratio for ink, ratio in ratios.items() if ratio < LEAST[name]} == {}


def test_contrast_is_reckoned_as_wcag_does() -> None:
    white, black, grey = (Color.parse(code) for code in ("#ffffff", "#000000", "#767676"))
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(white, white) == 1
    assert contrast(grey, white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", LOOKS)
async def test_the_settings_choose_the_look_from_the_first_frame(tmp_path: Path, name: str) -> None:
    app = house(tmp_path, settings=Settings(theme=name))
    async with app.run_test(size=SIZE):
        assert app.screen.styles.background == Shade.parse(str(LOOKS[name].background))


async def test_another_look_is_chosen_by_name_on_the_way(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await typed(pilot, "hoog contrast")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert app.theme == LOOKS["high-contrast"].name


async def test_without_colours_everything_is_grey_and_the_highlighted_line_is_marked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with_samples(tmp_path / "huis")
    async with house(tmp_path / "huis").run_test(size=SIZE) as pilot:
        await settled(pilot)
        shades = [shade for _, _, one in segments(pilot) if one.style for shade in (one.style.color, one.style.bgcolor)]
        assert {len(set(shade.get_truecolor())) for shade in shades if shade} == {1}
        assert "▸" in in_front(pilot)
    async with table(tmp_path / "tafel") as t:
        await t.keys("escape")
        assert "▸  2 tijd" in t.seen
        faint = [
            one.text
            for _, _, one in segments(t.pilot)
            if one.style and contrast(one.style.color, one.style.bgcolor) < LEAST["dark"]
        ]
        assert [text for text in faint if any(letter.isalpha() for letter in text)] == []
