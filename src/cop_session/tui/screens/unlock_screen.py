"""The first screen: the passphrase of the workspace, or a new passphrase for a new workspace."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.screens.passphrase_screen import PassphrasePrompt, PassphraseScreen
from cop_session.vault import passphrase_rule

if TYPE_CHECKING:
    from cop_session.vault import Vault


class UnlockScreen(PassphraseScreen):
    """Covers the app until the passphrase or the recovery key was typed."""

    BINDINGS = bindings.UNLOCK

    def __init__(self, t: Translator, unlock: Callable[[str], None], done: Callable[[], object]) -> None:
        asked = PassphrasePrompt(
            t("Locked"),
            (t("What was said at the round tables is behind a passphrase."),),
            hint=t("Forgotten? The recovery key opens it too."),
        )
        super().__init__(t, asked, unlock, lambda _: done())


class FirstScreen(PassphraseScreen):
    """Asks for a passphrase before there is data to protect; `refused` is called if the user declines one."""

    BINDINGS = bindings.FIRST

    def __init__(
        self, t: Translator, vault: "Vault", done: Callable[[str], object], refused: Callable[[], object]
    ) -> None:
        super().__init__(t, new_passphrase(t, t("Welcome")), vault.protect, done)
        self._refused = refused

    def action_refuse(self) -> None:
        """Ask to confirm a workspace without a passphrase."""
        if self.busy:
            return
        # Imported late: the first frame does not need it.
        from cop_session.tui.dialogs.confirmation import Confirm

        words = self.t(
            "Without a passphrase, whoever gets hold of this computer can read what was said about a child. "
            "Then use fictional pupils only; a passphrase can be set later. Go on without one?"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self._refused()

        self.app.push_screen(Confirm(self.t, words), answered)


def new_passphrase(t: Translator, title: str) -> PassphrasePrompt:
    """Return the prompt for a new passphrase."""
    return PassphrasePrompt(
        title,
        (
            t("What you write down here is about a child. With a passphrase nobody else can read it on this computer."),
            t("Take four or five words that you remember and nobody guesses. Capitals count."),
        ),
        ("new", "again"),
        hint=passphrase_rule(t),
    )
