"""What can be typed after `cop-session`."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from cop_session import __version__
from cop_session.i18n import Translator, msgid

FORMATS = ("docx", "text", "bundle")

HELP = msgid(
    """\
cop-session: lead a round table about a pupil and write down what you agree.

  cop-session                    open the program
  cop-session demo               try it out with made-up pupils; nothing is kept
  cop-session list               which round tables there are
  cop-session show SESSION       the plan of a round table, as text
  cop-session export SESSION     the plan as a file
      --out FOLDER               where to; otherwise in the folder for exports
      --format FORMAT            docx, text or bundle; otherwise docx
  cop-session import FILE …      take in round tables that somebody sent you
  cop-session doctor             check that everything is whole
  cop-session passphrase set     protect the round tables; also change, remove,
                                 and recovery for a new recovery key

SESSION is the beginning of an id, as “cop-session list” shows it, or a *.cop.json file.

  --workspace FOLDER             where the round tables are kept
  --passphrase-fd NUMBER         read the passphrase from this file descriptor
  --json                         with list and show: for other programs
  --version                      which version this is
  --help                         this help
"""
)


PASSPHRASE = ("set", "change", "recovery", "remove")


class NotUnderstood(Exception):
    """What was typed is no command, or not all of one."""


def named_workspace(argv: Sequence[str]) -> Path | None:
    """Return the workspace that `argv` names, whatever else it holds."""
    try:
        known, _ = _early().parse_known_args(argv)
    except NotUnderstood:
        return None
    return _workspace(known)


def parse(argv: Sequence[str], t: Translator) -> argparse.Namespace:
    """Return the command in `argv` and its arguments; raises NotUnderstood, and SystemExit after help or version."""
    return _parser(t).parse_args(argv)


class _Parser(argparse.ArgumentParser):
    """An argument parser with one help for everything, that leaves it to the caller to say what was wrong."""

    def __init__(self, t: Translator | None = None, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self._t = t

    def format_help(self) -> str:
        return self._t(HELP) if self._t else ""

    def error(self, message: str) -> NoReturn:
        raise NotUnderstood(message)


def _early() -> _Parser:
    parser = _Parser(add_help=False)
    _add_workspace(parser)
    return parser


def _parser(t: Translator) -> _Parser:
    parser = _Parser(t, prog="cop-session")
    parser.add_argument("--version", action="version", version=f"cop-session {__version__}")
    _add_workspace(parser)
    _add_passphrase(parser)
    parser.set_defaults(command="app")
    commands = parser.add_subparsers()

    def command(name: str) -> argparse.ArgumentParser:
        # Typed before or after the command, the workspace is the same; not given after it, it does not undo the first.
        made: argparse.ArgumentParser = commands.add_parser(name, t=t)
        _add_workspace(made, default=argparse.SUPPRESS)
        _add_passphrase(made, default=argparse.SUPPRESS)
        made.set_defaults(command=name)
        return made

    command("demo")
    command("doctor")
    command("list").add_argument("--json", action="store_true")
    show = command("show")
    show.add_argument("session")
    show.add_argument("--json", action="store_true")
    export = command("export")
    export.add_argument("session")
    export.add_argument("--out", type=Path)
    export.add_argument("--format", choices=FORMATS, default="docx")
    command("import").add_argument("files", nargs="+", type=Path)
    command("passphrase").add_argument("action", choices=PASSPHRASE)
    return parser


def _add_workspace(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument("--workspace", type=Path, default=default)


def _add_passphrase(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument("--passphrase-fd", type=int, default=default)


def _workspace(known: argparse.Namespace) -> Path | None:
    found: Path | None = known.workspace
    return found
