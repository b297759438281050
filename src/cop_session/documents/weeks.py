"""In which weeks an agreement asks something of somebody: each week by its Monday."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """A week; `closed` where the school is on holiday on all its school days."""

    monday: date
    closed: bool = False


def weeks_between(first: date, last: date, holidays: Iterable[tuple[date, date]] = ()) -> list[SchoolWeek]:
    """Return the weeks from that of `first` to that of `last`, both included; `holidays` from and to, included too."""
    start, end = _monday(first), _monday(last)
    mondays = [start + number * _WEEK for number in range((end - start) // _WEEK + 1)]
    return [
        SchoolWeek(monday, any(begin <= monday and monday + 4 * _DAY <= until for begin, until in holidays))
        for monday in mondays
    ]


def mark(when: When | None, week: SchoolWeek) -> Mark | None:
    """Return what is asked in a week; nothing where the words name no date."""
    monday = week.monday
    days = [monday + number * _DAY for number in range(7)]
    match when:
        case On(dates=dates) if any(day in dates for day in days):
            return Mark.BUSY
        case By(day=day) if day in days:
            return Mark.DUE
        case From() | Month() if week.closed:
            # What comes back pauses; what names a day in a holiday is meant there.
            return None
        case From() as start if _comes_back(start, monday):
            return Mark.BUSY
        case Month(year=year, month=month) if any((day.year, day.month) == (year, month) for day in days):
            return Mark.SOMEWHERE
        case _:
            return None


def _comes_back(start: From, monday: date) -> bool:
    days = list(_days(start, monday))
    match start.every:
        case Every.FORTNIGHT if days:
            first = start.day + min((weekday - start.day.weekday()) % 7 for weekday in _weekdays(start)) * _DAY
            return (monday - _monday(first)) // _WEEK % 2 == 0
        case Every.MONTH:
            return any(_same_in_month(start, day) for day in days)
        case _:
            return bool(days)


def _weekdays(start: From) -> Collection[int]:
    if start.every is Every.SCHOOL_DAY:
        return _SCHOOL_DAYS
    return start.weekdays or range(7)


def _days(start: From, monday: date) -> Iterator[date]:
    """Give the days of a week on which it may be done."""
    wanted = _weekdays(start)
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
