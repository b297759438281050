"""Days that are named by their number: 30/11, 18 december 2026, maandag 30 november."""

from datetime import date, timedelta

from cop_session.reading.dates import date_arithmetic
from cop_session.reading.words.phrase_grammar import Cursor, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag

_YEARS = range(1900, 2200)
_DAYS = range(1, 32)
_MONTHS_SEARCHED = 24
_FOUR_DIGITS = 4
_FURTHEST = timedelta(days=2 * 366)
"""A plan is for a school year; a date beyond that, with its year, is a slip more often than it is meant."""


def year_after(c: Cursor) -> int | None:
    """Read a year in four digits, if it comes next."""
    start = c.at
    c.skip_comma()
    c.skip(Tag.DASH)
    found = c.take(Tag.NUMBER)
    if found is not None and found.number in _YEARS and found.end - found.start == _FOUR_DIGITS:
        return found.number
    if (
        found is not None
        and found.number > _YEARS[-1]
        and found.end - found.start == _FOUR_DIGITS
        and c.at == start + 1
    ):
        raise c.misread(Unsure.WHICH_YEAR, start)
    c.at = start
    return None


def on_date(c: Cursor, start: int, day: int, month: int, year: int | None) -> Stretch:
    """Return the day of that date, said from lexeme `start` on; raises Misread if the date does not exist."""
    try:
        found, unsure = date_arithmetic.resolve(
            day, month, year, c.base, date_arithmetic.GRACE if c.since is None else date_arithmetic.NONE
        )
    except (ValueError, OverflowError):
        raise c.misread(Unsure.NO_SUCH_DATE, start) from None
    if year is not None and found - c.today > _FURTHEST:
        unsure = Unsure.FAR
    other = _a_year_earlier(found) if unsure is Unsure.FAR and year is None else None
    doubts = (c.doubt(unsure, start, other),) if unsure else ()
    return Stretch(found, found, doubts=doubts, year_said=year is not None)


def _a_year_earlier(day: date) -> date | None:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return None


def dated(c: Cursor) -> Stretch | None:
    """Read *30/11*, *18 dec*, *maandag 30 november 2026*, *January 29th*."""
    start = c.at
    weekday = c.take(Tag.WEEKDAY)
    if weekday is not None:
        c.skip_comma()
    c.skip(Tag.ON, Tag.ARTICLE)
    stated = c.at
    if (found := c.take(Tag.DATE)) is not None:
        day = on_date(c, stated, *found.parts)
    elif (parts := c.first_of(_day_month, _month_day)) is not None:
        day = on_date(c, stated, *parts, year_after(c))
    else:
        return None
    if weekday is not None and day.first.weekday() != weekday.number:
        raise c.misread(Unsure.OTHER_WEEKDAY, start, day.first)
    return day


def nth_day(c: Cursor) -> Stretch | None:
    """Read *de 15de*, *vrijdag de 18de*: the first such day to come, on that weekday if the text names one."""
    start = c.at
    weekday = c.take(Tag.WEEKDAY)
    c.skip(Tag.ARTICLE)
    number = c.digits()
    if number is None or number.number not in _DAYS or c.text[number.end - 1].isdigit():
        return None
    if c.sees(Tag.MONTH, Tag.UNIT, Tag.OF, Tag.HALF):
        return None
    first = c.base.replace(day=1)
    for _ in range(_MONTHS_SEARCHED):
        if number.number <= date_arithmetic.last_of_month(first.year, first.month).day:
            day = first.replace(day=number.number)
            if day >= c.base and (weekday is None or day.weekday() == weekday.number):
                return Stretch(day, day)
        first = date_arithmetic.months_ahead(first, 1)
    raise c.misread(Unsure.OTHER_WEEKDAY, start)


def dated_ahead(c: Cursor) -> bool:
    """Tell whether a date comes next, to which a weekday before it belongs; *maandag 5 minuten* has none."""
    if c.sees(Tag.DATE):
        return True
    return any(c.sees_in_turn(Tag.NUMBER, *between, Tag.MONTH) for between in ((), (Tag.OF,), (Tag.DASH,)))


def _day_month(c: Cursor) -> tuple[int, int] | None:
    day = c.digits()
    c.skip(Tag.OF, Tag.DASH)
    month = c.take(Tag.MONTH)
    return (day.number, month.number) if day and month else None


def _month_day(c: Cursor) -> tuple[int, int] | None:
    """Read *January 29*, which is English; *maart 2027* is a month with a year."""
    month = c.take(Tag.MONTH)
    c.skip(Tag.ARTICLE)
    day = c.digits()
    return (day.number, month.number) if month and day and day.number in _DAYS else None
