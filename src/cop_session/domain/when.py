"""The date of an action, always together with the words in which it was said."""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum
from typing import Final, Literal

_MONTHS: Final = 12
_HOUR: Final = r"[0-9]{1,2}(?:[:uh][0-9]{2}(?:\s?(?:uur|u|h))?|\s?(?:uur|u|h)|\s?o'clock)(?!\w)"
_SPOKEN: Final = (
    r"(?:half|kwart\s(?:voor|na|over))\s\w{1,7}|[0-9]{1,2}(?:\.[0-9]{2})?(?:\s(?:uur|u)(?!\w))?(?![\w/.,-]|\s[^\W\d_])"
)
_HOURS: Final = re.compile(
    rf"(?<![\w/.:-])(?:(?:van|from|tussen|between)\s)?(?:(?:om|at|rond)\s)?{_HOUR}(?:\s?(?:-|–|tot|en|to|and)\s?{_HOUR})?"
    rf"|(?<!\w)(?:om|at)\s(?:{_SPOKEN})(?:\s(?:uur|u)(?!\w))?",
    re.IGNORECASE,
)


class Every(StrEnum):
    """How often something that starts on a date comes back."""

    DAY = "day"
    SCHOOL_DAY = "school_day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class On:
    """On one or more dates."""

    dates: tuple[date, ...]
    said: str
    form: Literal["on"] = "on"


@dataclass(frozen=True, slots=True)
class By:
    """Done by a date at the latest."""

    day: date
    said: str
    form: Literal["by"] = "by"


@dataclass(frozen=True, slots=True)
class From:
    """From a date onwards, perhaps recurring, on certain weekdays (Monday is 0), perhaps until a date."""

    day: date
    said: str
    every: Every | None = None
    weekdays: tuple[int, ...] = ()
    until: date | None = None
    form: Literal["from"] = "from"


@dataclass(frozen=True, slots=True)
class Month:
    """Somewhere in a month."""

    year: int
    month: int
    said: str
    form: Literal["month"] = "month"


@dataclass(frozen=True, slots=True)
class Words:
    """In words that name no date."""

    said: str
    form: Literal["words"] = "words"


When = On | By | From | Month | Words


def first_date(when: When | None) -> date | None:
    """Return the first date that `when` names, or None if it names none."""
    match when:
        case On(dates=dates):
            return min(dates, default=None)
        case By(day=day) | From(day=day):
            return day
        case Month(year=year, month=month):
            # A month that was stored by hand may be none.
            return date(year, month, 1) if 1 <= month <= _MONTHS and MINYEAR <= year <= MAXYEAR else None
        case Words() | None:
            return None


def same_moment(one: When | None, other: When | None) -> bool:
    """Tell whether two values mean the same dates; the words themselves count only if no date is named."""

    def meaning(when: When | None) -> tuple[object, ...] | None:
        match when:
            case On(dates=dates):
                return ("on", *sorted(dates))
            case By(day=day):
                return ("by", day)
            case From(day=day, every=every, weekdays=weekdays, until=until):
                return ("from", day, every, weekdays, until)
            case Month(year=year, month=month):
                return ("month", year, month)
            case Words(said=said):
                return ("words", said)
            case None:
                return None

    return meaning(one) == meaning(other)


def hours_said(when: When | None) -> str:
    """Return the hours in the words of a date, as in *om 10u* or *van 15u45 tot 16u45*; empty without any."""
    if when is None or isinstance(when, Words | Month):
        return ""
    found = _HOURS.search(when.said)
    return " ".join(found[0].split()) if found else ""
