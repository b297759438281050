"""Read somebody who takes part from one line: *Fatma Yıldız, mama* or *Lena, leerling, tot 16:10*."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cop_session.capture.moments import read_time
from cop_session.capture.names import key
from cop_session.capture.roles import leading_title, read_role, tongue
from cop_session.capture.titles import Tongue
from cop_session.roundtable.state import Attendance
from cop_session.roundtable.text import one_line
from cop_session.roundtable.words import Role

_MARK = re.compile(r"[,;]")
_DASH = re.compile(r"\s[-–—]\s")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_LONGEST = 1_000
"""In characters; what is longer is no name with a role."""
_LONGEST_PRESENCE = 12
"""In words: *aanwezig van 15 uur 45 tot 16 uur 10* has nine."""
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.uUhH][0-9]{2}|\s?(?:uur|[uUhH])(?!\w))(?:\s?[apAP]\.?[mM]\b\.?)?")


@dataclass(frozen=True, slots=True)
class ParticipantReading:
    """Who takes part and how. No role said is OTHER without relation; `unknown` parts said nothing that is known."""

    name: str
    role: Role = Role.OTHER
    relation: str = ""
    home: str = ""
    attendance: Attendance = field(default_factory=Attendance)
    unknown: tuple[str, ...] = ()


def read_participant(line: str, language: str) -> ParticipantReading:
    """Read a name and, after commas in any order, the role, where a parent lives, and how and from when present.

    The first part that says nothing known is the role, as it was said. Hours are local wall time. Never raises.
    Of a line that is too long for it, all is unknown.
    """
    if len(line) > _LONGEST:
        whole = one_line(line)
        return ParticipantReading(whole, unknown=(whole,))
    words = tongue(language)
    introduced, others = _name_and_rest(line, words)
    name, *rest = (piece for part in (introduced, *others) for piece in _apart(part, words))
    presence: list[str] = []
    role: tuple[Role, str] | None = None
    home = ""
    unknown: list[str] = []
    for part in rest:
        if _attendance(Attendance(), part, words) is not None:
            presence.append(part)
        elif role is None and leading_title(part, words)[0] is not None:
            role = read_role(part, language)
        elif any(f"{key(part)} ".startswith(f"{word} ") for word in words.home):
            home = part
        else:
            unknown.append(part)
    if role is None and unknown:
        role = (Role.OTHER, unknown.pop(0))
    known, relation = role or (Role.OTHER, "")
    attendance = _combined(presence, words) or Attendance()
    return ParticipantReading(name, known, relation, home, attendance, tuple(unknown))


def read_attendance(said: str, language: str) -> Attendance | None:
    """Read *tot 16:10*, *per telefoon, vanaf 15:55*, *afwezig*, *15:55–16:10*; None where a part is not understood."""
    if len(said) > _LONGEST:
        return None
    parts = [part for part in map(one_line, _MARK.split(said)) if part]
    return _combined(parts, tongue(language)) if parts else None


def _name_and_rest(line: str, words: Tongue) -> tuple[str, list[str]]:
    """Split *Fatma, mama*, *Fatma (mama)* and *Fatma – mama*; brackets after a role stay with it."""
    first, mark, others = line.partition(next(iter(_MARK.findall(line)), ","))
    name, *rest = _DASH.split(_BRACKETS.sub(r" - \1 ", f"{first} "), maxsplit=1)
    parts = [*rest, *_MARK.split(others)] if mark else rest
    return one_line(name), [part for part in map(one_line, parts) if part]


def _apart(part: str, words: Tongue) -> list[str]:
    """Split *leerling tot 9u40*, said without a comma; whoever says nothing of it is at the table."""
    said = part.split(" ")
    for count in range(min(len(said) - 1, _LONGEST_PRESENCE), 0, -1):
        after = " ".join(said[-count:])
        tail = _attendance(Attendance(), after, words)
        if tail is not None and tail != Attendance():
            return [" ".join(said[:-count]), after]
    return [part]


def _combined(parts: Iterable[str], words: Tongue) -> Attendance | None:
    found: Attendance | None = Attendance()
    for part in parts:
        found = _attendance(found, part, words) if found else None
    return found


def _attendance(so_far: Attendance, part: str, words: Tongue) -> Attendance | None:
    """Return `so_far` with what `part` says about being present; None where it says nothing about that."""
    if (presence := words.presence.get(key(part))) is not None:
        return replace(so_far, presence=presence)
    hours = [read_time(one) for one in _HOUR.findall(part)]
    before = [key(one) for one in _HOUR.split(part)]
    match hours, before:
        case [hour], [heading, ""] if hour and heading in words.from_words:
            return replace(so_far, arrives=hour)
        case [hour], [heading, ""] if hour and heading in words.until_words:
            return replace(so_far, leaves=hour)
        case [comes, goes], [first, then, ""] if comes and goes and comes < goes:
            if first in {"", *words.from_words} and then in {"", *words.until_words}:
                return replace(so_far, arrives=comes, leaves=goes)
    return None
