"""Writes a document with which a school begins its own paper."""

from argparse import Namespace

from cop_session.cli.commands.command_context import DONE, Context
from cop_session.cli.terminal.printing import say
from cop_session.services import make_folders
from cop_session.services.delivery.template_starter import write_starting_paper


def template(arguments: Namespace, context: Context) -> int:
    """Write the document, in the language of the settings, and print which file it is."""
    if arguments.out is None:
        make_folders(context.workspace)
    say(str(write_starting_paper(context.t, context.workspace.exports, arguments.out)))
    return DONE
