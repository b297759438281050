"""The school days around a holiday, computed from the known holidays."""

from collections.abc import Sequence
from datetime import date, timedelta

from cop_session.reading.holidays.holiday import Holiday

_DAY = timedelta(days=1)
_SATURDAY = 5


def is_school_day(day: date, holidays: Sequence[Holiday]) -> bool:
    """Tell whether there is school on `day`: no weekend and in none of `holidays`."""
    return day.weekday() < _SATURDAY and not any(one.first <= day <= one.last for one in holidays)


def school_day_from(day: date, holidays: Sequence[Holiday]) -> date:
    """Return `day` if it is a school day, or else the first school day after it."""
    while not is_school_day(day, holidays):
        day += _DAY
    return day


def school_day_before(day: date, holidays: Sequence[Holiday]) -> date:
    """Return the last school day before `day`."""
    day -= _DAY
    while not is_school_day(day, holidays):
        day -= _DAY
    return day
