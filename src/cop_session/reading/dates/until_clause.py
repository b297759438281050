"""Until when something goes on."""

from dataclasses import replace
from datetime import date, timedelta

from cop_session.reading.dates.date_points import point
from cop_session.reading.holidays.school_days import school_day_before
from cop_session.reading.words.phrase_grammar import Cursor, Shape, Stretch
from cop_session.reading.words.reading_result import Unsure
from cop_session.reading.words.time_words import Tag

_DAY = timedelta(days=1)


def ending(c: Cursor, begins: date) -> Stretch | None:
    """Read *tot 18/12*, *t.e.m. januari*, *– 18/12*; the end is the `last` of the stretch that is returned.

    Without a year it is the first such date after the beginning. Raises Misread for an end before the beginning.
    """
    start = c.at
    c.skip(Tag.AND)
    word = c.take(Tag.UNTIL, Tag.THROUGH, Tag.DASH)
    c.since = begins
    found = point(c) if word else None
    c.since = None
    if word is None or found is None:
        c.at = start
        return None
    ends = found if word.sort is Tag.THROUGH else _excluding(c, start, found)
    if ends.last < begins:
        raise c.misread(Unsure.ENDS_BEFORE_START, start, ends.last)
    return ends


def _excluding(c: Cursor, start: int, found: Stretch) -> Stretch:
    """Return `found` with the day before it as its last day, for a stretch longer than a day: *tot januari*."""
    if found.shape in (Shape.DAY, Shape.LATE):
        return found
    if found.shape is Shape.HOLIDAY:
        return replace(found, last=school_day_before(found.first, c.holidays))
    return replace(found, last=found.first - _DAY).doubting(c.doubt(Unsure.ROUGH, start))
