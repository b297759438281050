"""The interim evaluation: on a school day, at the hour of the talk where none is said; and what was typed meanwhile."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from cop_session.tui.forms.session_form import SessionForm
from cop_session.tui.steps.core.coach import Coach, Passing
from cop_session.tui.steps.core.section import TEXT, Moment, NotUnderstood, StepPlace
from cop_session.tui.steps.private_strip.open_items_section import LooseEndSection
from cop_session.tui.steps.sections.appointment_section import AppointmentSection
from tests.tui.round_tables.key_script import Paste, See, Type
from tests.tui.support.table_driver import table

PLANNED = datetime(2026, 11, 24, 15, 45)


def moment(locale: str = "nl_BE", starts: datetime | None = PLANNED, held: date = date(2026, 11, 24)) -> Moment:
    return Moment(State(starts=starts, locale=locale), catalogue(locale), held)


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
def test_no_day_that_is_proposed_is_without_school(locale: str) -> None:
    section = AppointmentSection()
    for days in range(0, 400, 3):
        at = moment(locale, held=date(2026, 9, 1) + timedelta(days))
        assert "(" not in section.understood(at, section.initial(at))


@pytest.mark.parametrize(
    ("locale", "said", "why"),
    [
        ("nl_BE", "zondag 10 januari 2027", "geen school: zondag"),
        ("nl_BE", "9/1/2027", "geen school: zaterdag"),
        ("nl_BE", "woensdag 30 december 2026", "geen school: kerstvakantie"),
        ("nl_BE", "zaterdag 26 december 2026", "geen school: zaterdag, kerstvakantie"),
        ("nl_BE", "6 mei 2027", "geen school: Hemelvaart"),
        ("nl_BE", "17 mei 2027 15:45", "geen school: pinkstermaandag"),
        ("nl_BE", "dinsdag 12 januari 2027", ""),
        ("nl_NL", "27 april 2027", "geen school: meivakantie, Koningsdag"),
        ("nl_NL", "16 februari 2027", "geen school: voorjaarsvakantie (zuid)"),
        ("en", "Sunday 10 January 2027", "no school: Sunday"),
    ],
)
def test_a_day_without_school_is_said_where_it_is_chosen_and_noted(locale: str, said: str, why: str) -> None:
    section, at = AppointmentSection(), moment(locale)
    understood = section.understood(at, {TEXT: said})
    assert f"({why})" in understood if why else "(" not in understood
    (planned,) = section.noted(at, {TEXT: said})
    assert isinstance(planned, ev.EvaluationPlanned)
    assert planned.starts.time() == PLANNED.time()


@pytest.mark.parametrize(
    ("said", "hour"), [("12/1/2027", "15:45"), ("12/1/2027 14u", "14:00"), ("volgende week di", "")]
)
def test_a_day_without_an_hour_is_taken_with_the_hour_of_the_talk(said: str, hour: str) -> None:
    understood = AppointmentSection().understood(moment(), {TEXT: said})
    assert f"om {hour}" in understood


@pytest.mark.parametrize(
    ("starts", "said"),
    [(None, "12/1/2027"), (datetime(2026, 11, 24), "12/1/2027"), (PLANNED, "12/1/2027 25u"), (PLANNED, "16u")],
)
def test_without_an_hour_that_can_be_it_is_asked(starts: datetime | None, said: str) -> None:
    with pytest.raises(NotUnderstood, match="uur"):
        AppointmentSection().noted(moment(starts=starts), {TEXT: said})


DRAFTS = {
    "form:day": StepPlace(Step.WELCOME, None, "details"),
    "people": StepPlace(Step.WELCOME, None, "people"),
    "need": StepPlace(Step.NEED, None, "need"),
    "action:owners": StepPlace(Step.ACTIONS, None, "action"),
    "line:10:adapt:smaller:what": StepPlace(Step.WALKTHROUGH, 10),
    "line:8:poll:1:0": StepPlace(Step.WALKTHROUGH, 8),
    "evaluation": StepPlace(Step.EVALUATION, None, "evaluation"),
    "open": StepPlace(Step.CLOSING, None, "open"),
}


@pytest.mark.parametrize(("draft", "place"), DRAFTS.items())
def test_what_was_typed_and_not_noted_is_a_loose_end_that_leads_there(draft: str, place: StepPlace) -> None:
    at = Moment(State(), catalogue("nl_BE"), date(2026, 11, 24), drafts={draft: " half  gezegd "})
    section = LooseEndSection(Coach(lambda: Passing(0, 0, None)))
    first, *others = section.rows(at)
    assert (first.text, first.detail) == ("Getypt, nog niet genoteerd", "half gezegd")
    assert "Getypt, nog niet genoteerd" not in {row.text for row in others}
    assert section.leads_to(at, 1) == place
    assert len(others) == len(section.rows(Moment(State(), catalogue("nl_BE"), date(2026, 11, 24))))


async def test_a_day_in_the_details_that_is_not_clear_is_a_loose_end_that_opens_them(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING) as t:
        await t.keys("pageup")
        await t.keys("g")
        form = t.pilot.app.screen
        assert isinstance(form, SessionForm)
        form.set_focus(form.query_one("#day"))
        await t.keys("ctrl+u", Type("ooit"))
        await t.keys("escape")
        await t.keys("f5", See("staat nog iets getypt"))
        await t.keys("f9", See("Getypt, nog niet genoteerd"), See("ooit"))
        await t.keys("enter")
        assert isinstance(t.pilot.app.screen, SessionForm)


async def test_a_sunday_is_noted_at_the_hour_of_the_talk_and_what_it_is_is_said(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.EVALUATION) as t:
        t.live.record(ev.SessionPlanned(PLANNED, 60))
        t.shown.begin_again()
        await t.keys(See("dinsdag 12 januari 2027 15:45"), "end ctrl+u", Paste("zondag 10 januari 2027"))
        await t.keys(See("geen school: zondag"), "enter")
        assert t.state.evaluation is not None
        assert t.state.evaluation.starts == datetime(2027, 1, 10, 15, 45)
        assert "geen school: zondag" in t.seen


async def test_what_is_typed_and_refused_is_a_loose_end_at_closing(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys(Type("oefenen"), "tab", Type("tante"), "f3", "f3", "f3")
        await t.keys("f5", See("staat nog iets getypt dat niet genoteerd is"), "escape")
        await t.keys("f9", See("Getypt, nog niet genoteerd"))
        await t.keys("escape enter")
        assert t.fields[:2] == ["oefenen", "tante"]
