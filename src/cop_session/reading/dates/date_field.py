"""Read when something happens from the words of a field that says nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from cop_session.domain.when import Words
from cop_session.reading.dates.exception_phrases import excepted_days, without_days
from cop_session.reading.dates.time_phrases import phrase
from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.words.lexing import lexemes
from cop_session.reading.words.phrase_grammar import Cursor, Phrase
from cop_session.reading.words.reading_result import Doubt, Misread, Reading, Unsure
from cop_session.reading.words.time_words import Tag

_BACK = timedelta(days=31)
_AHEAD = timedelta(days=500)
_NOT = frozenset({"niet", "not"})
_LONGEST = 2_000
"""In characters; a longer text says more than a date and stays words."""


def read_when(
    said: str, today: date, language: str, holidays: Sequence[Holiday] | None = None, *, hours: bool = True
) -> Reading:
    """Read the whole of `said` as a statement about time, made on `today`.

    `language` is a locale or language code. `holidays` are the ones that may be named; without them they are those of
    the locale's country. Text that is impossible or only partly understood stays `Words` with a doubt. Rules that need
    an explanation: a date without a year is the first one from today on, or the one of the last seven days (with a
    doubt); a weekday is the next one after today, and doubtful if today is that weekday; a recurrence without a
    beginning begins today. An hour next to a day is skipped, unless `hours` is false. Never raises.
    """
    if len(said) > _LONGEST:
        return Reading(Words(said), (Doubt(Unsure.NOT_UNDERSTOOD, said.strip()),))
    c = cursor(said, today, language, holidays)
    c.hours = hours
    try:
        found = phrase(c)
        if found is not None and c.next is not None:
            found = _excepting(c, found)
        while c.take(Tag.STOP):
            pass
        if found is None or c.next is not None:
            rest = said[c.next.start :] if found and c.next else said
            raise Misread(Doubt(Unsure.NOT_UNDERSTOOD, rest.strip()))
    except Misread as why:
        return Reading(Words(said), (why.doubt,))
    except (OverflowError, ValueError):
        # Beyond the first or last day that a calendar knows.
        return Reading(Words(said), (Doubt(Unsure.NO_SUCH_DATE, said.strip()),))
    return Reading(replace(found.when, said=said), found.doubts)


def _excepting(c: Cursor, found: Phrase) -> Phrase:
    """Read *behalve op vrijdag*, *(niet op zondag)* behind a recurrence."""
    start = c.at
    c.skip_comma()
    bracket = c.next is not None and c.text[c.next.start] == "("
    c.at += bracket
    left = None
    if c.next is not None and (c.sees(Tag.EXCEPT) or c.text[c.next.start : c.next.end].casefold() in _NOT):
        c.at += 1
        days = excepted_days(c)
        left = without_days(found.when, days) if days else None
    if left is None:
        c.at = start
        return found
    if bracket and c.next is not None and c.text[c.next.start] == ")":
        c.at += 1
    return Phrase(left, found.doubts)


def cursor(text: str, today: date, language: str, holidays: Sequence[Holiday] | None = None) -> Cursor:
    """Return a cursor at the beginning of `text`."""
    return Cursor(text, lexemes(text, language), today, known(today, language) if holidays is None else holidays)


@lru_cache(maxsize=8)
def known(today: date, language: str) -> Sequence[Holiday]:
    """Return the holidays around `today` of a locale's country, as in *nl_BE*; none for a locale without a country."""
    _, _, country = language.partition("_")
    start = today - _BACK if today - date.min > _BACK else date.min
    end = today + _AHEAD if date.max - today > _AHEAD else date.max
    return holidays_between(start, end, country)
