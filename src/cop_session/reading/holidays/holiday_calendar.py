"""When schools and offices are closed in Flanders and in the Netherlands."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from cop_session.reading.holidays import flanders, netherlands
from cop_session.reading.holidays.holiday import Holiday, Region

_YEARS: Final = range(1583, 9998)
"""The Gregorian years around which a neighbouring year exists too."""
_OF_YEAR: Final[dict[str, Callable[[int], Iterator[Holiday]]]] = {
    "BE": flanders.of_year,
    "NL": netherlands.of_year,
}


def holidays_between(start: date, end: date, country: str, region: Region | None = None) -> tuple[Holiday, ...]:
    """Return the holidays of `country` (BE or NL) that touch `start`–`end`, in order.

    Without a region those of all regions are given. A country that is not known has none; Dutch school holidays are
    known for the school years 2026-2027 to 2028-2029 only.
    """
    if (of_year := _OF_YEAR.get(country.upper())) is None:
        return ()
    found = (one for year in range(start.year - 1, end.year + 1) if year in _YEARS for one in of_year(year))
    touching = (one for one in found if one.first <= end and one.last >= start)
    wanted = (one for one in touching if region is None or one.region in (None, region))
    return tuple(sorted(wanted, key=lambda one: (one.first, one.last, one.region or "")))
