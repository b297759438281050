"""The command that shows how lines are read: the owners, the date, and the doubts; it needs no workspace."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from cop_session.cli.commands.command_context import DONE, Context
from cop_session.cli.terminal.printing import say
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Participant
from cop_session.reading.line import LineReading, read_line
from cop_session.reading.line_notation import first_names, notation, when_notation
from cop_session.reading.people.joint_entries import read_participants
from cop_session.regular_files import read_regular
from cop_session.troubles import Trouble

_MOST: Final = 1 << 20
"""In bytes; a longer file lists no people."""


def read(arguments: Namespace, context: Context) -> int:
    """Print each line with its owners, when it happens and the doubts about either; as JSON an object a line."""
    locale = arguments.locale or context.settings.locale
    today = _day(arguments.on)
    people = _people(arguments.people, locale) if arguments.people else ()
    lines = arguments.lines or _typed(sys.stdin)
    for one in lines:
        reading = read_line(one, people, today, locale)
        say(
            json.dumps(notation(one, reading, people), ensure_ascii=False)
            if arguments.json
            else _row(one, reading, people)
        )
    return DONE


def _typed(rows: Iterable[str]) -> Iterator[str]:
    return (row.rstrip("\r\n") for row in rows if row.strip())


def _row(line: str, reading: LineReading, people: tuple[Participant, ...]) -> str:
    names = first_names(people)
    doubts = [f"? {one.words} ({one.unsure.value})" for one in reading.doubts]
    owners = " + ".join(names[one] for one in reading.owners)
    return "  ".join(one_line(part) for part in (line, owners or "-", when_notation(reading.when) or "-", *doubts))


def _day(said: str | None) -> date:
    if said is None:
        return date.today()
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise Trouble("day_unclear", said=said) from None


def _people(path: Path, locale: str) -> tuple[Participant, ...]:
    """Return the people in a file of one *name, role* a line; empty lines and those that begin with `#` are none."""
    try:
        text = read_regular(path, _MOST, follow=True).decode("utf-8-sig")
    except FileNotFoundError:
        raise Trouble("no_such_file", file=path) from None
    except UnicodeDecodeError:
        raise Trouble("no_people", file=path) from None
    except OSError:
        raise Trouble("no_access", file=path) from None
    found = [
        one for row in text.splitlines() if row.strip() and row[0] != "#" for one in read_participants(row, locale)
    ]
    return tuple(
        Participant(number, str(number), one.name, one.role, one.relation, one.home)
        for number, one in enumerate(found, 1)
    )
