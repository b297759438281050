"""Where a replay stands in its session: a bar with the steps and the decisions on it, and the clock of then."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_AHEAD, _BEHIND, _DECISION, _HERE = "─", "━", "◆", "●"


class ScrubBar(Widget):
    """A bar over the whole session above one line of words; a click goes to that place."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ScrubBar { height: 2; padding: 0 1; }
    """

    class Scrubbed(Message):
        """A place on the bar was clicked: a share of the whole, 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self, steps: Sequence[tuple[float, str]], decisions: Sequence[float]) -> None:
        """Make a bar on which `steps`, each with its sign, and `decisions` stand at shares of the whole, 0 to 1."""
        super().__init__()
        self._steps = tuple(steps)
        self._decisions = tuple(decisions)
        self._share = 0.0
        self._words = ""

    def show(self, share: float, words: str) -> None:
        """Show another place, and these words beneath it."""
        if (share, words) != (self._share, self._words):
            self._share, self._words = share, words
            self.refresh()

    def render(self) -> Content:
        width = max(self.content_size.width, 1)
        here = _column(self._share, width)
        cells = [_BEHIND if column < here else _AHEAD for column in range(width)]
        for share in self._decisions:
            cells[_column(share, width)] = _DECISION
        for share, sign in self._steps:
            cells[_column(share, width)] = sign
        cells[here] = _HERE
        bar = Content("".join(cells)).stylize("bold $accent", here, here + 1)
        return Content("\n").join([bar, Content(self._words)])

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked."""
        width = max(self.content_size.width - 1, 1)
        self.post_message(self.Scrubbed(min(max(event.x - self.gutter.left, 0) / width, 1.0)))


def _column(share: float, width: int) -> int:
    return min(round(share * (width - 1)), width - 1)
