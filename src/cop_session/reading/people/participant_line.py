"""Read a participant from one line: *Fatma Yıldız, mama* or *Lena, leerling, tot 16:10*."""

import re
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from cop_session.domain.codes import Role
from cop_session.domain.display_names import is_behind_a_name, parts
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import Attendance
from cop_session.reading.people.attendance import apart, attendance, combined
from cop_session.reading.people.introduction import Introduced, introduced, is_pupil
from cop_session.reading.people.participant_entry import LONGEST, name_and_rest
from cop_session.reading.people.role_reader import read_role, says_role, tongue
from cop_session.reading.words.name_normalisation import key

_NAME = re.compile(r"[^\W\d_]+(?:[-'’. ]+[^\W\d_]+){0,3}")


class Asked(StrEnum):
    """A question to answer about a participant before they can be recorded."""

    ROLE = "role"
    """The text states no role."""
    ROLE_OR_NAME = "role_or_name"
    """The text in the place of the role may be a name."""
    WHOSE = "whose"
    """The word for it is one for a parent to some and for a colleague to others."""


@dataclass(frozen=True, slots=True)
class ParticipantReading:
    """A participant and their attendance; `unknown` parts have no known meaning.

    Without a stated role it is OTHER without relation.
    """

    name: str
    role: Role = Role.OTHER
    relation: str = ""
    home: str = ""
    attendance: Attendance = field(default_factory=Attendance)
    unknown: tuple[str, ...] = ()
    asked: Asked | None = None


def read_participant(line: str, language: str, pupil: str = "", begins: time | None = None) -> ParticipantReading:
    """Read a name and, after commas in any order, the role, a parent's home, and the attendance with its hours.

    The first part without a known meaning is the role, unchanged; the role may also stand with the name, and a person
    with the name of the `pupil` is the pupil. Hours are local wall time; *10 min later* counts from the time the talk
    `begins`. Never raises. A line that is too long is wholly unknown.
    """
    if len(line) > LONGEST:
        whole = one_line(line)
        return ParticipantReading(whole, unknown=(whole,))
    words = tongue(language)
    first, others = name_and_rest(line)
    said, *rest = (piece for part in (first, *others) for piece in apart(part, words, begins))
    presence: list[str] = []
    as_what = home = ""
    unknown: list[str] = []
    for part in rest:
        so_far = combined(presence, words, begins) or Attendance()
        if attendance(so_far, part, words, begins) is not None:
            presence.append(part)
        elif not as_what and says_role(part, words):
            as_what = part
        elif any(f"{key(part)} ".startswith(f"{word} ") for word in words.home):
            home = part
        elif is_behind_a_name(part):
            said = f"{said} {part}"
        else:
            unknown.append(part)
    who = introduced(said, words, language)
    if who.only_title and not as_what and unknown and is_name(unknown[0]):
        # *Mama: Els Maes* has it the other way round.
        as_what, who = said, introduced(unknown.pop(0), words, language)
    elif _is_family_name_first(said, rest, unknown, told=bool(as_what)):
        who = Introduced(f"{unknown.pop(0)} {said}")
    name, role, relation, asked = _role(said, who, as_what, unknown, language)
    if asked is Asked.ROLE and is_pupil(name, pupil):
        role, asked = Role.PUPIL, None
    there = combined(presence, words, begins) or Attendance()
    return ParticipantReading(name, role, relation, home, there, tuple(unknown), asked)


def _role(
    said: str, who: Introduced, as_what: str, unknown: list[str], language: str
) -> tuple[str, Role, str, Asked | None]:
    """Return the name, the role, the relation and the open questions; takes the role out of `unknown`."""
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


def is_name(words: str) -> bool:
    """Tell whether words may be nothing but a name."""
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
