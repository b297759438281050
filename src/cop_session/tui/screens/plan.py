"""The whole plan on the screen, as it will be printed."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual
from textual.widgets import Static

from cop_session.documents.blocks import Outline
from cop_session.documents.outline import outline
from cop_session.i18n import Translator
from cop_session.roundtable.state import State
from cop_session.roundtable.words import Phase
from cop_session.tui import keys
from cop_session.tui.screens.base import SpokenScreen
from cop_session.tui.widgets.keyline import KeyLine
from cop_session.tui.widgets.plan_view import plan_lines

_WIDEST = 100


class Page(Visual):
    """The plan laid out in the width that there is."""

    def __init__(self, plan: Outline) -> None:
        self._plan = plan
        self._laid: dict[int, Content] = {}

    def content(self, width: int) -> Content:
        """Return the plan in `width` cells."""
        if width not in self._laid:
            self._laid = {width: Content("\n").join(plan_lines(self._plan, min(width, _WIDEST)))}
        return self._laid[width]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        return self.content(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return self.content(width).get_height(rules, width)


class PlanScreen(SpokenScreen[None]):
    """Shows a plan. `export` makes its document; without it the key is not offered."""

    DEFAULT_CSS = """
    PlanScreen {
        VerticalScroll { height: 1fr; padding: 0 2; }
        #page { height: auto; max-width: 100; }
    }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = keys.PLAN

    def __init__(
        self,
        state: State,
        t: Translator,
        *,
        today: date | None = None,
        number: int | None = None,
        export: Callable[[], object] | None = None,
    ) -> None:
        """Make the screen for a plan of `state`.

        Without a `number` it is a draft until the round table is closed, then the version that was made last.
        """
        super().__init__()
        self.t = t
        made = max((one.number for one in state.exports), default=0)
        version = number if number is not None else (max(1, made) if state.phase is Phase.CLOSED else 0)
        self.page = Page(outline(state, t, number=version, today=today or date.today()))
        self._export = export

    def compose(self) -> ComposeResult:
        """Lay out the page and the key line."""
        with VerticalScroll():
            yield Static(self.page, id="page", markup=False)
        yield KeyLine()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the document where somebody can make it."""
        return action != "export" or self._export is not None

    def action_back(self) -> None:
        """Go back to where the plan was asked for."""
        self.dismiss()

    def action_export(self) -> None:
        """Make the document."""
        if self._export:
            self._export()
