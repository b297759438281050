"""The context in which every command runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from cop_session.config import Settings, SettingsError
from cop_session.i18n import Translator
from cop_session.paths import Workspace
from cop_session.vault import Door, Vault

if TYPE_CHECKING:
    from cop_session.cli.terminal.passphrase_prompt import Prompts
    from cop_session.services import Library

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2


@dataclass(frozen=True, slots=True)
class Context:
    """The workspace that was found, its settings and language, and the invalid settings."""

    workspace: Workspace
    settings: Settings
    t: Translator
    troubles: tuple[SettingsError, ...] = ()
    passphrase_fd: int | None = None

    @property
    def prompts(self) -> "Prompts":
        """The prompts for a passphrase."""
        # Here, because most workspaces are opened by the app.
        from cop_session.cli.terminal.passphrase_prompt import Prompts

        return Prompts(self.t, self.passphrase_fd)


def unlocked(context: Context) -> Vault:
    """Return the vault of the workspace, after asking for its passphrase, if any; raises Trouble as its methods do.

    `locked_store` if there is no user to ask.
    """
    vault = Vault(context.workspace)
    if vault.door is Door.LOCKED and not vault.recall():
        vault.unlock(context.prompts.ask())
    vault.check()
    return vault


@contextmanager
def opened(context: Context, vault: Vault | None = None) -> "Iterator[Library]":
    """The library of the workspace, unlocked here without a `vault`; closed afterwards.

    Raises Trouble as `Library.open` and `unlocked` do.
    """
    # Here, because it loads the database.
    from cop_session.cli.terminal.printing import complain
    from cop_session.cli.terminal.progress_bar import progress
    from cop_session.services import Library
    from cop_session.services.workspace.reimport_rescued import said

    key = (vault or unlocked(context)).key
    with progress() as told:
        library = Library.open(context.workspace, key=key, told=told)
    if library.unfinished:
        complain(library.unfinished.sentence(context.t, on_screen=False))
    if returned := said(library.returned, library.unconfirmed, context.t):
        complain(returned)
    try:
        yield library
    finally:
        library.close()
