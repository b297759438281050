"""Whole phrases about time, from the stretches and recurrences that they are made of."""

import re
from datetime import date, timedelta
from typing import Final

from cop_session.domain.when import By, From, Month, On, When, Words
from cop_session.reading.dates import date_arithmetic, date_ranges
from cop_session.reading.dates.date_points import counted, point
from cop_session.reading.dates.day_numbers import day_numbers, days_between
from cop_session.reading.dates.hour_words import skip_hours
from cop_session.reading.dates.irregular_recurrence import rhythm_in_words
from cop_session.reading.dates.periods import part_of_month
from cop_session.reading.dates.until_clause import ending
from cop_session.reading.holidays.school_days import school_day_before
from cop_session.reading.words.lexing import Lexeme
from cop_session.reading.words.phrase_grammar import Cursor, Phrase, Shape, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag, Unit

_MOST_POINTS: Final = 60
"""In one list; the text behind it is another phrase."""
_WEEK: Final = timedelta(weeks=1)
_AGREEING: Final = re.compile(r"\b(?i:spreekt?|spreken|stemt?|stemmen|haalt|halen|neemt|nemen|gaat|gaan|komt|komen)\b")
"""Verbs that end in *af*: the text behind them is no deadline."""
_BEFORE: Final = 60
"""How many characters before *af* the verb is looked for."""


def phrase(c: Cursor) -> Phrase | None:
    """Read a phrase about time at this place, as long as it goes; raises Misread for one that cannot be.

    An hour next to it is skipped.
    """
    found = _phrase(c)
    if found is not None:
        skip_hours(c)
    return found


def _phrase(c: Cursor) -> Phrase | None:
    return c.first_of(
        _vague,
        _still,
        _part_of_month,
        _roughly_ahead,
        _weeks_from,
        _by,
        _within,
        date_ranges.from_day,
        date_ranges.lasting,
        date_ranges.recurring,
        date_ranges.weekdays_recurring,
        rhythm_in_words,
        date_ranges.until,
        date_ranges.after,
        days_between,
        _weekdays_in_a_row,
        _points,
    )


def _vague(c: Cursor) -> Phrase | None:
    return Phrase(Words("")) if c.take(Tag.VAGUE) else None


def _still(c: Cursor) -> Phrase | None:
    """Read *nog deze maand*, *deze week nog*: by the end of it."""
    still = c.take(Tag.STILL)
    found = point(c) if c.sees(Tag.THIS) else None
    if found is None or found.shape not in (Shape.WEEK, Shape.MONTH):
        return None
    return Phrase(By(found.last, "")) if still or c.take(Tag.STILL) else None


def _by(c: Cursor) -> Phrase | None:
    """Read *tegen 29 januari*, *klaar op 22/1*, *voor vrijdag*, *uiterlijk eind januari*."""
    start = c.at
    if (word := c.take(Tag.BY, Tag.BEFORE)) is None:
        return None
    if word.name == "apart" and _is_agreed(c, word):
        return _points(c)
    # *Bereidt voor op woensdag*: there it belongs to the verb.
    if (word.sort is Tag.BEFORE and c.sees(Tag.ON)) or (found := point(c)) is None:
        return None
    match found.shape:
        case Shape.DAY:
            return Phrase(By(found.last, ""), found.doubts)
        case Shape.HOLIDAY:
            return Phrase(By(school_day_before(found.first, c.holidays), ""), found.doubts)
        case Shape.WEEK:
            day = found.first if found.first >= c.today else found.last
            return Phrase(By(day, ""), (*found.doubts, c.doubt(Unsure.ROUGH, start)))
        case _:
            # *Tegen januari* names no day, and no day is put in its place.
            return Phrase(Words(""))


def _is_agreed(c: Cursor, word: Lexeme) -> bool:
    """Tell whether *af op* belongs to a verb before it: *spreekt af op vrijdag*, *stemmen af op maandag*."""
    before = c.text[max(word.start - _BEFORE, 0) : word.start]
    return _AGREEING.search(before) is not None


def _within(c: Cursor) -> Phrase | None:
    """Read *binnen twee weken*."""
    start = c.at
    if c.take(Tag.WITHIN) is None:
        return None
    here = c.at
    day = counted(c, start)
    if day is None:
        c.at = here
        unit = c.take(Tag.UNIT)
        if unit is None or unit.number not in (Unit.WEEK, Unit.MONTH):
            return None
        day = c.today + _WEEK if unit.number == Unit.WEEK else date_arithmetic.months_ahead(c.today, 1)
    return Phrase(By(day, ""))


def _part_of_month(c: Cursor) -> Phrase | None:
    """Read *de tweede helft van januari*, *2de week jan*: it stays words."""
    return Phrase(Words("")) if part_of_month(c) else None


def _roughly_ahead(c: Cursor) -> Phrase | None:
    """Read *over een week of drie*, *over 2 à 3 weken*: it stays words."""
    if c.take(Tag.AHEAD) is None or c.take(Tag.NUMBER) is None:
        return None
    unit = c.take(Tag.UNIT)
    if c.take(Tag.OR) is None or c.take(Tag.NUMBER) is None or (unit or c.take(Tag.UNIT)) is None:
        return None
    return Phrase(Words(""))


def _weeks_from(c: Cursor) -> Phrase | None:
    """Read *2 weken vanaf 15 januari*: the last day is the one before the same weekday."""
    number, unit = c.take(Tag.NUMBER), c.take(Tag.UNIT)
    if number is None or unit is None or c.take(Tag.FROM) is None or not number.number:
        return None
    found = point(c)
    ends = date_ranges.lasts(found.first, number.number, Unit(unit.number)) if found else None
    return Phrase(From(found.first, "", until=ends), found.doubts) if found and ends else None


def _weekdays_in_a_row(c: Cursor) -> Phrase | None:
    """Read *drie maandagen na elkaar*."""
    number = c.take(Tag.NUMBER)
    weekday = c.take(Tag.WEEKDAYS) if number else None
    if number is None or weekday is None or not 1 < number.number <= _MOST_POINTS:
        return None
    c.take(Tag.LASTING)
    first = date_arithmetic.next_weekday((weekday.number,), c.today)
    return Phrase(On(tuple(first + week * _WEEK for week in range(number.number)), ""))


def _points(c: Cursor) -> Phrase | None:
    """Read *1/12, 8/12 en 15/12*, *maandag*, *1, 8 en 15 december*, *in maart*, *30/11 – 18/12*."""
    start = c.at
    on = c.sees(Tag.ON)
    found = list(c.first_of(day_numbers, _one) or ())
    either = len(found) > 1 and any(one.sort is Tag.OR for one in c.lexemes[start : c.at])
    while 0 < len(found) < _MOST_POINTS:
        before = c.at
        skip_hours(c)
        joined = c.take(Tag.AND, Tag.OR)
        # *Ma di do vr*: short names of days need no comma.
        listed = joined is not None or (found[-1].weekday and c.next is not None and not c.next.full)
        more = c.first_of(day_numbers, _one) if listed else None
        if more is None or (joined is None and not more[0].weekday):
            c.at = before
            break
        either = either or (joined is not None and joined.sort is Tag.OR)
        found.extend(more)
    if not found:
        return None
    if either:
        return _either(c, start, found)
    if len(found) == 1 and (later := _or_later(c, start, found[0])):
        return later
    if len(found) == 1 and (ends := ending(c, found[0].first)) is not None:
        weekday = (c.doubt(Unsure.ONCE_OR_WEEKLY, start),) if found[0].weekday else ()
        return Phrase(From(found[0].first, "", until=ends.last), (*found[0].doubts, *ends.doubts, *weekday))
    if len(found) == 1 and found[0].shape is Shape.DAY and _latest(c):
        return Phrase(By(found[0].last, ""), found[0].doubts)
    if len(found) == 1 and found[0].shape is not Shape.DAY:
        return _alone(c, start, found[0])
    return _on(c, start, found, on)


def _either(c: Cursor, start: int, found: list[Stretch]) -> Phrase | None:
    """Return *2 of 3 december* as both days, and *januari of februari* as the first: one of them is meant."""
    doubts = (*(doubt for one in found for doubt in one.doubts), c.doubt(Unsure.EITHER, start))
    if all(one.shape is Shape.DAY for one in found):
        return Phrase(On(tuple(sorted({one.first for one in found})), ""), tuple(dict.fromkeys(doubts)))
    if found[0].shape is Shape.MONTH:
        return Phrase(Month(found[0].first.year, found[0].first.month, ""), doubts)
    return Phrase(Words(""), doubts)


def _or_later(c: Cursor, start: int, found: Stretch) -> Phrase | None:
    """Read *of later* after a day."""
    here = c.at
    if found.shape is Shape.DAY and c.take(Tag.OR) and c.take(Tag.VAGUE):
        return Phrase(From(found.first, ""), (*found.doubts, c.doubt(Unsure.ROUGH, start)))
    c.at = here
    return None


def _latest(c: Cursor) -> bool:
    """Read *uiterlijk* after a day, as in *18/12 uiterlijk*."""
    start = c.at
    word = c.take(Tag.BY)
    if word is not None and word.name == "after" and point(c) is None:
        c.at = start + 1
        return True
    c.at = start
    return False


def _one(c: Cursor) -> tuple[Stretch, ...] | None:
    found = point(c)
    return (found,) if found else None


def _alone(c: Cursor, start: int, found: Stretch) -> Phrase:
    """Return the meaning of a stretch said alone: a week, a holiday and a part of a month name no day."""
    match found.shape:
        case Shape.MONTH:
            return Phrase(Month(found.first.year, found.first.month, ""), found.doubts)
        case Shape.EARLY | Shape.LATE:
            return Phrase(Words(""))
        case _:
            return Phrase(Words(""), (*found.doubts, c.doubt(Unsure.ROUGH, start, found.first)))


def _on(c: Cursor, start: int, found: list[Stretch], on: bool) -> Phrase | None:
    """Return the dates of a list; raises Misread if stated years and omitted years do not agree."""
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
