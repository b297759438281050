"""Read who is meant: by name, initials, role or relation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cop_session.domain.state import Participant
from cop_session.reading.people.match_person import Found, explained, find
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Tongue

LONGEST_LIST = 1_000
"""In characters; a longer text is not a list of people."""
_MARKS = re.compile(r"[,;+&/\n]")
_BRACKETS = re.compile(r"[^()]+\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Candidates:
    """The words of one part, and who may be meant by them."""

    said: str
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """The people meant, in the order named, with the parts that match no person or several people."""

    ids: tuple[int, ...] = ()
    unknown: tuple[str, ...] = ()
    ambiguous: tuple[Candidates, ...] = ()
    """None of these people are among `ids`."""
    guessed: tuple[Candidates, ...] = ()
    """These are among `ids`, by words that do not name them: *de klas* for its teacher."""


def read_people(said: str, people: Sequence[Participant], language: str) -> PeopleReading:
    """Read a list of people: *Annelies + Joris*, *mama en papa*, *zoco, juf*, *ouders*, *allen*. Never raises.

    *Allen* is every participant except interpreters. A list that is too long is wholly unknown.
    """
    if len(said) > LONGEST_LIST:
        return PeopleReading(unknown=(said.strip(),))
    words = tongue(language)
    ids: dict[int, None] = {}
    unknown: list[str] = []
    ambiguous: list[Candidates] = []
    guessed: list[Candidates] = []
    one = find(said, people, words, whole=True) or explained(said, people, words)
    for part in [said.strip()] if one else parts(said, words):
        found = find(part, people, words) or _in_brackets(part, people, words)
        if found is None:
            unknown.append(part)
        elif found.one and len(found.ids) > 1:
            ambiguous.append(Candidates(part, found.ids))
        else:
            ids.update(dict.fromkeys(found.ids))
            if found.guessed:
                guessed.append(Candidates(part, found.ids))
    return PeopleReading(tuple(ids), tuple(unknown), tuple(ambiguous), tuple(guessed))


def _in_brackets(part: str, people: Sequence[Participant], words: Tongue) -> Found | None:
    """Find *school (Koen Lippens)* by the person in brackets."""
    inside = _BRACKETS.fullmatch(part)
    return find(inside[1], people, words, whole=True) if inside else None


def parts(said: str, words: Tongue) -> list[str]:
    """Return the parts of a list, without the separators."""
    found: list[list[str]] = [[]]
    for word in _MARKS.sub(lambda mark: f" {mark[0]} ", said).split():
        if _MARKS.fullmatch(word) or key(word) in words.separators:
            found.append([])
        else:
            found[-1].append(word)
    return [" ".join(one) for one in found if one]
