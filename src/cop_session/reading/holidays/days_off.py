"""Which days of a stretch have no school, and of which kind each of them is."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.holidays.school_days import is_school_day

_DAY = timedelta(days=1)


class DayOff(StrEnum):
    """The kinds of days without school; of several that fit a day, the first."""

    PUBLIC = "public"
    WEEKEND = "weekend"
    SCHOOL = "school"
    """In a school holiday, of any region."""


def days_off(first: date, last: date, country: str) -> dict[date, DayOff]:
    """Return the days without school from `first` to `last` in a country, BE or NL; in another one the weekends."""
    holidays = holidays_between(first, last, country)
    days = [first + number * _DAY for number in range((last - first).days + 1)]
    return {day: kind for day in days if (kind := _kind_of(day, holidays))}


def _kind_of(day: date, holidays: Sequence[Holiday]) -> DayOff | None:
    here = [one for one in holidays if one.first <= day <= one.last]
    if any(not one.school_break for one in here):
        return DayOff.PUBLIC
    if not is_school_day(day, ()):
        return DayOff.WEEKEND
    return DayOff.SCHOOL if here else None
