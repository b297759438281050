"""The agenda by keys: codes and days until names are shown, what is chosen opens, and no reminder without a yes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role, Route
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.when import By
from cop_session.services import Library
from cop_session.tui.agenda import agenda_screen
from cop_session.tui.agenda.agenda_screen import AgendaScreen
from cop_session.tui.agenda.reminders_dialog import RemindersDialog
from cop_session.tui.forms.session_form import SessionForm
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.table.round_table_screen import RoundTableScreen
from tests.scenarios import lena
from tests.support.clock import HandClock
from tests.tui.support.house import SIZE, house, screen, settled, with_samples, workspace

AFTER = date(2027, 1, 13)
"""The day after Lena's evaluation."""
PRIVATE = ("Lena", "Milan", "Wegwijzer", "Horizon", "Annelies", "leesspel", "zorglokaal", "IB-kamer")
TODAY = date(2026, 12, 1)


@asynccontextmanager
async def agenda(
    folder: Path, *, samples: bool = True, today: date = AFTER, size: tuple[int, int] = SIZE
) -> AsyncIterator[Pilot[None]]:
    """Open the agenda from home, by its key."""
    if samples:
        with_samples(folder)
    async with house(folder, today=today).run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await keys(pilot, "a")
        assert isinstance(pilot.app.screen, AgendaScreen)
        yield pilot


async def keys(pilot: Pilot[None], pressed: str) -> str:
    for key in pressed.split():
        await pilot.press(key)
        await settled(pilot)
    return screen(pilot)


def talk(folder: Path, pupil: str, days: int, *words: str, owner: str = "Koen Lippens") -> str:
    """Make a closed talk whose evaluation is so many days after today, with actions that were to be done yesterday."""
    library = Library.open(workspace(folder), clock=HandClock())
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.DetailSet(Detail.PUPIL, pupil), ev.SessionStarted(TODAY - timedelta(days=30)))
    live.record(ev.PersonSeated(owner, owner, Role.CARE_COORDINATOR))
    (person,) = (one.id for one in live.state.people)
    for one in words:
        live.record(ev.LineNoted(Kind.ACTION, one))
        line = live.state.of(Kind.ACTION)[-1].id
        live.record(ev.OwnersSet(line, (person,)), ev.WhenSet(line, By(TODAY - timedelta(days=1), "gisteren")))
    day = TODAY + timedelta(days=days)
    live.record(ev.EvaluationPlanned(datetime(day.year, day.month, day.day, 15, 45), "Europe/Brussels", 45))
    live.record(ev.RecipientAdded(Route.PAPER, person))
    live.record(ev.SessionClosed())
    library.close()
    return live.id


async def test_it_tells_codes_and_days_until_names_are_shown(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        hidden = screen(pilot)
        assert "EVALUATIES VOORBIJ HUN DATUM (1)" in hidden
        assert "di 12/1  15:45 1e4a0000" in hidden
        assert "EVALUATIES LATER (1)" in hidden
        assert "ACTIES VOORBIJ HUN DATUM, PER LEERLING" in hidden
        assert [word for word in PRIVATE if word in hidden] == []
        named = await keys(pilot, "t")
        assert [word for word in ("Lena", "Milan", "Wegwijzer", "Annelies", "leesspel") if word not in named] == []
        hidden_again = await keys(pilot, "t")
        assert [word for word in PRIVATE if word in hidden_again] == []


async def test_names_that_home_shows_are_shown_here_too(tmp_path: Path) -> None:
    with_samples(tmp_path)
    async with house(tmp_path, today=AFTER).run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Lena" in await keys(pilot, "t a")


async def test_what_is_highlighted_opens_and_escape_goes_back(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        await keys(pilot, "enter")
        table = pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        assert table.state.details == lena.state().details
        await keys(pilot, "escape o a")
        assert isinstance(pilot.app.screen, AgendaScreen)
        await keys(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_an_action_opens_its_talk(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        await keys(pilot, "end enter")
        table = pilot.app.screen
        assert isinstance(table, RoundTableScreen)
        assert table.state.details == lena.state().details


async def test_the_talk_that_follows_is_prepared_from_here(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        seen = await keys(pilot, "e")
        assert isinstance(pilot.app.screen, SessionForm)
        assert "Lena" in seen


async def test_a_talk_that_goes_on_is_opened_and_not_followed(tmp_path: Path) -> None:
    id = talk(tmp_path, "Noor", 5)
    library = Library.open(workspace(tmp_path), clock=HandClock())
    live = library.open_session(id)
    live.record(ev.SessionReopened())
    library.close()
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        assert short_code(id) in screen(pilot)
        assert "opvolgen" not in screen(pilot).splitlines()[-1]
        await keys(pilot, "e")
        assert isinstance(pilot.app.screen, AgendaScreen)


async def test_by_owner_only_once_names_are_shown(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        assert "per persoon" not in screen(pilot).splitlines()[-1]
        assert "PER LEERLING" in await keys(pilot, "o")
        seen = await keys(pilot, "t o")
        assert "ACTIES VOORBIJ HUN DATUM, PER PERSOON" in seen
        assert "  Ilse D'Hondt" in seen
        assert "per leerling" in seen.splitlines()[-1]
        assert "PER LEERLING" in await keys(pilot, "o")
        assert "PER LEERLING" in await keys(pilot, "o t"), "owners have names"


async def test_words_that_do_not_fit_are_whole_beneath_the_list(tmp_path: Path) -> None:
    words = "Koen zoekt een rustige plek voor toetsen en spreekt die af met de hele klas en de directie"
    talk(tmp_path, "Noor", 20, words)
    async with agenda(tmp_path, samples=False, today=TODAY, size=(80, 24)) as pilot:
        seen = await keys(pilot, "t end")
        assert " ".join(seen.split()).count(words) == 1


async def test_an_empty_agenda_says_so(tmp_path: Path) -> None:
    library = Library.open(workspace(tmp_path), clock=HandClock())
    library.prepare(locale="nl_BE", zone="Europe/Brussels")
    library.close()
    async with agenda(tmp_path, samples=False) as pilot:
        assert "Er staat niets op de agenda." in screen(pilot)
        assert "openen" not in screen(pilot).splitlines()[-1]
        assert isinstance(pilot.app.screen, AgendaScreen)
        await keys(pilot, "enter e t o")
        assert isinstance(pilot.app.screen, AgendaScreen)


async def test_more_are_shown_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agenda_screen, "PAGE", 2)
    ids = [talk(tmp_path, f"Leerling {number}", 20 + number) for number in range(5)]
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        seen = screen(pilot)
        assert [short_code(one) in seen for one in ids] == [True, True, False, False, False]
        assert "nog 3 …" in seen
        seen = await keys(pilot, "end enter")
        assert [short_code(one) in seen for one in ids] == [True, True, True, True, False]
        assert f"▸ wo 23/12 15:45 {short_code(ids[2])}" in seen
        assert "nog één …" in seen


async def test_the_first_click_highlights_and_the_second_opens(tmp_path: Path) -> None:
    async with agenda(tmp_path) as pilot:
        await pilot.click("AgendaList", offset=(20, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, AgendaScreen)
        assert "▸ di 9/2" in screen(pilot)
        await pilot.click("AgendaList", offset=(20, 3))
        await settled(pilot)
        assert isinstance(pilot.app.screen, RoundTableScreen)


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)], ids=str)
async def test_hostile_words_are_words(tmp_path: Path, size: tuple[int, int]) -> None:
    hostile = "[/x] [@click=app.quit]q[/] \x1b[31m\u202eomgekeerd"
    talk(tmp_path, hostile, 1, hostile * 9, "", owner=hostile)
    async with agenda(tmp_path, samples=False, today=TODAY, size=size) as pilot:
        for pressed in ("", "t", "o", "end", "x", "j", "escape"):
            seen = await keys(pilot, pressed)
            assert "\x1b" not in seen
            assert "\u202e" not in seen


def exported(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(workspace(folder).exports.glob("*"))}


async def test_while_names_are_hidden_only_evaluations_are_written(tmp_path: Path) -> None:
    code = short_code(talk(tmp_path, "Noor", 5, "Koen belt"))
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        seen = await keys(pilot, "x")
        assert isinstance(pilot.app.screen, AgendaScreen)
        assert "agenda-2026-12-01.ics" in seen
        assert list(exported(tmp_path)) == ["agenda-2026-12-01.ics"]
        assert f"SUMMARY:Overleg {code}" in exported(tmp_path)["agenda-2026-12-01.ics"]


@pytest.mark.parametrize(
    ("answers", "files"),
    [
        ("escape", []),
        ("enter", ["agenda-2026-12-01.ics"]),
        ("n enter", ["agenda-2026-12-01.ics"]),
        ("j n enter", ["agenda-2026-12-01.ics"]),
        ("j enter", ["agenda-2026-12-01-herinnering-1.ics", "agenda-2026-12-01.ics"]),
    ],
)
async def test_only_a_yes_makes_reminders(tmp_path: Path, answers: str, files: list[str]) -> None:
    code = short_code(talk(tmp_path, "Noor", 5, "Koen belt"))
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        seen = await keys(pilot, "t x")
        assert isinstance(pilot.app.screen, RemindersDialog)
        assert f"nee    Koen Lippens ({code})" in seen
        seen = " ".join((await keys(pilot, answers)).split())
        assert isinstance(pilot.app.screen, AgendaScreen)
    found = exported(tmp_path)
    assert list(found) == files
    assert [("BEGIN:VALARM" in text) for text in found.values()] == ["herinnering" in name for name in files]
    assert ("Koen Lippens (" in seen.partition("In ")[2]) is (answers == "j enter")


async def test_where_nothing_is_to_come_nothing_is_written(tmp_path: Path) -> None:
    talk(tmp_path, "Noor", -5, "Koen belt")
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        assert "Er komt geen evaluatie aan." in await keys(pilot, "x")
        assert exported(tmp_path) == {}


async def test_it_is_read_again_after_the_talk_that_follows_was_held(tmp_path: Path) -> None:
    id = talk(tmp_path, "Noor", -1, "Koen belt")
    async with agenda(tmp_path, samples=False, today=TODAY) as pilot:
        assert short_code(id) in await keys(pilot, "escape")
        library = pilot.app.library  # type: ignore[attr-defined]  # the program is one that has it
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=id)
        live.record(ev.SessionStarted(TODAY))
        live.close()
        assert "Er staat niets op de agenda." in await keys(pilot, "a")
