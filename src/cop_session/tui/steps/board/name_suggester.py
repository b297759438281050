"""Completion of participants' names."""

from collections.abc import Callable

from textual.suggester import Suggester

from cop_session.reading.people.name_completion import complete
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.widgets.safe_text import same_width


class NameSuggester(Suggester):
    """Completes the names and roles of participants."""

    def __init__(self, moment: Callable[[], Moment]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._moment = moment

    async def get_suggestion(self, value: str) -> str | None:
        """Return `value` with its last name completed, unless marks in that name would reorder the field."""
        moment = self._moment()
        completed = complete(value, moment.state.people, moment.t.locale)
        return completed if completed is None or same_width(completed) == completed else None
