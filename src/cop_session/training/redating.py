"""Move the dates of a session together, by whole weeks: weekdays stay, and school holidays as far as can be."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from cop_session.capture.dates import cursor
from cop_session.capture.holidays import holidays_between, in_holiday
from cop_session.capture.spoken import spoken
from cop_session.capture.spoken_dates import moments

_YEAR_OF_WEEKS: Final = 52.18
_CANDIDATES: Final = tuple(
    weeks for year in (-3, -2, -1, 1, 2) for weeks in range(round(year * _YEAR_OF_WEEKS) - 3, round(year * 52.18) + 4)
)
"""Near whole years, so that what is said of seasons and holidays still holds."""
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
"""How much of the text beside a number tells whether it is an hour, in characters."""


@dataclass(frozen=True, slots=True)
class Shift:
    """By how many weeks dates move, and how many of the dates fall otherwise towards the holidays then."""

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
    """A date at `start:end` of a text and what stands there instead; `out` is None where it was not understood."""

    start: int
    end: int
    out: str | None
    sure: bool


def shift_for(days: Collection[date], country: str, chance: Random) -> Shift:
    """Choose by lot among the shifts with the fewest clashes between these dates and the holidays of `country`."""
    costs = {weeks: _clashes(days, country, Shift(weeks)) for weeks in _CANDIDATES}
    fewest = min(costs.values())
    best = [weeks for weeks, cost in costs.items() if cost == fewest]
    # What has been stands in no agenda.
    return Shift(chance.choice([weeks for weeks in best if weeks < 0] or best), fewest)


def _clashes(days: Iterable[date], country: str, shift: Shift) -> int:
    clashes = 0
    for day in days:
        moved = shift(day)
        same = in_holiday(day, country) == in_holiday(moved, country)
        clashes += not same or not _are_known(moved, country)
    return clashes


def _are_known(day: date, country: str) -> bool:
    """Tell whether the school holidays of the year around a day are known; of other countries none are."""
    if country not in _COUNTRIES:
        return True
    first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return any(one.school_break for one in holidays_between(first, last, country))


class Redating:
    """Moves dates in words, said around the day `on`; `days` are the dates that the session itself holds."""

    def __init__(self, shift: Shift, on: date, days: Collection[date], locale: str) -> None:
        self.shift: Final = shift
        self._on: Final = on
        self._days: Final = frozenset(days)
        self._locale: Final = locale

    def found(self, text: str, *, certain: bool = False) -> list[Redated]:
        """Return the dates in a text; with `certain`, whatever looks like a date is one."""
        spans: Sequence[tuple[int, int]] = ((0, len(text)),) if certain else self._moments(text)
        ends = [end for _, end in spans]
        return [
            self._redated(match, inside=_is_within(match, spans, ends))
            for match in _FOUND.finditer(text)
            if not _is_clock(text, match)
        ]

    def month(self, name: str) -> str | None:
        """Return the month that a month becomes, None where it stays the same."""
        number = _NUMBER_OF[name.casefold()]
        moved = self.shift(self._nearest(15, number)).month
        return None if moved == number else MONTHS[moved - 1]

    def _moments(self, text: str) -> list[tuple[int, int]]:
        if not _NUMBER.search(text):
            return []
        found = moments(cursor(text, self._on, self._locale), spoken(self._locale))
        return [(one.start, one.end) for one in found]

    def _redated(self, match: re.Match[str], *, inside: bool) -> Redated:
        try:
            out, sure = self._moved(match, inside)
        except (ValueError, OverflowError):
            out, sure = None, False
        return Redated(*match.span(), out, sure)

    def _moved(self, match: re.Match[str], inside: bool) -> tuple[str, bool]:
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

    def _numbers(self, match: re.Match[str], inside: bool) -> tuple[str, bool]:
        day, month, year, mark = int(match["d"]), int(match["m"]), match["y"], match["mark"]
        whole = date(_century(year), month, day) if year else self._nearest(day, month)
        moved = self.shift(whole)
        parts = [_like(moved.day, match["d"]), _like(moved.month, match["m"])]
        if year:
            parts.append(str(moved.year)[-len(year) :])
        sure = bool(year) or (mark == "/" and (inside or whole in self._days)) or (inside and whole in self._days)
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
        """Return the date of a day without a year that is nearest to when it was said, rather ahead than back."""
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
