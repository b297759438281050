"""Move the dates of a session together, by whole weeks, to another school year: weekdays and intervals stay."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Final, TypeAlias

from cop_session.reading.dates.date_field import cursor
from cop_session.reading.dates_in_sentence import moments
from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.words.function_words import spoken

_YEARS_BACK: Final = (-3, -2, -1)
_YEARS_AHEAD: Final = (1, 2)
"""Where of no year before the holidays are known."""
_REACH: Final = 260
"""In weeks; so far these years lie."""
_UNKNOWN: Final = (60, 157)
"""In weeks: from where up to where the dates go back where no holidays are known at all."""
_FAR: Final = 5
"""In years; between dates that lie further apart there always is a holiday."""
_MANY: Final = 20
"""Of how many days of a school year a copy may be, at least."""
_COUNTRIES: Final = ("BE", "NL")
_BACK, _AHEAD = timedelta(days=150), timedelta(days=215)

MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
"""As they are written in Dutch."""
_SHORT: Final = {
    short: number
    for number, row in enumerate(
        ["jan", "feb|febr", "mrt|maa", "apr", "mei", "jun", "jul", "aug", "sep|sept", "okt", "nov", "dec"], 1
    )
    for short in row.split("|")
}
_NUMBER_OF: Final = {**{name: number for number, name in enumerate(MONTHS, 1)}, **_SHORT}
_MONTH: Final = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_FOUND: Final = re.compile(
    r"(?<![\w/.-])(?P<iso>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})(?![\w/-])"
    r"|(?<![\w/.,-])(?P<d>[0-9]{1,2})(?P<mark>[/.-])(?P<m>[0-9]{1,2})(?:(?P=mark)(?P<y>[0-9]{4}|[0-9]{2}))?(?![\w/]|[.,-][0-9])"
    rf"|(?<![\w/.-])(?P<days>[0-9]{{1,2}}(?:(?:,\s?|\s?(?:en|of|&|t/m|tot|tem|-)\s?)[0-9]{{1,2}}){{0,31}}+)(?:e|ste|de)?\s?"
    rf"(?P<month>{_MONTH})(?P<dot>\.?)(?!\w)(?:\s(?P<year>[0-9]{{4}})(?![\w-]))?"
    r"|(?<![\w/.-])(?P<from>20[0-9]{2})\s?(?P<dash>[-–/])\s?(?P<to>(?:20)?[0-9]{2})(?![\w/-])"
    r"|(?<![\w/.,-])(?P<lone>(?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"[0-9]+")
_NEAR: Final = 20
"""In characters: the text next to a number that tells whether it is an hour."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many weeks dates move, and how often they fall otherwise towards the holidays then."""

    weeks: int
    clashes: int = 0

    def __call__(self, day: date) -> date:
        """Return a date, or a date with an hour, moved; one beyond the calendar stays at its edge."""
        try:
            return day + timedelta(weeks=self.weeks)
        except OverflowError:
            return day


@dataclass(frozen=True, slots=True)
class Redated:
    """A date at `start:end` of a text and its replacement; `out` is None for a date that was not understood."""

    start: int
    end: int
    out: str | None
    sure: bool


def shift_for(days: Collection[date], on: date, country: str, chance: Random) -> Shift:
    """Choose by lot by how many weeks the dates around a talk on the day `on` move, to another school year.

    After every shift, at least twenty days of the school year may be the real day. Whether a holiday lies between two
    dates stays unchanged if that many days share the pattern; else it changes to the most common pattern.
    """
    row, calendar = sorted(days), _Calendar(country)
    chosen = chance.choice(shifts_of(row, on, calendar) or [Shift(-weeks) for weeks in range(*_UNKNOWN)])
    before, after = _pattern(row, Shift(0), calendar), _pattern(row, chosen, calendar)
    return Shift(chosen.weeks, sum(one != other for one, other in zip(before, after, strict=True)))


def shifts_of(row: Sequence[date], on: date, calendar: "_Calendar") -> list[Shift]:
    """Return the shifts of which one is drawn; none where of no year near enough the holidays are known."""
    wanted, year = _wanted(row, on, calendar), _school_year(on)
    reach = [Shift(weeks) for weeks in range(-_REACH, _REACH + 1)]
    # What has been stands in no agenda.
    for years in (_YEARS_BACK, _YEARS_AHEAD):
        there = [one for one in reach if _school_year(one(on)) - year in years and calendar.is_open(one(on))]
        if there:
            return [one for one in there if wanted is None or _pattern(row, one, calendar) == wanted] or there
    return []


def _wanted(row: Sequence[date], on: date, calendar: "_Calendar") -> tuple[bool, ...] | None:
    """Return how dates lie towards the holidays on many days of a school year; None where no way is that of many."""
    year = _school_year(on)
    reach = [Shift(weeks) for weeks in range(-52, 53)]
    here = [one for one in reach if _school_year(one(on)) == year and calendar.is_open(one(on))]
    patterns = Counter(_pattern(row, one, calendar) for one in here)
    own = _pattern(row, Shift(0), calendar)
    if patterns[own] >= _MANY:
        return own
    return next((pattern for pattern, times in patterns.most_common(1) if times >= _MANY), None)


def _pattern(row: Sequence[date], shift: Shift, calendar: "_Calendar") -> tuple[bool, ...]:
    """Return which dates fall in a holiday, and between which a school holiday lies."""
    moved = [shift(day) for day in row]
    return (
        *(calendar.is_off(day) for day in moved),
        *(calendar.lies_between(one, other) for one, other in pairwise(moved)),
    )


class _Calendar:
    """The holidays of a country, each year of them looked up once; if none are known, every day is open."""

    def __init__(self, country: str) -> None:
        self._country = country
        self._years: dict[int, tuple[Holiday, ...]] = {}
        self._off: dict[date, bool] = {}
        self._known: dict[int, bool] = {}

    def is_off(self, day: date) -> bool:
        if day not in self._off:
            self._off[day] = any(one.first <= day <= one.last for one in self._of(day.year))
        return self._off[day]

    def is_open(self, day: date) -> bool:
        """Tell whether a day, in a year with known school holidays, is no holiday."""
        return self._is_known(_school_year(day)) and not self.is_off(day)

    def _is_known(self, year: int) -> bool:
        """Tell whether the school holidays within a school year are known; of other countries none are needed."""
        if year not in self._known:
            breaks = (one for part in (year, year + 1) for one in self._of(part) if one.school_break)
            within = ((year, 9, 15), (year + 1, 6, 15))
            self._known[year] = self._country not in _COUNTRIES or any(
                within[0] <= _numbers(one.first) and _numbers(one.last) <= within[1] for one in breaks
            )
        return self._known[year]

    def lies_between(self, first: date, last: date) -> bool:
        years = range(first.year, min(last.year, first.year + _FAR) + 1)
        breaks = (one for year in years for one in self._of(year) if one.school_break)
        return any(first <= one.last and one.first <= last for one in breaks)

    def _of(self, year: int) -> tuple[Holiday, ...]:
        if year not in self._years:
            try:
                found = holidays_between(date(year, 1, 1), date(year, 12, 31), self._country)
            except ValueError:
                found = ()
            self._years[year] = found
        return self._years[year]


def _numbers(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


_Inside: TypeAlias = Callable[[re.Match[str]], bool]
"""Tells whether a match lies within an expression of time."""


class Redating:
    """Moves dates in words, said around the day `on`; `days` are the dates that the session itself holds."""

    def __init__(self, shift: Shift, on: date, days: Collection[date], locale: str) -> None:
        self.shift: Final = shift
        self._on: Final = on
        self._days: Final = frozenset(days)
        self._locale: Final = locale

    def found(self, text: str, *, certain: bool = False) -> list[Redated]:
        """Return the dates in a text; with `certain`, any text that looks like a date is one."""
        spans: Sequence[tuple[int, int]] | None = None
        ends: Sequence[int] = ()

        def inside(match: re.Match[str]) -> bool:
            nonlocal spans, ends
            if spans is None:
                # To read a text takes longer than all else here, and few dates need it.
                spans = self._moments(text)
                ends = [end for _, end in spans]
            return _is_within(match, spans, ends)

        is_date = (lambda _: True) if certain else inside
        return [self._redated(match, is_date) for match in _FOUND.finditer(text) if not _is_clock(text, match)]

    def month(self, name: str) -> str | None:
        """Return the month to which a month shifts, None if it stays the same."""
        number = _NUMBER_OF[name.casefold()]
        moved = self.shift(self._nearest(15, number)).month
        return None if moved == number else MONTHS[moved - 1]

    def _moments(self, text: str) -> list[tuple[int, int]]:
        if not _NUMBER.search(text):
            return []
        found = moments(cursor(text, self._on, self._locale), spoken(self._locale))
        return [(one.start, one.end) for one in found]

    def _redated(self, match: re.Match[str], inside: _Inside) -> Redated:
        try:
            out, sure = self._moved(match, inside)
        except (ValueError, OverflowError):
            out, sure = None, False
        return Redated(*match.span(), out, sure)

    def _moved(self, match: re.Match[str], inside: _Inside) -> tuple[str, bool]:
        if match["iso"]:
            return self.shift(date(*map(int, match["iso"].split("-")))).isoformat(), True
        if match["d"]:
            return self._numbers(match, inside)
        if match["month"]:
            return self._named(match), True
        years = self._years()
        if match["from"]:
            first, last = int(match["from"]), int(match["to"][-2:])
            out = f"{first + years}{match['dash']}{str(int(match['to']) + years).zfill(len(match['to']))}"
            return out, (first + 1) % 100 == last
        return str(int(match["lone"]) + years), False

    def _numbers(self, match: re.Match[str], inside: _Inside) -> tuple[str, bool]:
        day, month, year, mark = int(match["d"]), int(match["m"]), match["y"], match["mark"]
        whole = date(_century(year), month, day) if year else self._nearest(day, month)
        moved = self.shift(whole)
        parts = [_like(moved.day, match["d"]), _like(moved.month, match["m"])]
        if year:
            parts.append(str(moved.year)[-len(year) :])
        told = whole in self._days
        sure = bool(year) or (told or inside(match) if mark == "/" else told and inside(match))
        return mark.join(parts), sure

    def _named(self, match: re.Match[str]) -> str:
        month, said = _NUMBER_OF[match["month"].casefold()], match["year"]
        days = [int(one) for one in _NUMBER.findall(match["days"])]
        moved = [self.shift(date(int(said), month, day) if said else self._nearest(day, month)) for day in days]
        between = _NUMBER.split(match["days"])[1:-1]
        short = match["month"].casefold() in _SHORT and match["month"].casefold() != "mei"
        out = ""
        for place, day in enumerate(moved):
            out += str(day.day)
            last = place == len(moved) - 1
            if last or moved[place + 1].month != day.month:
                name = MONTHS[day.month - 1]
                out += f" {name[:3] if short else name}"
            out += "" if last else between[place]
        return out + (match["dot"] if short else "") + (f" {moved[-1].year}" if said else "")

    def _years(self) -> int:
        """Return by how many school years the dates move."""
        return _school_year(self.shift(self._on)) - _school_year(self._on)

    def _nearest(self, day: int, month: int) -> date:
        """Return the date of a day without a year that is nearest to the day of speaking, preferably after it."""
        for year in (self._on.year, self._on.year + 1, self._on.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                if month != 2 or day > 29:
                    raise
                continue
            if self._on - _BACK <= found <= self._on + _AHEAD:
                return found
        return date(self._on.year, month, day)


def dates_within(value: object) -> Iterator[date]:
    """Yield the dates that an event holds, of moments the day."""
    if isinstance(value, datetime):
        yield value.date()
    elif isinstance(value, date):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from dates_within(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from dates_within(getattr(value, field.name))


def _is_within(match: re.Match[str], spans: Sequence[tuple[int, int]], ends: Sequence[int]) -> bool:
    """Tell whether one of the spans, which are in order and do not overlap, holds the whole match."""
    place = bisect_left(ends, match.end())
    return place < len(spans) and spans[place][0] <= match.start()


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Tell whether *16.10* is an hour rather than a day."""
    if match["mark"] != "." or match["y"]:
        return False
    before = text[max(match.start() - _NEAR, 0) : match.start()].rstrip().lower()
    after = text[match.end() : match.end() + _NEAR].lstrip().lower()
    return before.endswith(("om", "tot", "rond", "vanaf", "tegen")) or after.startswith(("uur", "u ", "h "))


def _century(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _like(number: int, said: str) -> str:
    return str(number).zfill(2) if said.startswith("0") else str(number)


def _school_year(day: date) -> int:
    return day.year if day.month >= 8 else day.year - 1
