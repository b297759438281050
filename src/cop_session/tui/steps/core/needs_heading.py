"""The needs that the group works on, above the actions for them."""

from collections.abc import Iterable

from textual.widgets import Static

from cop_session.domain.codes import Kind
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Line
from cop_session.tui.steps.core.section import Moment, Section
from cop_session.tui.widgets.clipped import Clipped, more_words
from cop_session.tui.widgets.safe_text import shown


class NeedsHeading(Static):
    """Each need on a row of its own, with its number; only on a large screen."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(markup=False, id=id)
        self._needs: tuple[tuple[int, Line], ...] = ()

    def show(self, moment: Moment, *, beside: Iterable[Section]) -> None:
        """Show the needs of this moment, unless one of the sections `beside` lists them."""
        needs = tuple((place, line) for place, line in enumerate(moment.state.of(Kind.NEED), 1) if line.stands)
        listed = any(one.name == Kind.NEED for one in beside)
        self.set_class(moment.large and bool(needs) and not listed, "-beside")
        if needs != self._needs:
            self._needs = needs
            rows = [(shown(f"{place}  {one_line(line.text)}"), "bold") for place, line in needs]
            self.update(Clipped(rows, more_words(moment.t)))
