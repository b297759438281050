"""The days and stretches that a phrase about time can name."""

from datetime import date, timedelta

from cop_session.reading.dates import date_arithmetic, periods
from cop_session.reading.dates.numbered_dates import dated, nth_day
from cop_session.reading.words.phrase_grammar import Cursor, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag, Unit

_WEEK = timedelta(weeks=1)
_DAYS_OF_WEEKS = {7: 1, 8: 1, 14: 2, 15: 2}
"""The number of weeks meant by a number of days, which may count the first day too."""
_MOST_WEEKS = 52


def point(c: Cursor) -> Stretch | None:
    """Read one day or stretch: a date, a weekday, tomorrow, next week, the end of January, in two weeks.

    Several rules ask for the same stretch, and so does each part of a list: it is read once.
    """
    place = (c.at, c.since)
    if place not in c.points:
        found = _point(c)
        c.points[place] = (found, c.at)
    found, c.at = c.points[place]
    return found


def _point(c: Cursor) -> Stretch | None:
    c.skip(Tag.ON, Tag.ARTICLE)
    return c.first_of(
        dated,
        nth_day,
        _after_holiday,
        _weekday_ahead,
        _relative_weekday,
        _weekday,
        _shifted,
        _ahead,
        periods.edge,
        periods.week_or_month,
        periods.month,
        periods.holiday,
        periods.feast,
    )


def _relative_weekday(c: Cursor) -> Stretch | None:
    """Read *volgende week dinsdag*, *dinsdag volgende week*, *deze vrijdag*, *volgende dinsdag*."""
    start = c.at
    weekday = c.take(Tag.WEEKDAY)
    which = c.take(Tag.NEXT, Tag.THIS, Tag.COMING)
    if which is None:
        return None
    monday = date_arithmetic.monday(c.today)
    unit = c.take(Tag.UNIT)
    if unit is not None:
        c.skip(Tag.ON)
        weekday = weekday or c.take(Tag.WEEKDAY)
        if weekday is None or unit.number != Unit.WEEK:
            return None
        day = monday + (_WEEK if which.sort is not Tag.THIS else timedelta()) + timedelta(days=weekday.number)
        return Stretch(day, day, doubts=() if day >= c.today else (c.doubt(Unsure.PAST, start),))
    weekday = weekday or c.take(Tag.WEEKDAY)
    if weekday is None:
        return None
    coming = date_arithmetic.next_weekday((weekday.number,), c.today)
    if which.sort is Tag.THIS and weekday.number == c.today.weekday():
        return Stretch(coming, coming, doubts=(c.doubt(Unsure.TODAY_OR_LATER, start, c.today),))
    next_week = monday + _WEEK + timedelta(days=weekday.number)
    if which.sort is Tag.NEXT and next_week != coming:
        return Stretch(next_week, next_week, doubts=(c.doubt(Unsure.WHICH_WEEK, start, coming),))
    return Stretch(coming, coming)


def _weekday_ahead(c: Cursor) -> Stretch | None:
    """Read *woensdag over een week*, *do over 8 dagen*: so many weeks after the coming one; eight days are a week."""
    start = c.at
    weekday = c.take(Tag.WEEKDAY)
    if weekday is None or c.take(Tag.AHEAD) is None:
        return None
    number, unit = c.take(Tag.NUMBER), c.take(Tag.UNIT)
    if number is None or unit is None:
        return None
    weeks = number.number if unit.number == Unit.WEEK else _DAYS_OF_WEEKS.get(number.number, 0)
    if unit.number not in (Unit.WEEK, Unit.DAY) or not 0 < weeks <= _MOST_WEEKS:
        return None
    coming = date_arithmetic.next_weekday((weekday.number,), c.today)
    day = coming + weeks * _WEEK
    same = weekday.number == c.today.weekday()
    doubts = (c.doubt(Unsure.TODAY_OR_LATER, start, c.today + weeks * _WEEK),) if same else ()
    return Stretch(day, day, doubts=doubts)


def _after_holiday(c: Cursor) -> Stretch | None:
    """Read *maandag na de kerstvakantie*."""
    weekday = c.take(Tag.WEEKDAY)
    if weekday is None or c.take(Tag.AFTER) is None or (found := periods.holiday(c)) is None:
        return None
    day = date_arithmetic.next_weekday((weekday.number,), found.last)
    return Stretch(day, day, doubts=found.doubts)


def _weekday(c: Cursor) -> Stretch | None:
    """Read *maandag*: the next one; said on a Monday it is a week later, because a speaker says *vandaag* for today."""
    start = c.at
    if (found := c.take(Tag.WEEKDAY)) is None:
        return None
    day = date_arithmetic.next_weekday((found.number,), c.base)
    same = c.since is None and found.number == c.today.weekday()
    doubts = (c.doubt(Unsure.TODAY_OR_LATER, start, c.today),) if same else ()
    return Stretch(day, day, doubts=doubts, weekday=True)


def _shifted(c: Cursor) -> Stretch | None:
    if (found := c.take(Tag.SHIFT)) is None:
        return None
    day = c.today + timedelta(days=found.number)
    return Stretch(day, day)


def _ahead(c: Cursor) -> Stretch | None:
    """Read *over twee weken*."""
    start = c.at
    ahead = c.take(Tag.AHEAD, Tag.INSIDE)
    if ahead is None or (ahead.sort is Tag.INSIDE and ahead.name != "ahead"):
        return None
    day = counted(c, start)
    return Stretch(day, day) if day else None


def counted(c: Cursor, start: int) -> date | None:
    """Read *twee weken* and return the day that is so far from today; raises Misread beyond the calendar."""
    number = c.take(Tag.NUMBER)
    unit = c.take(Tag.UNIT)
    if number is None or unit is None or not number.number:
        return None
    try:
        match unit.number:
            case Unit.DAY:
                return c.today + timedelta(days=number.number)
            case Unit.WEEK:
                return c.today + timedelta(weeks=number.number)
            case Unit.FORTNIGHT:
                return c.today + timedelta(weeks=2 * number.number)
            case Unit.MONTH:
                return date_arithmetic.months_ahead(c.today, number.number)
            case _:
                return None
    except (ValueError, OverflowError):
        raise c.misread(Unsure.NO_SUCH_DATE, start) from None
