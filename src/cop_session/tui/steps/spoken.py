"""Sentences that name the pupil and the teacher of this round table."""

from cop_session.roundtable.naming import call_names
from cop_session.roundtable.words import Detail, Role
from cop_session.tui.steps.section import Moment


def spoken(moment: Moment, sentence: str) -> str:
    """Return a msgid in the session's language, with the names for its {pupil} and {teacher}."""
    state, t = moment.state, moment.t
    names = call_names(state.people)
    teacher = next((names[one.id] for one in state.people if one.role is Role.TEACHER), t("the teacher"))
    known = names[state.pupil.id] if state.pupil else state.detail(Detail.PUPIL)
    said = t(sentence).format(pupil=known or t("the pupil"), teacher=teacher)
    # A sentence may begin with "the teacher", after its opening quotation mark.
    start = 1 if said.startswith("“") else 0
    return said[:start] + said[start : start + 1].upper() + said[start + 1 :]
