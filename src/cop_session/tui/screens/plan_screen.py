"""The whole plan on the screen, as it will be printed."""

from collections.abc import Callable, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.domain.codes import Phase
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator
from cop_session.services.sessions.plan_versions import day_of, holidays_of, number_of
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.plan_view import plan_lines

_WIDEST = 100


class PlanPage(ScrollView, can_focus=True):
    """The plan in the available width. Only the rows in view are drawn: a long plan has thousands."""

    DEFAULT_CSS = styles_beside(__file__)

    def __init__(self, plan: Outline) -> None:
        super().__init__()
        self._plan = plan
        self._rows: list[Content] = []
        self._width = 0

    def on_resize(self) -> None:
        """Lay the plan out again if the width changed."""
        width = min(self.scrollable_content_region.width, _WIDEST)
        if width and width != self._width:
            self._width = width
            self._rows = list(plan_lines(self._plan, width))
            self.virtual_size = Size(width, len(self._rows))
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row in view."""
        place, style = y + self.scroll_offset.y, self.visual_style
        row = self._rows[place] if place < len(self._rows) else Content("")
        strip = Strip(row.render_segments(style), row.cell_length)
        return strip.adjust_cell_length(self.scrollable_content_region.width, style.rich_style)


class PlanScreen(SpokenScreen[None]):
    """Shows a plan. `export` makes its document; without it the key is not offered."""

    AUTO_FOCUS = "PlanPage"
    BINDINGS = bindings.PLAN

    def __init__(
        self,
        state: State,
        t: Translator,
        *,
        today: date | None = None,
        number: int | None = None,
        export: Callable[[], object] | None = None,
        earlier: Sequence[State] = (),
    ) -> None:
        """Make the screen for a plan of `state`, with the `earlier` talks that it follows.

        `today` is the day of its version. Without a `number` the plan is a draft until the round table is closed, then
        it is the latest version.
        """
        super().__init__()
        self.t = t
        made = max((one.number for one in state.exports), default=0)
        version = number if number is not None else (max(1, made) if state.phase is Phase.CLOSED else 0)
        day, closings = today or date.today(), holidays_of(state)
        self.page = PlanPage(outline(state, t, number=version, today=day, holidays=closings, earlier=earlier))
        self._export = export

    def compose(self) -> ComposeResult:
        """Lay out the page and the key line."""
        yield self.page
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the export only if the screen has one."""
        return action != "export" or self._export is not None

    def action_back(self) -> None:
        """Go back to the place from which the plan was opened."""
        self.dismiss()

    def action_export(self) -> None:
        """Export the document."""
        if self._export:
            self._export()


def plan_of(
    timeline: Timeline, t: Translator, today: date, export: Callable[[], object], earlier: Sequence[State] = ()
) -> PlanScreen:
    """Return the screen of the plan that a session's next document would show, if it were made `today`."""
    number, state = number_of(timeline, earlier), timeline.now
    day = day_of(timeline, number) or today
    return PlanScreen(state, t, today=day, number=number, export=export, earlier=earlier)
