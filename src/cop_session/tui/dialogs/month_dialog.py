"""A month in which to choose a day."""

from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import date_wording
from cop_session.tui.steps.core.section import Moment
from cop_session.tui.steps.sections.evaluation_holidays import country_of, no_school
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.month_grid import MonthGrid, legend
from cop_session.tui.widgets.session_agenda import ahead


class MonthDialog(SpokenDialog[date | None]):
    """Returns the chosen day, None after Escape. The holidays are those of the language of the talk."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = "MonthGrid"
    ignores_unread = True

    def __init__(self, moment: Moment, day: date) -> None:
        """Begin with the month of `day`."""
        super().__init__(moment.t)
        self._moment = moment
        self.grid = MonthGrid(moment.t, day, moment.today, country_of(moment))

    def compose(self) -> ComposeResult:
        """Show the month, the highlighted day in words, and what the letters mean."""
        with Vertical(classes="box -small") as box:
            box.border_title = Content(self.t("Which day?"))
            yield self.grid
            yield Static(Content(self._words()), id="told")
            yield Static(Content(legend(self.t)), classes="hint")
            yield KeyLine(boxed=True)

    def _words(self) -> str:
        day = self.grid.day
        parts = [date_wording.long_day(self.t, day), ahead(day, self._moment.today, self.t)]
        return " · ".join(filter(None, [*parts, no_school(self._moment, day)]))

    def on_month_grid_moved(self, event: MonthGrid.Moved) -> None:
        """Tell the highlighted day in words."""
        event.stop()
        self.query_one("#told", Static).update(Content(self._words()))

    def on_month_grid_chosen(self, event: MonthGrid.Chosen) -> None:
        """Return the day."""
        event.stop()
        self.dismiss(self.grid.day)

    def action_leave(self) -> None:
        """Go back without a day."""
        self.dismiss(None)
