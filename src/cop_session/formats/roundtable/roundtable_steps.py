"""The six steps of the round table: their minutes, sentences and sections."""

from typing import Final

from cop_session.domain.codes import Kind
from cop_session.domain.schedule import Step
from cop_session.domain.talk_format import AskFormat, CueFor, LineAspect, SectionFormat, SpokenCue, StepFormat
from cop_session.i18n import msgid

NETHERLANDS: Final = "nl_NL"
SPOKEN: Final = (LineAspect.OWNERS, LineAspect.WHEN, LineAspect.PLACE, LineAspect.LINKS)
WHO_AND_WHEN: Final = (LineAspect.OWNERS, LineAspect.WHEN)

ACTIONS: Final = SectionFormat(Kind.ACTION, msgid("Actions"), msgid("New action"), SPOKEN, spoken=True)
PEOPLE: Final = SectionFormat(part="people")
AGREEMENTS: Final = SectionFormat(Kind.AGREEMENT, msgid("Agreements"), msgid("New agreement"))
NEEDS: Final = SectionFormat(Kind.NEED, msgid("Educational needs"), msgid("In order to …, {pupil} needs … who"))
QUOTES: Final = SectionFormat(
    Kind.QUOTE,
    msgid("In the pupil's words"),
    msgid("What {pupil} says, literally"),
    (LineAspect.SAID_BY, LineAspect.IN_PLAN),
)
WORKS: Final = SectionFormat(
    Kind.WORKS, msgid("What already works"), msgid("What already works"), (LineAspect.SAID_BY,)
)
CONCERNS: Final = SectionFormat(Kind.CONCERN, msgid("Concerns"), msgid("A concern"), (LineAspect.SAID_BY,))
LACKS: Final = SectionFormat(Kind.LACKS, msgid("The teacher needs"), msgid("What the teacher needs"), WHO_AND_WHEN)
HEARD: Final = SectionFormat(
    Kind.HEARD, msgid("How the pupil was heard"), msgid("How {pupil} was heard"), locale="nl_NL"
)
COUNTED: Final = SectionFormat(Kind.COUNTED, msgid("How that counted"), msgid("How it counted"), locale=NETHERLANDS)
APPOINTMENT: Final = SectionFormat(part="appointment")
SIGNS: Final = SectionFormat(
    Kind.SIGN, msgid("How we will notice that it helps"), msgid("We notice it by"), (LineAspect.LINKS,)
)
RECIPIENTS: Final = SectionFormat(part="recipients")
OPEN: Final = SectionFormat(Kind.OPEN, msgid("Still open"), msgid("What stays open"), WHO_AND_WHEN)
REMARKS: Final = SectionFormat(
    Kind.REMARK, msgid("In own words"), msgid("A remark for the plan"), (LineAspect.SAID_BY,)
)
ACTION_PART: Final = SectionFormat(part="action_part", locale=NETHERLANDS)

_ABOUT_THE_TEACHER: Final = (
    SpokenCue(
        msgid(
            "“{teacher}, now about you: where do you want to get to, what do you do already, and what do you need "
            "to keep it up?”"
        ),
        CueFor.TEACHER_PRESENT,
    ),
    SpokenCue(
        msgid(
            "“Now about who teaches the class: where do you want to get to, what do you do already, and what do you "
            "need to keep it up?”"
        ),
        CueFor.TEACHER_ABSENT,
    ),
)
_ABOUT_THE_PARENTS: Final = SpokenCue(
    msgid("“And you at home: what do you do already, and what would help you to keep it up?”"), CueFor.FAMILY_PRESENT
)

_WELCOME: Final = StepFormat(
    Step.WELCOME,
    msgid("Welcome"),
    msgid("Who is here, and what do we agree on?"),
    5,
    purpose=msgid("Everyone arrives: who is here, and as what? Say that you write along, and agree how you will talk."),
    cues=(
        SpokenCue(
            msgid(
                "“Welcome. We are here around one question: what does {pupil} need, and what can each of us do about "
                "it? I write along; feel free to say: ‘do not write that down’.”"
            )
        ),
        SpokenCue(
            msgid("“Only what we agree on together is put on paper. Before we leave, we decide together who gets it.”")
        ),
    ),
    sections=(
        PEOPLE,
        AGREEMENTS,
        SectionFormat(Kind.OBSERVER, msgid("Sits along as observer"), msgid("Name and from where")),
    ),
)

_NEED: Final = StepFormat(
    Step.NEED,
    msgid("Need"),
    msgid("What does {pupil} need? And the teacher?"),
    14,
    purpose=msgid(
        "What the pupil needs, then what the teacher and the parents need; what works already and what worries people."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“{teacher} put into words beforehand what may help. I will read it out. {pupil}, is that right, or "
                "would you say it differently?”"
            ),
            CueFor.PUPIL_PRESENT,
        ),
        SpokenCue(
            msgid(
                "“Thank you, {pupil}. This is what I remembered from you. May it be in the plan like this, or would "
                "you rather keep it to yourself?”"
            ),
            CueFor.PUPIL_PRESENT,
        ),
        SpokenCue(
            msgid(
                "“{teacher} put into words beforehand what may help {pupil}. I will read it out. Do you recognise "
                "{pupil} in it, or would you say it differently?”"
            ),
            CueFor.PUPIL_ABSENT,
        ),
        SpokenCue(
            msgid(
                "“{pupil} is not with us. Who knows what {pupil} says about it, and who asks whether that may be in "
                "the plan?”"
            ),
            CueFor.PUPIL_ABSENT,
        ),
        *_ABOUT_THE_TEACHER,
        _ABOUT_THE_PARENTS,
    ),
    sections=(
        NEEDS,
        QUOTES,
        WORKS,
        CONCERNS,
        SectionFormat(Kind.AIM, msgid("The teacher wants to reach"), msgid("What the teacher wants to reach")),
        SectionFormat(Kind.DOES, msgid("The teacher already does"), msgid("What the teacher already does")),
        LACKS,
        SectionFormat(Kind.PARENTS_NEED, msgid("The parents need"), msgid("What helps parents"), WHO_AND_WHEN),
        ACTIONS,
        HEARD,
        COUNTED,
    ),
)

_ACTIONS: Final = StepFormat(
    Step.ACTIONS,
    msgid("Actions"),
    msgid("Who does what, and from when?"),
    18,
    purpose=msgid(
        "Everyone at the table brings ideas. Note what somebody will do, who does it and from when; who is named first "
        "sees to it. What is not for now is kept for later."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“We think out loud now. Everything may be put on the table, also what was never tried here; we choose "
                "later on. What works at home?”"
            )
        ),
    ),
    sections=(ACTIONS,),
)

_WALKTHROUGH: Final = StepFormat(
    Step.WALKTHROUGH,
    msgid("Walkthrough"),
    msgid("Will it work?"),
    13,
    protected=True,
    purpose=msgid(
        "One action at a time: ask those who do it whether it will work. A no helps: make the action smaller, later or "
        "with help, and ask again. When you go on, you ask once which reasons may be in the plan."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“I go through every action and ask only who does it: will it work, will it work if …, or will it "
                "not? ‘No’ helps us too: then we make it smaller.”"
            ),
            CueFor.IN_CONDITIONS,
        ),
        SpokenCue(
            msgid(
                "“I go through every action and ask only who does it: from 0 to 5, how well will it work? From 3 on it "
                "will. A low number helps us too: then we make it smaller.”"
            ),
            CueFor.FROM_0_TO_5,
        ),
    ),
    asks=(AskFormat(Kind.ACTION),),
)

_EVALUATION: Final = StepFormat(
    Step.EVALUATION,
    msgid("Evaluation"),
    msgid("When do we look back, and what will we see then?"),
    5,
    protected=True,
    purpose=msgid("Agree when and where you sit together again, and how you will notice then that it helps."),
    cues=(
        SpokenCue(
            msgid("“When do we sit together again, and how will we notice then that things are getting better?”")
        ),
    ),
    sections=(APPOINTMENT, SIGNS),
)

_CLOSING: Final = StepFormat(
    Step.CLOSING,
    msgid("Closing"),
    msgid("Who receives the plan, and what is still open?"),
    5,
    purpose=msgid(
        "Go through what is still open, strike what should not stay, and agree who receives the plan and how. Then end "
        "the talk."
    ),
    cues=(
        SpokenCue(
            msgid(
                "“Is there anything in it that you would rather have struck? Do you want the plan on paper, by mail, "
                "or shall we go through it together?”"
            )
        ),
    ),
    sections=(RECIPIENTS, OPEN, REMARKS, ACTION_PART),
)

STEPS: Final = (_WELCOME, _NEED, _ACTIONS, _WALKTHROUGH, _EVALUATION, _CLOSING)
