"""The layout of each step: its title, its question, the sentences to read aloud and its sections."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop_session.domain.codes import Kind, Role, Scale
from cop_session.domain.family import of_the_family
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.i18n import msgid
from cop_session.tui.steps.core.aspects import InPlan, Needs, Owners, PlaceAspect, SaidBy, Timing
from cop_session.tui.steps.core.section import Section
from cop_session.tui.steps.sections.action_section import SpokenActionSection
from cop_session.tui.steps.sections.appointment_section import AppointmentSection
from cop_session.tui.steps.sections.line_sections import LineSection
from cop_session.tui.steps.sections.participants_section import PeopleSection
from cop_session.tui.steps.sections.recipients_section import ActionPartSection, RecipientSection


@dataclass(frozen=True, slots=True)
class StepLayout:
    """A step on the screen; `name`, `question` and `cues` are msgids, cues name {pupil} and {teacher}."""

    name: str
    question: str
    cues: Sequence[str]
    sections: Sequence[Section] = ()
    dutch_sections: Sequence[Section] = ()
    """Sections that only Dutch schools have."""
    without_pupil: Sequence[str] = ()
    """The sentences for a table without the pupil, if they differ."""
    from_0_to_5: Sequence[str] = ()
    """The sentences for answers on that scale, if they differ."""

    def cues_at(self, state: State) -> Sequence[str]:
        """Return the sentences to read aloud for the participants in `state`, in the words of its scale."""
        if state.scale is Scale.FIVE and self.from_0_to_5:
            return self.from_0_to_5
        there = [one for one in state.people if state.attendance(one.id).present]
        pupil = any(one.role is Role.PUPIL for one in there)
        cues = self.cues if pupil else self.without_pupil or self.cues
        if not any(one.role is Role.TEACHER for one in there):
            cues = [_ABOUT_WHO_TEACHES if cue == _ABOUT_THE_TEACHER else cue for cue in cues]
        if not any(of_the_family(one) for one in there):
            cues = [cue for cue in cues if cue != _ABOUT_THE_PARENTS]
        return cues

    def sections_in(self, locale: str) -> tuple[Section, ...]:
        """Return the sections of this step in the vocabulary of `locale`."""
        return (*self.sections, *(self.dutch_sections if locale == "nl_NL" else ()))


ACTION = SpokenActionSection(
    Kind.ACTION, msgid("Actions"), msgid("New action"), (Owners(), Timing(), PlaceAspect(), Needs())
)

_ABOUT_THE_TEACHER = msgid(
    "“{teacher}, now about you: where do you want to get to, what do you do already, and what do you need "
    "to keep it up?”"
)

_ABOUT_WHO_TEACHES = msgid(
    "“Now about who teaches the class: where do you want to get to, what do you do already, and what do you need to "
    "keep it up?”"
)

_ABOUT_THE_PARENTS = msgid("“And you at home: what do you do already, and what would help you to keep it up?”")

LAYOUT: dict[Step, StepLayout] = {
    Step.WELCOME: StepLayout(
        msgid("Welcome"),
        msgid("Who is here, and what do we agree on?"),
        (
            msgid(
                "“Welcome. We are here around one question: what does {pupil} need, and what can each of us do about "
                "it? I write along; feel free to say: ‘do not write that down’.”"
            ),
            msgid("“Only what we agree on together is put on paper. Before we leave, we decide together who gets it.”"),
        ),
        (
            PeopleSection(),
            LineSection(Kind.AGREEMENT, msgid("Agreements"), msgid("New agreement")),
            LineSection(Kind.OBSERVER, msgid("Sits along as observer"), msgid("Name and from where")),
        ),
    ),
    Step.NEED: StepLayout(
        msgid("Need"),
        msgid("What does {pupil} need? And the teacher?"),
        (
            msgid(
                "“{teacher} put into words beforehand what may help. I will read it out. {pupil}, is that right, or "
                "would you say it differently?”"
            ),
            msgid(
                "“Thank you, {pupil}. This is what I remembered from you. May it be in the plan like this, or would "
                "you rather keep it to yourself?”"
            ),
            _ABOUT_THE_TEACHER,
            _ABOUT_THE_PARENTS,
        ),
        (
            LineSection(Kind.NEED, msgid("Educational needs"), msgid("In order to …, {pupil} needs … who")),
            LineSection(
                Kind.QUOTE, msgid("In the pupil's words"), msgid("What {pupil} says, literally"), (SaidBy(), InPlan())
            ),
            LineSection(Kind.WORKS, msgid("What already works"), msgid("What already works"), (SaidBy(),)),
            LineSection(Kind.CONCERN, msgid("Concerns"), msgid("A concern"), (SaidBy(),)),
            LineSection(Kind.AIM, msgid("The teacher wants to reach"), msgid("What the teacher wants to reach")),
            LineSection(Kind.DOES, msgid("The teacher already does"), msgid("What the teacher already does")),
            LineSection(Kind.LACKS, msgid("The teacher needs"), msgid("What the teacher needs"), (Owners(), Timing())),
            LineSection(
                Kind.PARENTS_NEED, msgid("The parents need"), msgid("What helps parents"), (Owners(), Timing())
            ),
            ACTION,
        ),
        (
            LineSection(Kind.HEARD, msgid("How the pupil was heard"), msgid("How {pupil} was heard")),
            LineSection(Kind.COUNTED, msgid("How that counted"), msgid("How it counted")),
        ),
        (
            msgid(
                "“{teacher} put into words beforehand what may help {pupil}. I will read it out. Do you recognise "
                "{pupil} in it, or would you say it differently?”"
            ),
            msgid(
                "“{pupil} is not with us. Who knows what {pupil} says about it, and who asks whether that may be in "
                "the plan?”"
            ),
            _ABOUT_THE_TEACHER,
            _ABOUT_THE_PARENTS,
        ),
    ),
    Step.ACTIONS: StepLayout(
        msgid("Actions"),
        msgid("Who does what, and from when?"),
        (
            msgid(
                "“We think out loud now. Everything may be put on the table, also what was never tried here; we choose "
                "later on. What works at home?”"
            ),
        ),
        (ACTION,),
    ),
    Step.WALKTHROUGH: StepLayout(
        msgid("Walkthrough"),
        msgid("Will it work?"),
        (
            msgid(
                "“I go through every action and ask only who does it: will it work, will it work if …, or will it "
                "not? ‘No’ helps us too: then we make it smaller.”"
            ),
        ),
        from_0_to_5=(
            msgid(
                "“I go through every action and ask only who does it: from 0 to 5, how well will it work? From 3 on it "
                "will. A low number helps us too: then we make it smaller.”"
            ),
        ),
    ),
    Step.EVALUATION: StepLayout(
        msgid("Evaluation"),
        msgid("When do we look back, and what will we see then?"),
        (msgid("“When do we sit together again, and how will we notice then that things are getting better?”"),),
        (
            AppointmentSection(),
            LineSection(Kind.SIGN, msgid("How we will notice that it helps"), msgid("We notice it by"), (Needs(),)),
        ),
    ),
    Step.CLOSING: StepLayout(
        msgid("Closing"),
        msgid("Who receives the plan, and what is still open?"),
        (
            msgid(
                "“Is there anything in it that you would rather have struck? Do you want the plan on paper, by mail, "
                "or shall we go through it together?”"
            ),
        ),
        (
            RecipientSection(),
            LineSection(Kind.OPEN, msgid("Still open"), msgid("What stays open"), (Owners(), Timing())),
            LineSection(Kind.REMARK, msgid("In own words"), msgid("A remark for the plan"), (SaidBy(),)),
        ),
        (ActionPartSection(),),
    ),
}
