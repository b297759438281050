"""The holidays of Flemish schools.

School holidays follow fixed rules: Besluit van de Vlaamse Regering of 17 April 1991 (primary schools) and of
31 August 2001, article 7 (secondary schools), as the Flemish education department publishes them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from cop_session.reading.holidays.holiday import Holiday, HolidayName, easter
from cop_session.reading.holidays.public_holidays import public_holidays

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)


def of_year(year: int) -> Iterator[Holiday]:
    """Give the public and the school holidays that start in `year`."""
    sunday = easter(year)
    yield from public_holidays("BE", year)
    bridge = sunday + timedelta(days=40)
    yield Holiday(bridge, bridge, HolidayName.DAY_AFTER_ASCENSION)
    yield _weeks(1, sunday - timedelta(days=48), HolidayName.SPRING)
    yield _weeks(2, _easter_holidays(sunday), HolidayName.EASTER_HOLIDAYS)
    yield Holiday(date(year, 7, 1), date(year, 8, 31), HolidayName.SUMMER)
    yield _weeks(1, _monday_of(date(year, 11, 1), weekend_counts=5), HolidayName.AUTUMN)
    yield _weeks(2, _monday_of(date(year, 12, 25), weekend_counts=4), HolidayName.CHRISTMAS_HOLIDAYS)


def _weeks(weeks: int, monday: date, name: HolidayName) -> Holiday:
    return Holiday(monday, monday + weeks * _WEEK - _DAY, name)


def _monday_of(day: date, weekend_counts: int) -> date:
    """The Monday of the week of `day`; the Monday after it if the weekday is beyond `weekend_counts`.

    All Saints moves the autumn holiday only from a Sunday on, Christmas its holiday from a Saturday on.
    """
    monday = day - timedelta(days=day.weekday())
    return monday + _WEEK if day.weekday() > weekend_counts else monday


def _easter_holidays(sunday: date) -> date:
    """The first Monday of April, unless Easter is in March or after 15 April."""
    if sunday.month == 3:
        return sunday + _DAY
    if sunday > date(sunday.year, 4, 15):
        return sunday - timedelta(days=13)
    first = date(sunday.year, 4, 1)
    return first + timedelta(days=-first.weekday() % 7)
