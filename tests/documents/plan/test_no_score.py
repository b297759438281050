"""A person's score never reaches paper: other scores with the same outcome give the same document."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import text_export
from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.domain.codes import Kind, Scale
from cop_session.domain.events import Answered, Recorded
from cop_session.domain.feasibility import LABELS, outcome
from cop_session.domain.fold import fold
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from tests.scenarios import lena, milan, script

LENA = script.recorded(lena.script())
MILAN = script.recorded(milan.script())


def documents(log: list[Recorded], locale: str) -> tuple[bytes, str]:
    made = outline(fold(log), catalogue(locale), number=1, today=date(2026, 11, 24), code="abcd1234")
    return word_document.render(made), text_export.render(made)


def outcomes(state: State) -> list[object]:
    return [[outcome(poll) for poll in line.polls] for line in state.of(Kind.ACTION)]


OF_LENA = documents(LENA, "nl_BE")
OF_MILAN = documents(MILAN, "nl_NL")


def with_score(recorded: Recorded, score: int) -> Recorded:
    assert isinstance(recorded.event, Answered)
    return replace(recorded, event=replace(recorded.event, score=score))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_lenas_scores_leave_no_trace(data: st.DataObject) -> None:
    log = []
    for recorded in LENA:
        if isinstance(recorded.event, Answered):
            alike = (3, 4, 5) if recorded.event.score >= 3 else (0, 1, 2)
            recorded = with_score(recorded, data.draw(st.sampled_from(alike)))
        log.append(recorded)
    assert outcomes(fold(log)) == outcomes(fold(LENA))
    assert documents(log, "nl_BE") == OF_LENA


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_what_those_who_think_along_scored_leaves_no_trace(data: st.DataObject) -> None:
    log = []
    state = fold(MILAN)
    for recorded in MILAN:
        if isinstance(recorded.event, Answered):
            line = state.line_of_poll(recorded.event.poll)
            assert line is not None
            asked = next(poll.asked for poll in line.polls if poll.id == recorded.event.poll)
            if recorded.event.person not in asked:
                # Words behind a no are in the plan only with a yes.
                lowest = 1 if recorded.event.remark else 0
                recorded = with_score(recorded, data.draw(st.integers(lowest, LABELS[Scale.CONDITIONS] - 1)))
        log.append(recorded)
    assert documents(log, "nl_NL") == OF_MILAN
