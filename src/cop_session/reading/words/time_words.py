"""The words of time in each language, sorted by their function in a phrase."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from cop_session.domain.primitives.text_rules import bare


class Tag(StrEnum):
    """The function of a word in a phrase about time."""

    DATE = "date"
    NUMBER = "number"
    WEEKDAY = "weekday"
    WEEKDAYS = "weekdays"
    """*Maandags*, *on Mondays*."""
    MONTH = "month"
    UNIT = "unit"
    SHIFT = "shift"
    """Today and the days after it, by name."""
    STILL = "still"
    """*Nog*, next to this week or this month."""
    COMING = "coming"
    THIS = "this"
    NEXT = "next"
    EARLY = "early"
    LATE = "late"
    AHEAD = "ahead"
    """*Over* two weeks."""
    INSIDE = "inside"
    """*In* March."""
    WITHIN = "within"
    FROM = "from"
    START = "start"
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"
    THROUGH = "through"
    AFTER = "after"
    EACH = "each"
    EVERY_OTHER = "every_other"
    RECURS = "recurs"
    ONCE_PER = "once_per"
    TIMES = "times"
    """*Keer*, after a number."""
    SO_OFTEN = "so_often"
    """*Tweemaal*, *3x*, *een paar keer*."""
    PER = "per"
    OTHER_ONE = "other_one"
    """*Andere*, in *om de andere dag*."""
    HOLIDAY = "holiday"
    FEAST = "feast"
    """A day by its name, which goes with day and month, or with the days after Easter: *kerst*, *Pasen*."""
    NTH = "nth"
    """*First*, *last*, in words."""
    HALF = "half"
    """*Helft* of a month."""
    OR = "or"
    EXCEPT = "except"
    """*Behalve*, *niet op*: the words after it are an exception to the recurrence."""
    LASTING = "lasting"
    """*Lang* after a number of weeks, *na elkaar* after a number of Mondays."""
    AT = "at"
    """*Om*, before an hour."""
    CLOCK = "clock"
    """An hour in digits: 15u45, 15:45."""
    HOUR = "hour"
    """*Uur*, after a number."""
    QUARTER = "quarter"
    """*Half*, *kwart voor*, before the number of an hour."""
    DAYPART = "daypart"
    """*Nm*, after a day."""
    VAGUE = "vague"
    """Words that are complete and name no date."""
    ON = "on"
    OF = "of"
    ARTICLE = "article"
    AND = "and"
    DASH = "dash"
    STOP = "stop"
    OTHER = "other"


class Unit(IntEnum):
    """A stretch of time that can be counted or come back."""

    DAY = 0
    SCHOOL_DAY = 1
    WORKDAY = 2
    WEEK = 3
    WEEKEND = 4
    FORTNIGHT = 5
    MONTH = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A word with its sort: a number (weekday, month, unit, shift) or a name (holiday, feast) goes with some."""

    sort: Tag
    number: int = 0
    name: str = ""


PART = "part"
"""The name of a recurring part of the school day."""

Words = Mapping[tuple[str, ...], Term]
"""Terms by the bare words that say them."""


def entries(sort: Tag, *phrases: str, number: int = 0, name: str = "") -> Iterator[tuple[tuple[str, ...], Term]]:
    """Give the entries of phrases, each a row of alternatives between commas."""
    for row in phrases:
        for phrase in row.split(","):
            yield tuple(bare(phrase).split()), Term(sort, number, name)


def numbered(sort: Tag, *rows: str, start: int = 0) -> Iterator[tuple[tuple[str, ...], Term]]:
    """Return the entries of rows that stand for consecutive numbers."""
    for number, row in enumerate(rows, start):
        yield from entries(sort, row, number=number)


def main_language(language: str) -> str:
    """Return the language of a locale, as in *nl* for *nl_BE*; anything that is not Dutch reads as English."""
    return "nl" if language.casefold().startswith("nl") else "en"
