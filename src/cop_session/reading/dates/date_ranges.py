"""Phrases that begin somewhere and go on: from Monday, every Wednesday from 2/12, daily until the end of January."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from cop_session.domain.when import Every, From, Words
from cop_session.reading.dates import date_arithmetic
from cop_session.reading.dates.date_points import point
from cop_session.reading.dates.periods import month
from cop_session.reading.dates.recurrence_phrases import Recurrence, recurrence, weekday_list
from cop_session.reading.dates.until_clause import ending
from cop_session.reading.holidays.school_days import school_day_from
from cop_session.reading.words.lexing import Lexeme
from cop_session.reading.words.phrase_grammar import Cursor, Phrase, Shape, Stretch
from cop_session.reading.words.reading_result import Doubt, Unsure
from cop_session.reading.words.time_words import Tag, Unit

_DAY = timedelta(days=1)
_WORKING_WEEK = 5
_BY_WEEK = (Every.WEEK, Every.FORTNIGHT)


@dataclass(frozen=True, slots=True)
class _Beginning:
    day: date
    doubts: tuple[Doubt, ...] = ()
    exact: bool = False
    """Whether the text names the day itself; a weekly recurrence then falls on its weekday."""
    weekday: bool = False


def from_day(c: Cursor) -> Phrase | None:
    """Read *vanaf 30/11*, *van 30/11 tot 18/12*, *vanaf 2/12 wekelijks*; *start februari* is only a month."""
    start = c.at
    word = c.take(Tag.FROM, Tag.START, Tag.OF) or _per(c)
    if word is not None and word.sort is Tag.START:
        word = c.take(Tag.FROM) or word
    if word is None or (begins := _begins(c)) is None:
        return None
    after = c.at
    c.skip(Tag.AND)
    if (often := recurrence(c)) is None:
        c.at = after
    ends = ending(c, begins.day)
    if word.sort is Tag.OF and ends is None:
        return None
    if word.sort is Tag.START and not begins.exact and often is None and ends is None:
        return None
    if begins.weekday and ends is not None and ends.weekday and often is None:
        begins = replace(begins, doubts=(*begins.doubts, c.doubt(Unsure.ONCE_OR_WEEKLY, start)))
    return _from(begins, often, ends)


def _per(c: Cursor) -> Lexeme | None:
    """Read *per 1 januari*."""
    start = c.at
    word = c.take(Tag.PER)
    if word is None or c.sees(Tag.NUMBER, Tag.DATE):
        return word
    c.at = start
    return None


def recurring(c: Cursor) -> Phrase | None:
    """Read *elke maandag vanaf 14 december*, *dagelijks*, *om de twee weken tot eind januari*."""
    start = c.at
    if (often := recurrence(c)) is None:
        return None
    found = _recurring(c, start, often)
    here = c.at
    c.skip_comma()
    number, unit = c.take(Tag.NUMBER), c.take(Tag.UNIT)
    if number is not None and unit is not None and number.number and c.take(Tag.LASTING):
        return _lasting(found, number.number, Unit(unit.number))
    c.at = here
    return found


def lasting(c: Cursor) -> Phrase | None:
    """Read *twee weken lang*, *zes weken lang elke woensdag*: from the first time on, so many weeks."""
    number, unit = c.take(Tag.NUMBER), c.take(Tag.UNIT)
    if number is None or unit is None or c.take(Tag.LASTING) is None or not number.number:
        return None
    here = c.at
    c.skip_comma()
    often = recurrence(c)
    if often is None:
        c.at = here
        return Phrase(Words(""))
    found = _recurring(c, here, often)
    return found if not isinstance(found.when, From) else _lasting(found, number.number, Unit(unit.number))


def _lasting(found: Phrase, number: int, unit: Unit) -> Phrase:
    when = found.when
    ends = lasts(when.day, number, unit) if isinstance(when, From) and when.until is None else None
    return replace(found, when=replace(when, until=ends)) if isinstance(when, From) and ends else found


def lasts(first: date, number: int, unit: Unit) -> date | None:
    """Return the last day of so many days, weeks or months from `first` on; None for another unit."""
    match unit:
        case Unit.DAY:
            return first + timedelta(days=number - 1)
        case Unit.WEEK | Unit.FORTNIGHT:
            return first + timedelta(weeks=number * (2 if unit is Unit.FORTNIGHT else 1)) - _DAY
        case Unit.MONTH:
            return date_arithmetic.months_ahead(first, number) - _DAY
        case _:
            return None


def weekdays_recurring(c: Cursor) -> Phrase | None:
    """Read *dinsdag en donderdag vanaf 1/12*, *woensdag wekelijks*: weekdays that come back."""
    start = c.at
    days = weekday_list(c)
    if not days:
        return None
    adverb = c.first_of(recurrence)
    if adverb is None and not c.sees(Tag.FROM):
        return None
    if adverb is not None and (adverb.weekdays or adverb.every not in _BY_WEEK):
        return None
    return _recurring(c, start, replace(adverb or Recurrence(Every.WEEK), weekdays=days))


def until(c: Cursor) -> Phrase | None:
    """Read *tot eind januari*: from today on."""
    if not c.sees(Tag.UNTIL, Tag.THROUGH):
        return None
    ends = ending(c, c.today)
    return _from(_Beginning(c.today), None, ends) if ends else None


def after(c: Cursor) -> Phrase | None:
    """Read *na de kerstvakantie*, *na nieuwjaar*: the first school day after it; *na 18 december*: the next day."""
    start = c.at
    c.take(Tag.START)
    # *Kijkt na op 3 december*: there it belongs to the verb.
    if c.take(Tag.AFTER) is None or c.sees(Tag.ON, Tag.AHEAD) or (found := point(c)) is None:
        return None
    day = found.last + _DAY
    if found.shape is Shape.HOLIDAY or any(one.sort is Tag.FEAST for one in c.lexemes[start : c.at]):
        day = school_day_from(day, c.holidays)
    return Phrase(From(day, ""), found.doubts)


def _begins(c: Cursor) -> _Beginning | None:
    """Read a beginning: the first day of a stretch, but no earlier than today for a stretch that has already begun."""
    start = c.at
    if (found := point(c)) is None:
        return None
    if found.shape is Shape.DAY:
        return _Beginning(found.first, found.doubts, exact=True, weekday=found.weekday)
    rough = (c.doubt(Unsure.ROUGH, start),) if found.shape is Shape.EARLY else ()
    return _Beginning(max(found.first, c.today), (*found.doubts, *rough))


def _recurring(c: Cursor, start: int, often: Recurrence) -> Phrase:
    said = c.first_of(_between, _in_month, _from_then)
    begins, ends = said or (_unsaid_beginning(c, start, often), None)
    if begins.exact and often.weekdays and begins.day.weekday() not in often.weekdays:
        first = date_arithmetic.next_weekday(often.weekdays, begins.day)
        begins = replace(begins, doubts=(*begins.doubts, c.doubt(Unsure.ROUGH, start, first)))
    return _from(begins, often, ends or ending(c, begins.day))


def _between(c: Cursor) -> tuple[_Beginning, Stretch | None] | None:
    """Read *van 2 december tot 27 januari*, of which *van* alone says nothing."""
    begins = _begins(c) if c.take(Tag.OF) else None
    ends = ending(c, begins.day) if begins else None
    return (begins, ends) if begins and ends else None


def _in_month(c: Cursor) -> tuple[_Beginning, Stretch | None] | None:
    """Read *in januari* after something that comes back: from the first to the last of the month."""
    whole = month(c) if c.sees(Tag.INSIDE) else None
    return (_Beginning(max(whole.first, c.today)), whole) if whole else None


def _from_then(c: Cursor) -> tuple[_Beginning, Stretch | None] | None:
    c.skip(Tag.AND)
    begins = _begins(c) if c.take(Tag.FROM) else None
    return (begins, None) if begins else None


def _unsaid_beginning(c: Cursor, start: int, often: Recurrence) -> _Beginning:
    """Return the beginning of a recurrence whose text names none: the first occurrence from today on.

    On some weekdays that is after today, as for a weekday said alone.
    """
    if often.weekdays and len(often.weekdays) < _WORKING_WEEK:
        same = c.today.weekday() in often.weekdays
        doubts = (c.doubt(Unsure.TODAY_OR_LATER, start, c.today),) if same else ()
        return _Beginning(date_arithmetic.next_weekday(often.weekdays, c.today), doubts)
    if often.weekdays:
        return _Beginning(date_arithmetic.next_weekday(often.weekdays, c.today - _DAY))
    return _Beginning(school_day_from(c.today, c.holidays) if often.every is Every.SCHOOL_DAY else c.today)


def _from(begins: _Beginning, often: Recurrence | None, ends: Stretch | None) -> Phrase:
    every, weekdays = (often.every, often.weekdays) if often else (None, ())
    if begins.exact and not weekdays and every in _BY_WEEK:
        weekdays = (begins.day.weekday(),)
    doubts = (*(often.doubts if often else ()), *begins.doubts, *(ends.doubts if ends else ()))
    return Phrase(From(begins.day, "", every, weekdays, ends.last if ends else None), doubts)
