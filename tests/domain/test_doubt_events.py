"""What is doubtful stays so until somebody decides."""

from datetime import date

from cop_session.domain import events as ev
from cop_session.domain.codes import Scale
from cop_session.domain.open_items import Loose
from cop_session.domain.state import Line, OwnersDoubt
from cop_session.domain.when import Every, From, On, Words
from cop_session.formats.loose_ends import loose_ends
from tests.domain.conftest import Table

WEDNESDAY = date(2026, 11, 25)
ONCE = On((WEDNESDAY,), "")
WEEKLY = From(WEDNESDAY, "", Every.WEEK, (2,))


def action(table: Table) -> Line:
    found = table.script.state.line(table.action)
    assert found is not None
    return found


def doubted(table: Table) -> None:
    table.script.do(
        ev.OwnersDoubted(table.action, "Tom", ((table.teacher,), (table.parent,), ())),
        ev.WhenDoubted(table.action, "op woensdag", (ONCE, WEEKLY, Words(""))),
    )


def test_until_somebody_decides_nobody_does_it_and_it_is_when_was_said(table: Table) -> None:
    doubted(table)
    line = action(table)
    assert (line.owners, line.when) == ((), Words("op woensdag"))
    assert line.owners_doubt == OwnersDoubt("Tom", ((table.teacher,), (table.parent,), ()))
    assert [one.said for one in line.when_doubt] == ["op woensdag"] * 3
    assert line.doubtful


def test_who_and_when_are_decided_apart(table: Table) -> None:
    doubted(table)
    table.script.do(ev.OwnersSet(table.action, (table.parent,)))
    assert (action(table).owners, action(table).owners_doubt) == ((table.parent,), None)
    assert action(table).doubtful
    table.script.do(ev.WhenSet(table.action, WEEKLY))
    assert (action(table).when, action(table).doubtful) == (WEEKLY, False)


def test_who_answered_to_what_was_said_is_not_asked_again_when_it_is_decided_what_was_meant(table: Table) -> None:
    table.script.do(ev.WhenDoubted(table.action, "op woensdag", (ONCE, WEEKLY, Words(""))))
    poll = table.script.poll(table.action, Scale.CONDITIONS, ("lukt niet", "lukt als …", "lukt"))
    table.script.do(ev.Answered(poll, table.teacher, 1, "als er geen zwemmen is"))
    answered = action(table).poll
    table.script.do(ev.WhenSet(table.action, WEEKLY))
    assert (action(table).when, action(table).poll) == (WEEKLY, answered)
    table.script.do(ev.WhenSet(table.action, ONCE))
    asked_again = action(table).poll
    assert asked_again is not None
    assert asked_again.stale


def test_undoing_a_decision_brings_the_doubt_back(table: Table) -> None:
    doubted(table)
    before = action(table)
    table.script.do(ev.OwnersSet(table.action, (table.parent,)), ev.WhenSet(table.action, WEEKLY))
    table.script.undo()
    assert action(table) == before


def test_who_leaves_is_not_meant_any_more(table: Table) -> None:
    doubted(table)
    table.script.do(ev.Removed(table.teacher))
    assert action(table).owners_doubt == OwnersDoubt("Tom", ((), (table.parent,)))
    table.script.do(ev.Removed(table.parent))
    assert action(table).owners_doubt is None


def test_a_doubt_is_a_loose_end_of_its_own(table: Table) -> None:
    doubted(table)
    found = {end.loose for end in loose_ends(table.script.state) if end.line == table.action}
    assert {Loose.DOUBTFUL_OWNER, Loose.DOUBTFUL_DATE} <= found
    assert not found & {Loose.ACTION_WITHOUT_OWNER, Loose.ACTION_WITHOUT_DATE}
