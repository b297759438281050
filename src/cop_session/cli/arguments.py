"""The command-line arguments of `cop-session`."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from cop_session import __version__
from cop_session.i18n import SUPPORTED, Translator, msgid

FORMATS = ("docx", "text", "markdown", "html", "pdf", "ics", "eml", "bundle")
_AGENDA_FIRST = 50
"""How many of each group of the agenda are told unless another number is asked for."""
AUDIENCES = ("school", "parents", "pupil", "owners", "everyone")

HELP = msgid(
    """\
cop-session: lead a round table about a pupil and write down what you agree.

  cop-session                    open the program
  cop-session demo               try it out with made-up pupils; nothing is kept
  cop-session list               which round tables there are
      --first NUMBER             no more than so many, the newest
  cop-session agenda             evaluations overdue, this week and later, and actions past
                                 their date, per pupil and per owner; by code
      --names                    with names, and with the words of the actions
      --first NUMBER             no more than so many of each; otherwise 50
      --ics                      evaluations to come as a file for your calendar
      --remind                   with --ics: ask of each owner whether a calendar may remind
                                 them, and make a file for those who said yes
      --out FOLDER               with --ics: where to; otherwise in the folder for exports
  cop-session show SESSION       the plan of a round table, as text
  cop-session export SESSION     the plan as a file; more with “cop-session export --help”
  cop-session replay SESSION     see a round table again, as it went
      --text                     as text with times; nothing opens
      --cast FILE                as a recording for the web; made-up round tables only
      --stops                    the stop-points with what is for the trainer alone, to print
  cop-session copy SESSION --training
                                 a copy for a class, with other names and days; first it
                                 lists what somebody must look at
      --decisions FILE           what was decided about that, as JSON
      --out FOLDER               where to; otherwise in the folder for exports
  cop-session import FILE …      take in round tables that somebody sent you
  cop-session template           a Word document to make the paper of a school of
      --out FILE                 where to; otherwise in the folder for exports
  cop-session about SESSION      copy everything about a pupil, for whoever may see it
      --out FOLDER               where to; otherwise in the folder for exports
  cop-session erase SESSION      take a round table away for good, the documents here too
      --pupil                    and the others about the same pupil
  cop-session keep               until when each round table is kept; with SESSION, a year longer
      --until DAY                or until that day
  cop-session read LINE …        how lines are read: who, when and what is doubtful; without
                                 LINE those on standard input
      --people FILE              who is at the table, one “name, role” a line
      --on DAY                   the day on which it is said, as 2026-11-23; otherwise today
      --locale LOCALE            nl_BE, nl_NL or en
  cop-session doctor             check that everything is whole
      --head CHARACTERS          whether a plan, by what its footer says behind the version,
                                 belongs to a history here
  cop-session backup --to FOLDER
                                 a copy of everything elsewhere, on a stick or a share
  cop-session restore            which backups there are; with a number, put that one back
      --from FOLDER              or such a copy, in a workspace in which there is nothing yet
  cop-session passphrase set     protect the round tables; also change, remove,
                                 and recovery for a new recovery key

SESSION is the beginning of an id, as “cop-session list” shows it, or a *.cop.json file.

  --workspace FOLDER             where the round tables are kept
  --passphrase-fd NUMBER         read the passphrase from this file descriptor
  --json                         with list, agenda, show, copy and read: for other programs
  --version                      which version this is
  --help                         this help
"""
)


PASSPHRASE = ("set", "change", "recovery", "remember", "forget", "remove")

EXPORT_HELP = msgid(
    """\
cop-session export SESSION: what leaves the room, as files. It prints where they are.

  --for school                   the whole plan; this is the usual one
  --for parents                  a page in plain language
  --for pupil                    “my plan”, in large letters
  --for owners                   a slip for each person who does something
  --for everyone                 what was agreed for each person, by the agreed route, in one folder

  --format docx                  Word; this is the usual one
  --format pdf                   needs LibreOffice
  --format text                  for a screen reader or to read aloud
  --format markdown              text with headings and lists
  --format html                  clean tables, to paste in the pupil tracking system
  --format eml                   a mail that waits, with the document behind a password
  --format ics                   the interim evaluation for a calendar
  --format bundle                everything, private notes and undone text too, for another cop-session

  --protect                      Word that opens with a password only
  --draft                        to read through, as long as there is no version of the plan yet
  --reply-by DAY                 until when a draft can be answered; otherwise a week
  --out FOLDER                   where to; otherwise in the folder for exports
  --answers                      with --format bundle: what classes answered at the stop-points too
  --erase                        with --out: erase the round table here when all of it is there
  --template FILE                a Word document of the school, on whose paper it comes; otherwise
                                 the one that settings.toml names for the school, if any

A password is printed once, on standard error, and kept nowhere. Tell it by telephone.
From a *.cop.json file nothing is recorded.
"""
)

_FOR_EVERYONE = msgid("With “--for everyone” the agreed routes decide: leave out --format and --protect.")
_BUNDLE = msgid("A bundle holds everything as it is: leave out --for, --draft, --reply-by and --protect.")
_NO_ANSWERS = msgid("What classes answered goes with stop-points only: use --answers with --format bundle.")
_CALENDAR = msgid("A calendar entry is the same for everybody: leave out --for, --draft, --reply-by and --protect.")
_NOT_HANDED_OVER = msgid("Erasing goes with handing over: use --erase with --out and a folder elsewhere.")
_NO_CALENDAR = msgid("Only calendar files have reminders and a folder: use --remind and --out with --ics.")
_UNPROTECTED = msgid("Only Word can have a password: use --protect with --format docx or eml.")
_UNPRINTED = msgid("Only Word, mail and PDF come on paper: leave out --template, or choose one of those.")


class UsageError(Exception):
    """The typed text is not a command, or an incomplete one."""


class NotAChoice(UsageError):
    """A word that an option does not know; `option`, `word` and the valid choices."""

    def __init__(self, option: str, word: str, choices: Sequence[str]) -> None:
        super().__init__(option, word, choices)
        self.option = option
        self.word = word
        self.choices = choices


class NothingNamed(UsageError):
    """An option that names a file or folder, with nothing behind it; its text is the option."""


class Contradiction(UsageError):
    """Options that do not go together; its text is a msgid that says which."""


def named_workspace(argv: Sequence[str]) -> Path | None:
    """Return the workspace that `argv` names, ignoring everything else in it."""
    try:
        known, _ = _early().parse_known_args(argv)
    except UsageError:
        return None
    return _workspace(known)


def parse(argv: Sequence[str], t: Translator) -> argparse.Namespace:
    """Return the command in `argv` and its arguments.

    Raises NotUnderstood: Contradiction for options that do not go together, NotAChoice for a word that an option does
    not know, NothingNamed for an empty name of a file; and SystemExit after help or version.
    """
    arguments = _parser(t).parse_args(argv)
    if arguments.command == "export":
        _check(arguments)
    if arguments.command == "agenda" and not arguments.ics and (arguments.remind or arguments.out):
        raise Contradiction(_NO_CALENDAR)
    return arguments


def is_file(session: str) -> bool:
    """Whether the argument SESSION can only be a file: no id has a dot or a slash."""
    return any(mark in session for mark in "./\\")


def _check(export: argparse.Namespace) -> None:
    """Raise Contradiction if the options of an export do not go together."""
    shaped = export.draft or export.reply_by is not None or export.protect
    if export.format == "bundle" and (export.audience or shaped):
        raise Contradiction(_BUNDLE)
    if export.answers and export.format != "bundle":
        raise Contradiction(_NO_ANSWERS)
    # The usual one may be named: it asks for nothing.
    if export.format == "ics" and (export.audience not in (None, "school") or shaped):
        raise Contradiction(_CALENDAR)
    if export.erase and export.out is None:
        raise Contradiction(_NOT_HANDED_OVER)
    if export.audience == "everyone" and (export.format or export.protect):
        raise Contradiction(_FOR_EVERYONE)
    if export.template and export.format not in (None, "docx", "eml", "pdf"):
        raise Contradiction(_UNPRINTED)
    if export.protect and export.format not in (None, "docx", "eml"):
        raise Contradiction(_UNPROTECTED)


class _Parser(argparse.ArgumentParser):
    """An argument parser with a help of our own, that leaves error messages to the caller."""

    def __init__(self, t: Translator | None = None, *, help_text: str = HELP, **options: Any) -> None:
        super().__init__(allow_abbrev=False, **options)
        self._t = t
        self._help = help_text

    def format_help(self) -> str:
        return self._t(self._help) if self._t else ""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        if action.type is Path and action.option_strings and not arg_string.strip():
            raise NothingNamed(action.option_strings[0])
        return super()._get_value(action, arg_string)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is not None and action.option_strings and value not in action.choices:
            raise NotAChoice(action.option_strings[0], str(value), list(action.choices))
        super()._check_value(action, value)


def _count(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise ValueError(typed)
    return int(typed)


def _early() -> _Parser:
    parser = _Parser(add_help=False)
    _add_workspace(parser)
    return parser


_Adds = Callable[..., argparse.ArgumentParser]
"""Adds a command by its name, with a separate text for `--help` if it has one."""


def _parser(t: Translator) -> _Parser:
    parser = _Parser(t, prog="cop-session")
    parser.add_argument("--version", action="version", version=f"cop-session {__version__}")
    _add_workspace(parser)
    _add_passphrase(parser)
    parser.set_defaults(command="app")
    commands = parser.add_subparsers()

    def command(name: str, help_text: str = HELP) -> argparse.ArgumentParser:
        # Typed before or after the command, the workspace is the same; not given after it, it does not undo the first.
        made: argparse.ArgumentParser = commands.add_parser(name, t=t, help_text=help_text)
        _add_workspace(made, default=argparse.SUPPRESS)
        _add_passphrase(made, default=argparse.SUPPRESS)
        made.set_defaults(command=name)
        return made

    command("demo")
    _add_reading(command)
    _add_copying(command)
    _add_keeping(command)
    return parser


def _add_reading(command: _Adds) -> None:
    """Add the commands that show the stored sessions."""
    command("doctor").add_argument("--head")
    listed = command("list")
    listed.add_argument("--json", action="store_true")
    listed.add_argument("--first", type=_count)
    agenda = command("agenda")
    form = agenda.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--ics", action="store_true")
    agenda.add_argument("--names", action="store_true")
    agenda.add_argument("--first", type=_count, default=_AGENDA_FIRST)
    agenda.add_argument("--remind", action="store_true")
    agenda.add_argument("--out", type=Path)
    show = command("show")
    show.add_argument("session")
    show.add_argument("--json", action="store_true")
    replay = command("replay")
    replay.add_argument("session")
    how = replay.add_mutually_exclusive_group()
    how.add_argument("--text", action="store_true")
    how.add_argument("--cast", type=Path)
    how.add_argument("--stops", action="store_true")
    read = command("read")
    read.add_argument("lines", nargs="*", metavar="LINE")
    read.add_argument("--people", type=Path)
    read.add_argument("--on")
    read.add_argument("--locale", choices=SUPPORTED)
    read.add_argument("--json", action="store_true")


def _add_copying(command: _Adds) -> None:
    """Add the commands that export and import."""
    _add_export(command("export", EXPORT_HELP))
    copy = command("copy")
    copy.add_argument("session")
    # So far this is the only kind of copy, and the command line has to name it.
    copy.add_argument("--training", action="store_true", required=True)
    copy.add_argument("--decisions", type=Path)
    copy.add_argument("--out", type=Path)
    copy.add_argument("--json", action="store_true")
    command("template").add_argument("--out", type=Path)
    about = command("about")
    about.add_argument("session")
    about.add_argument("--out", type=Path)
    command("import").add_argument("files", nargs="+", type=Path)


def _add_keeping(command: _Adds) -> None:
    """Add the commands for erasure, retention, backups and passphrases."""
    erase = command("erase")
    erase.add_argument("session")
    erase.add_argument("--pupil", action="store_true")
    keep = command("keep")
    keep.add_argument("session", nargs="?")
    keep.add_argument("--until")
    restore = command("restore")
    restore.add_argument("generation", type=int, nargs="?")
    restore.add_argument("--list", action="store_true")
    restore.add_argument("--from", dest="source", type=Path)
    command("backup").add_argument("--to", type=Path, required=True)
    command("passphrase").add_argument("action", choices=PASSPHRASE)


def _add_export(export: argparse.ArgumentParser) -> None:
    export.add_argument("session")
    export.add_argument("--out", type=Path)
    export.add_argument("--format", choices=FORMATS)
    export.add_argument("--for", dest="audience", choices=AUDIENCES)
    export.add_argument("--draft", action="store_true")
    export.add_argument("--reply-by")
    export.add_argument("--protect", action="store_true")
    export.add_argument("--answers", action="store_true")
    export.add_argument("--erase", action="store_true")
    export.add_argument("--template", type=Path)


def _add_workspace(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument("--workspace", type=Path, default=default)


def _add_passphrase(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    parser.add_argument("--passphrase-fd", type=int, default=default)


def _workspace(known: argparse.Namespace) -> Path | None:
    found: Path | None = known.workspace
    return found
