"""The position of a replay: a bar with the steps and the decisions, and the clock at that moment."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

_AHEAD, _BEHIND, _HERE = "─", "━", "●"


class ScrubBar(Widget):
    """A bar for the whole session above a line of text; a click goes to that position."""

    ALLOW_SELECT = False

    class Scrubbed(Message):
        """A position on the bar was clicked, as a fraction from 0 to 1."""

        def __init__(self, share: float) -> None:
            super().__init__()
            self.share = share

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[float, str, tuple[tuple[float, str], ...]] = (0.0, "", ())

    def show(self, share: float, words: str, marks: Sequence[tuple[float, str]]) -> None:
        """Show a position, text beneath it, and signs at fractions from 0 to 1; a later sign has priority."""
        was, self._shown = self._shown, (share, words, tuple(marks))
        if was != self._shown:
            self.refresh()

    def render(self) -> Content:
        share, words, marks = self._shown
        width = max(self.content_size.width, 1)
        here = _column(share, width)
        cells = [_BEHIND if column < here else _AHEAD for column in range(width)]
        for place, sign in marks:
            cells[_column(place, width)] = sign
        cells[here] = _HERE
        bar = Content("".join(cells)).stylize("bold $accent", here, here + 1)
        return Content("\n").join([bar, Content(words)])

    def on_click(self, event: events.Click) -> None:
        """Post the clicked position."""
        width = max(self.content_size.width - 1, 1)
        self.post_message(self.Scrubbed(min(max(event.x - self.gutter.left, 0) / width, 1.0)))


def _column(share: float, width: int) -> int:
    return min(round(share * (width - 1)), width - 1)
