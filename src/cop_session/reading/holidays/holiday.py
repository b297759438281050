"""A holiday with its code, and the date of Easter."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

SCHOOL_BREAK: Final = timedelta(days=4)
"""A longer one is a school holiday rather than a day off with a weekend."""


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
    """Return Easter Sunday."""
    from dateutil.easter import easter as reckoned

    found: date = reckoned(year)
    return found
