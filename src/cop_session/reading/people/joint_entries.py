"""Read all the people in one entry: *Fatma en Serkan Yıldız, mama en papa*, *Bart & Els, ouders*."""

import re
from dataclasses import replace
from datetime import time

from cop_session.domain.codes import Role
from cop_session.domain.display_names import ADDRESS, parts
from cop_session.domain.family import is_kin
from cop_session.reading.people.participant_entry import LONGEST, entries, name_and_rest
from cop_session.reading.people.participant_line import ParticipantReading, is_name, read_participant
from cop_session.reading.people.role_reader import leading_title, tongue
from cop_session.reading.people.roster import parts as named_apart
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Tongue

_PLURAL = re.compile(r"['’]?s\Z")
_NAMED = re.compile(r"[^\W\d_][\w\s.'’\"“”„()-]*")
"""Matches text that may be one name in an entry of several."""
_BODIES = frozenset({"team", "zorgteam", "dienst", "centrum", "school", "vzw", "kind"})
"""A name with one of these words is a single entry: *Team Zorg en Welzijn*."""
_COURTESY = frozenset({"mevrouw", "heer", "dokter", "professor"})
"""Words that are not a name by themselves: *de heer en mevrouw Janssens*."""


def read_participants(
    line: str, language: str, pupil: str = "", begins: time | None = None
) -> tuple[ParticipantReading, ...]:
    """Read one or more people; `read_participant` documents the fields read for each. Never raises."""
    words = tongue(language)
    apart = entries(line) if len(line) <= LONGEST else [line]
    names, others = _names(line, words) if apart == [line] and len(line) <= LONGEST else ([], [])
    if len(names) > 1:
        each = [_for_each(part, len(names), words) for part in others]
        apart = [", ".join((name, *(part[at] for part in each))) for at, name in enumerate(names)]
    return _of_one_family([read_participant(one, language, pupil, begins) for one in apart])


def _names(line: str, words: Tongue) -> tuple[list[str], list[str]]:
    """Return the names in an entry, and the other parts, which describe the people named."""
    said, others = name_and_rest(line)
    if key(said) in words.titles or not _BODIES.isdisjoint(key(said).split()):
        return [said], others
    names = named_apart(said, words)
    if names and len(others) > 1 and is_name(others[0]) and any(_is_plural(part, words) for part in others[1:]):
        # *Bart, Els, ouders*
        names += named_apart(others.pop(0), words)
    if not all(map(_NAMED.fullmatch, names)):
        # *[/x] Sam*: signs, and not two people.
        return [said], others
    if len(names) < 2:
        return names, others
    title, first = leading_title(names[0], words)
    if title is not None and title.several and first:
        # *Pleegouders Jan en Mia*
        others.insert(0, names[0].removesuffix(first).strip())
        names[0] = first
    family = " ".join(parts(names[-1]).family)
    if family:
        names = [f"{one} {family}" if ADDRESS.get(key(one.split()[-1])) in _COURTESY else one for one in names]
    return names, others


def _is_plural(part: str, words: Tongue) -> bool:
    title = words.titles.get(key(part))
    return (title is not None and title.several) or len(named_apart(part, words)) > 1


def _for_each(part: str, count: int, words: Tongue) -> list[str]:
    """Return a part's statement about each of `count` people: *mama en papa* for two, *ouders* or *mama's* for all."""
    single = _PLURAL.sub("", part)
    if key(single) in words.titles:
        return [single] * count
    apart = named_apart(part, words)
    return apart if len(apart) == count and all(key(one) in words.titles for one in apart) else [part] * count


def _of_one_family(found: list[ParticipantReading]) -> tuple[ParticipantReading, ...]:
    """Give *Bart en Els Peeters* both their family name, unless they are colleagues."""
    family = " ".join(parts(found[-1].name).family)
    if len(found) < 2 or not family or not all(one.role is Role.PARENT or is_kin(one.relation) for one in found):
        return tuple(found)
    return tuple(
        replace(one, name=f"{one.name} {family}") if parts(one.name).given == one.name else one for one in found
    )
