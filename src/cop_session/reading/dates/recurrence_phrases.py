"""How often something comes back: every Monday, daily, every two weeks."""

from dataclasses import dataclass

from cop_session.domain.when import Every
from cop_session.reading.dates.numbered_dates import dated_ahead
from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.reading_result import Doubt, Unsure
from cop_session.reading.words.time_words import Tag, Unit

_EVERY = {
    Unit.DAY: Every.DAY,
    Unit.SCHOOL_DAY: Every.SCHOOL_DAY,
    Unit.WORKDAY: Every.WEEK,
    Unit.WEEK: Every.WEEK,
    Unit.WEEKEND: Every.WEEK,
    Unit.FORTNIGHT: Every.FORTNIGHT,
    Unit.MONTH: Every.MONTH,
}
_WEEKDAYS = {Unit.WORKDAY: (0, 1, 2, 3, 4), Unit.WEEKEND: (5, 6)}
_MOST_WEEKDAYS = 14
"""In one list, some of them twice."""
_TWO_WEEKS = {(2, Unit.WEEK), (14, Unit.DAY)}


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A frequency, and the weekdays (Monday is 0) if the text names them."""

    every: Every
    weekdays: tuple[int, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def recurrence(c: Cursor) -> Recurrence | None:
    """Read one recurrence."""
    return c.first_of(_each, _every_other, _once_per, _adverb, _weekdays)


def weekday_list(c: Cursor) -> tuple[int, ...]:
    """Read *maandag, woensdag en vrijdag*; a separator that no weekday follows is left alone."""
    found: list[int] = []
    while len(found) < _MOST_WEEKDAYS:
        start = c.at
        if found and c.take(Tag.AND) is None:
            break
        c.skip(*(() if found else (Tag.ON,)), Tag.EACH)
        weekday = c.take(Tag.WEEKDAY, Tag.WEEKDAYS)
        if weekday is None or dated_ahead(c):
            c.at = start
            break
        found.append(weekday.number)
    return tuple(sorted(set(found)))


def _each(c: Cursor) -> Recurrence | None:
    start = c.at
    if c.take(Tag.EACH) is None:
        return None
    if c.sees(Tag.WEEKDAY):
        days = weekday_list(c)
        return Recurrence(Every.WEEK, days) if days else None
    number = c.take(Tag.NUMBER)
    return _unit(c, start, number.number if number else 1)


def _every_other(c: Cursor) -> Recurrence | None:
    """Read *om de twee weken*; *om de week* is every other week to most, and every week to some."""
    start = c.at
    if c.take(Tag.EVERY_OTHER) is None:
        return None
    number = c.take(Tag.NUMBER)
    if number is not None:
        return _unit(c, start, number.number)
    if c.sees(Tag.WEEKDAY):
        # *Om de zondag*
        days = weekday_list(c)
        return Recurrence(Every.FORTNIGHT, days, (c.doubt(Unsure.HOW_OFTEN, start),)) if days else None
    unit = c.take(Tag.UNIT)
    if unit is None or unit.number != Unit.WEEK:
        return None
    doubt = c.doubt(Unsure.HOW_OFTEN, start)
    return Recurrence(Every.FORTNIGHT, _on_weekdays(c), (doubt,))


def _once_per(c: Cursor) -> Recurrence | None:
    """Read *één keer per week*, *één keer in de twee weken*."""
    start = c.at
    if c.take(Tag.ONCE_PER) is None:
        return None
    number = c.take(Tag.NUMBER)
    return _unit(c, start, number.number if number else 1)


def _adverb(c: Cursor) -> Recurrence | None:
    """Read *wekelijks*, *wekelijks op woensdag*."""
    found = c.take(Tag.RECURS)
    return Recurrence(_EVERY[Unit(found.number)], _on_weekdays(c)) if found else None


def _weekdays(c: Cursor) -> Recurrence | None:
    """Read *op maandagen*, *woensdags*."""
    c.skip(Tag.ON)
    if not c.sees(Tag.WEEKDAYS):
        return None
    days = weekday_list(c)
    return Recurrence(Every.WEEK, days) if days else None


def _unit(c: Cursor, start: int, number: int) -> Recurrence | None:
    found = c.take(Tag.UNIT)
    if found is None:
        return None
    unit = Unit(found.number)
    if (number, unit) in _TWO_WEEKS:
        return Recurrence(Every.FORTNIGHT, _on_weekdays(c))
    if number != 1:
        return None
    doubts = (c.doubt(Unsure.ROUGH, start),) if unit is Unit.WEEKEND else ()
    return Recurrence(_EVERY[unit], _WEEKDAYS.get(unit) or _on_weekdays(c), doubts)


def _on_weekdays(c: Cursor) -> tuple[int, ...]:
    start = c.at
    days = weekday_list(c) if c.take(Tag.ON) else ()
    if not days:
        c.at = start
    return days
