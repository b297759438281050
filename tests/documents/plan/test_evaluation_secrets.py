"""What stays at the table of an evaluation: no document, in any form and for any reader, holds a byte of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.domain.codes import Scale
from cop_session.domain.events import Answered, PollOpened, ReasonConsented, Recorded
from cop_session.domain.fold import fold
from tests.documents.support.evaluations import LENA, LENA_ENDS, Evaluated
from tests.scenarios import lena_again
from tests.scenarios.script import recorded

LOG = recorded(lena_again.script())
ABSENT = (
    lena_again.UNPRINTED,
    *("ziek", "14 december", "14/12"),
    lena_again.NOTE,
    "Koen alleen bellen",
    lena_again.STRUCK,
    "zoontje",
    "Eén keer vergat ik hem",
    *("+2", "+1", "−2", "−1"),
    "dyslexie",
)
SAID = {"gedaan": "Eén keer vergat ik hem", "gestopt": "Ik was ziek vanaf 14 december"}
"""What was said beside an answer and not let into the plan."""


def of(log: list[Recorded]) -> Evaluated:
    return replace(LENA, state=fold(log))


def scale_of(log: list[Recorded], poll: int) -> Scale:
    opened = log[poll - 1].event
    assert isinstance(opened, PollOpened)
    return opened.scale


def told_without_a_yes() -> Evaluated:
    """Lena's evaluation in which she and Koen noted all that they said, and gave no yes."""
    log = []
    hidden = set()
    for one in LOG:
        event = one.event
        if isinstance(event, Answered) and event.remark in ("juf wacht tot ik klaar ben", "viel weg na 9/12"):
            words = SAID["gestopt"] if event.score else SAID["gedaan"]
            hidden.add(one.seq)
            log.append(replace(one, event=replace(event, remark=words)))
        elif isinstance(event, ReasonConsented) and event.reason in hidden:
            log.append(replace(one, event=replace(event, consent=event.consent.NO)))
        else:
            log.append(one)
    assert len(hidden) == 2
    return of(log)


@pytest.mark.parametrize(
    "evaluated", [LENA, LENA_ENDS, told_without_a_yes()], ids=["january", "march", "noted without a yes"]
)
def test_what_stays_at_the_table_is_in_no_document(evaluated: Evaluated) -> None:
    made = evaluated.every()
    assert len(made) > 15
    found = {
        (name, words)
        for name, content in made.items()
        for words in ABSENT
        if words.casefold() in content.decode("utf-8", "replace").casefold()
    }
    assert found == set()


def test_the_same_words_would_be_found() -> None:
    printed = ("Ik lees nu ook als er iemand zucht.", "viel weg na 9/12", "juf wacht tot ik klaar ben")
    content = LENA.every()["school-.docx"].decode("utf-8", "replace")
    assert [words for words in printed if words not in content] == []
    log = repr(told_without_a_yes().state)
    assert [words for words in (*SAID.values(), lena_again.UNPRINTED, lena_again.NOTE) if words not in log] == []


def test_who_said_no_cannot_be_told_from_any_document() -> None:
    swapped = []
    for one in LOG:
        event = one.event
        if isinstance(event, Answered) and scale_of(LOG, event.poll) is Scale.FIVE and event.remark:
            no, yes = one, next(other for other in LOG if _answers(other, event.poll) and other is not one)
    assert isinstance(no.event, Answered)
    assert isinstance(yes.event, Answered)
    for one in LOG:
        if one is no:
            swapped.append(replace(one, event=replace(no.event, person=yes.event.person)))
        elif one is yes:
            swapped.append(replace(one, event=replace(yes.event, person=no.event.person)))
        else:
            swapped.append(one)
    assert fold(swapped) != LENA.state
    assert of(swapped).every() == LENA.every()


@settings(max_examples=10, deadline=None)
@given(st.data())
def test_how_sure_somebody_was_leaves_no_trace(data: st.DataObject) -> None:
    log = []
    for one in LOG:
        event = one.event
        if isinstance(event, Answered) and scale_of(LOG, event.poll) is Scale.FIVE:
            alike = (3, 4, 5) if event.score >= 3 else (0, 1, 2)
            one = replace(one, event=replace(event, score=data.draw(st.sampled_from(alike))))
        log.append(one)
    assert of(log).every() == LENA.every()


def _answers(one: Recorded, poll: int) -> bool:
    return isinstance(one.event, Answered) and one.event.poll == poll
