"""What together may tell who it is without any name: a diagnosis, a kind of school, an origin, a seldom role."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cop_session.coaching.dutch import WORDS as DUTCH
from cop_session.coaching.watchwords import words
from cop_session.roundtable.words import Role

_SEVERAL: Final = 3
"""How many kinds of traits make a combination that is seldom."""


class Trait(StrEnum):
    """A kind of fact that, joined to others, tells one child from all."""

    DIAGNOSIS = "diagnosis"
    FAMILY = "family"
    SCHOOL = "school"
    ORIGIN = "origin"
    ROLE = "role"


_SCHOOL: Final = words(
    r"buitengewoon\s+\w*onderwijs, bubao, buso, type\s+[0-9]+, sbo, vso, speciaal\s+\w*onderwijs, freinet\w*,"
    r"steiner\w*, vrijeschool, montessori\w*, dalton\w*, jenaplan\w*, okan, taalklas, schakelklas, plusklas,"
    r"kangoeroeklas, internaat, ziekenhuisschool, asielcentrum, topsport\w*, kunsthumaniora, school\s+op\s+het\s+dorp"
)
_ORIGIN: Final = words(
    r"Turks\w*, Marokkaans\w*, Syrisch\w*, Syrië, Afghaans\w*, Afghanistan, Oekraïens\w*, Oekraïne, Russisch\w*,"
    r"(?-i:Pools\w*), (?-i:Polen), Roemeens\w*, Roemenië, Bulgaars\w*, Bulgarije, Arabisch\w*, Berbers\w*, Tamazight,"
    r"Somalisch\w*, Somalië, Eritre\w*, Tigrinya, Farsi, (?-i:Dari), Pasjtoe, Koerdisch\w*, Portugees\w*, Spaans\w*,"
    r"Italiaans\w*, Chinees\w*, Vietnamees\w*, (?-i:Thais\w*), Surinaams\w*, Antilliaans\w*, Papiaments\w*,"
    r"Congolees\w*, Ghanees\w*, Nepalees\w*, Albanees\w*, Servisch\w*, Tsjetsjeens\w*, Armeens\w*, Iraaks\w*, Irak,"
    r"(?-i:Iran), Iraans\w*, Pakistaans\w*, (?-i:Roma), Hindi, Urdu, Islam\w*, Joods\w*, Jehova\w*",
    r"vluchteling\w*, geadopteerd\w*, adoptie, woonwagen\w*, schipperskind\w*, moskee, imam",
)
_MORE_FAMILY: Final = words(
    r"pleeg(?:ouder|mama|papa|kind|moeder|vader|gezin)\w*, twee mama's, twee papa's, drieling\w*, tweeling\w*,"
    r"weeshuis, voogd\w*, enig kind, dove\s+(?:mama|papa|ouders?), blinde\s+(?:mama|papa|ouders?), rolstoel,"
    r"stomazakje, sondevoeding, hoorapparaat, cochleair\s+implantaat, prothese, gebarentaal"
)
_PATTERNS: Final = (
    (Trait.DIAGNOSIS, DUTCH.diagnosis),
    (Trait.FAMILY, DUTCH.family),
    (Trait.FAMILY, _MORE_FAMILY),
    (Trait.SCHOOL, _SCHOOL),
    (Trait.ORIGIN, _ORIGIN),
)
_SELDOM: Final = frozenset({Role.CONFIDANT, Role.LIAISON, Role.INTERPRETER, Role.OTHER})


@dataclass(frozen=True, slots=True)
class Combination:
    """The traits that a session tells, each with the words that tell it; a role by its code."""

    traits: dict[Trait, tuple[str, ...]]

    @property
    def seldom(self) -> bool:
        """Whether there are so many kinds of them that together they may tell who it is."""
        return len(self.traits) >= _SEVERAL or len(self.traits.get(Trait.DIAGNOSIS, ())) >= _SEVERAL


def combination(texts: Iterable[str], roles: Iterable[Role]) -> Combination:
    """Return what texts and roles of a session tell that not many share."""
    found: dict[Trait, dict[str, str]] = {}
    for text in texts:
        for trait, _, _, said in traits(text):
            found.setdefault(trait, {}).setdefault(said.casefold(), said)
    for role in roles:
        if role in _SELDOM:
            found.setdefault(Trait.ROLE, {}).setdefault(role, role)
    return Combination({trait: tuple(found[trait].values()) for trait in Trait if trait in found})


def traits(text: str) -> list[tuple[Trait, int, int, str]]:
    """Return the traits that a text tells: which, from where to where, and in which words."""
    found = [(trait, *match.span(), match[0]) for trait, pattern in _PATTERNS for match in pattern.finditer(text)]
    kept: list[tuple[Trait, int, int, str]] = []
    for one in sorted(found, key=lambda span: (span[1], -span[2])):
        if not kept or one[1] >= kept[-1][2]:
            kept.append(one)
    return kept
