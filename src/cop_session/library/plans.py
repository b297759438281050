"""Which version of the plan it is, of which state the one before was made, and in which vocabulary."""

from dataclasses import replace
from datetime import date
from typing import Final

from cop_session.capture.holidays import holidays_between
from cop_session.documents.blocks import Outline
from cop_session.documents.outline import outline
from cop_session.i18n import Translator, catalogue
from cop_session.roundtable.events import LineStruck
from cop_session.roundtable.state import Export, State
from cop_session.roundtable.text import short_code
from cop_session.roundtable.timeline import Timeline
from cop_session.roundtable.words import Phase

DRAFT: Final = 0

_ANY_DAY: Final = date(2000, 1, 1)
_COUNTRIES: Final = {"nl_BE": "BE", "nl_NL": "NL"}


def language_of(state: State) -> Translator:
    """Return the translator of a session's own vocabulary; Flemish where a newer program chose one unknown here."""
    try:
        return catalogue(state.locale)
    except ValueError:
        return catalogue("nl_BE")


def planned(
    state: State, session_id: str, number: int, today: date, previous: State | None = None, head: str = ""
) -> Outline:
    """Return the plan of a session in its own vocabulary, as version `number`; see `outline` for the other two."""
    return outline(
        state,
        language_of(state),
        number=number,
        today=today,
        code=short_code(session_id),
        head=head,
        previous=previous,
        holidays=holidays_of(state),
    )


def holidays_of(state: State) -> tuple[tuple[date, date], ...]:
    """Return the school holidays of the whole country up to the interim evaluation: from and to, both included."""
    held, meeting, country = state.held_on, state.evaluation, _COUNTRIES.get(state.locale)
    if held is None or meeting is None or country is None:
        return ()
    found = holidays_between(held, meeting.starts.date(), country)
    return tuple((one.first, one.last) for one in found if one.school_break and one.region is None)


def number_of(timeline: Timeline) -> int:
    """Return the number of the plan that would leave the house now, 0 for a draft.

    Before closing it is a draft. The same plan keeps its number, in whatever format it leaves once more.
    """
    state = timeline.now
    if state.phase is not Phase.CLOSED:
        return DRAFT
    last = max((one for one in state.exports if one.number), key=lambda one: one.seq, default=None)
    if last is None:
        return 1
    return last.number if _is_still(timeline, last) else last.number + 1


def previous_of(timeline: Timeline, number: int) -> State | None:
    """Return the state that the version before `number` was made of, None where there is none."""
    before = [one for one in timeline.now.exports if one.number and one.number == number - 1]
    if not before:
        return None
    return timeline.at(_place(timeline, before[-1]))


def _is_still(timeline: Timeline, last: Export) -> bool:
    """Tell whether the plan is the one that left the house last."""
    place = _place(timeline, last)
    if any(isinstance(one.event, LineStruck) for one in timeline.events[place:]):
        # The state of then lacks the struck words by now, the plan of then does not.
        return False
    then, now = (planned(replace(state, exports=()), "", 1, _ANY_DAY) for state in (timeline.at(place), timeline.now))
    return then == now


def _place(timeline: Timeline, export: Export) -> int:
    return next(place for place, one in enumerate(timeline.events, 1) if one.seq == export.seq)
