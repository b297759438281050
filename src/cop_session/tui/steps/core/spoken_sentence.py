"""Sentences that name the pupil and the teacher of this round table."""

from cop_session.coaching.saying import said
from cop_session.tui.steps.core.section import Moment


def spoken(moment: Moment, sentence: str) -> str:
    """Return a msgid in the session's language, with the names for its {pupil} and {teacher}."""
    return said(moment.t, moment.state, sentence)
