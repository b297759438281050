"""Setting, changing and removing the passphrase of a workspace, and the related actions."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from cop_session.cli.commands.command_context import DONE, Context
from cop_session.cli.terminal.passphrase_prompt import Prompts
from cop_session.cli.terminal.printing import say
from cop_session.domain.primitives.text_rules import one_line
from cop_session.i18n import Translator
from cop_session.services import make_folders
from cop_session.vault import Vault, key_stays


def passphrase(arguments: Namespace, context: Context) -> int:
    """Run the passphrase action of the command line, and print its consequences."""
    make_folders(context.workspace)
    _WAYS[arguments.action](Vault(context.workspace), context.prompts, context.t)
    return DONE


def _set(vault: Vault, prompts: Prompts, t: Translator) -> None:
    _tell_recovery(vault.protect(prompts.ask_new()), t)
    say(one_line(t("Documents that were made before stay readable: {folder}", folder=vault.workspace.exports)))


def _change(vault: Vault, prompts: Prompts, t: Translator) -> None:
    vault.change(prompts.ask(), prompts.ask_new())
    say(t("The passphrase is another one now. The recovery key stays the same."))


def _recovery(vault: Vault, prompts: Prompts, t: Translator) -> None:
    _tell_recovery(vault.recover(prompts.ask()), t)


def _remember(vault: Vault, prompts: Prompts, t: Translator) -> None:
    vault.remember(prompts.ask())
    say(t("The keyring of this computer opens the round tables now. Locking still asks for the passphrase."))


def _forget(vault: Vault, prompts: Prompts, t: Translator) -> None:
    vault.forget()
    say(t("The keyring of this computer does not have the key any more."))


def _remove(vault: Vault, prompts: Prompts, t: Translator) -> None:
    needing = vault.expose(prompts.ask())
    say(t("There is no passphrase any more: fictional pupils only."))
    if needing:
        say(one_line(key_stays(needing, t)))


def _tell_recovery(key: str, t: Translator) -> None:
    say(t("Recovery key"))
    say(f"\n    {key}\n")
    say(t("It opens everything when the passphrase is forgotten, and it is shown this once."))
    say(t("Write it down or print it, and keep it in a closed envelope, away from this computer."))


_WAYS: Final[dict[str, Callable[[Vault, Prompts, Translator], None]]] = {
    "set": _set,
    "change": _change,
    "recovery": _recovery,
    "remember": _remember,
    "forget": _forget,
    "remove": _remove,
}
