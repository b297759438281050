"""The pause: a blank screen over the round table while the clock stands still."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from cop_session.i18n import msgid
from cop_session.tui.screens.base import SpokenDialog
from cop_session.tui.widgets.keyline import KeyLine


class PauseScreen(SpokenDialog[None]):
    """Covers everything until the group goes on."""

    DEFAULT_CSS = """
    PauseScreen {
        background: $background 100%;
        align: center middle;
        Vertical { width: auto; height: auto; }
        Static { width: auto; text-align: center; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7,enter,space", "dismiss", msgid("go on"), tooltip=msgid("Back to the talk"), id="pause.resume"),
    ]

    def compose(self) -> ComposeResult:
        """Show that it is a pause, and nothing else."""
        with Vertical():
            yield Static(self.t("Pause. Everything is saved; Enter goes on."), markup=False)
        yield KeyLine()
