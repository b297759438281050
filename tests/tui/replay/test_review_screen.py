"""What must be looked at before a training copy leaves, driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind
from cop_session.services import Library, read_bundle
from cop_session.training.redaction.review_questions import ReviewChoice
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.screens.review_screen import ReviewScreen
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, settled, typed, with_samples, workspace
from tests.tui.support.house import screen as rows


def screen(pilot: Pilot[Any]) -> str:
    """Return the words on the screen in one row, without the lines around dialogs."""
    return " ".join(rows(pilot).replace("│", " ").split())


@asynccontextmanager
async def reviewing(folder: Path, size: tuple[int, int] = SIZE) -> AsyncIterator[tuple[Pilot[Any], ReviewScreen]]:
    """Begin a copy of Lena's session from home, by keys."""
    with_samples(folder)
    async with house(folder).run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, ReviewScreen)
        yield pilot, shown


async def test_everything_is_decided_by_keys_and_only_then_written(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (pilot, shown):
        count = len(shown.left)
        assert f"0 van {count} beslist" in screen(pilot)
        assert "Ik wil wel lezen" in screen(pilot)
        assert "Voorstel: laten staan" in screen(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert f"nog {count} plaatsen te bekijken" in screen(pilot)
        assert not list(workspace(tmp_path).exports.iterdir())
        shown.list.highlighted = 0
        await pilot.press("r")
        await pilot.pause()
        await typed(pilot, "Ik lees liever zacht.")
        await pilot.press("enter")
        await settled(pilot)
        assert "→ Ik lees liever zacht." in screen(pilot)
        assert "Voorstel: een diagnose" in screen(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "→ een diagnose" in screen(pilot)
        assert "Over alles is beslist. Met x maak je de kopie." in screen(pilot)
        await pilot.press("x")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        (made,) = workspace(tmp_path).exports.iterdir()
        assert f"De trainingskopie is {made.name}" in screen(pilot)
        _, timeline = read_bundle(made)
        assert timeline.now.fictional
        assert "Ik lees liever zacht." in made.read_text()
        assert "Lena" not in made.read_text()
        assert "dyslexie" not in made.read_text()


async def test_all_of_a_kind_stays_and_all_that_is_left_goes_after_one_question(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (pilot, shown):
        await pilot.press("a")
        await settled(pilot)
        assert "Mogen deze allemaal blijven? “Ik wil wel lezen" in screen(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("l")
        await settled(pilot)
        assert "Deze allemaal weglaten? “dyslexie”" in screen(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert [decision.way for decision in shown.decisions.values()] == [ReviewChoice.KEEP, ReviewChoice.LEAVE_OUT]
        await pilot.press("w")
        assert {decision.way for decision in shown.decisions.values()} == {ReviewChoice.KEEP, ReviewChoice.LEAVE_OUT}


async def test_names_are_shown_on_a_key_and_what_was_decided_is_there_the_next_time(tmp_path: Path) -> None:
    async with reviewing(tmp_path, (80, 24)) as (pilot, shown):
        assert "annelies" not in screen(pilot)
        await pilot.press("t")
        await settled(pilot)
        assert "annelies" in screen(pilot)
        await pilot.press("escape", "b")
        await settled(pilot)
        assert "x maak kopie" in screen(pilot)
        decided = shown.decisions
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert not list(workspace(tmp_path).exports.iterdir())
        await pilot.press("k")
        await settled(pilot)
        again = pilot.app.screen
        assert isinstance(again, ReviewScreen)
        assert again.decisions == decided != {}
        assert "1 van 2 beslist" in screen(pilot)


async def test_a_name_that_is_a_word_too_is_decided_in_each_place_on_a_key(tmp_path: Path) -> None:
    library = Library.open(workspace(tmp_path), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.PUPIL, "Roos Sels"))
    live.record(ev.LineNoted(Kind.NEED, "de roos in de tuin, en roos wil ook mee"))
    live.close()
    library.close()
    async with house(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        shown = pilot.app.screen
        assert isinstance(shown, ReviewScreen)
        assert "0 van 1 beslist" in screen(pilot)
        assert "roos (2×)" in screen(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert "0 van 2 beslist" in screen(pilot)
        await pilot.press("b", "w")
        await pilot.pause()
        assert "Over alles is beslist." in screen(pilot)
        # What was decided apart is apart the next time.
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("k")
        await settled(pilot)
        assert "2 van 2 beslist" in screen(pilot)
        await pilot.press("x")
        await settled(pilot)
        (made,) = workspace(tmp_path).exports.iterdir()
        (line,) = read_bundle(made)[1].now.of(Kind.NEED)
        assert line.text == "de roos in de tuin, en … wil ook mee"
