"""The recovery key, shown only once."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenScreen
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine


class RecoveryScreen(SpokenScreen[None]):
    """Shows a recovery key until the user confirms that it is on paper; then calls `done`."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = ""
    # A key on paper cannot be read from the clipboard by other programs on this computer.
    ALLOW_SELECT = False
    BINDINGS = bindings.RECOVERY

    def __init__(self, t: Translator, key: str, done: Callable[[], object]) -> None:
        super().__init__()
        self.t = t
        self._key = key
        self._then = done

    def compose(self) -> ComposeResult:
        """Lay out the key and what to do with it."""
        t = self.t
        with Vertical(id="recovery") as box:
            box.border_title = Content(t("Recovery key"))
            yield Static(Content(t("It opens everything when the passphrase is forgotten, and it is shown this once.")))
            yield Static(Content(self._key), id="key")
            yield Static(Content(t("Write it down and keep it in a closed envelope, away from this computer.")))
            yield Static(Content(t("Without passphrase and recovery key nobody can open the round tables any more.")))
        yield KeyLine()

    def action_written(self) -> None:
        """Continue once the key is on paper."""
        self._key = ""
        self._then()
