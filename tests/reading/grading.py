"""Lines as they are typed beside how they may be read, and whether a reading is one of those.

A table has a head (`# now = …`, then `# name, role · name, role`), and then a line, its owners and when, between tabs;
`-` nothing may be read, `|` either is right, `?` behind it only with a doubt, `words` no date.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from cop_session.domain.state import Participant
from cop_session.reading.line import LineReading
from cop_session.reading.line_notation import first_names, when_notation
from cop_session.reading.people.people_readers import read_participants

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EVERY = re.compile(r"every (?:school day|day|week|fortnight|month)(?: (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))*")


class Grade(StrEnum):
    """What became of one part of a line."""

    RIGHT = "right"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"
    WRONG = "wrong"
    """Another reading than those that are right, without a word about it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One line, with what may be read in it."""

    kind: str
    line: str
    owners: str
    when: str


@dataclass(frozen=True, slots=True)
class Table:
    """Lines said on one day at one table."""

    today: date
    people: tuple[Participant, ...]
    lines: tuple[Expected, ...]
    locale: str = "nl_BE"


def table(path: Path) -> Table:
    """Read a table."""
    rows = path.read_text("utf-8").splitlines()
    now = _DAY.search(rows[0])
    assert now is not None
    locale = "nl_NL" if "nl_NL" in rows[0] else "nl_BE"
    said = [one for part in rows[1].lstrip("# ").split("·") for one in read_participants(part.strip(), locale)]
    people = tuple(
        Participant(number, str(number), one.name, one.role, one.relation) for number, one in enumerate(said, 1)
    )
    found, kind = [], ""
    for row in rows[2:]:
        if row.startswith("## "):
            kind = row[3:]
        elif row and not row.startswith("#"):
            found.append(Expected(kind, *row.split("\t")))
    return Table(date.fromisoformat(now[0]), people, tuple(found), locale)


def owners_grade(expected: str, reading: LineReading, people: Sequence[Participant]) -> Grade:
    """Grade the owners; `everybody` is everyone at the table."""
    names = first_names(people)
    read = {names[one] for one in reading.owners}

    def fits(said: str) -> bool:
        if said == "everybody":
            return len(read) == len(people)
        return read == {one.strip() for one in said.split("+")} or (said == "-" and not read)

    return _grade(expected, fits, bool(reading.who_doubts), bool(read))


def when_grade(expected: str, reading: LineReading) -> Grade:
    """Grade when it happens; what a table does not say about a beginning may be any."""
    read = when_notation(reading.when)

    def fits(said: str) -> bool:
        if read is None or said in ("-", "words"):
            return (read is None and said == "-") or read == said or (said == "words" and read is None)
        return _fits(said, read)

    return _grade(expected, fits, bool(reading.when_doubts), read not in (None, "words"))


def _fits(said: str, read: str) -> bool:
    if read.split()[0] != "from" or said.split()[0] in ("on", "by", "month"):
        return said == read
    said_every, read_every = _EVERY.search(said), _EVERY.search(read)
    if (said_every and said_every[0]) != (read_every and read_every[0]):
        return False
    ends = "until" in said
    if ends != ("until" in read) or (ends and said.split("until ")[1] != read.split("until ")[1]):
        return False
    begins = _DAY.search(said.split("until")[0])
    return begins is None or begins[0] in read.split("until")[0]


def _grade(expected: str, fits: object, doubted: bool, anything: bool) -> Grade:
    assert callable(fits)
    alternatives = [one.strip() for one in expected.split("|")]
    certain = [one for one in alternatives if not one.endswith("?")]
    if any(fits(one) for one in certain):
        # A doubt about what is right all the same is a question too many.
        return Grade.DOUBTFUL if doubted and anything else Grade.RIGHT
    if doubted:
        return Grade.RIGHT if any(fits(one.rstrip("?")) for one in alternatives) or not certain else Grade.DOUBTFUL
    if not anything:
        return Grade.UNREAD if certain else Grade.RIGHT
    return Grade.WRONG


def shares(grades: Iterable[Grade]) -> dict[Grade, int]:
    """Count grades."""
    found = list(grades)
    return {one: found.count(one) for one in Grade}
