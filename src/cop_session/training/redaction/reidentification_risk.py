"""Facts that together may identify a person without any name: a diagnosis, a kind of school, an origin, a rare role."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from cop_session.coaching.dutch_patterns import WORDS as DUTCH
from cop_session.coaching.pattern_builder import words
from cop_session.domain.codes import Role
from cop_session.training.redaction.review_questions import GONE

_SEVERAL: Final = 3
"""The number of facts that is a rare combination, of any kind."""


class Trait(StrEnum):
    """A kind of fact that, joined to others, tells one child from all."""

    DIAGNOSIS = "diagnosis"
    FAMILY = "family"
    SCHOOL = "school"
    ORIGIN = "origin"
    FAITH = "faith"
    COURT = "court"
    JOB = "job"
    DIALECT = "dialect"
    """A regional word for a family member."""
    ROLE = "role"


Told: TypeAlias = tuple[Trait, int, int, str]
"""A trait in a text: its start, its end and its words."""

_SCHOOL: Final = words(
    r"buitengewoon\s+\w*onderwijs, bubao, buso, type\s+[0-9]+, sbo, vso, speciaal\s+\w*onderwijs, freinet\w*,"
    r"steiner\w*, vrijeschool, montessori\w*, dalton\w*, jenaplan\w*, okan, taalklas, schakelklas, plusklas,"
    r"kangoeroeklas, internaat, ziekenhuisschool, asielcentrum, topsport\w*, kunsthumaniora, school\s+op\s+het\s+dorp"
)
_ORIGIN: Final = words(
    r"Turks\w*, Turkije, Marokkaans\w*, Marokko, Syrisch\w*, Syrië, Afghaans\w*, Afghanistan, Oekraïens\w*,"
    r"Oekraïne, Russisch\w*, (?-i:Rusland), (?-i:Pools\w*), (?-i:Polen), Roemeens\w*, Roemenië, Bulgaars\w*,"
    r"Bulgarije, Arabisch\w*, Berbers\w*, Tamazight, Somalisch\w*, Somalië, Eritre\w*, Tigrinya, Farsi,"
    r"(?-i:Dari), Pasjtoe, Koerdisch\w*, Portugees\w*, Spaans\w*, Italiaans\w*, Chinees\w*, Chinese\w*,"
    r"(?-i:China), Mandarijn, Kantonees, Vietnamees\w*, Vietnamese\w*, (?-i:Thais\w*), Surinaams\w*,"
    r"Antilliaans\w*, Papiaments\w*, Congolees\w*, Congolese\w*, (?-i:Congo), Lingala, Swahili, Ghanees\w*,"
    r"Ghanese\w*, (?-i:Ghana), Nigeriaans\w*, Nepalees\w*, Nepalese\w*, Albanees\w*, Albanese\w*, Servisch\w*,"
    r"Kroatisch\w*, Bosnisch\w*, Tsjetsjeens\w*, Armeens\w*, Georgisch\w*, Iraaks\w*, (?-i:Irak), (?-i:Iran),"
    r"Iraans\w*, Pakistaans\w*, (?-i:Pakistan), (?-i:Roma), Hindi, Urdu, Punjabi, Bengaals\w*, Filipijns\w*,"
    r"Tagalog, Indonesisch\w*, Hongaars\w*, Slovaaks\w*, Tsjechisch\w*, Litouws\w*, Braziliaans\w*,"
    r"Colombiaans\w*, Tibetaans\w*, Guinees\w*, Kameroens\w*, Rwandees\w*, Burundees\w*, vluchteling\w*,"
    r"geadopteerd\w*, adoptie, woonwagen\w*, schipperskind\w*, asielzoeker\w*, asielprocedure,"
    r"tijdelijke\s+bescherming, regularisatie, verblijfsvergunning, verblijfspapieren,"
    r"(?:zonder|geen)\s+papieren, statushouder\w*"
)
_FAITH: Final = words(
    r"moskee\w*, imam, Islam\w*, moslim\w*, koranles\w*, koranschool, Joods\w*, synagoge, Jehova\w*, hindoe\w*,"
    r"boeddhis\w*, orthodox\w*, pinkstergemeente, dominee, catechese, hoofddoek, besnijdenis, besneden"
)
_COURT: Final = words(
    r"\w*rechtbank, jeugdrechter, rechter, uitspraak\s+van\s+de\s+rechter, hoederecht, omgangsregeling,"
    r"ondertoezichtstelling, (?-i:OTS), uithuisplaatsing, uit\s+huis\s+geplaatst, (?-i:VOS), gevangenis, enkelband,"
    r"proces-verbaal, aanhouding, opgepakt, contactverbod, Veilig\s+Thuis, Kindermishandeling, gezinsvoogd\w*,"
    r"curator, bewindvoerder, schuldbemiddeling, budgetbeheer"
)
_JOB: Final = words(
    r"brugwachter, sluiswachter, vuurtorenwachter, (?:\w+\s+)?hobo[iï]st\w*, violist\w*, cellist\w*,"
    r"trompettist\w*, pianist\w*, zanger(?:es)?, dirigent\w*, acteur, actrice, balletdanser\w*, goochelaar,"
    r"circusartiest\w*, presentator\w*, journalist\w*, burgemeester, schepen, wethouder, gemeenteraadslid,"
    r"minister, notaris, profvoetballer, wielrenner, jockey, judoka, piloot, stewardess, binnenschipper, loods,"
    r"matroos, garnaalvisser, mijnwerker, imker, wijnboer, valkenier, boswachter, dierentuin\w*, dierenarts,"
    r"hoefsmid, klokkenmaker, instrumentenbouwer, orgelbouwer, vioolbouwer, edelsmid, diamantslijper, glasblazer,"
    r"steenhouwer, beiaardier, organist\w*, koster, begrafenisondernemer, grafdelver, patholoog, chirurg,"
    r"hartchirurg, professor, sterrenkundige, astronaut, brandweercommandant, korpschef, cipier, deurwaarder,"
    r"tatoeëerder, wapenhandelaar, jachtopziener, \w{4}\w*(?:taarten|bloemen|kazen)\w*(?:bakker|maker|kweker)"
)
_FEW_FAMILIES: Final = words(
    r"pleeg(?:ouder|mama|papa|kind|moeder|vader|gezin|zorg)\w*, twee mama's, twee papa's, drieling\w*, tweeling\w*,"
    r"weeshuis, voogd\w*, dove\s+(?:mama|papa|ouders?), blinde\s+(?:mama|papa|ouders?), rolstoel,"
    r"stomazakje, sondevoeding, hoorapparaat, cochleair\s+implantaat, prothese, gebarentaal"
)
_OF_ONE_REGION: Final = words(
    r"moemoe(?:s|tje)?, moeke(?:s|tje)?, meme(?:s|tje)?, memee(?:s|tje)?, mémé, pepe(?:s|tje)?, pepee(?:s|tje)?, pépé,"
    r"vake, vava, bobonne, opoe, beppe, pake, heit"
)
_SELDOM_ILLNESS: Final = words(
    r"\w+ziekte, \w*syndroom(?:\s+van\s+\w+)?, sikkelcel\w*, mucoviscidose, taaislijmziekte, hemofilie,"
    r"spierdystrofie, dwerggroei, achondroplasie, albinisme, hazenlip, schisis, spina\s+bifida, open\s+rug,"
    r"hydrocefalie, leukemie, hersentumor, reuma, coeliakie, narcolepsie, neurofibromatose, kasai,"
    r"transplantatie, nierdialyse, insulinepomp, anorexia, boulimie, psychose"
)
_PATTERNS: Final = (
    (Trait.DIAGNOSIS, DUTCH.diagnosis),
    (Trait.DIAGNOSIS, _SELDOM_ILLNESS),
    (Trait.COURT, _COURT),
    (Trait.FAITH, _FAITH),
    (Trait.JOB, _JOB),
    (Trait.FAMILY, DUTCH.family),
    (Trait.FAMILY, _FEW_FAMILIES),
    (Trait.SCHOOL, _SCHOOL),
    (Trait.DIALECT, _OF_ONE_REGION),
    (Trait.ORIGIN, _ORIGIN),
)
_ODD: Final = frozenset("\u0130\u0131\u017f\u212a")
"""Letters that match one of another case and are not that letter in small."""


def _in_small(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return a pattern that finds in small letters all that another finds in any case."""
    plain = pattern.pattern.replace("(?-i:", "(?:")
    return re.compile(re.sub(r"\\.|[^\\]", lambda part: part[0] if part[0][0] == "\\" else part[0].lower(), plain))


_IN_SMALL: Final = tuple(_in_small(pattern) for _, pattern in _PATTERNS)
_ALONE: Final = frozenset({Trait.DIAGNOSIS, Trait.ORIGIN, Trait.FAITH, Trait.COURT, Trait.JOB})
"""Traits that may identify a person without any other fact."""
LANDS: Final = (
    ("Fins", "Finland"),
    ("Ests", "Estland"),
    ("Lets", "Letland"),
    ("Noors", "Noorwegen"),
    ("Deens", "Denemarken"),
)
"""The name of a language, and the land in which it is spoken."""
_INSTEAD: Final = {
    Trait.DIAGNOSIS: "een diagnose",
    Trait.FAITH: "geloof",
    Trait.COURT: "een instantie",
    Trait.JOB: "werkzaam",
}
_PLAINER: Final = (
    (re.compile(r"pleeg(\w+)", re.IGNORECASE), r"\1"),
    (re.compile(r"twee\s+(?:mama's|papa's)", re.IGNORECASE), "ouders"),
    (re.compile(r"(?:drie|twee)ling\w*", re.IGNORECASE), "kinderen thuis"),
    (re.compile(r"(?:dove|blinde)\s+(\w+)", re.IGNORECASE), r"\1"),
    (re.compile(r"voogd\w*", re.IGNORECASE), "iemand van de familie"),
    (
        re.compile(r"stomazakje|sondevoeding|hoorapparaat|prothese|cochleair\s+implantaat", re.IGNORECASE),
        "een hulpmiddel",
    ),
    (re.compile(r"internaat|ziekenhuisschool|asielcentrum|weeshuis", re.IGNORECASE), "opvang"),
    (re.compile(r"moe(?:moe|ke)(?:s|tje)?|mem(?:e|ee|é)(?:s|tje)?|bobonne|opoe|beppe", re.IGNORECASE), "oma"),
    (re.compile(r"vake|vava|pep(?:e|ee|é)(?:s|tje)?|pake", re.IGNORECASE), "opa"),
    (re.compile(r"heit", re.IGNORECASE), "papa"),
)
"""Replacements for facts about family and school, and for regional words."""
_COMMON: Final = re.compile(
    r"dysle\w*|dyscalcul\w*|dysortho\w*|ad(?:h)?d|hoogbegaafd\w*|autis\w*|ass|tos|tics?|\w+klas|okan|(?:freinet|steiner|vrije"
    r"|montessori|dalton|jenaplan)\w*|sbo|\w*scheiding\w*|(?:\w+\s+)*gescheiden(?:\s+\w+)?|(?:\w+\s+)*uit\s+elkaar|.*ruzie.*"
    r"|bezoek\w+|co-ouderschap|alimentatie|vechtende\s+ouders|nieuw\s+samengesteld\s+gezin|enig\s+kind|werklo\w+|jeugdhulp\w*"
    r"|jeugdzorg\w*",
    re.IGNORECASE,
)
"""Facts that hold for many children: two of them fit too many children to identify one."""
_STAYS: Final = re.compile(
    r"vluchteling|geadopteerd|adoptie|woonwagen|schippers|asiel|verblijf|papieren|statushouder|bescherming|regularisatie",
    re.IGNORECASE,
)
_FAITHFUL: Final = {"moskee": "gebedshuis", "synagoge": "gebedshuis", "imam": "geestelijke", "dominee": "geestelijke"}
_SELDOM: Final = frozenset({Role.CONFIDANT, Role.LIAISON, Role.INTERPRETER, Role.OTHER})


@dataclass(frozen=True, slots=True)
class Combination:
    """The traits that a session tells, each with the words that tell it; a role by its code."""

    traits: dict[Trait, tuple[str, ...]]

    @property
    def seldom(self) -> bool:
        """Whether together they may tell who it is: many of them, or two that are not both told of many children."""
        kinds = self.traits.items()
        apart = [(trait, any(not _is_common(trait, word) for word in words)) for trait, words in kinds]
        paired = len(apart) > 1 and any(rare for _, rare in apart)
        return paired or len(apart) >= _SEVERAL or len(self.traits.get(Trait.DIAGNOSIS, ())) >= _SEVERAL

    def beside(self, said: str) -> tuple[tuple[Trait, str], ...]:
        """Return the facts of other kinds that together with `said` make a pair that few children share."""
        own = {trait for trait, words in self.traits.items() if said.casefold() in map(str.casefold, words)}
        return tuple((trait, word) for trait, words in self.traits.items() if trait not in own for word in words)


def combination(texts: Iterable[str], roles: Iterable[Role], told: Callable[[str], Iterable[Told]]) -> Combination:
    """Return the rare facts in the texts and roles of a session; `told` returns the traits of a text."""
    found: dict[Trait, dict[str, str]] = {}
    for text in texts:
        for trait, _, _, said in told(text):
            found.setdefault(trait, {}).setdefault(said.casefold(), said)
    for role in roles:
        if role in _SELDOM:
            found.setdefault(Trait.ROLE, {}).setdefault(role, role)
    return Combination({trait: tuple(found[trait].values()) for trait in Trait if trait in found})


def traits(text: str) -> list[Told]:
    """Return the traits that a text tells."""
    found = [(trait, *match.span(), match[0]) for trait, match in _matches(text)]
    kept: list[Told] = []
    for one in sorted(found, key=lambda span: (span[1], -span[2])):
        if not kept or one[1] >= kept[-1][2]:
            kept.append(one)
    return kept


def _matches(text: str) -> Iterator[tuple[Trait, re.Match[str]]]:
    """Yield the matches of each pattern: looked for in small letters, which takes half the time, then looked at."""
    small = text.lower()
    if len(small) != len(text) or not _ODD.isdisjoint(text):
        yield from ((trait, match) for trait, pattern in _PATTERNS for match in pattern.finditer(text))
        return
    for (trait, pattern), in_small in zip(_PATTERNS, _IN_SMALL, strict=True):
        at = 0
        while likely := in_small.search(small, at):
            match = pattern.match(text, likely.start())
            at = match.end() if match else likely.start() + 1
            if match:
                yield trait, match


def _is_common(trait: Trait, said: str) -> bool:
    return trait in (Trait.ROLE, Trait.DIALECT) or _COMMON.fullmatch(said) is not None


def tells_alone(trait: Trait, said: str) -> bool:
    """Tell whether a fact may tell who it is without any other."""
    return trait in _ALONE or (trait is Trait.FAMILY and _FEW_FAMILIES.fullmatch(said) is not None)


def wording_for(trait: Trait, said: str, land: tuple[str, str]) -> str:
    """Return a replacement for a fact that few share, which keeps the lesson; `land` is one of LANDS."""
    if trait is Trait.ORIGIN:
        tongue, home = land
        if _STAYS.match(said):
            return GONE
        if re.fullmatch(r"[A-Z]\w*(?:ië|ije|nd|ko|en|na|tan|ak|an|go|ne)", said) and not said.endswith("aan"):
            return home
        return f"{tongue}e" if said.endswith("e") else tongue
    if trait is Trait.FAITH:
        return _FAITHFUL.get(said.casefold(), _INSTEAD[trait])
    if trait in (Trait.FAMILY, Trait.SCHOOL, Trait.DIALECT):
        plain = (pattern.sub(words, said) for pattern, words in _PLAINER if pattern.fullmatch(said))
        return next(plain, said)
    return _INSTEAD.get(trait, said)
