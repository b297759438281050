"""Which version of the plan it is, and its file."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

from cop_session.documents.blocks import Outline
from cop_session.documents.files import write
from cop_session.documents.outline import outline, short_code
from cop_session.i18n import Translator, catalogue
from cop_session.roundtable.events import LineStruck
from cop_session.roundtable.state import Export, State
from cop_session.roundtable.timeline import Timeline
from cop_session.roundtable.words import Phase

Format = Literal["docx", "text"]

ENDINGS: Final[dict[Format, str]] = {"docx": ".docx", "text": ".txt"}

DRAFT: Final = 0

_ANY_DAY: Final = date(2000, 1, 1)


def language_of(state: State) -> Translator:
    """Return the translator of a session's own vocabulary; Flemish where a newer program chose one unknown here."""
    try:
        return catalogue(state.locale)
    except ValueError:
        return catalogue("nl_BE")


def planned(state: State, session_id: str, number: int, today: date) -> Outline:
    """Return the plan of a session in its own vocabulary, as version `number`."""
    return outline(state, language_of(state), number=number, today=today, code=short_code(session_id))


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


def rendered(plan: Outline, form: Format) -> bytes:
    """Return the file's bytes."""
    # Imported here because python-docx takes long to load and most formats do without it.
    if form == "docx":
        from cop_session.documents import docx

        return docx.render(plan)
    from cop_session.documents import text

    return text.render(plan).encode()


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


def write_plan(state: State, session_id: str, number: int, form: Format, folder: Path, today: date) -> Path:
    """Write the plan as version `number` and return its file; raises Trouble `cannot_write`."""
    plan = planned(state, session_id, number, today)
    return write(folder, plan.file_stem, ENDINGS[form], rendered(plan, form))
