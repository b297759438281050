"""Fields take the words that they propose, another day keeps what was agreed, and caps lock silences no key."""

from datetime import date, datetime
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Reason, Route, Standing
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.core.section import TEXT, Moment
from cop_session.tui.steps.sections.appointment_section import PLACE, AppointmentSection
from cop_session.tui.steps.sections.recipients_section import ROUTE, RecipientSection
from cop_session.tui.steps.walkthrough.adaptation import REASONS, reasons_in
from tests.scenarios import lena
from tests.tui.round_tables.key_script import Paste, See, Type
from tests.tui.support.table_driver import table

LOCALES = ("nl_BE", "nl_NL", "en")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reason_that_the_field_proposes_can_be_typed(locale: str) -> None:
    moment = Moment(State(locale=locale), catalogue(locale), date(2026, 11, 24))
    assert reasons_in(moment, moment.t(REASONS.hint)) == tuple(Reason)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_route_that_the_field_proposes_can_be_typed(locale: str) -> None:
    moment = Moment(State(locale=locale), catalogue(locale), date(2026, 11, 24))
    section = RecipientSection()
    (hint,) = (one.hint for one in section.fields(moment) if one.name == ROUTE)
    read = [section.noted(moment, {TEXT: "dr. Peeters", ROUTE: word}) for word in moment.t(hint).split(", ")]
    assert read == [(ev.RecipientAdded(route, name="dr. Peeters"),) for route in Route]


def test_another_day_keeps_place_people_and_follow_up() -> None:
    state = lena.state()
    assert state.evaluation is not None
    moment = Moment(state, catalogue("nl_BE"), date(2026, 11, 24))
    (planned,) = AppointmentSection().noted(moment, {TEXT: "dinsdag 19 januari 2027 16:00", PLACE: ""})
    assert isinstance(planned, ev.EvaluationPlanned)
    assert planned.starts == datetime(2027, 1, 19, 16)
    assert (planned.place, planned.minutes, planned.people) == (
        state.evaluation.place,
        state.evaluation.minutes,
        state.evaluation.people,
    )


async def test_caps_lock_silences_no_key_of_one_letter(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("escape V")
        assert t.state.of(Kind.ACTION)[-1].standing is Standing.LATER


async def test_capitals_are_still_typed(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.ACTIONS) as t:
        await t.keys("V", Paste("OORLEZEN"), "enter")
        assert t.texts(Kind.ACTION)[-1] == "VOORLEZEN"


async def test_what_parents_need_is_noted_beside_pupil_and_teacher_and_an_action_answers_it(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as t:
        await t.keys(*["down"] * 7, Type("elke vrijdag een berichtje van school"), "enter")
        assert t.texts(Kind.PARENTS_NEED) == ["elke vrijdag een berichtje van school"]
        assert "Ouders hebben nodig" in t.seen
        await t.keys("f3", Type("Annelies stuurt een bericht"), *["tab"] * 4, Type("ouders"), "enter")
        need = t.state.of(Kind.PARENTS_NEED)[0]
        assert t.state.of(Kind.ACTION)[-1].needs == (need.id,)
        assert "ouders" in t.seen


async def test_above_the_first_part_comes_the_last_one(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.NEED) as t:
        before = len(t.texts(Kind.ACTION))
        await t.keys("up", Type("een rustplek maken"), "enter")
        assert t.texts(Kind.ACTION)[before:] == ["een rustplek maken"]


async def test_a_detail_that_the_plan_tells_of_somebodys_health_opens_in_the_form(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.CLOSING, size=(120, 36)) as t:
        t.shown.record(ev.PrintedDetailSet(Detail.REASON, "dyslexie bij het lezen"))
        await t.keys("f9", See("Gezondheid of gezin"), "pageup")
        step = t.shown.stage.here
        assert isinstance(step, BoardStep)
        while not (step.board.current and step.board.current[0] == "private_matters"):
            before = step.board.current
            await t.keys("up")
            assert step.board.current != before, t.seen
        await t.keys("enter", See("Gegevens van het gesprek"))
        assert "dyslexie bij het lezen" in t.seen


async def test_a_condition_begins_with_what_helps_to_say_it(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WALKTHROUGH) as t:
        await t.keys("a", "ctrl+n", See("Hoe begint de zin?"), "enter", Type("een kwartier"), "enter")
        line = t.state.of(Kind.ACTION)[0]
        assert line.poll is not None
        assert line.poll.answers[-1].remark == "het niet langer duurt dan een kwartier"


async def test_a_sign_begins_with_what_the_group_will_notice(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.EVALUATION, begun=False) as t:
        await t.keys("down", "ctrl+n enter", Paste("zelf begint"), "enter")
        assert t.texts(Kind.SIGN) == ["We merken het als Lena zelf begint"]
