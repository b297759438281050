"""What the form of a session records."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Phase, Scale
from cop_session.domain.fold import fold
from cop_session.domain.state import Sitting, State
from cop_session.i18n import catalogue
from cop_session.tui.forms.session_values import (
    FormValues,
    draft_name,
    drafts_done,
    events_of,
    has_words,
    is_clear,
    understood,
    values_of,
)
from tests.support.strategies import histories

TODAY = date(2026, 11, 24)
T = catalogue("nl_BE")


def test_only_what_changed_is_recorded() -> None:
    state = State(details={Detail.PUPIL: "Noor", Detail.SCHOOL: "De Regenboog"})
    values = FormValues(
        {Detail.PUPIL: "Noor", Detail.SCHOOL: " ", Detail.TOWN: "Gent\n"}, "1/12", "9u30", 45, Scale.FIVE
    )
    assert events_of(values, state, TODAY) == (
        ev.DetailSet(Detail.SCHOOL, ""),
        ev.DetailSet(Detail.TOWN, "Gent"),
        ev.SessionPlanned(datetime(2026, 12, 1, 9, 30), 45),
        ev.ScaleChosen(Scale.FIVE),
    )


def test_a_length_can_change_and_a_date_can_go() -> None:
    planned = State(starts=datetime(2026, 12, 1, 9, 30))
    assert events_of(FormValues(minutes=75), State(), TODAY) == (ev.SessionPlanned(None, 75),)
    assert events_of(replace(values_of(planned), day="", hour=""), planned, TODAY) == (ev.SessionPlanned(None, 60),)


def test_a_day_without_an_hour_begins_at_midnight() -> None:
    (planned,) = events_of(FormValues(day="1/12"), State(), TODAY)
    assert planned == ev.SessionPlanned(datetime(2026, 12, 1), 60)
    assert values_of(State(starts=datetime(2026, 12, 1))).hour == ""


@pytest.mark.parametrize(("day", "hour"), [("31/11", ""), ("ooit", "15:45"), ("1/12", "25:10")])
def test_what_is_not_clear_stays_a_draft_and_takes_nothing_away(day: str, hour: str) -> None:
    state = State(starts=datetime(2026, 12, 1))
    values = replace(values_of(state), day=day, hour=hour)
    assert events_of(values, state, TODAY) == ()
    assert not is_clear(values, TODAY)
    assert draft_name("day") not in drafts_done(values, TODAY)
    assert understood(values, TODAY, T)


def test_how_a_day_is_understood_is_said() -> None:
    assert understood(FormValues(day="1/12", hour="9.30"), TODAY, T) == "dinsdag 1 december 2026, 09:30"
    assert understood(FormValues(day="20/11/2026"), TODAY, T) == "vrijdag 20 november 2026 (dat is al voorbij)"
    assert understood(FormValues(hour="9.30"), TODAY, T) == "Typ ook de dag."
    assert understood(FormValues(), TODAY, T) == ""


def test_a_blank_form_holds_no_words() -> None:
    blank = State(details={Detail.FACILITATOR: "Marleen"})
    assert not has_words(replace(values_of(blank), minutes=90), blank)
    assert has_words(FormValues({Detail.FACILITATOR: "Marleen", Detail.PUPIL: "N"}), blank)
    assert has_words(FormValues({Detail.FACILITATOR: "Marleen"}, day="mor"), blank)


@given(histories())
def test_an_untouched_form_records_nothing(history: list[ev.Recorded]) -> None:
    state = fold(history)
    assert events_of(values_of(state), state, TODAY) == ()


@pytest.mark.parametrize(
    ("phase", "after"),
    [(Phase.LIVE, ()), (Phase.PAUSED, (ev.SessionPaused(),)), (Phase.CLOSED, (ev.SessionClosed(),))],
)
def test_another_day_of_a_talk_that_was_held_puts_its_date_right(phase: Phase, after: tuple[ev.Event, ...]) -> None:
    state = State(phase=phase, starts=datetime(2026, 11, 24, 15, 45), sittings=(Sitting(TODAY),))
    values = replace(values_of(state), day="23/11")
    assert events_of(values, state, TODAY) == (ev.SessionStarted(date(2026, 11, 23)), *after)
    # Its hour is what was planned, and stays a plan.
    assert events_of(replace(values_of(state), hour="16:00"), state, TODAY) == (
        ev.SessionPlanned(datetime(2026, 11, 24, 16, 0), 60),
    )
