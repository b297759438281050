"""The weeks in which an agreement requires action: each week by its Monday."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cop_session.documents.plan.occurrence_dates import DAY, WEEK, Period, is_closed, monday_of, occurs_on
from cop_session.domain.when import By, From, Month, On, When


class Mark(StrEnum):
    """The action that an agreement requires in a week."""

    BUSY = "busy"
    DUE = "due"
    """By this week it is done."""
    SOMEWHERE = "somewhere"
    """In this week or another one of the same month."""


@dataclass(frozen=True, slots=True)
class SchoolWeek:
    """A week; `closed` if the school is on holiday on all its school days."""

    monday: date
    closed: bool = False


def weeks_between(first: date, last: date, closings: Iterable[Period] = ()) -> list[SchoolWeek]:
    """Return the weeks from that of `first` to that of `last`, both included; `closings` from and to, included too."""
    start, end, closed = monday_of(first), monday_of(last), list(closings)
    mondays = [start + number * WEEK for number in range((end - start) // WEEK + 1)]
    return [SchoolWeek(monday, is_closed(monday, closed)) for monday in mondays]


def mark(when: When | None, week: SchoolWeek, closings: Iterable[Period] = ()) -> Mark | None:
    """Return the mark of an agreement in a week; None for words without a date.

    A recurrence pauses while the school is closed; a date that falls in a holiday counts as intended.
    """
    days = [week.monday + number * DAY for number in range(7)]
    match when:
        case On(dates=dates) if any(day in dates for day in days):
            return Mark.BUSY
        case By(day=day) if day in days:
            return Mark.DUE
        case From() | Month() if week.closed:
            return None
        case From() as start if any(occurs_on(start, day, closings) for day in days):
            return Mark.BUSY
        case Month(year=year, month=month) if any((day.year, day.month) == (year, month) for day in days):
            return Mark.SOMEWHERE
        case _:
            return None
