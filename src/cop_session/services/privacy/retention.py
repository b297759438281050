"""Retention of a round table: to the end of the next school year, unless a user chose another day.

A chosen day is a detail of the session, an ISO date, so it goes along with every copy of the session.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Final

from cop_session.store.database.session_row import IndexEntry

_ENDS: Final = {"nl_NL": (7, 31)}
LOCALES: Final = tuple(_ENDS)
"""Those in which a school year ends on another day than elsewhere."""
_ELSEWHERE: Final = (8, 31)
"""On which day the school year ends: in the Netherlands on 31 July, in Flanders and elsewhere on 31 August."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a session is kept, that day included."""

    session_id: str
    held_on: date
    until: date


def proposed(day: date, locale: str) -> date:
    """Return the default retention date of a round table: the end of the school year after that of its day."""
    month, last = _ENDS.get(locale, _ELSEWHERE)
    ends = date(day.year, month, last)
    return ends.replace(year=day.year + (1 if day <= ends else 2))


def past_before(today: date, locale: str) -> date:
    """Return the last day of which a round table is past its proposed day, `today` not included."""
    month, last = _ENDS.get(locale, _ELSEWHERE)
    years = 1 if (month, last) < (today.month, today.day) else 2
    return date(today.year - years, month, last)


def a_year_longer(until: date, today: date) -> date:
    """Return the day a year after `until`, or after `today` if that is later."""
    later = max(until, today)
    # The 28th is there every year.
    return later.replace(year=later.year + 1, day=28 if (later.month, later.day) == (2, 29) else later.day)


def kept(entry: IndexEntry) -> Kept:
    """Return until when a session is kept."""
    held = entry.held_on or (entry.starts or entry.created_at).date()
    with suppress(ValueError):
        return Kept(entry.id, held, date.fromisoformat(entry.kept_until))
    return Kept(entry.id, held, proposed(held, entry.locale))
