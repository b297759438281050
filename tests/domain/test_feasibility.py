"""From answers to a verdict."""

import pytest

from cop_session.domain.codes import Kind, Scale
from cop_session.domain.feasibility import Verdict, advising, awaited, deciding, outcome, verdict
from cop_session.domain.state import Answer, Line, Poll

ANN, BOB, ELSE = 1, 2, 3


def poll(scale: Scale, stale: bool = False, **scores: int) -> Poll:
    """A poll in which Ann and Bob must do it and somebody else thinks along."""
    who = {"ann": ANN, "bob": BOB, "other": ELSE}
    answers = tuple(Answer(seq, who[name], score) for seq, (name, score) in enumerate(scores.items()))
    return Poll(10, scale, (), (ANN, BOB), answers, stale)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (poll(Scale.CONDITIONS), Verdict.OPEN),
        (poll(Scale.CONDITIONS, ann=2), Verdict.OPEN),
        (poll(Scale.CONDITIONS, ann=2, bob=2), Verdict.FEASIBLE),
        (poll(Scale.CONDITIONS, ann=2, bob=1), Verdict.CONDITIONAL),
        (poll(Scale.CONDITIONS, ann=0), Verdict.NOT_FEASIBLE),
        (poll(Scale.CONDITIONS, ann=1, bob=0), Verdict.NOT_FEASIBLE),
        (poll(Scale.CONDITIONS, ann=2, bob=2, other=0), Verdict.FEASIBLE),
        (poll(Scale.CONDITIONS, other=2), Verdict.OPEN),
        (poll(Scale.FIVE, ann=3, bob=5), Verdict.FEASIBLE),
        (poll(Scale.FIVE, ann=2, bob=5), Verdict.NOT_FEASIBLE),
        (poll(Scale.FIVE, ann=1, bob=5), Verdict.NOT_FEASIBLE),
        (poll(Scale.FIVE, stale=True, ann=5, bob=5), Verdict.STALE),
    ],
)
def test_only_those_who_must_do_it_decide(asked: Poll, expected: Verdict) -> None:
    assert outcome(asked) is expected


def test_who_has_to_answer_who_did_and_who_thinks_along() -> None:
    asked = poll(Scale.FIVE, other=5, bob=4)
    assert awaited(asked) == (ANN,)
    assert [answer.person for answer in deciding(asked)] == [BOB]
    assert [answer.person for answer in advising(asked)] == [ELSE]


def test_the_last_poll_of_a_line_counts() -> None:
    assert verdict(Line(1, Kind.ACTION, "doet iets")) is Verdict.NOT_ASKED
    twice = (poll(Scale.FIVE, ann=2, bob=5), poll(Scale.FIVE, ann=4, bob=4))
    assert verdict(Line(1, Kind.ACTION, "doet iets", polls=twice)) is Verdict.FEASIBLE
