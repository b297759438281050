"""The layout shared by the round table and its replay: the top line, the people, the step, and the growing plan."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.types import CSSPathType
from textual.widget import Widget

from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.domain.talk_format import TalkFormat
from cop_session.i18n import Translator
from cop_session.tui.steps.board.step_switcher import Stage
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.table.step_bar import TopBar, whose
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.people_pane import PeoplePane
from cop_session.tui.widgets.plan_pane import PlanPane

NARROW = 100
"""Minimum number of columns for panes next to the step."""
TIGHT = 76
"""Minimum number of columns for all step names; below it only the present step is named."""
WIDE = 116
"""Minimum number of columns at which the plan grows next to the round table."""


class TableScreen(SpokenScreen[None]):
    """Lays out a round table; subclasses provide the state."""

    CSS_PATH: ClassVar[CSSPathType | None] = "table_screen.tcss"
    AUTO_FOCUS = ""

    def __init__(self, t: Translator, talk: TalkFormat) -> None:
        super().__init__()
        self.VERTICAL_BREAKPOINTS = [(0, "-low"), (26, "-high")]
        self.t = t
        self.top = TopBar(t, talk.steps)
        self.people = PeoplePane(t)
        self.plan = PlanPane()
        self.stage = Stage()

    def compose(self) -> ComposeResult:
        """Lay out the top line, the three panes, the widgets beneath them and the key line."""
        yield self.top
        with Horizontal(id="panes"):
            yield self.people
            yield self.stage
            yield self.plan
        yield from self.beneath()
        yield KeyLine()

    def beneath(self) -> Iterable[Widget]:
        """Return the widgets between the panes and the key line."""
        return ()

    @property
    def state(self) -> State:
        """The displayed state."""
        raise NotImplementedError

    @property
    def step(self) -> Step:
        """The displayed step."""
        raise NotImplementedError

    @property
    def lists_people_in_line(self) -> bool:
        """Whether people are in a line above the step, at any width."""
        return False

    def on_resize(self) -> None:
        """Show people next to the step if there is room, otherwise above it."""
        self.show_panes()

    def headline(self, wide: bool) -> str:
        """Return the pupil of the round table, with the school if the screen is `wide`."""
        return whose(self.state, with_school=wide)

    def show_panes(self) -> None:
        """Show the state in the panes around the step."""
        narrow = self.size.width < NARROW
        wide = self.size.width >= WIDE
        self.set_class(narrow, "-narrow")
        self.set_class(self.size.width < TIGHT, "-tight")
        self.set_class(not wide, "-without-plan")
        self.top.show(self.headline(wide), self.step)
        self.people.show(self.state, in_line=narrow or self.lists_people_in_line)
        self.plan.show(self.state, self.t)
