"""As long as something is doubtful, documents print what was said, and it has no date."""

from datetime import date

from cop_session.documents import text_export
from cop_session.documents.plan.week_grid import mark, weeks_between
from cop_session.documents.readers import outline_for, owners
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Role
from cop_session.domain.when import Every, From, On, Words
from cop_session.i18n import catalogue
from tests.documents.support.document_sessions import DAY, prepared
from tests.documents.support.outlines import plan, rows
from tests.scenarios.script import Script

WEDNESDAY = date(2026, 11, 25)
READINGS = (On((WEDNESDAY,), ""), From(WEDNESDAY, "", Every.WEEK, (2,)), Words(""))


def doubtful() -> tuple[Script, int]:
    """A table with two who are called Tom, and an action of which it is doubtful who and when."""
    s = prepared()
    s.seat("a", "Annelies Peeters", Role.TEACHER)
    first = s.seat("b", "Tom Verhelst", Role.GUIDANCE_CENTRE)
    second = s.seat("c", "Tom Wouters", Role.EXTERNAL_SUPPORTER)
    s.do(ev.SessionStarted(DAY))
    action = s.note(Kind.ACTION, "Tom komt op woensdag observeren")
    s.do(
        ev.OwnersDoubted(action, "Tom", ((first,), (second,), ())),
        ev.WhenDoubted(action, "op woensdag", READINGS),
    )
    return s, action


def test_the_plan_prints_what_was_said_and_not_a_guess() -> None:
    s, _ = doubtful()
    (row,) = rows(plan(s.state), "agreements")
    assert (row[2], row[3]) == ("Tom", "op woensdag")
    printed = text_export.render(plan(s.state))
    assert "25/11" not in printed


def test_once_decided_the_plan_prints_the_name_and_the_date() -> None:
    s, action = doubtful()
    line = s.state.line(action)
    assert line is not None
    assert line.owners_doubt is not None
    s.do(ev.OwnersSet(action, line.owners_doubt.readings[0]), ev.WhenSet(action, line.when_doubt[0]))
    (row,) = rows(plan(s.state), "agreements")
    assert (row[2], row[3]) == ("Tom Verhelst", "wo 25/11")


def test_a_doubtful_date_marks_no_week_and_a_doubtful_owner_gets_no_slip() -> None:
    s, action = doubtful()
    weeks = weeks_between(DAY, date(2027, 1, 12), ())

    def marked_and_handed_out() -> tuple[bool, tuple[int, ...]]:
        (line,) = s.state.of(Kind.ACTION)
        return any(mark(line.when, week) for week in weeks), owners(s.state)

    assert marked_and_handed_out() == (False, ())
    (line,) = s.state.of(Kind.ACTION)
    assert line.owners_doubt is not None
    (tom,) = line.owners_doubt.readings[0]
    s.do(ev.OwnersSet(action, (tom,)), ev.WhenSet(action, line.when_doubt[0]))
    assert marked_and_handed_out() == (True, (tom,))


def test_parents_read_what_was_said() -> None:
    s, _ = doubtful()
    made = outline_for(Reader.PARENTS, s.state, catalogue("nl_BE"), number=1, today=DAY)
    assert "op woensdag" in text_export.render(made)
    assert "we kiezen nog wie" not in text_export.render(made)
    s.note(Kind.ACTION, "een timer kopen")
    made = outline_for(Reader.PARENTS, s.state, catalogue("nl_BE"), number=1, today=DAY)
    assert "we kiezen nog wie" in text_export.render(made)
