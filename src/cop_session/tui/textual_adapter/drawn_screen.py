"""A screen as it is drawn, row by row, with its styles."""

from typing import Any

from textual.screen import Screen
from textual.strip import Strip


def drawn_rows(screen: Screen[Any]) -> list[Strip]:
    """Draw the rows of a screen."""
    return screen._compositor.render_strips(screen.app.size)
