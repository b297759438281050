"""A single-line field whose text cannot control the terminal."""

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from cop_session.domain.primitives.text_rules import one_line
from cop_session.tui.widgets.fields.entry_limit import EntryRefused, fits
from cop_session.tui.widgets.safe_text import same_width, unprintable_text


class SafeToDraw(Highlighter):
    """Draws the text of a field without characters that control the terminal."""

    def highlight(self, text: Text) -> None:
        """Replace such characters by characters of the same width."""
        text.plain = same_width(text.plain)


class PlainInput(Input):
    """A single-line field; a paste of several lines becomes one line."""

    # The screen gives a field its size. Where the text did, Input asks for another layout itself; without this each
    # key has the whole screen laid out.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "", compact: bool = False) -> None:
        super().__init__(
            one_line(value), id=id, placeholder=placeholder, highlighter=SafeToDraw(), select_on_focus=False
        )
        if compact:
            # Set in the usual way, it would be styled before it is mounted, and again afterwards.
            self.set_reactive(Input.compact, True)
            self.add_class("-textual-compact", update=False)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace `start:end` by `text`, unless it is too long for a field."""
        length = len(self.value)
        first, last = sorted((max(0, start), min(length, end)))
        if fits(length, length - (last - first) + len(text)):
            super().replace(text, start, end)
        else:
            self.post_message(EntryRefused())

    async def on_key(self, event: events.Key) -> None:
        if unprintable := unprintable_text(event):
            event.stop()
            event.prevent_default()
            self.replace(unprintable, *self.selection)

    def on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)
