"""Help in each step: what it is for, what can be said there and which keys work there, on one screen."""

from pathlib import Path

import pytest
from textual.containers import VerticalScroll

from cop_session.domain.codes import Scale
from cop_session.domain.schedule import Step
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.formats.step_cues import cues_at
from cop_session.i18n import catalogue
from cop_session.tui.screens.help_screen import HelpScreen
from cop_session.tui.steps.board.step_help import MINE
from cop_session.tui.steps.core.spoken_sentence import spoken
from tests.tui.support.table_driver import Table, table

T = catalogue("nl_BE")


def flat(text: str) -> str:
    return " ".join(text.split())


def room(t: Table) -> tuple[int, int]:
    """How high the help is, and how much of that is on the screen."""
    assert isinstance(t.pilot.app.screen, HelpScreen)
    pane = t.pilot.app.screen.query_one(VerticalScroll)
    return pane.virtual_size.height, pane.size.height


async def test_every_step_is_explained_on_one_screen(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME, size=(120, 36)) as t:
        for step in ROUNDTABLE.order:
            moment = t.shown.moment
            await t.keys("f1")
            shown = flat(t.seen)
            assert T(ROUNDTABLE.at(step).purpose) in shown
            assert all(spoken(moment, cue) in shown for cue in cues_at(ROUNDTABLE.at(step), t.state))
            assert "F3 Naar de volgende stap" in shown
            height, seen = room(t)
            assert height <= seen, step
            await t.keys("f1 f3")
        await t.keys("f9 f1")
        assert T(MINE) in flat(t.seen)


async def test_on_a_small_screen_purpose_and_sentences_come_first(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED, size=(80, 24)) as t:
        sentences = [spoken(t.shown.moment, cue) for cue in cues_at(ROUNDTABLE.at(Step.NEED), t.state)]
        await t.keys("f1")
        shown = flat(t.seen)
        assert all(words in shown for words in [T(ROUNDTABLE.at(Step.NEED).purpose), *sentences, "In de lijst"])
        await t.keys("end")
        assert "→ Neem het voorstel over" in flat(t.seen)
        assert T(ROUNDTABLE.at(Step.NEED).purpose) not in flat(t.seen)


@pytest.mark.parametrize("place", ["", "escape"], ids=["typing", "in the list"])
async def test_help_tells_keys_of_list_and_field_wherever_it_is_asked(tmp_path: Path, place: str) -> None:
    async with table(tmp_path, at=Step.ACTIONS, size=(120, 36)) as t:
        await t.keys(place, "f1")
        shown = flat(t.seen)
        for words in (
            "s Verwijder de woorden voorgoed",
            "p Vraag het meteen aan wie het doet",
            "↵ Noteer wat je typte",
            "Ctrl+R Lees wie en wanneer anders, of niet",
            "x Maak het document voor de school",
        ):
            assert words in shown
        assert "k Nog te vragen" not in shown
        await t.keys("escape")
        assert t.pilot.app.screen is t.shown
        # What nobody said here is no quote to ask about.
        await t.keys("f2 f1")
        assert "k Nog te vragen" in flat(t.seen)


@pytest.mark.parametrize(("scale", "told"), [(Scale.CONDITIONS, "l Het lukt"), (Scale.FIVE, "0 à 0 tot 5")])
async def test_the_walkthrough_tells_the_keys_of_its_scale(tmp_path: Path, scale: Scale, told: str) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH, scale=scale, size=(120, 36)) as t:
        await t.keys("f1")
        shown = flat(t.seen)
        assert told in shown
        assert ("l Het lukt" in shown) is (scale is Scale.CONDITIONS)
        assert "Alle acties en mensen in één oogopslag" in shown
