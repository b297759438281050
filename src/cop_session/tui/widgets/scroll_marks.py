"""Scroll bars that show with a sign, not only a colour, that there is more on either side."""

from typing import Final

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_ABOVE_BELOW: Final = ("▲", "▼", "↕")
_LEFT_RIGHT: Final = ("◀", "▶", "↔")
"""The marks for text beyond the left edge, the right edge, and both if there is room for one mark."""

_UNCOLOURED: Final = Color.default()


class ScrollMarks(ScrollBarRender):
    """A bar with an arrow at each end beyond which content is out of view."""

    @classmethod
    def render_bar(
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = _UNCOLOURED,
        bar_color: Color = _UNCOLOURED,
    ) -> Segments:
        bar = super().render_bar(size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color)
        segments = list(bar.segments)
        signs = _ABOVE_BELOW if vertical else _LEFT_RIGHT
        for place, sign in _arrows(size, position, window_size, virtual_size, signs).items():
            under = segments[place].style or Style()
            style = Style(color=bar_color, bgcolor=back_color, meta=under.meta)
            segments[place] = Segment(sign.ljust(len(segments[place].text)), style)
        return Segments(segments, new_lines=bar.new_lines)


def _arrows(size: int, position: float, window: float, whole: float, signs: tuple[str, str, str]) -> dict[int, str]:
    """Return the cells of a bar that show a sign."""
    before, behind, both = signs
    # Without a window there is no scrolling.
    first, last = bool(window) and position > 0, bool(window) and position + window < whole
    if size == 1 and first and last:
        return {0: both}
    return ({0: before} if first else {}) | ({size - 1: behind} if last else {})
