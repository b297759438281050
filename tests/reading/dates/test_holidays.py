"""Holidays against what the authorities published, and the evaluation that avoids them."""

import subprocess
import sys
from datetime import date, timedelta

import pytest

from cop_session.reading.holidays.evaluation_date import propose_evaluation
from cop_session.reading.holidays.holiday import HolidayName, Region, easter
from cop_session.reading.holidays.holiday_calendar import holidays_between


def in_holiday(day: date, country: str, region: Region | None = None) -> HolidayName | None:
    """Return the holiday in which `day` falls, a school holiday before a day off in it."""
    found = holidays_between(day, day, country, region)
    return min(found, key=lambda one: (not one.school_break, one.first)).name if found else None


def d(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [
        (2024, "03-31"),
        (2025, "04-20"),
        (2026, "04-05"),
        (2027, "03-28"),
        (2028, "04-16"),
        (2029, "04-01"),
        (2038, "04-25"),
    ],
)
def test_easter(year: int, sunday: str) -> None:
    assert easter(year) == d(f"{year}-{sunday}")


AUTUMN, CHRISTMAS = HolidayName.AUTUMN, HolidayName.CHRISTMAS_HOLIDAYS
SPRING, EASTER = HolidayName.SPRING, HolidayName.EASTER_HOLIDAYS

PUBLISHED_IN_FLANDERS: list[tuple[HolidayName, str, str]] = [
    (SPRING, "2019-03-04", "2019-03-10"),
    (EASTER, "2019-04-08", "2019-04-21"),
    (AUTUMN, "2019-10-28", "2019-11-03"),
    (CHRISTMAS, "2019-12-23", "2020-01-05"),
    (AUTUMN, "2020-11-02", "2020-11-08"),
    (EASTER, "2021-04-05", "2021-04-18"),
    (AUTUMN, "2021-11-01", "2021-11-07"),
    (CHRISTMAS, "2021-12-27", "2022-01-09"),
    (SPRING, "2022-02-28", "2022-03-06"),
    (EASTER, "2022-04-04", "2022-04-17"),
    (EASTER, "2024-04-01", "2024-04-14"),
    (AUTUMN, "2024-10-28", "2024-11-03"),
    (EASTER, "2025-04-07", "2025-04-20"),
    (CHRISTMAS, "2025-12-22", "2026-01-04"),
    (SPRING, "2026-02-16", "2026-02-22"),
    (EASTER, "2026-04-06", "2026-04-19"),
]


@pytest.mark.parametrize(("name", "first", "last"), PUBLISHED_IN_FLANDERS)
def test_the_flemish_rules_give_the_holidays_that_were_published(name: HolidayName, first: str, last: str) -> None:
    found = [one for one in holidays_between(d(first), d(last), "BE") if one.name is name]
    assert [(one.first, one.last) for one in found] == [(d(first), d(last))]


@pytest.mark.parametrize(
    ("day", "country", "name"),
    [
        ("2026-12-20", "BE", None),
        ("2026-12-21", "BE", CHRISTMAS),
        ("2026-12-25", "BE", CHRISTMAS),
        ("2027-01-03", "BE", CHRISTMAS),
        ("2027-01-04", "BE", None),
        ("2026-11-11", "BE", HolidayName.ARMISTICE_DAY),
        ("2027-05-06", "BE", HolidayName.ASCENSION_DAY),
        ("2027-05-07", "BE", HolidayName.DAY_AFTER_ASCENSION),
        ("2027-05-17", "BE", HolidayName.WHIT_MONDAY),
        ("2028-04-17", "BE", HolidayName.EASTER_MONDAY),
        ("2027-07-21", "be", HolidayName.SUMMER),
        ("2026-11-11", "NL", None),
        ("2026-12-19", "NL", CHRISTMAS),
        ("2027-04-27", "NL", HolidayName.MAY),
        ("2030-04-27", "NL", HolidayName.KINGS_DAY),
        ("2031-04-26", "NL", HolidayName.KINGS_DAY),
        ("2031-04-27", "NL", None),
        ("2027-12-25", "XX", None),
    ],
)
def test_the_holiday_of_a_day(day: str, country: str, name: HolidayName | None) -> None:
    assert in_holiday(d(day), country) == name


def test_dutch_regions() -> None:
    day = d("2027-02-15")
    assert in_holiday(day, "NL", Region.SOUTH) is SPRING
    assert in_holiday(day, "NL", Region.NORTH) is None
    assert in_holiday(day, "NL") is SPRING


def test_every_dutch_school_holiday_is_from_a_saturday_to_a_sunday() -> None:
    breaks = [one for one in holidays_between(d("2026-09-01"), d("2029-09-30"), "NL") if one.school_break]
    assert len(breaks) == 3 * 3 * 3 + 3 * 2
    assert all((one.first.weekday(), one.last.weekday()) == (5, 6) for one in breaks)


def test_holidays_come_in_order_and_touch_the_stretch() -> None:
    start, end = d("2026-12-24"), d("2027-04-01")
    found = holidays_between(start, end, "BE")
    assert [one.first for one in found] == sorted(one.first for one in found)
    assert all(one.last >= start and one.first <= end for one in found)
    assert [one.name for one in found] == [
        *(CHRISTMAS, HolidayName.CHRISTMAS_DAY, HolidayName.NEW_YEAR, SPRING),
        *(HolidayName.EASTER_SUNDAY, HolidayName.EASTER_MONDAY, EASTER),
    ]


@pytest.mark.parametrize("day", [date.min, date.max])
@pytest.mark.parametrize("country", ["BE", "NL"])
def test_the_first_and_the_last_day_of_the_calendar_have_no_holidays(day: date, country: str) -> None:
    assert holidays_between(day, day, country) == ()


@pytest.mark.parametrize(
    ("held_on", "country", "proposed"),
    [
        ("2026-11-24", "BE", "2027-01-12"),  # 5 January is the first Tuesday after the holidays
        ("2026-12-08", "NL", "2027-01-19"),
        ("2026-09-15", "BE", "2026-10-27"),
        ("2026-09-24", "BE", "2026-11-19"),  # the autumn holiday and the week after it
        ("2027-03-25", "BE", "2027-05-13"),  # Ascension Day
        ("2027-06-03", "BE", "2027-09-09"),
        ("2026-11-24", "XX", "2027-01-05"),
    ],
)
def test_the_evaluation_that_is_proposed(held_on: str, country: str, proposed: str) -> None:
    assert propose_evaluation(d(held_on), country) == d(proposed)


@pytest.mark.parametrize("country", ["BE", "NL", ""])
def test_no_weekend_and_no_holiday_is_ever_proposed(country: str) -> None:
    for days in range(3 * 365):
        held_on = d("2026-08-01") + timedelta(days=days)
        proposed = propose_evaluation(held_on, country)
        assert proposed.weekday() == (held_on.weekday() if held_on.weekday() < 5 else 0)
        assert proposed - held_on >= timedelta(weeks=6)
        assert not country or in_holiday(proposed, country) is None


def test_of_the_library_only_the_countries_that_are_asked_are_loaded() -> None:
    ask = """
import sys
from cop_session.reading.holidays.public_holidays import public_holidays
assert list(public_holidays("BE", 2027)) and list(public_holidays("NL", 2027))
print(*sorted(name for name in sys.modules if name.startswith("holidays.countries")))
from holidays import country_holidays
assert country_holidays("DE", years=2027)
"""
    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert asked.stdout.split() == ["holidays.countries.belgium", "holidays.countries.netherlands"]
