"""Two plans side by side: what came of the talk, and what came of going on differently from a moment in it."""

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.roundtable.state import State
from cop_session.tui import keys
from cop_session.tui.screens.base import SpokenScreen
from cop_session.tui.widgets.keyline import KeyLine
from cop_session.tui.widgets.plan_pane import compact


class CompareScreen(SpokenScreen[None]):
    """Shows `then` on the left and `now` on the right; they scroll together."""

    CSS_PATH = "compare.tcss"
    BINDINGS = keys.COMPARE

    def __init__(self, t: Translator, then: State, now: State) -> None:
        super().__init__()
        self.t = t
        self._then = then
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the two plans."""
        with Horizontal():
            for title, state in ((self.t("Then"), self._then), (self.t("You"), self._now)):
                with VerticalScroll() as pane:
                    pane.border_title = Content(title)
                    pane.can_focus = False
                    yield Static(compact(state, self.t) or Content(self.t("Nothing was written down.")), markup=False)
        yield KeyLine()

    def action_scroll(self, direction: int) -> None:
        """Scroll both plans by half a screen."""
        for pane in self.query(VerticalScroll):
            pane.scroll_relative(y=direction * (self.size.height // 2), animate=False)

    def action_back(self) -> None:
        """Go back to where it went differently."""
        self.dismiss()
