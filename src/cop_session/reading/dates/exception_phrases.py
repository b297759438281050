"""Exceptions to a recurrence: *niet op zondag*, *tot de evaluatie*, *in de even weken*."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from cop_session.domain.when import Every, From, On, When
from cop_session.reading.dates import date_arithmetic
from cop_session.reading.dates.recurrence_phrases import weekday_list
from cop_session.reading.words.function_words import Spoken
from cop_session.reading.words.non_date_context import word
from cop_session.reading.words.phrase_grammar import Cursor
from cop_session.reading.words.reading_result import Doubt, Reading, Unsure
from cop_session.reading.words.time_words import PART, Tag, Unit

_DAYS: Final = {Every.DAY: frozenset(range(7)), Every.SCHOOL_DAY: frozenset(range(5))}
_WEEKEND: Final = (5, 6)
_TOLD: Final = 3
"""How many words behind the one that limits are told along."""
_AFTER_NOT: Final = frozenset({Tag.ON, Tag.WEEKDAY, Tag.WEEKDAYS, Tag.INSIDE, Tag.HOLIDAY, Tag.ARTICLE})


def limited(c: Cursor, reading: Reading, read: Sequence[tuple[int, int]], small: Spoken) -> Reading:
    """Return `reading` without the weekdays that the sentence excludes, or with a doubt for an unknown exclusion.

    `read` are the stretches of the text that were read as moments.
    """
    when = reading.when
    if not isinstance(when, From | On):
        return reading
    inside = [False] * len(c.lexemes)
    at = 0
    for index, lexeme in enumerate(c.lexemes):
        while at < len(read) and read[at][1] <= lexeme.start:
            at += 1
        inside[index] = at < len(read) and read[at][0] <= lexeme.start
    for index in range(len(c.lexemes)):
        if inside[index] or not _limits(c, index, when, small):
            continue
        c.at = index + 1
        days = excepted_days(c)
        left = without_days(when, days) if days else None
        if left is not None:
            when = left
            reading = replace(reading, when=left)
            if any(one.name == PART and within for one, within in zip(c.lexemes, inside, strict=True)):
                # *Elke ochtend, behalve op vrijdag*: the text does not say whether the weekend counts.
                reading = replace(reading, doubts=(*reading.doubts, Doubt(Unsure.LIMITED, when.said)))
            continue
        last = min(index + 1 + _TOLD, len(c.lexemes)) - 1
        words = c.text[c.lexemes[index].start : c.lexemes[last].end]
        said = replace(when, said=f"{when.said} {words}")
        return Reading(said, (*reading.doubts, Doubt(Unsure.LIMITED, words)))
    return reading


def _limits(c: Cursor, index: int, when: From | On, small: Spoken) -> bool:
    lexeme = c.lexemes[index]
    following = c.lexemes[index + 1] if index + 1 < len(c.lexemes) else None
    back = isinstance(when, From) and when.every is not None
    if lexeme.sort is Tag.EXCEPT:
        return back or len(when.dates) > 1 if isinstance(when, On) else back
    if not back and not isinstance(when, On):
        return False
    if following is None:
        return False
    said = word(c, index)
    if back and said in small.refusing:
        return following.sort in _AFTER_NOT
    if back and lexeme.sort in (Tag.UNTIL, Tag.THROUGH):
        hours = following.sort is Tag.CLOCK or (following.sort is Tag.NUMBER)
        return isinstance(when, From) and when.until is None and not hours
    if said in small.alternating:
        return following.sort is Tag.UNIT
    daily = isinstance(when, From) and when.every in _DAYS
    return lexeme.sort is Tag.NUMBER and lexeme.number > 1 and word(c, index + 1) in small.times and not daily


def excepted_days(c: Cursor) -> tuple[int, ...]:
    """Read *op vrijdag*, *woensdag en vrijdag*, *in het weekend* after the word that takes them away."""
    c.skip(Tag.ON, Tag.INSIDE, Tag.ARTICLE)
    unit = c.take(Tag.UNIT)
    if unit is not None:
        return _WEEKEND if unit.number == Unit.WEEKEND else ()
    return weekday_list(c)


def without_days(when: When, days: Sequence[int]) -> From | None:
    """Return the recurrence without those weekdays; None if no weekday is left, or if nothing changes."""
    if not isinstance(when, From) or when.every is None:
        return None
    of_rhythm = _DAYS.get(when.every, frozenset(when.weekdays) if when.every is Every.WEEK else frozenset())
    left = tuple(sorted(of_rhythm.difference(days)))
    if not left or len(left) == len(of_rhythm):
        return None
    first = date_arithmetic.next_weekday(left, when.day - timedelta(days=1))
    return replace(when, day=first, every=Every.WEEK, weekdays=left)
