"""Two plans side by side: the plan of the talk, and the plan of a practice session that branches from it."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import State
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.plan_pane import PlanPart, parts

_ONLY_HERE = "◆"


class CompareScreen(SpokenScreen[None]):
    """Shows `then` on the left and `now` on the right, by heading; items on one side only have a mark."""

    CSS_PATH = "compare_screen.tcss"
    BINDINGS = bindings.COMPARE

    def __init__(self, t: Translator, then: State, now: State, group: str = "") -> None:
        """Compare the plan of `then` with that of a `group`."""
        super().__init__()
        self._group = group
        self.t = t
        self._then = then
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out the two plans with equal headings on the same row."""
        sides = [parts(state, self.t) for state in (self._then, self._now)]
        with Horizontal(id="sides"):
            yield Static(Content(self.t("Then")), classes="side")
            yield Static(Content(visible(self._group) or self.t("You")), classes="side")
        with VerticalScroll(id="plans", can_focus=False):
            pairs = [pair for pair in zip(*sides, strict=True) if any(part.items for part in pair)]
            for one, other in pairs:
                yield Static(Content(one.title), classes="heading")
                yield Static(_beside(one, other))
            if not pairs:
                yield Static(Content(self.t("Nothing was written down.")))
        yield Static(Content(self._difference(sides)), id="difference")
        yield KeyLine()

    def _difference(self, sides: Sequence[Sequence[PlanPart]]) -> str:
        then, now = ({(part.title, item) for part in side for item in part.items} for side in sides)
        if then == now:
            return self.t("Both plans say the same.")
        return self.t("{sign} stands in this plan alone", sign=_ONLY_HERE)

    def action_scroll(self, direction: int) -> None:
        """Scroll both plans by half a screen."""
        self.query_one("#plans").scroll_relative(y=direction * (self.size.height // 2), animate=False)

    def action_back(self) -> None:
        """Go back to the branch point."""
        self.dismiss()


def _beside(one: PlanPart, other: PlanPart) -> Table:
    """Return the items of two parts in a column each; most items of both parts are on the same row."""
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    for ratio in (None, 1, None, 1):
        table.add_column(ratio=ratio, no_wrap=ratio is None)
    for pair in zip_longest(_marked(one, other), _marked(other, one), fillvalue=(Text(), Text())):
        table.add_row(*chain.from_iterable(pair))
    return table


def _marked(part: PlanPart, other: PlanPart) -> list[tuple[Text, Text]]:
    same = set(other.items)
    return [
        (Text(f"  {sign}"), Text(words))
        if item in same
        else (Text(f"{_ONLY_HERE} {sign}", "bold"), Text(words, "bold"))
        for item, (sign, words) in zip(part.items, part.signed, strict=True)
    ]
