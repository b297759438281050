"""An invented kind of talk in forty lines: two steps, a kind of line, a role, a check and a document of its own."""

from typing import Final

from cop_session.domain.codes import Kind, Role
from cop_session.domain.feasibility import LABELS
from cop_session.domain.open_items import Loose, LooseEnd
from cop_session.domain.schedule import Step
from cop_session.domain.talk_format import (
    AskFormat,
    KindFormat,
    LineAspect,
    LooseEndCheck,
    SectionFormat,
    SpokenCue,
    StepFormat,
    TalkFormat,
)
from cop_session.formats.line_kinds import ROUND_TABLE_KINDS

TIP, NO_TIP = Kind("tip"), Loose("no_tip")
HELLO, IDEAS = Step("hello"), Step("ideas")
TIPS: Final = SectionFormat(TIP, "Tips", "Een tip", (LineAspect.OWNERS, LineAspect.WHEN))
ACTIONS: Final = SectionFormat(Kind.ACTION, "Afspraken", "Een afspraak", (LineAspect.OWNERS,), spoken=True)

INVENTED: Final = TalkFormat(
    code="invented",
    version=1,
    name="Tipgesprek",
    title="Verslag van het tipgesprek",
    steps=(
        StepFormat(
            HELLO,
            "Hallo",
            "Wie is er?",
            5,
            cues=(SpokenCue("“Dag allemaal.”"),),
            sections=(SectionFormat(part="people"),),
        ),
        StepFormat(
            IDEAS, "Tips", "Wat helpt?", 15, protected=True, sections=(TIPS, ACTIONS), asks=(AskFormat(Kind.ACTION),)
        ),
    ),
    kinds={**ROUND_TABLE_KINDS, TIP: KindFormat(frozenset({LineAspect.OWNERS, LineAspect.WHEN}))},
    labels=LABELS,
    answers={},
    standard_length=20,
    lengths=(20,),
    seats=4,
    begins=True,
    open_items=lambda state: () if state.of(TIP) else (LooseEnd(NO_TIP),),
    checks={NO_TIP: LooseEndCheck(IDEAS, "Nog geen enkele tip", TIP)},
    document=("tip", "agreements", "people"),
    roles={Role("buddy"): "maatje, buddy"},
)
