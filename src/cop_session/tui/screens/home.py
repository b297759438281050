"""Home."""

from textual.app import ComposeResult
from textual.widgets import Footer

from cop_session.tui.screens.base import SpokenScreen


class HomeScreen(SpokenScreen[None]):
    """Home."""

    def compose(self) -> ComposeResult:
        yield Footer()
