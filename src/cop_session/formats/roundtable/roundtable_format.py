"""The format of the round table, the first one: a log that names no format is a round table."""

from typing import Final

from cop_session.domain.feasibility import LABELS
from cop_session.domain.open_items import round_table_ends
from cop_session.domain.schedule import STANDARD_LENGTH
from cop_session.domain.state import ROUND_TABLE
from cop_session.domain.talk_format import TalkFormat
from cop_session.formats.line_kinds import ROUND_TABLE_KINDS
from cop_session.formats.roundtable.roundtable_checks import CHECKS
from cop_session.formats.roundtable.roundtable_steps import STEPS
from cop_session.i18n import msgid

ROUNDTABLE: Final = TalkFormat(
    code=ROUND_TABLE,
    version=1,
    name=msgid("Round table"),
    title=msgid("Care plan – agreements of the round table"),
    steps=STEPS,
    kinds=ROUND_TABLE_KINDS,
    labels=LABELS,
    answers={},
    standard_length=STANDARD_LENGTH,
    lengths=(45, 60, 75, 90),
    seats=10,
    begins=True,
    open_items=round_table_ends,
    checks=CHECKS,
    document=(
        *("draft", "glance", "changed", "needs", "strengths", "agreements", "support", "parents_support"),
        # Whoever signs finds something else on the page: a form alone on the last one goes astray.
        *("adapted", "concerns", "evaluation", "still_open", "remarks", "heard", "action_part", "receipt", "people"),
    ),
    file_word=msgid("care-plan"),
)
