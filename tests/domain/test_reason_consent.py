"""Which words beside an answer, or behind an adaptation, need a yes, and whose eyes they are for until then."""

from datetime import UTC, datetime
from typing import Final

import pytest

from cop_session.domain.codes import Consent, Kind, Reason, Role, Scale
from cop_session.domain.reason_consent import (
    GivenReason,
    is_alone,
    may_be_told,
    needs_yes,
    open_reasons,
    reasons,
    shared_why,
    told_why,
)
from cop_session.domain.state import Adaptation, Answer, Commitment, Line, Participant, Poll, State

TEACHER, PUPIL, GONE = 1, 2, 3
PEOPLE: Final = (Participant(TEACHER, "a", "An", Role.TEACHER), Participant(PUPIL, "b", "Lena", Role.PUPIL))
NOBODY_SAID: Final = State(people=PEOPLE)


def poll(*answers: Answer, scale: Scale = Scale.CONDITIONS) -> Poll:
    return Poll(10, scale, (), (TEACHER,), answers)


def turn(seq: int, why: str, consent: Consent = Consent.TO_ASK) -> Adaptation:
    return Adaptation(seq, why, (), (), Commitment(""), consent)


def action(of: int, *polls: Poll, turns: tuple[Adaptation, ...] = (), struck: bool = False) -> Line:
    at = datetime(2026, 11, 24, tzinfo=UTC) if struck else None
    return Line(of, Kind.ACTION, "lezen", polls=polls, adaptations=turns, struck=at)


def at_table(*actions: Line) -> State:
    return State(people=PEOPLE, lines={Kind.ACTION: actions}, kinds={one.id: one.kind for one in actions})


@pytest.mark.parametrize(
    ("scale", "person", "score", "hidden", "alone", "needs"),
    [
        (Scale.CONDITIONS, TEACHER, 0, False, False, True),
        (Scale.CONDITIONS, TEACHER, 1, False, False, False),
        (Scale.CONDITIONS, TEACHER, 1, True, True, True),
        (Scale.CONDITIONS, TEACHER, 2, False, False, True),
        (Scale.CONDITIONS, PUPIL, 1, False, True, True),
        (Scale.CONDITIONS, GONE, 1, False, False, False),
        (Scale.FIVE, TEACHER, 1, False, False, True),
        (Scale.FIVE, PUPIL, 3, False, True, True),
    ],
)
def test_only_an_open_condition_needs_no_yes(
    scale: Scale, person: int, score: int, hidden: bool, alone: bool, needs: bool
) -> None:
    told = {}
    for consent in Consent:
        answer = Answer(20, person, score, "woorden", consent=consent, alone=hidden)
        asked = poll(answer, scale=scale)
        assert is_alone(NOBODY_SAID, answer) is alone
        assert needs_yes(NOBODY_SAID, asked, answer) is needs
        told[consent] = may_be_told(NOBODY_SAID, asked, answer)
    assert told == {Consent.YES: True, Consent.NO: not needs, Consent.TO_ASK: not needs}


NO: Final = Answer(21, TEACHER, 0, "geen uren", (Reason.TIME,))
GROUNDS: Final = Answer(22, TEACHER, 0, "", (Reason.COST,), Consent.NO)
HIDDEN: Final = Answer(23, PUPIL, 0, "Ik durf niet")
CONDITION: Final = Answer(24, TEACHER, 1, "er tijd is")
WORDLESS: Final = Answer(25, TEACHER, 2)


def test_the_reasons_of_all_actions_come_in_the_order_in_which_they_were_given() -> None:
    first = action(
        5,
        poll(HIDDEN, CONDITION, WORDLESS),
        poll(NO, GROUNDS),
        turns=(
            turn(20, "te vroeg", Consent.YES),
            turn(26, "want ik DURF niet"),
            turn(27, ""),
            turn(28, "Geen uren; ik durf niet"),
            turn(29, "geen uren; te ver"),
        ),
    )
    second = action(6, poll(NO))
    state = at_table(first, second, action(7, poll(NO), struck=True))
    given = (
        GivenReason(20, first, None, "te vroeg", (), Consent.YES, False),
        GivenReason(21, first, TEACHER, "geen uren", (Reason.TIME,), Consent.TO_ASK, False),
        GivenReason(22, first, TEACHER, "", (Reason.COST,), Consent.NO, False),
        GivenReason(23, first, PUPIL, "Ik durf niet", (), Consent.TO_ASK, True),
        GivenReason(26, first, None, "want ik DURF niet", (), Consent.TO_ASK, True),
        GivenReason(29, first, None, "geen uren; te ver", (), Consent.TO_ASK, False),
        GivenReason(21, second, TEACHER, "geen uren", (Reason.TIME,), Consent.TO_ASK, False),
    )
    assert reasons(state) == given
    assert open_reasons(state) == (given[1], given[5], given[6])


YES: Final = Answer(30, TEACHER, 0, "te ver", consent=Consent.YES)
SAID_YES: Final = Answer(31, PUPIL, 0, "Ik durf niet", consent=Consent.YES)


@pytest.mark.parametrize(
    ("answers", "why", "consent", "told", "shared"),
    [
        ((), "te vroeg", Consent.YES, True, True),
        ((), "te vroeg", Consent.TO_ASK, False, True),
        ((), "te vroeg", Consent.NO, False, True),
        ((NO,), "want GEEN uren", Consent.YES, False, True),
        ((NO,), "te vroeg", Consent.YES, True, True),
        ((YES, NO), "want geen uren", Consent.YES, False, True),
        ((YES,), "want Te ver", Consent.YES, True, True),
        ((YES,), "want Te ver", Consent.TO_ASK, False, True),
        ((CONDITION,), "tot er tijd is", Consent.YES, True, True),
        ((WORDLESS,), "te vroeg", Consent.YES, True, True),
        ((HIDDEN,), "want ik durf niet", Consent.YES, False, False),
        ((HIDDEN,), "te vroeg", Consent.YES, True, True),
        ((SAID_YES,), "want ik durf niet", Consent.YES, True, False),
        ((Answer(32, PUPIL, 0),), "te vroeg", Consent.YES, True, True),
    ],
)
def test_why_an_action_was_adapted_is_told_with_a_yes_and_shared_without_private_words(
    answers: tuple[Answer, ...], why: str, consent: Consent, told: bool, shared: bool
) -> None:
    line, adapted = action(5, poll(*answers)), turn(40, why, consent)
    state = at_table(line)
    assert told_why(state, line, adapted) == (why if told else "")
    assert shared_why(state, line, adapted) == (why if shared else "")
