"""Copies a workspace elsewhere, and restores a backup in the place of damaged or missing data."""

from argparse import Namespace
from datetime import UTC, datetime

from cop_session.cli.commands.command_context import DONE, Context, unlocked
from cop_session.cli.terminal.printing import complain, say
from cop_session.domain.primitives.text_rules import one_line
from cop_session.services import make_folders
from cop_session.services.workspace.backup_restore import Restoring, described
from cop_session.services.workspace.workspace_copy import bring_over, copy_elsewhere
from cop_session.troubles import Trouble
from cop_session.vault import Door, Vault


def backup(arguments: Namespace, context: Context) -> int:
    """Copy the workspace elsewhere, and print the path and the warnings about the copy."""
    t, vault = context.t, unlocked(context)
    say(str(copy_elsewhere(context.workspace, vault.key, arguments.to, datetime.now(UTC))))
    complain(t("What is struck or erased here from now on stays in that copy: delete it and make a new one then."))
    if vault.key is None:
        complain(t("No passphrase protects it: whoever finds it can read it."))
    return DONE


def restore(arguments: Namespace, context: Context) -> int:
    """Restore a backup generation, or a copy from elsewhere; without a name, print the available ones."""
    t = context.t
    make_folders(context.workspace)
    if arguments.source is not None:
        bring_over(context.workspace, arguments.source)
        arguments.generation = 1
    vault = Vault(context.workspace)
    if vault.door is Door.LOCKED or vault.opens_backups:
        vault.unlock(context.prompts.ask())
    vault.check_backups()
    restoring = Restoring(context.workspace, vault.key)
    if arguments.list or arguments.generation is None:
        found = restoring.generations()
        if not found:
            raise Trouble("no_backups")
        for one in found:
            say(one_line(f"{one.number} {described(one, t)}"))
        return DONE
    aside = restoring.restore(arguments.generation)
    say(t("The backup is in place. “cop-session doctor” says whether everything is whole."))
    if aside:
        say(one_line(t("What was there before is kept, untouched, in {folder}", folder=aside)))
    return DONE
