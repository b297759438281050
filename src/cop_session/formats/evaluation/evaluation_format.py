"""The format of the interim evaluation, which follows a round table or another evaluation."""

from typing import Final

from cop_session.domain.codes import DONE, MOVEMENT, OUTCOME, SEEN, TEACHER_ALONE, Kind
from cop_session.domain.feasibility import LABELS
from cop_session.domain.state import ROUND_TABLE
from cop_session.domain.talk_format import KindFormat, TalkFormat
from cop_session.formats.evaluation.evaluation_checks import CHECKS, evaluation_ends
from cop_session.formats.evaluation.evaluation_steps import STEPS
from cop_session.formats.line_kinds import AGREED, FEASIBILITY, LINKS, ROUND_TABLE_KINDS
from cop_session.i18n import msgid

CODE: Final = "evaluation"

ANSWERS: Final = {
    OUTCOME: (msgid("done as agreed"), msgid("partly"), msgid("not done"), msgid("stopped")),
    MOVEMENT: (msgid("much harder"), msgid("harder"), msgid("the same"), msgid("better"), msgid("much better")),
    SEEN: (msgid("not yet"), msgid("sometimes"), msgid("yes")),
}
"""The answers on the scales of an evaluation, lowest first."""

EVALUATION: Final = TalkFormat(
    code=CODE,
    version=1,
    name=msgid("Interim evaluation"),
    title=msgid("Care plan – after the interim evaluation"),
    steps=STEPS,
    kinds={
        **ROUND_TABLE_KINDS,
        Kind.ACTION: KindFormat(AGREED | LINKS, FEASIBILITY | {OUTCOME}),
        Kind.NEED: KindFormat(scales=frozenset({MOVEMENT})),
        Kind.SIGN: KindFormat(LINKS, frozenset({SEEN})),
    },
    labels={**LABELS, **{scale: len(words) for scale, words in ANSWERS.items()}},
    answers=ANSWERS,
    standard_length=30,
    lengths=(30, 45, 60),
    seats=10,
    begins=True,
    open_items=evaluation_ends,
    checks=CHECKS,
    document=(
        *("draft", "glance", "changed", "needs", "outcomes", "strengths", "agreements", "support", "parents_support"),
        *("adapted", "concerns", "over_time", "evaluation", "still_open", "remarks", "heard", "action_part"),
        *("receipt", "people"),
    ),
    follows=(ROUND_TABLE, CODE),
    words={DONE: msgid("done"), TEACHER_ALONE: msgid("the teacher alone")},
    file_word=msgid("evaluated-plan"),
    dated=msgid("evaluation of {day}"),
)
