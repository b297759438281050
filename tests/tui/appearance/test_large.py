"""The large screen: only what the group works at, with room around it, and the line in which it is noted."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from cop_session.config import Settings
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.schedule import Step
from cop_session.services import Library
from cop_session.tui.app import CopSession
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.support.clock import HandClock
from tests.tui.round_tables.key_script import Type, play, rest
from tests.tui.support.house import TODAY, house, screen, until, workspace
from tests.tui.support.table_driver import seeded, table

SMALLEST, WIDE, WIDEST = (60, 20), (120, 36), (240, 60)
ASIDE = ("Aan tafel", "Welkom", "0:00", "“")
"""What stands beside the step on the facilitator's own screen."""


async def test_only_the_step_itself_is_shown_and_one_key_leads_back(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as at:
        own = at.seen
        assert all(words in own for words in ASIDE)
        await at.keys("f4")
        assert not [words for words in ASIDE if words in at.seen]
        for words in ("Acties", "1  rust", "2  tijd", "kaart leggen", "voorlezen", "F4 terug"):
            assert words in at.seen
        await at.keys("f4")
        assert at.seen == own


async def test_what_is_typed_stays_and_is_noted_there(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as at:
        await at.keys(Type("papa luistert "), "f4", Type("zaterdag mee"), "enter")
        assert at.texts(Kind.ACTION)[-1] == "papa luistert zaterdag mee"
        assert "papa luistert zaterdag mee" in at.seen
        await at.keys(Type("halve zin"), "f4")
        assert at.fields[0] == "halve zin"


async def test_it_goes_along_through_the_steps_and_shows_one_action_at_a_time(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as at:
        await at.keys("f4")
        assert "Bezorgdheden" not in at.seen, "a heading with nothing under it"
        await at.keys("f3 f3")
        assert "kaart leggen" in at.seen
        assert "voorlezen" not in at.seen
        assert not [words for words in ASIDE if words in at.seen]
        await at.keys("l", "right")
        assert verdict(at.state.of(Kind.ACTION)[0]) is Verdict.FEASIBLE
        assert "voorlezen" in at.seen


async def test_private_notes_are_put_away_and_not_to_be_had_there(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as at:
        at.shown.record(ev.LineNoted(Kind.NOTE, "voor mij alleen"))
        await at.keys("f9")
        assert "voor mij alleen" in at.seen
        await at.keys("f4")
        assert "voor mij alleen" not in at.seen
        await at.keys("f9")
        assert "voor mij alleen" not in at.seen
        await at.keys("f4 f9")
        assert "voor mij alleen" in at.seen


@pytest.mark.parametrize("size", [SMALLEST, WIDE, WIDEST])
async def test_it_fits_from_small_to_very_wide(tmp_path: Path, size: tuple[int, int]) -> None:
    async with large_house(tmp_path).run_test(size=size) as pilot:
        await laid_out(pilot, Step.WELCOME)
        table_screen = shown(pilot)
        for _ in Step:
            await play(pilot, "f3")
            for field in (*table_screen.query(TextArea), *table_screen.query(Input)):
                if field.focusable and all(one.display for one in field.ancestors_with_self):
                    assert table_screen.region.contains_region(field.region), field
            stage = table_screen.stage.region
            assert abs(stage.x - (size[0] - stage.right)) <= 1
        table_screen.live.close()


def large_house(folder: Path, theme: str = "dark") -> CopSession:
    settings = Settings(theme=theme)
    return house(folder, settings=settings, opens=lambda: Library.open(workspace(folder), clock=HandClock()))


def shown(pilot: Pilot[Any]) -> RoundTableScreen:
    assert isinstance(pilot.app.screen, RoundTableScreen)
    return pilot.app.screen


async def laid_out(pilot: Pilot[Any], step: Step) -> None:
    """Show a seeded talk at a step, large."""
    await rest(pilot)
    assert isinstance(pilot.app, CopSession)
    library = pilot.app.library
    assert library is not None
    pilot.app.push_screen(RoundTableScreen(seeded(library, at=step), library, lambda: TODAY))
    await rest(pilot)
    await play(pilot, "f4")


def large(step: Step) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def run(pilot: Pilot[Any]) -> None:
        await laid_out(pilot, step)
        for field in (*pilot.app.screen.query(Input), *pilot.app.screen.query(TextArea)):
            field.cursor_blink = False
        await rest(pilot)
        shown(pilot).live.flush()
        await until(pilot, lambda: "✓" in screen(pilot).splitlines()[0])

    return run


@pytest.mark.parametrize("step", [Step.ACTIONS, Step.WALKTHROUGH])
@pytest.mark.parametrize(("size", "theme"), [(SMALLEST, "light"), (WIDE, "dark")], ids=["smallest", "wide"])
def test_the_large_screen_looks_as_it_did(
    snap_compare: Callable[..., bool], tmp_path: Path, size: tuple[int, int], theme: str, step: Step
) -> None:
    assert snap_compare(large_house(tmp_path, theme), run_before=large(step), terminal_size=size)
