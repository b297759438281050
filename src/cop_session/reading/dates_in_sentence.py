"""Find the moments inside a sentence, and skip words that only look like one."""

from dataclasses import dataclass, replace
from typing import Final

from cop_session.reading.dates.time_phrases import phrase
from cop_session.reading.false_positive_filter import meant
from cop_session.reading.words.function_words import Spoken
from cop_session.reading.words.non_date_context import roughly, set_aside, subordinate
from cop_session.reading.words.phrase_grammar import Cursor, Phrase
from cop_session.reading.words.reading_result import Doubt, Misread, Reading, Unsure
from cop_session.reading.words.time_words import Tag

_NEVER_FIRST: Final = frozenset(
    {
        Tag.OTHER,
        Tag.AND,
        Tag.DASH,
        Tag.STOP,
        Tag.OR,
        Tag.EXCEPT,
        Tag.LASTING,
        Tag.AT,
        Tag.CLOCK,
        Tag.HOUR,
        Tag.QUARTER,
        Tag.DAYPART,
        Tag.HALF,
    }
)
"""No phrase begins so, and most of a sentence is one of these."""


@dataclass(frozen=True, slots=True)
class SpokenMoment:
    """A moment found at `start:end` of a text; its reading is None for an impossible date."""

    start: int
    end: int
    reading: Reading | None
    doubts: tuple[Doubt, ...] = ()


def moments(c: Cursor, small: Spoken) -> list[SpokenMoment]:
    """Return the moments in the text of a cursor, from left to right."""
    found: list[SpokenMoment] = []
    at = 0
    while at < len(c.lexemes):
        if c.lexemes[at].sort in _NEVER_FIRST:
            at += 1
            continue
        c.at, c.since = at, None
        read, why = _phrase(c)
        if c.at == at or (read is None and why is None):
            at += 1
        elif set_aside(c, at, small):
            at = c.at
        elif _marked(c, at) or meant(c, at, small):
            found.append(_moment(c, at, read, why, small))
            at = c.at
        else:
            at += 1
    return found


def _phrase(c: Cursor) -> tuple[Phrase | None, Doubt | None]:
    """Read a phrase, or return the doubt that makes it impossible; a holiday with unknown dates is not a moment."""
    start = c.at
    try:
        return phrase(c), None
    except Misread as misread:
        if misread.doubt.unsure is not Unsure.UNKNOWN_HOLIDAY:
            return None, misread.doubt
    except (OverflowError, ValueError):
        # Beyond the first or last day that a calendar knows.
        pass
    c.at = start
    return None, None


def _moment(c: Cursor, at: int, read: Phrase | None, why: Doubt | None, small: Spoken) -> SpokenMoment:
    start, end = c.lexemes[at].start, c.lexemes[c.at - 1].end
    if read is None:
        return SpokenMoment(start, end, None, (why,) if why else ())
    said = c.text[start:end]
    doubts = list(read.doubts)
    if c.lexemes[at].sort is Tag.ARTICLE and c.lexemes[at + 1].sort is Tag.WEEKDAY:
        doubts.append(Doubt(Unsure.ONCE_OR_WEEKLY, said))
    if roughly(c, at, small):
        doubts.append(Doubt(Unsure.ROUGH, said))
    if subordinate(c, at, small):
        doubts.append(Doubt(Unsure.ASIDE, said))
    return SpokenMoment(start, end, Reading(replace(read.when, said=said), tuple(doubts)))


def _marked(c: Cursor, at: int) -> bool:
    start = c.lexemes[at].start
    return c.text[max(start - 1, 0) : start] == "!"
