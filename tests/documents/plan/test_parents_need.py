"""What parents need stands in the plan with who sees to it, and on the parents' own page."""

from cop_session.documents import text_export
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Role
from tests.documents.readers.test_sheets import made
from tests.documents.support.document_sessions import DAY
from tests.documents.support.outlines import plan, rows
from tests.scenarios.script import Script

NEED = "elke vrijdag een berichtje van school"


def test_it_stands_in_the_plan_with_who_sees_to_it_and_on_the_parents_page() -> None:
    s = Script()
    s.do(ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels"), ev.SessionStarted(DAY))
    teacher = s.seat("p1", "Tine Claes", Role.TEACHER)
    s.seat("p2", "Amina Haddad", Role.PARENT, "mama")
    need = s.note(Kind.PARENTS_NEED, NEED)
    action = s.note(Kind.ACTION, "stuurt een berichtje")
    s.do(ev.OwnersSet(action, (teacher,)), ev.NeedsLinked(action, (need,)))
    assert rows(plan(s.state), "parents_support") == [[NEED, "afspraak 1: Tine Claes"]]
    theirs = text_export.render(made(Reader.PARENTS, s.state))
    assert "DIT HELPT U THUIS" in theirs
    assert NEED in theirs
