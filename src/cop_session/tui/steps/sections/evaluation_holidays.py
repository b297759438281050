"""Text about the holidays and weekends in which no evaluation can take place."""

from datetime import date, timedelta
from typing import Final

from cop_session.i18n import Translator, date_wording
from cop_session.reading.holidays.holiday import Holiday, HolidayName, Region
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.reading.holidays.school_days import is_school_day
from cop_session.tui.steps.core.section import Moment

_AHEAD: Final = timedelta(weeks=12)
COUNTRIES: Final = {"nl_BE": "BE", "nl_NL": "NL"}


def country_of(moment: Moment) -> str:
    """Return the country whose holidays count; empty if its holidays are unknown."""
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


def no_school(moment: Moment, day: date) -> str:
    """Return a sentence if `day` has no school, with the reason: "geen school: zaterdag, kerstvakantie"; else empty."""
    t = moment.t
    why = [] if is_school_day(day, ()) else [date_wording.weekday(t, day)]
    found: dict[HolidayName, list[Region]] = {}
    for one in holidays_between(day, day, country_of(moment)):
        found.setdefault(one.name, []).extend([one.region] if one.region else [])
    for name, regions in found.items():
        why.append(f"{_name(t, name)} ({', '.join(regions)})" if regions else _name(t, name))
    return t("no school: {why}", why=", ".join(why)) if why else ""


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
        HolidayName.NEW_YEAR: t.context("holiday", "New Year's Day"),
        HolidayName.EASTER_SUNDAY: t.context("holiday", "Easter Sunday"),
        HolidayName.EASTER_MONDAY: t.context("holiday", "Easter Monday"),
        HolidayName.LABOUR_DAY: t.context("holiday", "Labour Day"),
        HolidayName.KINGS_DAY: t.context("holiday", "King's Day"),
        HolidayName.LIBERATION_DAY: t.context("holiday", "Liberation Day"),
        HolidayName.ASCENSION_DAY: t.context("holiday", "Ascension Day"),
        HolidayName.DAY_AFTER_ASCENSION: t.context("holiday", "the day after Ascension Day"),
        HolidayName.WHIT_SUNDAY: t.context("holiday", "Whit Sunday"),
        HolidayName.WHIT_MONDAY: t.context("holiday", "Whit Monday"),
        HolidayName.BELGIAN_NATIONAL_DAY: t.context("holiday", "Belgian National Day"),
        HolidayName.ASSUMPTION: t.context("holiday", "Assumption Day"),
        HolidayName.ALL_SAINTS: t.context("holiday", "All Saints' Day"),
        HolidayName.ARMISTICE_DAY: t.context("holiday", "Armistice Day"),
        HolidayName.CHRISTMAS_DAY: t.context("holiday", "Christmas Day"),
        HolidayName.BOXING_DAY: t.context("holiday", "Boxing Day"),
    }[name]
