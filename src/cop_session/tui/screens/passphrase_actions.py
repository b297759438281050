"""Passphrase commands on home."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import SystemCommand

from cop_session.tui.screens.passphrase_screen import PassphrasePrompt, PassphraseQuestion
from cop_session.tui.screens.recovery_key_screen import RecoveryScreen
from cop_session.tui.screens.unlock_screen import new_passphrase
from cop_session.tui.workspace_app import WorkspaceApp
from cop_session.vault import key_stays, passphrase_rule

if TYPE_CHECKING:
    from cop_session.vault import Vault

_Result = TypeVar("_Result")


def commands(app: WorkspaceApp, vault: "Vault") -> Iterator[SystemCommand]:
    """Yield the commands by name; only on home, when no round table is open."""
    t = app.t
    if vault.key is None:
        yield SystemCommand(t("Set a passphrase"), t("Protect all round tables"), partial(_set, app, vault))
        return
    yield SystemCommand(
        t("Change the passphrase"), t("The round tables stay as they are"), partial(_change, app, vault)
    )
    yield SystemCommand(
        t("New recovery key"), t("The one on paper opens nothing any more"), partial(_recover, app, vault)
    )
    yield SystemCommand(
        t("Remove the passphrase"), t("Fictional pupils only, after that"), partial(_remove, app, vault)
    )


def _set(app: WorkspaceApp, vault: "Vault") -> None:
    _ask(app, new_passphrase(app.t, app.t("Set a passphrase")), app.without_library(vault.protect), partial(_show, app))


def _change(app: WorkspaceApp, vault: "Vault") -> None:
    t = app.t
    words = t("The recovery key stays the same.")
    asked = PassphrasePrompt(t("Change the passphrase"), (words,), ("present", "new", "again"), passphrase_rule(t))
    _ask(app, asked, vault.change, partial(_close, app, t("The passphrase was changed.")))


def _recover(app: WorkspaceApp, vault: "Vault") -> None:
    t = app.t
    asked = PassphrasePrompt(t("New recovery key"), (t("The one on paper opens nothing any more after this."),))
    _ask(app, asked, vault.recover, partial(_show, app))


def _remove(app: WorkspaceApp, vault: "Vault") -> None:
    t = app.t
    words = t(
        "After this, whoever gets hold of this computer can read everything. Then only fictional pupils belong here."
    )
    asked = PassphrasePrompt(t("Remove the passphrase"), (words,))
    _ask(app, asked, app.without_library(vault.expose), partial(_tell_removed, app))


def _tell_removed(app: WorkspaceApp, needing: Sequence[Path]) -> None:
    t = app.t
    words = key_stays(needing, t) if needing else t("There is no passphrase any more: fictional pupils only.")
    _close(app, words, None)


def _ask(app: WorkspaceApp, asked: PassphrasePrompt, work: Callable[..., Any], done: Callable[[Any], object]) -> None:
    app.push_screen(PassphraseQuestion(app.t, asked, work, done))


def _show(app: WorkspaceApp, key: str) -> None:
    t = app.t
    exports = app.vault.workspace.exports if app.vault else ""
    words = t("Documents that were made before stay readable: {folder}", folder=exports)
    app.switch_screen(RecoveryScreen(t, key, partial(_close, app, words, None)))


def _close(app: WorkspaceApp, words: str, _: object) -> None:
    app.screen.dismiss()
    app.home.tell(words)
