"""What holds of the documents of any evaluation, at any moment, whatever the talks before it were."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop_session.documents import text_export
from cop_session.domain import events as ev
from cop_session.domain.codes import (
    DONE,
    ENDING,
    GOOD_ENDING,
    MOVEMENT,
    OUTCOME,
    SEEN,
    TEACHER_ALONE,
    Consent,
    Kind,
    Role,
    Scale,
    Standing,
)
from cop_session.domain.fold import fold
from cop_session.domain.state import Adaptation, Answer, Line, LineOrigin, Poll, State
from tests.documents.support.evaluations import LENA, MILAN, NOVEMBER, Evaluated
from tests.scenarios import lena_again
from tests.scenarios.script import recorded
from tests.support.strategies import histories

LOG = recorded(lena_again.script())
FIRST, SECOND = "first-session", "second-session"
laws = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_SCALES = {Kind.ACTION: OUTCOME, Kind.NEED: MOVEMENT, Kind.SIGN: SEEN}
_answers = st.builds(
    Answer,
    seq=st.integers(1, 40),
    person=st.integers(0, 12),
    score=st.integers(0, 9),
    remark=st.sampled_from(["", "te druk"]),
    consent=st.sampled_from(Consent),
)


@pytest.mark.parametrize("earlier", [(NOVEMBER,), ()], ids=["with the round table", "alone"])
@pytest.mark.parametrize("number", [0, 2])
def test_at_every_moment_of_the_talk_all_documents_can_be_made(earlier: tuple[State, ...], number: int) -> None:
    for place in range(1, len(LOG) + 1, 4):
        made = Evaluated(fold(LOG[:place]), earlier, number).outlines()
        assert len(made) >= 3
        assert all(text_export.render(one) for one in made.values())


@laws
@given(histories(max_size=25), histories(max_size=25), histories(max_size=15), st.data())
def test_whatever_happened_in_the_talks_of_a_series_it_can_leave(
    now: list[ev.Recorded], before: list[ev.Recorded], first: list[ev.Recorded], data: st.DataObject
) -> None:
    second = _evaluation(fold(before), FIRST, data)
    third = _evaluation(fold(now), SECOND, data)
    for earlier in ((fold(first), second), (second,), ()):
        for number in (0, 3):
            made = Evaluated(third, earlier, number)
            assert all(text_export.render(one) for one in made.outlines().values())
            assert made.word()


@pytest.mark.parametrize("evaluated", [LENA, MILAN], ids=["lena", "milan"])
@pytest.mark.parametrize("consent", [Consent.NO, Consent.TO_ASK])
def test_an_answer_of_the_pupil_without_a_yes_leaves_no_trace(evaluated: Evaluated, consent: Consent) -> None:
    unheard, absent = (_of_pupil(evaluated.state, given) for given in (consent, None))
    assert unheard != absent
    assert replace(evaluated, state=unheard).every() == replace(evaluated, state=absent).every()
    assert replace(evaluated, state=absent).every() != evaluated.every()


def _of_pupil(state: State, consent: Consent | None) -> State:
    """The state with the answers of the pupil about the needs under another consent, or without them."""
    pupil = next(one.id for one in state.people if one.role is Role.PUPIL)

    def changed(line: Line) -> Line:
        return replace(line, polls=tuple(map(heard, line.polls)))

    def heard(poll: Poll) -> Poll:
        kept = [one for one in poll.answers if one.person != pupil or consent is not None]
        answers = tuple(replace(one, consent=consent) if one.person == pupil and consent else one for one in kept)
        return replace(poll, answers=answers)

    return replace(state, lines={**state.lines, Kind.NEED: tuple(map(changed, state.of(Kind.NEED)))})


def _evaluation(state: State, follows: str, data: st.DataObject) -> State:
    """Any state as that of an evaluation: with answers on its scales, lines that came along, perhaps a good ending."""
    lines = {kind: tuple(_line(line, follows, data) for line in row) for kind, row in state.lines.items()}
    details = {**state.details, ENDING: data.draw(st.sampled_from(["", GOOD_ENDING, "?"]))}
    return replace(state, format="evaluation", follows=follows, lines=lines, details=details, locale="nl_BE")


def _line(line: Line, follows: str, data: st.DataObject) -> Line:
    draw, polls = data.draw, line.polls
    if (scale := _SCALES.get(line.kind)) and draw(st.booleans()):
        polls = (*polls, _poll(scale, tuple(draw(st.lists(_answers, max_size=4)))))
    came = draw(st.booleans())
    alone = (Adaptation(40, "", (), (TEACHER_ALONE,), line.commitment),) if draw(st.booleans()) else ()
    return replace(
        line,
        polls=polls,
        origin=LineOrigin(draw(st.sampled_from([FIRST, follows])), line.id, line.commitment) if came else None,
        standing=draw(st.sampled_from([*Standing, DONE])),
        adaptations=(*line.adaptations, *alone),
    )


def _poll(scale: Scale, answers: tuple[Answer, ...]) -> Poll:
    return Poll(30, scale, ("a",) * 10, (1, 2), answers)
