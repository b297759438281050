"""A reason is in a document with a yes only: whoever gave it, in a hidden round or not, and whatever was answered."""

import io
import zipfile
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import markdown_export, pupil_system_export, readers, text_export
from cop_session.documents.outline import outline
from cop_session.documents.transcript import render
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Reader, Reason, Scale, Standing
from cop_session.domain.feasibility import LABELS
from cop_session.domain.reason_consent import reasons
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import Words
from cop_session.i18n import catalogue
from tests.documents.support.document_sessions import DAY, Table, small
from tests.scenarios.script import Says, recorded

T = catalogue("nl_BE")
GROUNDS = {Reason.COST: "kosten", Reason.OTHERS: "effect op anderen"}


def everything(state: State, before: State) -> Iterator[str]:
    """All that leaves: each reader's document in each form, and a later version that tells what changed."""
    for reader in Reader:
        for owner in readers.owners(state) if reader is Reader.OWNER else (None,):
            made = readers.outline_for(reader, state, T, number=1, today=DAY, code="abcd1234", owner=owner)
            yield from (
                text_export.render(made),
                markdown_export.render(made),
                pupil_system_export.html(made),
                pupil_system_export.text(made),
            )
    later = outline(state, T, number=2, today=DAY, code="abcd1234", previous=before)
    yield text_export.render(later)
    with zipfile.ZipFile(io.BytesIO(word_document.render(later))) as word:
        yield word.read("word/document.xml").decode()


def plan(state: State) -> str:
    return text_export.render(outline(state, T, number=1, today=DAY))


answers = st.fixed_dictionaries(
    {
        "scale": st.sampled_from(Scale),
        "who": st.sampled_from(["teacher", "parent", "pupil"]),
        "does": st.booleans(),
        "score": st.integers(0, 5),
        "hidden": st.booleans(),
        "consent": st.none() | st.sampled_from(Consent),
        "adapted": st.none() | st.sampled_from(["", "dan maar anders", "kanarie in de mijn"]),
        "why": st.none() | st.sampled_from(Consent),
        "standing": st.sampled_from([Standing.NOTED, Standing.DROPPED, Standing.LATER]),
    }
)


def told(table: Table, given: dict[str, object]) -> tuple[int, int, bool]:
    """Play one answer and return its action, its id and whether a yes is needed for its words."""
    s, scale = table.script, Scale(str(given["scale"]))
    person = int(getattr(table, str(given["who"])))
    does = bool(given["does"])
    line = s.action("iets proberen", (person,) if does else (table.coordinator,), Words("ooit"))
    score = min(int(str(given["score"])), LABELS[scale] - 1)
    says = Says(person, score, "kanarie in de mijn", tuple(GROUNDS))
    labels = tuple(map(str, range(LABELS[scale])))
    poll = s.poll(line, scale, labels, *([] if does else [Says(table.coordinator, LABELS[scale] - 1)]))
    answer = s.do(
        ev.Answered(poll, says.person, says.score, says.remark, says.reasons),
        *([lambda seq: ev.ReasonConsented(line, seq, Consent.TO_ASK, alone=True)] if given["hidden"] else []),
    )
    condition = scale is Scale.CONDITIONS and score == 1
    return line, answer, not condition or given["who"] == "pupil" or bool(given["hidden"])


@settings(max_examples=60, deadline=None)
@given(answers)
def test_no_document_of_any_reader_or_form_holds_a_reason_without_a_yes(given: dict[str, object]) -> None:
    table = small()
    before = table.state
    line, answer, needs_yes = told(table, given)
    s = table.script
    adapted = given["adapted"]
    turn = 0
    if adapted is not None:
        turn = s.do(ev.ActionAdapted(line, str(adapted), tuple(GROUNDS)), ev.PlaceSet(line, "thuis"))
    asked = {one.id: one for one in reasons(table.state)}
    assert (answer in asked) is needs_yes
    if needs_yes and given["consent"]:
        s.do(ev.ReasonConsented(line, answer, Consent(str(given["consent"]))))
    if turn and given["why"]:
        s.do(ev.ReasonConsented(line, turn, Consent(str(given["why"]))))
    s.do(ev.StandingSet(line, Standing(str(given["standing"]))))
    allowed = not needs_yes or given["consent"] is Consent.YES
    said = "\n".join(everything(table.state, before))
    if not allowed:
        assert "kanarie" not in said
        assert not any(one in said for one in GROUNDS.values())
    if not (adapted and given["why"] is Consent.YES):
        assert "dan maar anders" not in said


def test_with_a_yes_the_plan_holds_the_reason_and_with_another_answer_it_is_asked_anew() -> None:
    table = small()
    line = table.script.action("elke dag bellen", (table.teacher,), Words("dagelijks"))
    poll = table.script.ask(line, Says(table.teacher, 0, "geen uren", (Reason.TIME,)))
    assert "geen uren" not in plan(table.state)
    table.script.allow_all()
    assert "lukt niet: geen uren (tijd)" in plan(table.state)
    table.script.do(ev.Answered(poll, table.teacher, 0, "echt geen uren"))
    assert "geen uren" not in plan(table.state)


def test_a_remark_beside_a_yes_is_printed_with_a_yes_too_and_an_open_condition_without() -> None:
    table = small()
    line = table.script.action("samen bellen", (table.teacher, table.coordinator), Words("dagelijks"))
    table.script.ask(line, Says(table.teacher, 2, "ik doe het graag"), Says(table.coordinator, 1, "er tijd is"))
    assert "Lukt als er tijd is" in plan(table.state)
    assert "ik doe het graag" not in plan(table.state)
    table.script.allow_all()
    assert "Tine Claes: ik doe het graag" in plan(table.state)


def test_a_reason_that_is_said_again_is_asked_once_and_one_that_was_unseen_stays_so() -> None:
    table = small()
    line = table.script.action("elke dag bellen", (table.teacher, table.pupil), Words("dagelijks"))
    table.script.ask(line, Says(table.teacher, 0, "geen uren"), Says(table.pupil, 0, "ik durf niet"))
    table.script.do(ev.ActionAdapted(line, "geen uren"), ev.PlaceSet(line, "klas"))
    table.script.do(ev.ActionAdapted(line, "Ik durf niet"), ev.PlaceSet(line, "thuis"))
    table.script.do(ev.ActionAdapted(line, "omdat ze zei: ik durf niet"), ev.PlaceSet(line, "bib"))
    found = [(one.words, one.alone) for one in reasons(table.state)]
    assert found == [("geen uren", False), ("ik durf niet", True), ("omdat ze zei: ik durf niet", True)]


def test_a_transcript_tells_a_reason_that_the_group_heard_and_no_other() -> None:
    table = small()
    line = table.script.action("elke dag bellen", (table.teacher, table.pupil), Words("dagelijks"))
    poll = table.script.ask(line, Says(table.teacher, 0, "geen uren"), Says(table.pupil, 0, "ik durf niet"))
    table.script.do(
        ev.Answered(poll, table.teacher, 0, "liever niet"),
        lambda seq: ev.ReasonConsented(line, seq, Consent.TO_ASK, alone=True),
    )
    table.script.allow_all()
    said = render(Timeline(recorded(table.script.turns)), T)
    assert "geen uren" in said
    assert "ik durf niet" not in said
    assert "liever niet" not in said


def test_a_yes_to_why_it_was_adapted_is_none_to_the_words_of_somebody_in_it() -> None:
    table = small()
    line = table.script.action("elke dag bellen", (table.pupil,), Words("dagelijks"))
    poll = table.script.ask(line, Says(table.pupil, 0, "ik durf niet"))
    turn = table.script.do(ev.ActionAdapted(line, "ze zei: ik durf niet"), ev.PlaceSet(line, "thuis"))
    table.script.do(ev.ReasonConsented(line, turn, Consent.YES))
    assert "durf" not in plan(table.state)
    table.script.do(ev.ReasonConsented(line, poll + 1, Consent.YES))
    assert "ze zei: ik durf niet" in plan(table.state)
