"""The fields of an entry and how they are shown."""

from collections.abc import Callable

from cop_session.domain.codes import Phase
from cop_session.tui.steps.board.name_suggester import NameSuggester
from cop_session.tui.steps.core.section import Field, Moment, Section
from cop_session.tui.steps.core.spoken_sentence import spoken
from cop_session.tui.widgets.fields.composer import Blank


def fields_of(moment: Moment, section: Section, row: int | None = None) -> tuple[Field, ...]:
    """Return the available fields: once the talk is closed, only the fields for later entries."""
    over = row is None and moment.state.phase is Phase.CLOSED and not section.grows_afterwards
    return () if moment.watched or over else section.fields(moment)


def blank(now: Callable[[], Moment], field: Field, ahead: Callable[[str], str]) -> Blank:
    """Return a field as shown; `now` returns the participants at the time of typing, `ahead` the suggestion."""
    moment = now()
    suggester = NameSuggester(now) if field.people else None
    hint = moment.t(field.hint) if field.hint and not moment.large else ""
    return Blank(field.name, spoken(moment, field.label), hint, suggester, ahead)
