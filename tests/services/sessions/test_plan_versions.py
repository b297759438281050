"""Versions of the plan: of which state the one before was made, and which holidays are drawn in it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cop_session.documents import text_export
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader
from cop_session.domain.timeline import Timeline
from cop_session.services.sessions.plan_versions import holidays_of, number_of, planned, previous_of
from tests.scenarios import lena, milan
from tests.scenarios.script import recorded

TODAY = date(2026, 11, 30)


def add(timeline: Timeline, event: ev.Event) -> None:
    seq = len(timeline) + 1
    timeline.append(ev.Recorded(seq, seq, datetime(2026, 11, 30, 9, tzinfo=UTC), 9_000_000, event))


def test_the_second_version_tells_what_changed_since_the_first() -> None:
    timeline = Timeline(recorded(lena.script()))
    assert previous_of(timeline, number_of(timeline)) is None
    add(timeline, ev.PlanExported(1, "docx", "nl_BE"))
    add(timeline, ev.PlanExported(1, "text", "nl_BE", Reader.PARENTS))
    first = timeline.now
    action = first.of(Kind.ACTION)[0]
    add(timeline, ev.LineReworded(action.id, "Lena legt een blauwe kaart"))
    number = number_of(timeline)
    assert number == 2
    assert previous_of(timeline, number) is first
    made = text_export.render(planned(timeline, "abcd1234", number, TODAY))
    assert f"   Was: {action.text}\n   Is nu: Lena legt een blauwe kaart\n" in made
    add(timeline, ev.PlanExported(2, "docx", "nl_BE"))
    assert number_of(timeline) == 2
    assert previous_of(timeline, 2) is first


def test_the_holidays_of_the_country_fall_in_the_weeks_up_to_the_evaluation() -> None:
    assert holidays_of(lena.state()) == ((date(2026, 12, 21), date(2027, 1, 3)),)
    assert holidays_of(milan.state()) == ((date(2026, 12, 19), date(2027, 1, 3)),)


@pytest.mark.parametrize("lacking", [{"evaluation": None}, {"locale": "en"}, {"locale": "xx"}])
def test_without_an_evaluation_or_a_country_there_are_none(lacking: dict[str, str | None]) -> None:
    assert holidays_of(replace(lena.state(), **lacking)) == ()  # type: ignore[arg-type]  # any field, by name
