"""In which weeks an agreement asks something of somebody: each week by its Monday."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from cop_session.roundtable.when import By, Every, From, Month, On, When

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_SCHOOL_DAYS: Final = range(5)


class Mark(StrEnum):
    """What an agreement asks in a week."""

    BUSY = "busy"
    DUE = "due"
    """By this week it is done."""
    SOMEWHERE = "somewhere"
    """In this week or another one of the same month."""


def mondays(first: date, last: date) -> list[date]:
    """Return the Mondays of the weeks from that of `first` to that of `last`, both included."""
    start, end = _monday(first), _monday(last)
    return [start + number * _WEEK for number in range((end - start) // _WEEK + 1)]


def marks(when: When | None, weeks: Sequence[date]) -> list[Mark | None]:
    """Return what is asked in each of the weeks; nothing where the words name no date."""
    return [_mark(when, monday) for monday in weeks]


def _mark(when: When | None, monday: date) -> Mark | None:
    days = [monday + number * _DAY for number in range(7)]
    match when:
        case On(dates=dates) if any(day in dates for day in days):
            return Mark.BUSY
        case By(day=day) if day in days:
            return Mark.DUE
        case From() as start if _comes_back(start, monday):
            return Mark.BUSY
        case Month(year=year, month=month) if any((day.year, day.month) == (year, month) for day in days):
            return Mark.SOMEWHERE
        case _:
            return None


def _comes_back(start: From, monday: date) -> bool:
    days = list(_days(start, monday))
    match start.every:
        case Every.FORTNIGHT:
            first = next(day for week in (0, 1) for day in _days(start, _monday(start.day) + week * _WEEK))
            return bool(days) and (monday - _monday(first)) // _WEEK % 2 == 0
        case Every.MONTH:
            return any(_same_in_month(start, day) for day in days)
        case _:
            return bool(days)


def _days(start: From, monday: date) -> Iterator[date]:
    """Give the days of a week on which it may be done."""
    wanted = start.weekdays or (_SCHOOL_DAYS if start.every is Every.SCHOOL_DAY else range(7))
    for number in range(7):
        day = monday + number * _DAY
        if day.weekday() in wanted and start.day <= day and (start.until is None or day <= start.until):
            yield day


def _same_in_month(start: From, day: date) -> bool:
    """Tell whether a monthly action falls on a day: on its weekday as often in the month, else on its date."""
    if start.weekdays:
        return (day.day - 1) // 7 == (start.day.day - 1) // 7
    return day.day == start.day.day or (day.day < start.day.day and (day + _DAY).day == 1)


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY
