"""Whole phrases about time, from the stretches and recurrences that they are made of."""

from datetime import date
from typing import Final

from cop_session.capture import spans
from cop_session.capture.day_numbers import day_numbers, days_between
from cop_session.capture.endings import ending
from cop_session.capture.grammar import Cursor, Phrase, Shape, Stretch
from cop_session.capture.points import counted, point
from cop_session.capture.reading import Unsure
from cop_session.capture.schooldays import school_day_before
from cop_session.capture.vocabulary import Sort
from cop_session.roundtable.when import By, From, Month, On, When, Words

_MOST_POINTS: Final = 60
"""In one list; what comes behind is another phrase."""


def phrase(c: Cursor) -> Phrase | None:
    """Read a phrase about time at this place, as long as it goes; raises Misread for one that cannot be."""
    return c.first_of(
        _vague,
        _by,
        _within,
        spans.from_day,
        spans.recurring,
        spans.weekdays_recurring,
        spans.until,
        spans.after,
        days_between,
        _points,
    )


def _vague(c: Cursor) -> Phrase | None:
    return Phrase(Words("")) if c.take(Sort.VAGUE) else None


def _by(c: Cursor) -> Phrase | None:
    """Read *tegen 29 januari*, *klaar op 22/1*, *voor vrijdag*, *uiterlijk eind januari*."""
    start = c.at
    if (word := c.take(Sort.BY, Sort.BEFORE)) is None or (found := point(c)) is None:
        return None
    match found.shape:
        case Shape.DAY | Shape.LATE:
            before = word.sort is Sort.BEFORE and found.shape is Shape.DAY
            doubts = (c.doubt(Unsure.DAY_ITSELF, start),) if before else ()
            return Phrase(By(found.last, ""), (*found.doubts, *doubts))
        case Shape.HOLIDAY:
            return Phrase(By(school_day_before(found.first, c.holidays), ""), found.doubts)
        case _:
            day = found.first if found.first >= c.today else found.last
            return Phrase(By(day, ""), (*found.doubts, c.doubt(Unsure.ROUGH, start)))


def _within(c: Cursor) -> Phrase | None:
    """Read *binnen twee weken*."""
    start = c.at
    day = counted(c, start) if c.take(Sort.WITHIN) else None
    return Phrase(By(day, "")) if day else None


def _points(c: Cursor) -> Phrase | None:
    """Read *1/12, 8/12 en 15/12*, *maandag*, *1, 8 en 15 december*, *in maart*, *30/11 – 18/12*."""
    start = c.at
    on = c.sees(Sort.ON)
    found = list(c.first_of(day_numbers, _one) or ())
    while 0 < len(found) < _MOST_POINTS:
        before = c.at
        more = c.first_of(day_numbers, _one) if c.take(Sort.AND) else None
        if more is None:
            c.at = before
            break
        found.extend(more)
    if not found:
        return None
    if len(found) == 1 and (ends := ending(c, found[0].first)) is not None:
        weekday = (c.doubt(Unsure.ONCE_OR_WEEKLY, start),) if found[0].weekday else ()
        return Phrase(From(found[0].first, "", until=ends.last), (*found[0].doubts, *ends.doubts, *weekday))
    if len(found) == 1 and found[0].shape in (Shape.DAY, Shape.LATE) and _latest(c):
        return Phrase(By(found[0].last, ""), found[0].doubts)
    if len(found) == 1 and found[0].shape is not Shape.DAY:
        return _alone(c, start, found[0])
    return _on(c, start, found, on)


def _latest(c: Cursor) -> bool:
    """Read *uiterlijk* after a day, as in *18/12 uiterlijk*."""
    start = c.at
    word = c.take(Sort.BY)
    if word is not None and word.name == "after" and point(c) is None:
        c.at = start + 1
        return True
    c.at = start
    return False


def _one(c: Cursor) -> tuple[Stretch, ...] | None:
    found = point(c)
    return (found,) if found else None


def _alone(c: Cursor, start: int, found: Stretch) -> Phrase:
    """Return what a stretch means with no more said: a week or holiday names no day, the end of a month is a limit."""
    match found.shape:
        case Shape.MONTH | Shape.EARLY:
            return Phrase(Month(found.first.year, found.first.month, ""), found.doubts)
        case Shape.LATE:
            return Phrase(By(found.last, ""), found.doubts)
        case _:
            return Phrase(Words(""), (*found.doubts, c.doubt(Unsure.ROUGH, start, found.first)))


def _on(c: Cursor, start: int, found: list[Stretch], on: bool) -> Phrase | None:
    """Return the dates of a list; raises Misread where years that were said and years left out do not agree."""
    if any(one.shape is not Shape.DAY for one in found):
        return None
    if any(one.year_said for one in found) and not all(one.year_said for one in found):
        years = {one.first.year for one in found}
        if len(years) > 1:
            raise c.misread(Unsure.WHICH_YEAR, start)
    doubts = [doubt for one in found for doubt in one.doubts]
    if all(one.weekday for one in found) and (on or len(found) > 1):
        doubts.append(c.doubt(Unsure.ONCE_OR_WEEKLY, start))
    dates: set[date] = {one.first for one in found}
    when: When = On(tuple(sorted(dates)), "")
    return Phrase(when, tuple(dict.fromkeys(doubts)))
