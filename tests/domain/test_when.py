"""When an action happens."""

from datetime import date

import pytest
from hypothesis import given

from cop_session.domain.when import By, Every, From, Month, On, When, Words, first_date, hours_said, same_moment
from tests.support.strategies import built

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("when", "first"),
    [
        (On((date(2026, 12, 8), date(2026, 12, 1)), "1 en 8 december"), date(2026, 12, 1)),
        (On((), "ooit"), None),
        (By(FRIDAY, "tegen 18/12"), FRIDAY),
        (From(FRIDAY, "wekelijks", Every.WEEK), FRIDAY),
        (Month(2027, 2, "start februari"), date(2027, 2, 1)),
        (Words("na de vakantie"), None),
        (None, None),
    ],
)
def test_the_first_date_orders_the_plan(when: When | None, first: date | None) -> None:
    assert first_date(when) == first


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (By(FRIDAY, "tegen vrijdag"), By(FRIDAY, "tegen 18/12"), True),
        (By(FRIDAY, "18/12"), On((FRIDAY,), "18/12"), False),
        (On((FRIDAY, date(2026, 12, 1)), "a"), On((date(2026, 12, 1), FRIDAY), "b"), True),
        (From(FRIDAY, "elke week", Every.WEEK), From(FRIDAY, "elke dag", Every.DAY), False),
        (Words("morgen"), Words("overmorgen"), False),
        (Words("morgen"), None, False),
        (None, None, True),
    ],
)
def test_words_count_only_where_no_date_is_named(one: When | None, other: When | None, same: bool) -> None:
    assert same_moment(one, other) is same
    assert same_moment(other, one) is same


@given(built(By), built(From))
def test_a_moment_is_the_same_as_itself_and_forms_differ(by: By, start: From) -> None:
    assert same_moment(by, by)
    assert same_moment(start, start)
    assert not same_moment(by, start)


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("maandag om 10u", "om 10u"),
        ("maandag om 10", "om 10"),
        ("maandag 10:30", "10:30"),
        ("ma van 15u45 tot 16u45", "van 15u45 tot 16u45"),
        ("vrijdag om half vier", "om half vier"),
        ("vrijdag om kwart voor 4", "om kwart voor 4"),
        ("do om 15.30 u", "om 15.30 u"),
        ("30/11", ""),
        ("30.11.2026", ""),
        ("2026-11-30", ""),
        ("om de 2 weken vanaf 2/12", ""),
        ("van 30/11 tot 18/12", ""),
        ("1 tot 15 december", ""),
        ("over 2 weken", ""),
    ],
)
def test_the_hours_in_the_words_of_a_date(said: str, hours: str) -> None:
    assert hours_said(On((date(2026, 11, 30),), said)) == hours
