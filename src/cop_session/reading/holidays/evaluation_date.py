"""Propose when to look back."""

from datetime import date, timedelta
from typing import Final

from cop_session.reading.holidays.holiday import Region
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.holidays.school_days import school_day_from

INTERVAL: Final = timedelta(weeks=6)
"""The usual time between a plan and looking back at it."""
SETTLING: Final = timedelta(weeks=1)
"""How long after a school holiday it is too early: nothing has been tried for a while."""
_LONGEST_SEARCH: Final = 26


def propose_evaluation(held_on: date, country: str, region: Region | None = None) -> date:
    """Return the same weekday six weeks after `held_on`, or some weeks later if that is better.

    After a talk in a weekend it is a Monday. A day in a holiday of `country` (BE or NL), or in the first week after a
    school holiday, is skipped; if the holidays are unknown, as in another country, it is simply six weeks.
    """
    first = school_day_from(held_on + INTERVAL, ())
    holidays = holidays_between(first - SETTLING, first + SETTLING * _LONGEST_SEARCH, country, region)

    def too_early(day: date) -> bool:
        return any(one.first <= day <= one.last + (SETTLING if one.school_break else timedelta()) for one in holidays)

    days = (first + SETTLING * weeks for weeks in range(_LONGEST_SEARCH))
    return next((day for day in days if not too_early(day)), school_day_from(first, holidays))
