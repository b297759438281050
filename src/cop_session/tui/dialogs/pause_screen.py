"""The pause: a blank screen over the round table while the clock is stopped."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine


class PauseScreen(SpokenScreen[None]):
    """Covers everything until the group continues: a screen, because a dialog leaves the text behind it readable."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = ""
    ignores_unread = True
    BINDINGS = bindings.PAUSE

    def __init__(self, t: Translator) -> None:
        super().__init__()
        self.t = t

    def compose(self) -> ComposeResult:
        """Show that the talk is paused, and no other text."""
        with Vertical(id="pause"):
            yield Static(
                self.t("Pause. Everything is saved; {key} goes on.", key=self.key_of("pause.resume")), markup=False
            )
        yield KeyLine()
