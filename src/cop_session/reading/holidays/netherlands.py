"""The holidays of Dutch schools.

Public holidays are reckoned. School holidays differ by region and by year: these are the ones that the national
government published per school year (Overzicht schoolvakanties, rijksoverheid.nl). Autumn and spring holidays are its
advice; a school may deviate, and many take a second week in May. Those of the autumn and Christmas of 2029 are from
schoolvakanties-nederland.nl, which agrees with the government's on the years before; the rest of that school year is
not in yet.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from cop_session.reading.holidays.holiday import Holiday, HolidayName, Region
from cop_session.reading.holidays.public_holidays import public_holidays

_N, _M, _S = Region.NORTH, Region.MIDDLE, Region.SOUTH
_SCHOOL_HOLIDAYS: Final[tuple[tuple[HolidayName, str, str, tuple[Region | None, ...]], ...]] = (
    (HolidayName.AUTUMN, "2026-10-10", "2026-10-18", (_N,)),
    (HolidayName.AUTUMN, "2026-10-17", "2026-10-25", (_M, _S)),
    (HolidayName.CHRISTMAS_HOLIDAYS, "2026-12-19", "2027-01-03", (None,)),
    (HolidayName.SPRING, "2027-02-20", "2027-02-28", (_N, _M)),
    (HolidayName.SPRING, "2027-02-13", "2027-02-21", (_S,)),
    (HolidayName.MAY, "2027-04-24", "2027-05-02", (None,)),
    (HolidayName.SUMMER, "2027-07-10", "2027-08-22", (_N,)),
    (HolidayName.SUMMER, "2027-07-17", "2027-08-29", (_M,)),
    (HolidayName.SUMMER, "2027-07-24", "2027-09-05", (_S,)),
    (HolidayName.AUTUMN, "2027-10-16", "2027-10-24", (_N, _M)),
    (HolidayName.AUTUMN, "2027-10-23", "2027-10-31", (_S,)),
    (HolidayName.CHRISTMAS_HOLIDAYS, "2027-12-25", "2028-01-09", (None,)),
    (HolidayName.SPRING, "2028-02-19", "2028-02-27", (_N,)),
    (HolidayName.SPRING, "2028-02-26", "2028-03-05", (_M, _S)),
    (HolidayName.MAY, "2028-04-29", "2028-05-07", (None,)),
    (HolidayName.SUMMER, "2028-07-15", "2028-08-27", (_N,)),
    (HolidayName.SUMMER, "2028-07-08", "2028-08-20", (_M,)),
    (HolidayName.SUMMER, "2028-07-22", "2028-09-03", (_S,)),
    (HolidayName.AUTUMN, "2028-10-14", "2028-10-22", (_N,)),
    (HolidayName.AUTUMN, "2028-10-21", "2028-10-29", (_M, _S)),
    (HolidayName.CHRISTMAS_HOLIDAYS, "2028-12-23", "2029-01-07", (None,)),
    (HolidayName.SPRING, "2029-02-17", "2029-02-25", (_N, _M)),
    (HolidayName.SPRING, "2029-02-10", "2029-02-18", (_S,)),
    (HolidayName.MAY, "2029-04-28", "2029-05-06", (None,)),
    (HolidayName.SUMMER, "2029-07-21", "2029-09-02", (_N,)),
    (HolidayName.SUMMER, "2029-07-07", "2029-08-19", (_M,)),
    (HolidayName.SUMMER, "2029-07-14", "2029-08-26", (_S,)),
    (HolidayName.AUTUMN, "2029-10-20", "2029-10-28", (_N, _M)),
    (HolidayName.AUTUMN, "2029-10-13", "2029-10-21", (_S,)),
    (HolidayName.CHRISTMAS_HOLIDAYS, "2029-12-22", "2030-01-06", (None,)),
)


def of_year(year: int) -> Iterator[Holiday]:
    """Yield the public holidays of `year`, and the known school holidays that start in it."""
    yield from public_holidays("NL", year)
    for name, first, last, regions in _SCHOOL_HOLIDAYS:
        if first.startswith(f"{year}-"):
            for region in regions:
                yield Holiday(date.fromisoformat(first), date.fromisoformat(last), name, region)
