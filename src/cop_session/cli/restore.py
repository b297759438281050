"""Puts a backup in the place of what is damaged; what was there is kept aside."""

from argparse import Namespace

from cop_session.cli.context import DONE, Context
from cop_session.cli.printing import say
from cop_session.library import make_folders
from cop_session.library.restoring import Restoring, described
from cop_session.roundtable.text import one_line
from cop_session.troubles import Trouble
from cop_session.vault import Door, Vault


def restore(arguments: Namespace, context: Context) -> int:
    """Put a generation back; print which there are where none is named."""
    t = context.t
    make_folders(context.workspace)
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
