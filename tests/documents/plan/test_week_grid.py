"""The agreements against the weeks: which week asks something, and when there is no picture at all."""

from datetime import date, datetime

import pytest

from cop_session.documents.plan.occurrence_dates import next_day
from cop_session.documents.plan.week_grid import Mark, mark, weeks_between
from cop_session.domain import events as ev
from cop_session.domain.when import By, Every, From, Month, On, When, Words
from tests.documents.support.document_sessions import small
from tests.documents.support.outlines import lines, plan, weeks
from tests.scenarios import lena, milan

TUESDAY = date(2026, 11, 24)
HOLIDAYS = ((date(2026, 12, 21), date(2027, 1, 3)),)
SIGNS = {Mark.BUSY: "x", Mark.DUE: "!", Mark.SOMEWHERE: "o", None: "."}


@pytest.mark.parametrize(
    ("when", "drawn"),
    [
        (On((date(2026, 12, 1), date(2026, 12, 15)), ""), ".x.x...."),
        (On((), ""), "........"),
        (By(date(2026, 12, 18), ""), "...!...."),
        (By(date(2027, 1, 29), ""), "........"),
        (From(TUESDAY, ""), "xxxx..xx"),
        (From(date(2026, 12, 2), "", until=date(2026, 12, 14)), ".xxx...."),
        (From(TUESDAY, "", Every.WEEK, (0,)), ".xxx..xx"),
        (From(TUESDAY, "", Every.FORTNIGHT), "x.x...x."),
        (From(TUESDAY, "", Every.FORTNIGHT, (0,)), ".x.x...x"),
        (From(TUESDAY, "", Every.FORTNIGHT, (0,), TUESDAY), "........"),
        (From(TUESDAY, "", Every.MONTH), "x......."),
        (From(date(2026, 11, 30), "", Every.MONTH), ".x......"),
        (From(TUESDAY, "", Every.MONTH, (1,)), "x......."),
        (From(TUESDAY, "", Every.SCHOOL_DAY), "xxxx..xx"),
        (Month(2026, 12, ""), ".ooo...."),
        (On((date(2026, 12, 22),), ""), "....x..."),
        (By(date(2026, 12, 29), ""), ".....!.."),
        (Words("dagelijks"), "........"),
        (None, "........"),
    ],
)
def test_each_way_of_saying_when_marks_its_weeks(when: When | None, drawn: str) -> None:
    between = weeks_between(TUESDAY, date(2027, 1, 12), HOLIDAYS)
    assert [week.monday for week in between][::7] == [date(2026, 11, 23), date(2027, 1, 11)]
    assert [week.closed for week in between] == [False] * 4 + [True] * 2 + [False] * 2
    assert "".join(SIGNS[mark(when, week, HOLIDAYS)] for week in between) == drawn


@pytest.mark.parametrize("every", [None, *Every])
@pytest.mark.parametrize("weekdays", [(), (1,), (2, 4), (5,)])
def test_no_rhythm_works_in_a_week_in_which_the_school_is_closed(
    every: Every | None, weekdays: tuple[int, ...]
) -> None:
    for start in (TUESDAY, date(2026, 12, 23), date(2026, 11, 4)):
        when = From(start, "", every, weekdays)
        between = weeks_between(TUESDAY, date(2027, 3, 1), HOLIDAYS)
        assert [week.monday for week in between if week.closed] == [date(2026, 12, 21), date(2026, 12, 28)]
        assert [mark(when, week, HOLIDAYS) for week in between if week.closed] == [None, None]
        assert Mark.BUSY in [mark(when, week, HOLIDAYS) for week in between]


def test_a_single_day_off_takes_its_day_and_leaves_the_week() -> None:
    easter = ((date(2027, 4, 5), date(2027, 4, 5)),)
    (week,) = weeks_between(date(2027, 4, 5), date(2027, 4, 9), easter)
    assert not week.closed
    assert mark(From(TUESDAY, "", Every.WEEK, (0,)), week, easter) is None
    assert mark(From(TUESDAY, "", Every.WEEK, (1,)), week, easter) is Mark.BUSY


@pytest.mark.parametrize(
    ("when", "since", "day"),
    [
        (On((date(2026, 12, 1), date(2026, 12, 15)), ""), date(2026, 12, 2), date(2026, 12, 15)),
        (By(date(2026, 12, 18), ""), date(2026, 12, 19), None),
        (From(TUESDAY, "", Every.WEEK, (2,)), TUESDAY, TUESDAY),
        (From(TUESDAY, "", Every.WEEK, (2,)), date(2026, 11, 25), date(2026, 11, 25)),
        (From(TUESDAY, "", Every.WEEK), date(2026, 11, 25), date(2026, 12, 1)),
        (From(TUESDAY, "", None, (2, 4)), date(2026, 11, 26), date(2026, 11, 27)),
        (From(TUESDAY, "", Every.WEEK, (2,)), date(2026, 12, 17), date(2027, 1, 6)),
        (From(TUESDAY, "", Every.FORTNIGHT), date(2026, 11, 25), date(2026, 12, 8)),
        (From(TUESDAY, "", Every.FORTNIGHT), date(2026, 12, 9), date(2027, 1, 5)),
        (From(date(2026, 11, 9), "", Every.MONTH), TUESDAY, date(2026, 12, 9)),
        (From(TUESDAY, "", Every.WEEK, (2,), date(2026, 12, 9)), date(2026, 12, 10), None),
        (From(TUESDAY, "", Every.DAY), date(2026, 11, 25), None),
        (From(TUESDAY, ""), date(2026, 11, 25), None),
        (Month(2027, 2, ""), date(2027, 2, 2), None),
        (Words("elke dag"), TUESDAY, None),
    ],
)
def test_what_comes_back_has_a_next_day_that_is_no_holiday(when: When, since: date, day: date | None) -> None:
    assert next_day(when, since, HOLIDAYS) == day


def test_lenas_weeks() -> None:
    drawn = weeks(plan(lena.state(), holidays=HOLIDAYS))
    assert drawn is not None
    assert drawn.weeks[3:6] == ("14 dec", "21 dec\nvak.", "28 dec\nvak.")
    assert [row.about for row in drawn.rows] == [
        ("2", "Fatma"),
        ("7", "Serkan"),
        ("1", "Lena"),
        ("3", "Annelies"),
        ("6", "Ilse, Annelies"),
        ("5", "Koen"),
    ]
    assert drawn.rows[4].signs == ("", "●", "●", "●", "", "", "", "")
    assert drawn.legend == "● te doen in deze week · vak.: schoolvakantie · niet in deze weken: afspraak 4"


def test_milans_weeks_end_with_a_month_and_leave_out_what_names_no_date() -> None:
    drawn = weeks(plan(milan.state(), locale="nl_NL"))
    assert drawn is not None
    assert drawn.rows[2].signs == ("", "", "", "", "", "", "◆", "", "", "")
    assert drawn.rows[3].signs[-3:] == ("", "○", "○")
    assert drawn.legend.endswith("zonder datum: afspraak 5")


def test_a_reader_who_is_read_to_hears_nothing_of_the_picture() -> None:
    made = plan(lena.state(), holidays=HOLIDAYS)
    drawn = weeks(made)
    assert drawn is not None
    assert "●" in drawn.rows[4].signs
    assert not set("●◆○") & set("".join(lines(made)))


@pytest.mark.parametrize(
    ("starts", "number", "helps"),
    [
        (None, 5, False),
        (datetime(2026, 11, 27, 9), 5, False),
        (datetime(2027, 6, 1, 9), 5, False),
        (datetime(2027, 1, 12, 9), 2, False),
        (datetime(2027, 1, 12, 9), 3, True),
    ],
    ids=["no evaluation", "this week", "far away", "two agreements", "three agreements"],
)
def test_where_it_would_not_help_there_is_no_picture(starts: datetime | None, number: int, *, helps: bool) -> None:
    table = small()
    for _ in range(number):
        table.script.action("iets", (table.teacher,), From(TUESDAY, ""))
    if starts:
        table.script.do(ev.EvaluationPlanned(starts, "Europe/Brussels", 45))
    assert (weeks(plan(table.state)) is not None) is helps
