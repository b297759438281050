"""Stretches of time that have a name: a month and its edges, a week, a school holiday."""

from datetime import date, timedelta

from cop_session.reading.dates import date_arithmetic
from cop_session.reading.dates.numbered_dates import dated, on_date, year_after
from cop_session.reading.holidays.holiday import easter
from cop_session.reading.words.phrase_grammar import Cursor, Shape, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag, Unit

_WEEK = timedelta(weeks=1)
_SAME_SEASON = timedelta(weeks=5)
_WEEKS_OF_YEAR = 52


def edge(c: Cursor) -> Stretch | None:
    """Read *eind januari*, *begin februari*, *half maart*, *eind van de maand*; *start februari* is the month."""
    start = c.at
    c.skip(Tag.INSIDE, Tag.ARTICLE)
    edge = c.take(Tag.EARLY, Tag.LATE, Tag.START)
    if edge is None:
        return None
    c.skip(Tag.OF, Tag.ARTICLE)
    whole = c.first_of(month, week_or_month, _this)
    if whole is not None and whole.shape is Shape.WEEK and edge.sort is Tag.LATE:
        # A week of school ends on Friday.
        friday = whole.first + timedelta(days=4)
        return Stretch(friday, friday) if friday >= c.today else None
    if whole is None or whole.shape is not Shape.MONTH:
        return None
    if edge.sort is Tag.START:
        return whole
    if edge.sort is Tag.EARLY:
        return Stretch(whole.first, whole.last, Shape.EARLY, year_said=whole.year_said)
    doubt = c.doubt(Unsure.ROUGH, start)
    return Stretch(whole.last, whole.last, Shape.LATE, (doubt,), year_said=whole.year_said)


def _this(c: Cursor) -> Stretch | None:
    """Read *de week*, *de maand* behind *eind van*: this one."""
    unit = c.take(Tag.UNIT)
    if unit is not None and unit.number == Unit.WEEK:
        monday = date_arithmetic.monday(c.today)
        return Stretch(monday, monday + timedelta(days=6), Shape.WEEK)
    return _whole_month(c.today) if unit is not None and unit.number == Unit.MONTH else None


def month(c: Cursor) -> Stretch | None:
    """Read *in maart*, *maart 2027*."""
    c.skip(Tag.INSIDE)
    if (found := c.take(Tag.MONTH)) is None:
        return None
    year = year_after(c)
    first = date_arithmetic.month_to_come(found.number, year, c.base)
    whole = _whole_month(first)
    return Stretch(whole.first, whole.last, Shape.MONTH, year_said=year is not None)


def _whole_month(day: date) -> Stretch:
    return Stretch(day.replace(day=1), date_arithmetic.last_of_month(day.year, day.month), Shape.MONTH)


def week_or_month(c: Cursor) -> Stretch | None:
    """Read *volgende week*, *deze maand*, *dit weekend*, *de week van 30/11*."""
    c.skip(Tag.INSIDE, Tag.ARTICLE)
    which = c.take(Tag.NEXT, Tag.THIS, Tag.COMING)
    unit = c.take(Tag.UNIT)
    if unit is None:
        return None
    ahead = which is not None and which.sort is not Tag.THIS
    if which is None:
        return c.first_of(_week_of, _numbered_week) if unit.number == Unit.WEEK else None
    monday = date_arithmetic.monday(c.today) + (_WEEK if ahead and which.sort is Tag.NEXT else timedelta())
    if unit.number == Unit.WEEKEND:
        return Stretch(monday + timedelta(days=5), monday + timedelta(days=6), Shape.WEEK)
    if unit.number == Unit.WEEK:
        monday = date_arithmetic.monday(c.today) + (_WEEK if ahead else timedelta())
        return Stretch(monday, monday + timedelta(days=6), Shape.WEEK)
    if unit.number == Unit.MONTH:
        return _whole_month(date_arithmetic.months_ahead(c.today, 1) if ahead else c.today)
    return None


def _week_of(c: Cursor) -> Stretch | None:
    if c.take(Tag.OF) is None or (day := c.first_of(dated)) is None:
        return None
    monday = date_arithmetic.monday(day.first)
    return Stretch(monday, monday + timedelta(days=6), Shape.WEEK, day.doubts, year_said=day.year_said)


def _numbered_week(c: Cursor) -> Stretch | None:
    """Read the number in *week 50*: the next week that calendars call so."""
    number = c.digits()
    if number is None or not 0 < number.number <= _WEEKS_OF_YEAR:
        return None
    for year in (c.today.year, c.today.year + 1):
        monday = date.fromisocalendar(year, number.number, 1)
        if monday >= date_arithmetic.monday(c.today):
            return Stretch(monday, monday + timedelta(days=6), Shape.WEEK)
    return None


def part_of_month(c: Cursor) -> bool:
    """Step over *de tweede helft van januari*, *2de week jan*, *eerste week van de vakantie*; tell whether it is."""
    c.skip(Tag.INSIDE, Tag.ARTICLE)
    if c.take(Tag.NTH) is None and c.digits() is None:
        return False
    unit = c.take(Tag.UNIT, Tag.HALF)
    if unit is None or (unit.sort is Tag.UNIT and unit.number != Unit.WEEK):
        return False
    c.skip(Tag.OF, Tag.INSIDE, Tag.ARTICLE)
    return c.take(Tag.MONTH, Tag.HOLIDAY) is not None


def feast(c: Cursor) -> Stretch | None:
    """Read *kerst*, *Pasen*, *Sinterklaas*: the next one."""
    start = c.at
    c.skip(Tag.ARTICLE)
    if (said := c.take(Tag.FEAST)) is None:
        return None
    day, slash, month = said.name.partition("/")
    if slash:
        return on_date(c, start, int(day), int(month), None)
    after = timedelta(days=int(said.name.partition("+")[2]))
    found = next(one for year in (c.base.year, c.base.year + 1) if (one := easter(year) + after) >= c.base)
    return Stretch(found, found)


def holiday(c: Cursor) -> Stretch | None:
    """Read *de kerstvakantie*: the first one that is not over; raises Misread for a holiday with unknown dates."""
    c.skip(Tag.INSIDE, Tag.ARTICLE)
    start = c.at
    if (said := c.take(Tag.HOLIDAY)) is None:
        return None
    named = (one for one in c.holidays if one.school_break and said.name in ("", one.name.value))
    to_come = [one for one in named if one.last >= c.today]
    if not to_come:
        raise c.misread(Unsure.UNKNOWN_HOLIDAY, start)
    first = min(to_come, key=lambda one: one.first)
    # Regions of one country take the same holiday in other weeks: the reading spans them all and says so.
    same = [one for one in to_come if one.name is first.name and one.first - first.first < _SAME_SEASON]
    last = max(one.last for one in same)
    doubts = [c.doubt(Unsure.ROUGH, start)] if any(one.last != last for one in same) else []
    if first.first - c.today > date_arithmetic.FAR:
        doubts.append(c.doubt(Unsure.FAR, start))
    return Stretch(first.first, last, Shape.HOLIDAY, tuple(doubts))
