"""The days off of a country, as the library for them knows them."""

import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING, Final

from cop_session.reading.holidays.holiday import Holiday, HolidayName

if TYPE_CHECKING:
    from holidays import HolidayBase

_NAMES: Final = {
    "New Year's Day": HolidayName.NEW_YEAR,
    "Easter Sunday": HolidayName.EASTER_SUNDAY,
    "Easter Monday": HolidayName.EASTER_MONDAY,
    "Labor Day": HolidayName.LABOUR_DAY,
    "King's Day": HolidayName.KINGS_DAY,
    "Liberation Day": HolidayName.LIBERATION_DAY,
    "Ascension Day": HolidayName.ASCENSION_DAY,
    "Pentecost": HolidayName.WHIT_SUNDAY,
    "Pentecost Monday": HolidayName.WHIT_MONDAY,
    "National Day": HolidayName.BELGIAN_NATIONAL_DAY,
    "Assumption Day": HolidayName.ASSUMPTION,
    "All Saints' Day": HolidayName.ALL_SAINTS,
    "Armistice Day": HolidayName.ARMISTICE_DAY,
    "Christmas Day": HolidayName.CHRISTMAS_DAY,
    "Second Day of Christmas": HolidayName.BOXING_DAY,
}
"""Our codes by the English names; other days, as Good Friday in the Netherlands, are school days."""
_COUNTRIES: Final = {"BE": "belgium", "NL": "netherlands"}
"""The modules of the library that we ask."""
_OPTIONAL: Final = {"NL": ("public", "optional")}
"""Countries in which schools close on days that are not a general day off, such as 5 May."""


def public_holidays(country: str, year: int) -> Iterator[Holiday]:
    """Yield the days off of BE or NL in `year`; none for a year that the library does not know."""
    return (Holiday(day, day, name) for day, name in _days(country, year))


@lru_cache(maxsize=16)
def _days(country: str, year: int) -> tuple[tuple[date, HolidayName], ...]:
    categories = _OPTIONAL.get(country, ("public",))
    found = _reckoned(country)(years=year, language="en_US", categories=categories)
    named = ((day, _NAMES.get(name)) for day, names in found.items() for name in names.split("; "))
    return tuple(sorted((day, name) for day, name in named if name is not None and day.year == year))


@lru_cache
def _reckoned(country: str) -> "type[HolidayBase]":
    """Return the library's calculator for a country; the app loads it, slowly, behind the first screen.

    The library's package of countries would load all of them: 8 MB, and a fifth of a second. An empty package therefore
    stands in for it meanwhile.
    """
    name = "holidays.countries"
    spec = find_spec(name)
    assert spec is not None
    everything = sys.modules.get(name)
    sys.modules[name] = everything or module_from_spec(spec)
    try:
        found: type[HolidayBase] = getattr(import_module(f"{name}.{_COUNTRIES[country]}"), country)
    finally:
        if everything is None:
            sys.modules.pop(name, None)
    return found
