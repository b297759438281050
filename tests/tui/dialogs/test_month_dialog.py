"""A month to choose a day from: by arrow keys, with letters as well as colours, and the day in the field as text."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.i18n import SUPPORTED, catalogue
from cop_session.reading.dates.date_time_field import read_moment
from cop_session.reading.holidays.days_off import DayOff
from cop_session.tui.dialogs.month_dialog import MonthDialog
from cop_session.tui.forms.session_form import SessionForm
from cop_session.tui.steps.core.month_choice import with_day
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.widgets.month_grid import MonthGrid, letters
from tests.tui.round_tables.key_script import Paste, Type
from tests.tui.support.house import SIZE, TODAY, house, screen, settled
from tests.tui.support.table_driver import table
from tests.tui.support.walk import in_front, segments


@asynccontextmanager
async def month(
    folder: Path, day: date, *, locale: str = "nl_BE", size: tuple[int, int] = SIZE, theme: str = "dark"
) -> AsyncIterator[tuple[Pilot[None], list[date | None]]]:
    """Show the month of a day; what it returned is in the list."""
    chosen: list[date | None] = []
    async with house(folder, settings=Settings(theme=theme)).run_test(size=size) as pilot:
        await settled(pilot)
        pilot.app.push_screen(MonthDialog(Moment(State(), catalogue(locale), TODAY), day), chosen.append)
        await settled(pilot)
        yield pilot, chosen


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ("enter", date(2026, 11, 24)),
        ("right enter", date(2026, 11, 25)),
        ("left enter", date(2026, 11, 23)),
        ("down enter", date(2026, 12, 1)),
        ("up up up up enter", date(2026, 10, 27)),
        ("pagedown enter", date(2026, 12, 24)),
        ("pageup pageup enter", date(2026, 9, 24)),
        ("down down pagedown pagedown home enter", date(2026, 11, 24)),
        ("escape", None),
        ("down escape", None),
    ],
)
async def test_the_arrow_keys_lead_to_a_day(tmp_path: Path, keys: str, day: date | None) -> None:
    async with month(tmp_path, TODAY) as (pilot, chosen):
        for key in keys.split():
            assert chosen == []
            await pilot.press(key)
            await settled(pilot)
        assert chosen == [day]


@given(st.lists(st.integers(-60, 60)), st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_days_and_months_add_up(steps: list[int], begin: date) -> None:
    by_days, by_months = (MonthGrid(catalogue("nl_BE"), begin, TODAY, "BE") for _ in range(2))
    for step in steps:
        by_days.action_move(step)
        by_months.action_turn(step)
    assert by_days.day == begin + timedelta(days=sum(steps))
    months = by_months.day.year * 12 + by_months.day.month
    assert months == begin.year * 12 + begin.month + sum(steps)
    assert by_months.day.day <= begin.day


async def test_a_long_month_goes_on_to_the_last_day_of_a_short_one(tmp_path: Path) -> None:
    async with month(tmp_path, date(2027, 1, 31)) as (pilot, chosen):
        await pilot.press("pagedown", "enter")
        await settled(pilot)
        assert chosen == [date(2027, 2, 28)]


@pytest.mark.parametrize(
    ("locale", "told"),
    [
        ("nl_BE", ["5w", "21v", "25f", "26w", "▸ 1", "w weekend · v schoolvakantie · f feestdag · • vandaag"]),
        ("nl_NL", ["5w", "21v", "25f", "26f", "w weekend"]),
        ("en", ["5w", "26w", "w weekend · s school holiday · p public holiday"]),
    ],
)
async def test_days_without_school_have_a_letter(tmp_path: Path, locale: str, told: list[str]) -> None:
    async with month(tmp_path, date(2026, 12, 1), locale=locale) as (pilot, _):
        seen = in_front(pilot)
        assert [one for one in told if one not in seen] == []


async def test_the_highlighted_day_is_told_in_words(tmp_path: Path) -> None:
    async with month(tmp_path, date(2026, 12, 24)) as (pilot, _):
        assert "donderdag 24 december 2026 · over 4 weken" in in_front(pilot)
        assert "geen school: kerstvakantie" in " ".join(in_front(pilot).replace("│", " ").split())
        await pilot.press("right")
        await settled(pilot)
        assert "Kerstmis" in in_front(pilot)


async def test_today_has_a_sign_and_the_others_none(tmp_path: Path) -> None:
    async with month(tmp_path, date(2026, 11, 3)) as (pilot, _):
        grid = in_front(pilot)
        assert "24 •" in grid
        assert grid.count("•") == 2, "the day, and what the sign means"
        await pilot.press("pagedown")
        await settled(pilot)
        assert in_front(pilot).count("•") == 1


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
async def test_a_kind_has_a_colour_of_its_own_too(tmp_path: Path, theme: str) -> None:
    async with month(tmp_path, date(2026, 12, 1), theme=theme) as (pilot, _):
        shown = [(segment.text.split(), segment.style.color) for _, _, segment in segments(pilot) if segment.style]
        colours = {day: colour for day in ("10", "12w", "25f", "21v") for words, colour in shown if day in words}
        assert len(colours) == len(set(colours.values())) == 4


async def test_without_colours_the_letters_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with month(tmp_path, date(2026, 12, 1)) as (pilot, _):
        assert [one for one in ("12w", "21v", "25f", "▸ 1") if one not in in_front(pilot)] == []


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 18)], ids=str)
@pytest.mark.parametrize("day", [date(2027, 5, 31), date.min, date.max], ids=str)
async def test_it_fits_and_ends_with_the_calendar(tmp_path: Path, size: tuple[int, int], day: date) -> None:
    async with month(tmp_path, day, size=size) as (pilot, chosen):
        assert f"▸{day.day:>2}" in in_front(pilot)
        assert "Esc terug" in screen(pilot)
        for key in ("left", "up", "pageup", "right", "down", "pagedown"):
            await pilot.press(key)
            await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert len(chosen) == 1
        assert isinstance(chosen[0], date)


async def test_the_first_click_highlights_and_the_second_chooses(tmp_path: Path) -> None:
    async with month(tmp_path, date(2026, 12, 1)) as (pilot, chosen):
        for clicks in range(2):
            assert len(chosen) == 0, clicks
            # The second Thursday.
            await pilot.click("MonthGrid", offset=(3 * 6 + 2, 2 + 1))
            await settled(pilot)
        assert chosen == [date(2026, 12, 10)]


async def test_a_click_beside_the_days_does_nothing(tmp_path: Path) -> None:
    async with month(tmp_path, date(2026, 12, 1)) as (pilot, chosen):
        for offset in ((1, 0), (1, 1), (1, 2), (1, 7), (40, 6)):
            await pilot.click("MonthGrid", offset=offset)
            await settled(pilot)
        assert chosen == []
        assert "▸ 1" in in_front(pilot)


def test_letters_differ_in_every_language() -> None:
    for locale in SUPPORTED:
        found = letters(catalogue(locale))
        assert len(set(found.values())) == len(DayOff)
        assert all(len(one) == 1 for one in found.values())


days = st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=900))
hours = st.none() | st.times(time(7), time(21, 59)).map(lambda one: one.replace(second=0, microsecond=0))


@given(days, hours, st.sampled_from(SUPPORTED), st.sampled_from(["", "di 12/1", "volgende week", "ergens in maart"]))
def test_a_chosen_day_is_read_back_with_the_hour_that_was_said(
    day: date, hour: time | None, locale: str, said: str
) -> None:
    moment = Moment(State(), catalogue(locale), TODAY)
    before = f"{said} {hour:%H:%M}".strip() if hour else said
    kept = read_moment(before, TODAY, locale).time
    reading = read_moment(with_day(before, day, moment), TODAY, locale)
    assert (reading.day, reading.time) == (day, kept)
    if said in ("", "di 12/1"):
        assert kept == hour


async def test_in_the_evaluation_the_day_changes_and_the_hour_stays(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.EVALUATION, size=(80, 24)) as at:
        assert "^t maand" in at.seen.splitlines()[-1]
        await at.keys("ctrl+u", Paste("dinsdag 12 januari 2027 16:15"), "ctrl+t")
        assert "januari 2027" in at.seen
        assert "▸12" in at.seen
        await at.keys("down enter")
        assert "dinsdag 19 januari 2027 16:15" in at.seen
        await at.keys("enter")
        planned = at.state.evaluation
        assert planned is not None
        assert (planned.starts.date(), planned.starts.time()) == (date(2027, 1, 19), time(16, 15))


async def test_in_the_evaluation_escape_leaves_what_was_typed_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.EVALUATION) as at:
        await at.keys("ctrl+u", Paste("ergens in maart"), "ctrl+t")
        await at.keys("escape")
        assert "ergens in maart" in at.seen
        await at.keys("ctrl+t")
        await at.keys("enter")
        assert "ergens in maart" not in at.seen
        await at.keys("ctrl+z")
        assert "ergens in maart" in at.seen


async def test_elsewhere_there_is_no_month(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as at:
        await at.keys(Type("doen"), "ctrl+t")
        assert not isinstance(at.pilot.app.screen, MonthDialog)
        assert "maand" not in at.seen.splitlines()[-1]


async def test_in_the_form_the_day_is_put_as_text(tmp_path: Path) -> None:
    async with house(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("n", "ctrl+t")
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, SessionForm), "there is no month in the field of the name"
        form.set_focus(form._day)
        await settled(pilot)
        assert "^t maand" in screen(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert "november 2026" in screen(pilot)
        await pilot.press("pagedown", "up", "enter")
        await settled(pilot)
        assert form._day.value == "17/12/2026"
        assert "donderdag 17 december 2026" in screen(pilot)
        assert pilot.app.focused is form._day
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert "▸17" in screen(pilot), "it begins with the day that is there"
        await pilot.press("escape")
        await settled(pilot)
        assert form._day.value == "17/12/2026"
