"""A field of one line whose text cannot steer the terminal."""

from rich.text import Text
from textual import events
from textual.widgets import Input

from cop_session.roundtable.text import one_line
from cop_session.tui.widgets.shown import same_width


class PlainInput(Input):
    """A field of one line; a paste of several lines becomes one."""

    def __init__(self, value: str = "", *, id: str | None = None, placeholder: str = "") -> None:
        super().__init__(one_line(value), id=id, placeholder=placeholder, select_on_focus=False)

    @property
    def _value(self) -> Text:
        return Text(same_width(self.value), no_wrap=True, overflow="ignore", end="")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *self.selection)
