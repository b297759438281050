"""A list that marks its highlighted entry."""

from rich.segment import Segment
from textual import events, on
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import OptionList

MARK = "▸"


class MarkedList(OptionList):
    """A list that marks the highlighted entry in its first column, which is visible without colour."""

    ignores_unread = True
    """Enter pressed before the list was focused and readable was meant for the text typed before it."""
    _laid_out = (0, Size())

    @on(events.Resize)
    def _keep_lines(self, event: events.Resize) -> None:
        # This event arrives each time the list is shown again, and rewrapping takes longer than painting.
        laid_out, self._laid_out = self._laid_out, (self.scrollable_content_region.width, self.app.size)
        if laid_out == self._laid_out:
            event.prevent_default()

    def action_cursor_down(self) -> None:
        """Go down, and stay at the end: wrapping to the top would hide the end of the list."""
        if self.highlighted is None or self.highlighted < self.option_count - 1:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """Go up, and stay at the beginning."""
        if self.highlighted is None or self.highlighted > 0:
            super().action_cursor_up()

    def action_page_down(self) -> None:
        """Go down a page."""
        # Textual looks up the lines of entries that were never laid out.
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]  # Textual says nothing about it

    def action_page_up(self) -> None:
        """Go up a page."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]  # Textual says nothing about it

    def render_line(self, y: int) -> Strip:
        """Render one line, with the mark at the first line of the highlighted entry."""
        strip = super().render_line(y)
        option = option_of(strip)
        if option is None or option != self.highlighted or (y and option == option_of(super().render_line(y - 1))):
            return strip
        mark, rest = strip.divide([1, strip.cell_length])
        return Strip.join([Strip([Segment(MARK, segment.style) for segment in mark]), rest])


class OpeningList(MarkedList):
    """A list whose first click highlights an entry, and whose second opens it.

    Opening puts a child's file on the screen.
    """

    def on_click(self, event: events.Click) -> None:
        """Highlight an entry at the first click, and open it at the second."""
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked != self.highlighted:
            event.prevent_default()
            if not self.options[clicked].disabled:
                self.highlighted = clicked


def option_of(strip: Strip) -> int | None:
    return next((segment.style.meta.get("option") for segment in strip if segment.style), None)
