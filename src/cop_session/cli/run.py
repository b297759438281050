"""From a command line to an exit code; every error is one sentence."""

import os
import shlex
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Final

from cop_session.cli.arguments import Contradiction, NotAChoice, NothingNamed, UsageError, named_workspace, parse
from cop_session.cli.commands.command_context import DONE, REFUSED, USAGE, Context
from cop_session.cli.terminal.printing import complain, print_anything
from cop_session.config import Settings, in_one, read_settings
from cop_session.disk_errors import disk_trouble
from cop_session.faults import report
from cop_session.i18n import Translator, catalogue
from cop_session.paths import Workspace, find_workspace
from cop_session.process_hardening import harden_process
from cop_session.troubles import Trouble

_TELL_THEMSELVES = ("app", "demo", "doctor")
"""Commands that report unusable settings by their own means."""

_Command = Callable[[Namespace, Context], int]


def run(argv: Sequence[str], env: Mapping[str, str], cwd: Path | None = None) -> int:
    """Carry out a command line in the workspace that `argv`, `env` or `cwd` lead to, and return the exit code."""
    harden_process()
    print_anything()
    try:
        return _understood(argv, find_workspace(named_workspace(argv), env, cwd or Path.cwd()))
    except Exception as error:
        # Before a workspace was found: there is no place for a report yet, and no language.
        complain(_unexpected(error, Path(tempfile.gettempdir())).sentence(catalogue(Settings().locale)))
        return REFUSED


def _understood(argv: Sequence[str], workspace: Workspace) -> int:
    settings, troubles = read_settings(workspace.settings)
    context = Context(workspace, settings, catalogue(settings.locale), troubles)
    t = context.t
    try:
        arguments = parse(argv, t)
    except Contradiction as why:
        complain(t(str(why)))
        return USAGE
    except NotAChoice as why:
        complain(_of_choices(why, t))
        return USAGE
    except NothingNamed as why:
        complain(t("Nothing stands behind {option}: name a file or a folder there.", option=str(why)))
        return USAGE
    except UsageError:
        typed = shlex.join(["cop-session", *argv])
        complain(t("“{typed}” is not something cop-session understands; see “cop-session --help”.", typed=typed))
        return USAGE
    except SystemExit:
        return DONE
    code = _carried_out(arguments, replace(context, passphrase_fd=arguments.passphrase_fd))
    # A refusal stays one line.
    if troubles and code == DONE and arguments.command not in _TELL_THEMSELVES:
        complain(in_one([one.sentence(t) for one in troubles], t, on_screen=False))
    return code


def _of_choices(why: NotAChoice, t: Translator) -> str:
    choices = ", ".join(why.choices)
    return t(
        "{option} does not know “{word}”. Choose one of these: {choices}.",
        option=why.option,
        word=why.word,
        choices=choices,
    )


def _carried_out(arguments: Namespace, context: Context) -> int:
    try:
        code = _command(arguments.command)(arguments, context)
        sys.stdout.flush()
        return code
    except Trouble as trouble:
        complain(trouble.sentence(context.t, on_screen=False))
    except BrokenPipeError:
        # The reader of the pipe is gone; Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        # The file is written, but its path cannot be printed.
        full = disk_trouble(error, "unexpected").code == "disk_full"
        complain((Trouble("not_told") if full else _unexpected(error, context.workspace.reports)).sentence(context.t))
    except KeyboardInterrupt:
        complain(context.t("Broken off."))
    except Exception as error:
        complain(_unexpected(error, context.workspace.reports).sentence(context.t))
    return REFUSED


def _unexpected(error: Exception, folder: Path) -> Trouble:
    return Trouble("unexpected", code=report(error, folder, datetime.now(UTC)))


_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "app": ("open_app", "open_app"),
    "demo": ("open_app", "demo"),
    "list": ("session_commands", "list_sessions"),
    "agenda": ("agenda_command", "agenda"),
    "show": ("session_commands", "show"),
    "import": ("session_commands", "take_in"),
    "export": ("export_command", "export"),
    "replay": ("replay_command", "replay"),
    "copy": ("copy_command", "copy"),
    "read": ("read_command", "read"),
    "template": ("template_command", "template"),
    "about": ("erase_command", "about"),
    "erase": ("erase_command", "erase"),
    "keep": ("erase_command", "keep"),
    "doctor": ("doctor_command", "doctor"),
    "backup": ("restore_command", "backup"),
    "restore": ("restore_command", "restore"),
    "passphrase": ("passphrase_command", "passphrase"),
}
"""The module in `commands` and the function in it that carry out each command."""


def _command(name: str) -> _Command:
    """Return the function that runs a command, loading no more than that command needs."""
    module, function = _COMMANDS[name]
    command: _Command = getattr(import_module(f"cop_session.cli.commands.{module}"), function)
    return command
