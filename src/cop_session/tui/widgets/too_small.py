"""The sentence that a window is too small to show everything."""

from textual.geometry import Size
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.safe_text import shown

SMALLEST = Size(60, 18)
"""The window size for which every screen is laid out."""


class TooSmall(Static):
    """Stands in a row of its own at the bottom while the window is too small."""

    DEFAULT_CSS = styles_beside(__file__)
    ALLOW_SELECT = False

    def __init__(self, t: Translator) -> None:
        super().__init__(shown(t("Window too small: not everything can be seen")), markup=False)


def is_too_small(size: Size) -> bool:
    """Whether a window is smaller than the size for which screens are laid out."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height
