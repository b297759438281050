"""What a holiday is, by code, and when Easter is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SCHOOL_BREAK: Final = timedelta(days=4)
"""What lasts longer is a school holiday rather than a day off with a weekend."""


class HolidayName(StrEnum):
    """The code of a holiday; its name is for the screen to translate."""

    AUTUMN = "autumn"
    CHRISTMAS_HOLIDAYS = "christmas"
    SPRING = "spring"
    """*Krokusvakantie* in Flanders, *voorjaarsvakantie* in the Netherlands."""
    EASTER_HOLIDAYS = "easter"
    MAY = "may"
    SUMMER = "summer"
    NEW_YEAR = "new_year"
    EASTER_SUNDAY = "easter_sunday"
    EASTER_MONDAY = "easter_monday"
    LABOUR_DAY = "labour_day"
    KINGS_DAY = "kings_day"
    LIBERATION_DAY = "liberation_day"
    ASCENSION_DAY = "ascension_day"
    DAY_AFTER_ASCENSION = "day_after_ascension"
    WHIT_SUNDAY = "whit_sunday"
    WHIT_MONDAY = "whit_monday"
    BELGIAN_NATIONAL_DAY = "belgian_national_day"
    ASSUMPTION = "assumption"
    ALL_SAINTS = "all_saints"
    ARMISTICE_DAY = "armistice_day"
    CHRISTMAS_DAY = "christmas_day"
    BOXING_DAY = "boxing_day"


class Region(StrEnum):
    """A holiday region of the Netherlands."""

    NORTH = "noord"
    MIDDLE = "midden"
    SOUTH = "zuid"


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday from `first` to `last`, both included; no region means the whole country."""

    first: date
    last: date
    name: HolidayName
    region: Region | None = None

    @property
    def school_break(self) -> bool:
        """Whether it is a school holiday of a week or more."""
        return self.last - self.first >= SCHOOL_BREAK


def easter(year: int) -> date:
    """Return Easter Sunday, by the Gregorian computus in the form of Meeus, Jones and Butcher."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (of_century // 4) - epact - of_century % 4) % 7
    correction = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
