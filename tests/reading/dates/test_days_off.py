"""Which days have no school: weekends, public holidays and school holidays, each once."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.reading.holidays.days_off import DayOff, days_off
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.holidays.school_days import is_school_day

PUBLIC, WEEKEND, SCHOOL = DayOff.PUBLIC, DayOff.WEEKEND, DayOff.SCHOOL


@pytest.mark.parametrize(
    ("country", "day", "kind"),
    [
        ("BE", date(2026, 11, 24), None),
        ("BE", date(2026, 11, 28), WEEKEND),
        ("BE", date(2026, 12, 21), SCHOOL),
        ("BE", date(2026, 12, 25), PUBLIC),
        ("BE", date(2026, 12, 26), WEEKEND),
        ("BE", date(2027, 5, 7), PUBLIC),
        ("BE", date(2027, 7, 21), PUBLIC),
        ("BE", date(2027, 7, 22), SCHOOL),
        ("NL", date(2027, 4, 27), PUBLIC),
        ("NL", date(2027, 2, 15), SCHOOL),
        ("NL", date(2027, 2, 8), None),
        ("", date(2026, 12, 25), None),
        ("", date(2026, 12, 26), WEEKEND),
    ],
)
def test_a_day_has_one_kind(country: str, day: date, kind: DayOff | None) -> None:
    assert days_off(day, day, country).get(day) is kind


@given(st.dates(date(2026, 9, 1), date(2029, 6, 30)), st.integers(0, 60), st.sampled_from(["BE", "NL", ""]))
def test_a_day_is_off_just_where_there_is_no_school(first: date, days: int, country: str) -> None:
    last = first + timedelta(days=days)
    off = days_off(first, last, country)
    holidays = holidays_between(first, last, country)
    for number in range(days + 1):
        day = first + timedelta(days=number)
        assert (day in off) is not is_school_day(day, holidays)
        assert days_off(day, day, country).get(day) is off.get(day)
    assert all(first <= day <= last for day in off)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_ends_of_the_calendar_have_weekends(day: date) -> None:
    assert days_off(day, day, "BE") == ({} if day.weekday() < 5 else {day: WEEKEND})
