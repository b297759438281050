"""A full-width row with text on the left, in the middle and on the right."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from cop_session.tui.support.style_files import styles_beside


class TopLine(Widget):
    """A row with three places; the middle is shortened first."""

    ALLOW_SELECT = False
    DEFAULT_CSS = styles_beside(__file__)
    left: reactive[str] = reactive("")
    middle: reactive[str] = reactive("")
    right: reactive[str] = reactive("")

    def render(self) -> Content:
        left, middle, right = (
            Content.styled(self.left, "bold"),
            Content.styled(self.middle, "$accent"),
            Content(self.right),
        )
        width = self.content_size.width
        room = width - left.cell_length - right.cell_length - 2
        if middle.cell_length > room:
            middle = middle.truncate(max(0, room), ellipsis=True)
        start = max(left.cell_length + 1, (width - middle.cell_length) // 2)
        before = left.pad_right(start - left.cell_length) + middle
        return before.pad_right(max(1, width - before.cell_length - right.cell_length)) + right
