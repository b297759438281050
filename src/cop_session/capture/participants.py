"""Read who takes part from one line: *Fatma Yıldız, mama*, *Lena, leerling, tot 16:10* or *Bart & Els, ouders*."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from cop_session.capture.introduction import Introduced, introduced, is_pupil
from cop_session.capture.moments import read_time
from cop_session.capture.names import key
from cop_session.capture.roles import leading_title, read_role, tongue
from cop_session.capture.roster import parts as named_apart
from cop_session.capture.titles import Tongue
from cop_session.roundtable.kin import is_kin
from cop_session.roundtable.naming import ADDRESS, is_behind_a_name, parts, without_signs
from cop_session.roundtable.state import Attendance
from cop_session.roundtable.text import one_line
from cop_session.roundtable.words import Role

_MARK = re.compile(r"[,;]|:(?=\s)")
_DASH = re.compile(r"\s[-–—]\s")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_AFTER_BRACKETS = re.compile(r"(?<=\))\s*(?:[&+/,;]|en\b|and\b)\s*(?=\w)")
_PLURAL = re.compile(r"['’]?s\Z")
_LONGEST = 1_000
"""In characters; what is longer is no name with a role."""
_LONGEST_PRESENCE = 12
"""In words: *aanwezig van 15 uur 45 tot 16 uur 10* has nine."""
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.uUhH][0-9]{2}|\s?(?:uur|[uUhH])(?!\w))(?:\s?[apAP]\.?[mM]\b\.?)?")
_NAME = re.compile(r"[^\W\d_]+(?:[-'’. ]+[^\W\d_]+){0,3}")
_BODIES = frozenset({"team", "zorgteam", "dienst", "centrum", "school", "vzw", "kind"})
"""What is called *Team Zorg en Welzijn* is one."""

_COURTESY = frozenset({"mevrouw", "heer", "dokter", "professor"})
"""Nobody is called by one of these alone: *de heer en mevrouw Janssens*."""


class Asked(StrEnum):
    """What has to be asked about somebody before they can be noted."""

    ROLE = "role"
    """Nothing was said about it."""
    ROLE_OR_NAME = "role_or_name"
    """What stands in its place may be a name."""
    WHOSE = "whose"
    """The word for it is one for a parent to some and for a colleague to others."""


@dataclass(frozen=True, slots=True)
class ParticipantReading:
    """Who takes part and how. No role said is OTHER without relation; `unknown` parts said nothing that is known."""

    name: str
    role: Role = Role.OTHER
    relation: str = ""
    home: str = ""
    attendance: Attendance = field(default_factory=Attendance)
    unknown: tuple[str, ...] = ()
    asked: Asked | None = None


def read_participants(line: str, language: str, pupil: str = "") -> tuple[ParticipantReading, ...]:
    """Read everybody whom one entry introduces: *Fatma en Serkan Yıldız, mama en papa*; see `read_participant`."""
    words = tongue(language)
    if len(line) > _LONGEST:
        return (read_participant(line, language, pupil),)
    if len(entries := _AFTER_BRACKETS.split(line)) > 1 and all("(" in one for one in entries):
        return tuple(read_participant(one, language, pupil) for one in entries)
    said, others = _name_and_rest(line, words)
    names = named_apart(said, words) if key(said) not in words.titles else []
    if len(names) < 2 or not _BODIES.isdisjoint(key(said).split()):
        return (read_participant(line, language, pupil),)
    title, first = leading_title(names[0], words)
    if title is not None and title.several and first:
        others.insert(0, names[0].removesuffix(first).strip())
        names[0] = first
    family = " ".join(parts(names[-1]).family)
    names = [f"{one} {family}" if ADDRESS.get(key(one.split()[-1])) in _COURTESY and family else one for one in names]
    each = [_for_each(part, len(names), words) for part in others]
    lines = (", ".join((name, *(part[at] for part in each))) for at, name in enumerate(names))
    return _of_one_family([read_participant(one, language, pupil) for one in lines])


def _for_each(part: str, count: int, words: Tongue) -> list[str]:
    """Return what a part says of each of `count` people: *mama en papa* of two, *ouders* or *mama's* of all."""
    single = _PLURAL.sub("", part)
    if key(single) in words.titles:
        return [single] * count
    apart = named_apart(part, words)
    return apart if len(apart) == count and all(key(one) in words.titles for one in apart) else [part] * count


def _of_one_family(found: list[ParticipantReading]) -> tuple[ParticipantReading, ...]:
    """Give *Bart en Els Peeters* both their family name, where they are no colleagues."""
    family = " ".join(parts(found[-1].name).family)
    if not family or not all(one.role is Role.PARENT or is_kin(one.relation) for one in found):
        return tuple(found)
    return tuple(
        replace(one, name=f"{one.name} {family}") if parts(one.name).given == one.name else one for one in found
    )


def read_participant(line: str, language: str, pupil: str = "") -> ParticipantReading:
    """Read a name and, after commas in any order, the role, where a parent lives, and how and from when present.

    The first part that says nothing known is the role, as it was said; the role may also stand with the name, and who
    has the name of the `pupil` is the pupil. Hours are local wall time. Never raises. Of a line that is too long for
    it, all is unknown.
    """
    if len(line) > _LONGEST:
        whole = one_line(line)
        return ParticipantReading(whole, unknown=(whole,))
    words = tongue(language)
    first, others = _name_and_rest(line, words)
    said, *rest = (piece for part in (first, *others) for piece in _apart(part, words))
    presence: list[str] = []
    as_what = home = ""
    unknown: list[str] = []
    for part in rest:
        if _attendance(Attendance(), part, words) is not None:
            presence.append(part)
        elif not as_what and (leading_title(part, words)[0] is not None or key(part) in words.either):
            as_what = part
        elif any(f"{key(part)} ".startswith(f"{word} ") for word in words.home):
            home = part
        elif is_behind_a_name(part):
            said = f"{said} {part}"
        else:
            unknown.append(part)
    who = introduced(said, words, language)
    if who.only_title and not as_what and unknown and _is_name(unknown[0]):
        # *Mama: Els Maes* has it the other way round.
        as_what, who = said, introduced(unknown.pop(0), words, language)
    elif _is_family_name_first(said, rest, unknown, told=bool(as_what)):
        who = Introduced(f"{unknown.pop(0)} {said}")
    name, role, relation, asked = _role(said, who, as_what, unknown, language)
    if asked is Asked.ROLE and is_pupil(name, pupil):
        role, asked = Role.PUPIL, None
    attendance = _combined(presence, words) or Attendance()
    return ParticipantReading(name, role, relation, home, attendance, tuple(unknown), asked)


def _role(
    said: str, who: Introduced, as_what: str, unknown: list[str], language: str
) -> tuple[str, Role, str, Asked | None]:
    """Return the name, the role and the relation, and what is to be asked; takes the role out of `unknown`."""
    if as_what:
        role, relation = read_role(as_what, language) or (Role.OTHER, "")
        asked = Asked.WHOSE if key(as_what) in tongue(language).either else None
        if who.role is None or who.role is role or who.either:
            return who.name, role, relation or who.relation, asked
        return said, role, relation, asked
    if who.role is not None:
        return who.name, who.role, who.relation, Asked.WHOSE if who.either else None
    if not unknown:
        return who.name, Role.OTHER, "", Asked.ROLE
    spoken = unknown.pop(0)
    return who.name, Role.OTHER, spoken, Asked.ROLE_OR_NAME if _may_be_name(spoken) else None


def _is_name(words: str) -> bool:
    return _NAME.fullmatch(words) is not None and (words[0].isupper() or bool(parts(words).address))


def _may_be_name(words: str) -> bool:
    """Tell whether every word begins with a capital: *Els*, but not *CAW* or *nieuwe papa*."""
    return all(word[:1].isupper() and not (len(word) > 1 and word.isupper()) for word in words.split())


def _is_family_name_first(said: str, rest: list[str], unknown: list[str], *, told: bool) -> bool:
    """Tell whether this is *Peeters, Jan, papa*."""
    found = parts(said)
    bare_family = not found.address and (found.given == said or not found.given)
    return (
        told and bare_family and unknown == rest[:1] and _may_be_name(unknown[0]) and bool(_NAME.fullmatch(unknown[0]))
    )


def read_attendance(said: str, language: str) -> Attendance | None:
    """Read *tot 16:10*, *per telefoon, vanaf 15:55*, *afwezig*, *15:55–16:10*; None where a part is not understood."""
    if len(said) > _LONGEST:
        return None
    parts = [part for part in map(one_line, _MARK.split(said)) if part]
    return _combined(parts, tongue(language)) if parts else None


def _name_and_rest(line: str, words: Tongue) -> tuple[str, list[str]]:
    """Split *Fatma, mama*, *Fatma (mama)* and *Fatma – mama*; brackets after a role stay with it."""
    line = without_signs(line)
    bracket, mark = _BRACKETS.search(line), _MARK.search(line)
    if bracket and (mark is None or bracket.start() < mark.start()):
        line = f"{line[: bracket.start()]}, {bracket[1]}, {line[bracket.end() :]}"
    first, *others = _MARK.split(line)
    name, *rest = _DASH.split(f"{first} ", maxsplit=1)
    return one_line(name), [part for part in map(one_line, (*rest, *others)) if part]


def _apart(part: str, words: Tongue) -> list[str]:
    """Split *leerling tot 9u40*, said without a comma; whoever says nothing of it is at the table."""
    said = part.split(" ")
    if _attendance(Attendance(), part, words) is not None:
        return [part]
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
