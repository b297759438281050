"""What a plan would tell about health or a family is found wherever it would be printed, and nowhere else."""

from cop_session.coaching.sensitive_matters import private_matters
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind
from cop_session.domain.when import Words
from tests.documents.support.document_sessions import small
from tests.scenarios.script import Says


def test_it_is_found_in_all_that_is_printed() -> None:
    table = small()
    s = table.script
    line = s.action("elke dag haar puffer meegeven", (table.teacher,), Words("dagelijks"), place="in het ziekenhuis")
    quote = s.note(Kind.QUOTE, "door mijn ADHD", table.pupil)
    s.note(Kind.CONCERN, "sinds de scheiding slaapt ze slecht")
    s.do(ev.Objected(line, table.parent, "geen allergie, wel astma", in_plan=True))
    s.ask(line, Says(table.teacher, 0, "ik heb migraine"))
    s.do(ev.DetailSet(Detail.GROUP, "autiklas (autisme)"))
    asked = {one.words for one in private_matters(s.state)}
    assert asked == {"puffer", "ziekenhuis", "sinds de scheiding", "allergie", "astma", "autisme"}
    s.do(ev.QuoteConsented(quote, Consent.YES))
    s.allow_all()
    assert {one.words for one in private_matters(s.state)} - asked == {"ADHD", "migraine"}


def test_notes_and_what_is_struck_tell_nothing() -> None:
    table = small()
    s = table.script
    s.note(Kind.NOTE, "mama is depressief")
    assert private_matters(s.state) == ()
    struck = {s.note(Kind.OPEN, "dyslexie nakijken"), s.note(Kind.CONCERN, "mama is depressief")}
    assert {one.line for one in private_matters(s.state)} == struck
    for line in struck:
        s.strike(line)
    assert private_matters(s.state) == ()
