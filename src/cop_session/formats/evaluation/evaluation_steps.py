"""The steps of the interim evaluation: their minutes, sentences, questions and sections."""

from typing import Final

from cop_session.domain.codes import MOVEMENT, OUTCOME, SEEN, Kind
from cop_session.domain.schedule import Step
from cop_session.domain.talk_format import AskFormat, CueFor, Respondents, SectionFormat, SpokenCue, StepFormat
from cop_session.formats.roundtable.roundtable_steps import (
    ACTION_PART,
    ACTIONS,
    AGREEMENTS,
    APPOINTMENT,
    CONCERNS,
    COUNTED,
    HEARD,
    LACKS,
    NEEDS,
    OPEN,
    PEOPLE,
    QUOTES,
    RECIPIENTS,
    REMARKS,
    SIGNS,
    WORKS,
)
from cop_session.i18n import msgid

WELCOME_BACK: Final = Step("welcome_back")
OUTCOMES: Final = Step("outcomes")
MOVEMENTS: Final = Step("movements")
WHAT_NOW: Final = Step("what_now")
NEXT_DATE: Final = Step("next_date")
ROUND_OFF: Final = Step("round_off")

_WELCOME_BACK: Final = StepFormat(
    WELCOME_BACK,
    msgid("Welcome back"),
    msgid("Who is here, and does our agreement still hold?"),
    3,
    purpose=msgid(
        "Read out the needs and what you agreed on then. A pupil who leaves early goes first: any step may be opened "
        "before its turn."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“Welcome back. Today we look at the plan, not at who forgot what. {pupil}, you may go first in a "
                "moment.”"
            ),
            CueFor.PUPIL_PRESENT,
        ),
        SpokenCue(
            msgid("“{pupil} is not with us. Who asked how it was for {pupil}, and what may we hear of it?”"),
            CueFor.PUPIL_ABSENT,
        ),
        SpokenCue(msgid("“This is what we agreed on last time. Does anyone want to talk about something else first?”")),
    ),
    sections=(PEOPLE, AGREEMENTS, HEARD, COUNTED),
)

_OUTCOMES: Final = StepFormat(
    OUTCOMES,
    msgid("Actions"),
    msgid("What became of each action?"),
    9,
    purpose=msgid(
        "Ask those who did it: done, partly, not or stopped, and what made the difference. The words beside an answer "
        "are in the plan only with a yes."
    ),
    cues=(
        SpokenCue(msgid("“I ask those who did it: done, partly, not or stopped? And what made it work, or just not?”")),
        SpokenCue(msgid("“Not done is news too: then the agreement was too big, or the moment was wrong.”")),
    ),
    asks=(AskFormat(Kind.ACTION, OUTCOME, Respondents.OWNERS, carried=True),),
    sections=(ACTIONS, WORKS, CONCERNS, LACKS),
)

_MOVEMENTS: Final = StepFormat(
    MOVEMENTS,
    msgid("Needs"),
    msgid("How did each need move?"),
    6,
    protected=True,
    purpose=msgid(
        "Ask each person for themselves, the pupil first: much harder, harder, the same, better or much better. "
        "Different answers are fine: they are never averaged. Then ask whether each sign shows."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“{pupil}, last time this was still hard. Is it much harder now, harder, the same, better or much "
                "better?”"
            ),
            CueFor.PUPIL_PRESENT,
        ),
        SpokenCue(msgid("“Now the others, each for themselves. We may see it differently; we do not average.”")),
    ),
    asks=(AskFormat(Kind.NEED, MOVEMENT, Respondents.EVERYBODY), AskFormat(Kind.SIGN, SEEN, Respondents.TABLE)),
    sections=(QUOTES, WORKS, CONCERNS, NEEDS),
)

_WHAT_NOW: Final = StepFormat(
    WHAT_NOW,
    msgid("What now"),
    msgid("Keep, change or stop?"),
    6,
    purpose=msgid(
        "Decide for each action: keep, change or stop; note new ones. What changed or is new is asked once more of "
        "those who do it."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“For each agreement: keep, change or stop? And {teacher}, what can you do from now on without help, "
                "and when may you still call?”"
            ),
            CueFor.TEACHER_PRESENT,
        ),
        SpokenCue(msgid("“For each agreement: keep, change or stop?”"), CueFor.TEACHER_ABSENT),
        SpokenCue(msgid("“If we stop: what takes care of this then?”")),
    ),
    asks=(AskFormat(Kind.ACTION, decides=("keep", "change", "teacher_alone", "done", "later", "stop")),),
    sections=(ACTIONS, LACKS),
)

_NEXT_DATE: Final = StepFormat(
    NEXT_DATE,
    msgid("Date"),
    msgid("Another moment, or a good ending?"),
    3,
    protected=True,
    purpose=msgid("Agree on the next date, or that this is a good ending; and how you would notice."),
    cues=(SpokenCue(msgid("“Do we need another moment, or is this a good ending? By what would we notice?”")),),
    sections=(APPOINTMENT, SectionFormat(part="ending"), SIGNS),
)

_ROUND_OFF: Final = StepFormat(
    ROUND_OFF,
    msgid("Closing"),
    msgid("Who receives the plan, and what is still open?"),
    3,
    purpose=msgid(
        "Read out what changed, strike what should not stay, and check who receives the plan and how. Then end the "
        "talk."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“This is what changed; I will read it out. Is there anything in it about someone other than {pupil} "
                "that has to go?”"
            )
        ),
    ),
    sections=(RECIPIENTS, OPEN, REMARKS, ACTION_PART),
)

STEPS: Final = (_WELCOME_BACK, _OUTCOMES, _MOVEMENTS, _WHAT_NOW, _NEXT_DATE, _ROUND_OFF)
