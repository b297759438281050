"""The days on which an agreement requires action: every recurrence pauses while the school is closed."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from typing import Final

from cop_session.domain.when import By, Every, From, Month, On, When

DAY: Final = timedelta(days=1)
WEEK: Final = timedelta(weeks=1)

_SCHOOL_DAYS: Final = range(5)
_DAILY: Final = (None, Every.DAY, Every.SCHOOL_DAY)
_FAR: Final = 100
"""How many days a next day is looked for: longer than a summer holiday and a month."""

Period = tuple[date, date]
"""From and to, both included."""


def monday_of(day: date) -> date:
    """Return the Monday of a week."""
    return day - day.weekday() * DAY


def is_closed(monday: date, closings: Iterable[Period]) -> bool:
    """Tell whether the school is closed on all school days of a week; `closings` are when it is, from and to."""
    closed = list(closings)
    return bool(closed) and all(_within(monday + number * DAY, closed) for number in _SCHOOL_DAYS)


def occurs_on(start: From, day: date, closings: Iterable[Period] = ()) -> bool:
    """Tell whether something that comes back is to be done on a day; a weekend goes with the week before it."""
    closed = list(closings)
    if day < start.day or (start.until is not None and day > start.until) or day.weekday() not in _weekdays(start):
        return False
    if _within(day, closed) if day.weekday() in _SCHOOL_DAYS else is_closed(monday_of(day), closed):
        return False
    match start.every:
        case Every.FORTNIGHT:
            first = start.day + min((weekday - start.day.weekday()) % 7 for weekday in _weekdays(start)) * DAY
            return (monday_of(day) - monday_of(first)) // WEEK % 2 == 0
        case Every.MONTH:
            return _same_in_month(start, day)
        case _:
            return True


def next_day(when: When | None, since: date, closings: Iterable[Period] = ()) -> date | None:
    """Return the first day from `since` on that an agreement names, or on which it comes back.

    A daily agreement counts only from the day on which it begins: afterwards no day is its next one.
    """
    match when:
        case On(dates=days):
            return min((day for day in days if day >= since), default=None)
        case By(day=day):
            return day if day >= since else None
        case From() as start if start.day >= since:
            return start.day
        case From() as start if start.every in _DAILY and not start.weekdays:
            return None
        case From() as start:
            coming = (since + number * DAY for number in range(min(_FAR, (date.max - since).days)))
            return next((day for day in coming if occurs_on(start, day, closings)), None)
        case Month(year=year, month=month):
            return date(year, month, 1) if date(year, month, 1) >= since else None
        case _:
            return None


def _weekdays(start: From) -> Collection[int]:
    if start.every is Every.SCHOOL_DAY:
        return _SCHOOL_DAYS
    if start.every in (Every.WEEK, Every.FORTNIGHT):
        return start.weekdays or (start.day.weekday(),)
    return start.weekdays or range(7)


def _same_in_month(start: From, day: date) -> bool:
    """Tell whether a monthly action falls on a day: on its weekday as often in the month, else on its date."""
    if start.weekdays:
        return (day.day - 1) // 7 == (start.day.day - 1) // 7
    return day.day == start.day.day or (day.day < start.day.day and (day + DAY).day == 1)


def _within(day: date, closings: Iterable[Period]) -> bool:
    return any(first <= day <= last for first, last in closings)
