"""Several days of one month by their numbers: *1, 8 en 15 december*, *1 tot 15 december*."""

from cop_session.domain.when import From
from cop_session.reading.dates.numbered_dates import on_date, year_after
from cop_session.reading.words.phrase_grammar import Cursor, Phrase, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag

_LONGEST_MONTH = 31


def day_numbers(c: Cursor) -> tuple[Stretch, ...] | None:
    """Read *1, 8 en 15 december*, *1, 8 en 15/12*, *woensdag 2 en 9 december*: days of one month, going up."""
    c.skip(Tag.ON, Tag.ARTICLE)
    start = c.at
    weekday = c.take(Tag.WEEKDAY)
    days: list[int] = []
    while (number := c.digits()) is not None:
        if days and number.number <= days[-1]:
            return None
        days.append(number.number)
        if len(days) > _LONGEST_MONTH or not c.take(Tag.AND, Tag.OR):
            break
    if (month := c.take(Tag.MONTH)) is not None:
        parts = (month.number, year_after(c))
    elif (last := c.take(Tag.DATE)) is not None:
        days.append(last.parts[0])
        parts = last.parts[1:]
    else:
        return None
    if len(days) < 2 or days[-1] <= days[-2]:
        return None
    dates = tuple(on_date(c, start, day, *parts) for day in days)
    if weekday is not None and (other := next((one for one in dates if one.first.weekday() != weekday.number), None)):
        raise c.misread(Unsure.OTHER_WEEKDAY, start, other.first)
    return dates


def days_between(c: Cursor) -> Phrase | None:
    """Read *1 tot 15 december*, *van 1 t.e.m. 15 december*, *1-15 december*."""
    c.skip(Tag.OF, Tag.FROM)
    start = c.at
    if (both := c.take(Tag.DATE)) is not None:
        first, last = both.parts[:2]
        joined = both.name == "-" and both.parts[2] is None
    else:
        one = c.digits()
        joined = c.take(Tag.UNTIL, Tag.THROUGH, Tag.DASH) is not None
        other = c.digits()
        first, last = (one.number, other.number) if one and other else (0, 0)
    month = c.take(Tag.MONTH)
    if not joined or month is None or not 0 < first < last:
        return None
    year = year_after(c)
    begins, ends = (on_date(c, start, day, month.number, year) for day in (first, last))
    return Phrase(From(begins.first, "", until=ends.first), begins.doubts)
