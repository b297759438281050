"""The sentences of a step to read aloud, for the people at the table."""

from collections.abc import Sequence

from cop_session.domain.codes import Role, Scale
from cop_session.domain.family import of_the_family
from cop_session.domain.state import State
from cop_session.domain.talk_format import CueFor, StepFormat


def cues_at(step: StepFormat, state: State) -> Sequence[str]:
    """Return the sentences of a step for the participants in `state`, as msgids in the words of its scale."""
    there = [one for one in state.people if state.attendance(one.id).present]
    pupil = any(one.role is Role.PUPIL for one in there)
    teacher = any(one.role is Role.TEACHER for one in there)
    holds = {
        CueFor.ANYBODY: True,
        CueFor.PUPIL_PRESENT: pupil,
        CueFor.PUPIL_ABSENT: not pupil,
        CueFor.TEACHER_PRESENT: teacher,
        CueFor.TEACHER_ABSENT: not teacher,
        CueFor.FAMILY_PRESENT: any(of_the_family(one) for one in there),
        CueFor.IN_CONDITIONS: state.scale is not Scale.FIVE,
        CueFor.FROM_0_TO_5: state.scale is Scale.FIVE,
    }
    return [cue.words for cue in step.cues if holds[cue.at]]
