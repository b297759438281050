"""A choice of one option out of a few, all visible."""

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cop_session.tui.keys import bindings
from cop_session.tui.support.style_files import styles_beside

_GAP = 3


class Choice(Widget, can_focus=True):
    """Options to choose from, with the arrows or the mouse; `value` is the code of the chosen option.

    They stand in one row, or in several if one is too short. With `was`, a changed choice also shows the earlier
    choice.
    """

    DEFAULT_CSS = styles_beside(__file__)
    BINDINGS = bindings.CHOICE

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: "Choice", value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> "Choice":
            """The row of options."""
            return self.choice

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: str,
        *,
        was: Callable[[str], str] | None = None,
        id: str | None = None,
    ) -> None:
        """Make a row of `options`, codes with their labels; `value` is the code of the initial option."""
        super().__init__(id=id)
        self.options = options
        self.set_reactive(Choice.value, value)
        self._first = value
        self._was = was
        self._places: list[tuple[int, range, str]] = []

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options; if the chosen one is not among them, choose the first."""
        self.options = options
        if self.value not in [code for code, _ in options]:
            self.value = options[0][0]
        self.refresh(layout=True)

    def render(self) -> Content:
        self._places = []
        rows = self._rows(self.content_size.width)
        for y, row in enumerate(rows):
            at = 0
            for code, part in row:
                self._places.append((y, range(at, at + part.cell_length), code))
                at += part.cell_length + _GAP
        gap = Content(" " * _GAP)
        return Content("\n").join([gap.join([part for _, part in row]) for row in rows])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._rows(width))

    def _rows(self, width: int) -> list[list[tuple[str, Content]]]:
        rows: list[list[tuple[str, Content]]] = [[]]
        left = width
        for code, label in self.options:
            chosen = code == self.value
            part = Content.assemble(("● " if chosen else "○ ") + label, (" ", "")).rstrip()
            part = part.stylize("bold") if chosen else part
            if part.cell_length > left and rows[-1]:
                rows.append([])
                left = width
            rows[-1].append((code, part))
            left -= part.cell_length + _GAP
        if self._was and self.value != self._first:
            told = Content(self._was(dict(self.options).get(self._first, ""))).stylize("italic")
            if told.cell_length > left:
                rows.append([])
            rows[-1].append((self._first, told))
        return rows

    def watch_value(self, value: str) -> None:
        self.refresh(layout=self._was is not None)
        self.post_message(self.Changed(self, value))

    def action_turn(self, direction: int) -> None:
        """Choose the previous or next option."""
        codes = [code for code, _ in self.options]
        at = codes.index(self.value) if self.value in codes else 0
        self.value = codes[(at + direction) % len(codes)]

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        self.value = next((code for row, cells, code in self._places if row == y and x in cells), self.value)
