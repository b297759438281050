"""One out of a few, all of them in sight."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from cop_session.tui import keys

_GAP = 3


class Choice(Widget, can_focus=True):
    """A row of options of which one is chosen, with the arrows or the mouse; `value` is its code."""

    DEFAULT_CSS = """
    Choice { height: 1; padding: 0 1; background: $panel; }
    Choice:focus { background: $primary 25%; }
    Choice:focus:nocolor { text-style: underline; }
    """
    BINDINGS = keys.CHOICE

    value: reactive[str] = reactive("")

    class Changed(Message):
        """Another option was chosen."""

        def __init__(self, choice: "Choice", value: str) -> None:
            super().__init__()
            self.choice = choice
            self.value = value

        @property
        def control(self) -> "Choice":
            """The row in which it was chosen."""
            return self.choice

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        """Make a row of `options`, codes with their labels; `value` is the code that is chosen at first."""
        super().__init__(id=id)
        self.options = options
        self.set_reactive(Choice.value, value)
        self._places: list[tuple[range, str]] = []

    def render(self) -> Content:
        self._places = []
        parts: list[Content] = []
        at = 0
        for code, label in self.options:
            chosen = code == self.value
            part = Content.assemble(("● " if chosen else "○ ") + label, (" ", "")).rstrip()
            part = part.stylize("bold") if chosen else part
            self._places.append((range(at, at + part.cell_length), code))
            at += part.cell_length + _GAP
            parts.append(part)
        return Content(" " * _GAP).join(parts)

    def watch_value(self, value: str) -> None:
        self.post_message(self.Changed(self, value))

    def action_turn(self, direction: int) -> None:
        """Choose the option before or after."""
        codes = [code for code, _ in self.options]
        at = codes.index(self.value) if self.value in codes else 0
        self.value = codes[(at + direction) % len(codes)]

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        x = event.x - self.gutter.left
        self.value = next((code for cells, code in self._places if x in cells), self.value)
