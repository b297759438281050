"""Reckoning with days: years left out, weekdays to come, months ahead."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from cop_session.reading.words.reading_result import Unsure

if TYPE_CHECKING:
    from pendulum import Date

GRACE: Final = timedelta(days=7)
"""A date without a year that is at most this long ago is the one that has just been, not the one in a year."""
FAR: Final = timedelta(days=275)
"""About nine months: a date without a year that is further ahead may be one of the past school year."""
NONE: Final = timedelta()
_WEEK: Final = 7
_LEAP_DAY: Final = (29, 2)


def resolve(
    day: int, month: int, year: int | None, today: date, grace: timedelta = GRACE
) -> tuple[date, Unsure | None]:
    """Return the most likely date for a day and month, and the doubts about it.

    Without a year it is the first such date on or after `today`, or one of the days just past if `grace` allows it.
    Raises ValueError for a date that does not exist in that year.
    """
    if year is not None:
        found = date(year, month, day)
        return found, Unsure.PAST if found < today else None
    earliest = today - grace
    if (day, month) == _LEAP_DAY:
        found = next(date(one, month, day) for one in range(today.year, today.year + 9) if _is_leap(one, earliest))
        return found, Unsure.PAST if found < today else Unsure.FAR if found - today > FAR else None
    year = earliest.year if (month, day) >= (earliest.month, earliest.day) else earliest.year + 1
    found = date(year, month, day)
    if found < today:
        return found, Unsure.PAST
    return found, Unsure.FAR if found - today > FAR else None


def _is_leap(year: int, earliest: date) -> bool:
    return calendar.isleap(year) and date(year, 2, 29) >= earliest


def next_weekday(weekdays: Iterable[int], after: date) -> date:
    """Return the first day after `after` that falls on one of `weekdays`, Monday being 0."""
    # By hand: a line of weekdays calls this hundreds of times while the user types.
    ahead = min((weekday - after.weekday() - 1) % _WEEK for weekday in weekdays)
    return after + timedelta(days=ahead + 1)


def monday(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return _plain(_of(day).start_of("week"))


def months_ahead(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of a month that is too short for it."""
    return _plain(_of(day).add(months=months))


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month."""
    return _plain(_of(date(year, month, 1)).end_of("month"))


def _of(day: date) -> "Date":
    # Here, because it is slow to load and most of what reads never reckons.
    from pendulum import Date

    return Date(day.year, day.month, day.day)


def _plain(day: "Date") -> date:
    """Return the date as a plain `datetime.date`; stored and compared dates all have this class."""
    return date(day.year, day.month, day.day)


def month_to_come(month: int, year: int | None, today: date) -> date:
    """Return the first day of that month: without a year, of the first one that is not over yet."""
    if year is None:
        year = today.year if month >= today.month else today.year + 1
    return date(year, month, 1)
