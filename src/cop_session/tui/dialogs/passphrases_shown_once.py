"""Passphrases, shown once: to pass on by telephone, and stored nowhere."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.services.delivery.file_packaging import SharedPassphrase
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine


class ToldDialog(SpokenDialog[None]):
    """Shows each passphrase in turn. They are stored nowhere, so it closes only after all were shown."""

    DEFAULT_CSS = styles_beside(__file__)
    AUTO_FOCUS = ""
    BINDINGS = bindings.TOLD

    def __init__(self, t: Translator, told: Sequence[SharedPassphrase]) -> None:
        super().__init__(t)
        self._told = told
        self._at = 0
        self._seen = {0}

    def compose(self) -> ComposeResult:
        """Lay out the recipient, the passphrase, and instructions for passing it on."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(t("Password"))
            yield Static(id="whose", markup=False)
            yield Static(id="passphrase", markup=False)
            yield Static(
                t("Tell it by telephone, do not mail it. Small letters, a space between the words."), id="said"
            )
            yield Static(t("It is kept nowhere. Lost? Make the document again."), classes="hint")
            yield KeyLine(boxed=True)

    def on_mount(self) -> None:
        """Show the first passphrase."""
        self._show()

    def _show(self) -> None:
        one = self._told[self._at]
        name = visible(one.name) or self.t("Whoever gets this document")
        place = f"  {self._at + 1}/{len(self._told)}" if len(self._told) > 1 else ""
        self.query_one("#whose", Static).update(Content(name + place))
        self.query_one("#passphrase", Static).update(Content(one.passphrase))
        self._seen.add(self._at)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer previous and next if there is more than one."""
        return action != "turn" or len(self._told) > 1

    def action_turn(self, direction: int) -> None:
        """Show the previous or next passphrase."""
        self._at = (self._at + direction) % len(self._told)
        self._show()

    def action_copy(self) -> None:
        """Copy the shown passphrase to the clipboard, at the user's request."""
        self.app.copy_to_clipboard(self._told[self._at].passphrase)

    def action_done(self) -> None:
        """Show the next unseen passphrase; if all were seen, close."""
        unseen = [place for place in range(len(self._told)) if place not in self._seen]
        if not unseen:
            self.dismiss()
            return
        self._at = unseen[0]
        self._show()
