"""The school holidays in which no evaluation falls, in words."""

from datetime import date, timedelta
from typing import Final

from cop_session.capture.holiday import Holiday, HolidayName
from cop_session.capture.holidays import holidays_between
from cop_session.i18n import Translator
from cop_session.tui.steps.section import Moment

_AHEAD: Final = timedelta(weeks=12)
COUNTRIES: Final = {"nl_BE": "BE", "nl_NL": "NL"}


def country_of(moment: Moment) -> str:
    """Return the country whose holidays count; empty where they are not known."""
    return COUNTRIES.get(moment.t.locale, "")


def school_holidays(moment: Moment, since: date) -> str:
    """Return the school holidays of the twelve weeks after `since`: "kerstvakantie 21/12–3/1"."""
    found = holidays_between(since, since + _AHEAD, country_of(moment))
    breaks: dict[HolidayName, list[Holiday]] = {}
    for one in found:
        if one.school_break:
            breaks.setdefault(one.name, []).append(one)
    t = moment.t
    return ", ".join(
        f"{_name(t, name)} {_day(min(one.first for one in parts))}–{_day(max(one.last for one in parts))}"
        for name, parts in breaks.items()
    )


def _day(day: date) -> str:
    return f"{day.day}/{day.month}"


def _name(t: Translator, name: HolidayName) -> str:
    return {
        HolidayName.AUTUMN: t.context("holiday", "autumn holiday"),
        HolidayName.CHRISTMAS_HOLIDAYS: t.context("holiday", "Christmas holidays"),
        HolidayName.SPRING: t.context("holiday", "spring holiday"),
        HolidayName.EASTER_HOLIDAYS: t.context("holiday", "Easter holidays"),
        HolidayName.MAY: t.context("holiday", "May holiday"),
        HolidayName.SUMMER: t.context("holiday", "summer holidays"),
    }.get(name, "")
