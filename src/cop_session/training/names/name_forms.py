"""The forms of a first name: possessive, diminutive, nickname, clipped, mistyped. All bare words."""

from functools import lru_cache
from typing import Final

_VOWELS: Final = frozenset("aeiouy")
_ENDINGS: Final = [
    "je",
    "tje",
    "etje",
    "pje",
    "kje",
    "ke",
    "eke",
    "ske",
    "ken",
    "eken",
    "tjen",
    "kes",
    "ie",
    "y",
    "i",
    "o",
    "jes",
    "tjes",
    "etjes",
    "pjes",
    "ietje",
    "iete",
    "lie",
    "kesje",
]
_LEAST_STEM: Final = 2
_LEAST_TYPO: Final = 5
"""From this length on a name is known with one letter wrong."""
_LEAST_CLIP: Final = 3

_CALLED: Final = """
    alexander: alex sander xander lex sacha sascha aleks; alexandra: alex sandra xandra sacha lexi; anna: an annie
    anneke ans anouk; annelies: an anne annie lies liesje lieske annie; anneleen: an leen leentje anne; annemie: an
    mie mieke; annemieke: mieke mie; anne-marie: annemie mieke; antoon: toon tony toontje; anton: toon ton tony;
    antonius: toon ton; bartholomeus: bart mees; bart: bartje; benjamin: ben benny benji; bernard: ben nard;
    cornelis: cor kees nelis; carolina: caro lina line; caroline: caro line lien carootje; catharina: cato trijn
    kaat tine ina rina; charlotte: lotte lot charlie charlot; christiaan: chris kris stiaan; christina: chris tine
    tina kris; christine: chris tine stien; daniel: dan danny daan; david: dave daaf; dominique: domi nick niek;
    dorothea: dora thea; eduard: ed eddy ward; eleonora: nora ella lore; eline: lien line; elisabeth: els lisa
    liesbeth lies betty beth elisa bets liesje lieske ilse; elise: lies liesje; emmanuel: manu manuel; evelien: evi
    eef lien eva; fatima: fati faat fatoum; fatma: fati fatoe; ferdinand: fer ferre nand; frans: sus soi fransje;
    franciscus: frans cis sus; frederik: fre frits fred rik freek; friedel: fried; gabriel: gab gabi; gabriela:
    gabi; genevieve: viv vieve; geert: geertje; geertrui: trui truus; gerard: gerry ger; gerardus: gerard ger;
    guillaume: willem guil; gustaaf: gust staf; hendrik: rik henk hein driek; hilde: hildeke; ibrahim: ibo brahim;
    ignace: nace; isabel: isa bel bella; isabelle: isa bel belle bella; jacob: jaak jaap koos; jacobus: jaak jaap
    koos sjaak; jacqueline: jacky lien; jan-willem: jw; jeroen: roen; johan: jo joop hans; johanna: jo hanne joke
    hanna annie; johannes: jan johan hans jo hannes joop; jonathan: jon jonas nathan joni; joris: jorre sjors;
    jozef: jef jos sef zef; josephine: fien jo josie; joachim: achim jo; karel: karl kareltje; karolien: lien caro
    karo; katharina: kaat trien katrien kat; katrien: trien kat kaat trientje; katrijn: trijn kat; khadija: dija
    khadi; laura: lau lauri; laurens: laurie lau rens; lambertus: bert lambert; leonardus: leo leon; leopold: pol
    leo; liesbet: lies liesje beth; liesbeth: lies liesje beth; lieselot: lies lot; lieselotte: lies lot lotte;
    annelotte: an anne lot lotte; lieven: lievie lief; lodewijk: lode wiek louis; louise: lou wies loes; lucas: luc
    luuk lukas; lucia: luce; maarten: mart maart; magdalena: lena magda leen; margaretha: greet griet marga grietje;
    margriet: griet grietje; maria: mia mieke mie ria mieke rie marie mariek; marie-louise: marilou; marijke: rijk
    marij; marjolein: marjo mar; martinus: tinus martin; mathias: mat tias matti; mathilde: til tille mathi;
    matthias: mat tias; mattheus: mat thijs; maximiliaan: max; maximilian: max; mehmet: memo memet; michael: mike
    mich; michiel: chiel mich; mohamed: mo moh momo med; mohammed: mo moh momo med; muhammed: mo mo; mustafa: mus
    mussi; myriam: mir; nathalie: nath nat talie; nicolaas: nico klaas niek; nicolas: nico klaas niek; olivier: oli
    olie; patricia: pat patty tricia; patrick: pat rick; petronella: nel nella petra; philippe: flip fil phil filip;
    kristien: kris stien krisje; pieter: piet pietje pier piete; petrus: piet peter; pieterjan: pj piet; rebecca:
    becky bekka; rosalie: roos rosa lie; sebastiaan: bas seb; sebastian: bas seb; sofie: soof fie fietje; sophie:
    soof fie; stefaan: stef; steven: stef stevie; stephanie: stef steffie fanny; susanna: suus sanne suze; suzanne:
    suus suze sanne; theodoor: theo door; theresia: trees thea; thomas: tom tommy tommie; timotheus: tim; valentijn:
    val tijn; vanessa: nessa; veronique: vero nique; victoria: vicky tori; vincent: vince vin cent; wilhelmina: mina
    wil mien willy; willem: wim wil willy pim; wouter: wout woutje; yasmina: yas mina; yasmine: yas jas; yusuf: joes
    yous; zakaria: zak zaki
"""
NICKNAMES: Final = {
    name.strip(): frozenset(others.split())
    for name, _, others in (row.partition(":") for row in " ".join(_CALLED.split()).split(";"))
}
"""Nicknames other than the beginning of the first name."""


@lru_cache(maxsize=1024)
def diminutives(name: str) -> frozenset[str]:
    """Return the diminutives of a bare first name, of Flanders and of the Netherlands, as loosely as they are made."""
    return frozenset(stem + ending for stem in _stems(name) for ending in _ENDINGS) - {name}


def _stems(name: str) -> set[str]:
    found = {name}
    if name[-1] in _VOWELS:
        found |= {name + name[-1], name[:-1]}
    else:
        found.add(name + name[-1])
    stem = name[:-1] if name[-1] in _VOWELS else name
    if len(stem) > 1 and stem[-2] in _VOWELS and stem[-1] not in _VOWELS:
        # Lena: Leentje; Eva: Eefje.
        doubled = stem[:-1] + stem[-2] + stem[-1] if len(stem) < 3 or stem[-3] != stem[-2] else stem
        found |= {doubled, doubled[:-1] + "f" if doubled[-1] == "v" else doubled, stem + stem[-1]}
        found |= {doubled[:-1] + "s"} if doubled[-1] == "z" else set()
    return {one for one in found if len(one) >= _LEAST_STEM}


@lru_cache(maxsize=1024)
def nicknames(name: str) -> frozenset[str]:
    """Return the nicknames for a bare first name, with their diminutives."""
    found = NICKNAMES.get(name, frozenset())
    small = {one for nick in found if len(nick) > _LEAST_STEM for one in diminutives(nick)}
    return (found | small) - {name}


def is_clipped(word: str, name: str) -> bool:
    """Tell whether a word is a long name cut short: *Serk* of Serkan, *Lotte* of Annelotte, *Henk* of Hendrik."""
    if len(name) < _LEAST_TYPO or not _LEAST_CLIP <= len(word) < len(name):
        return False
    if name.startswith(word) or (len(word) > _LEAST_CLIP and name.endswith(word)):
        return True
    letters = iter(name)
    return word[:2] == name[:2] and word[-1] == name[-1] and all(letter in letters for letter in word)


def is_mistyped(word: str, name: str) -> bool:
    """Tell whether a word is a name of five letters or more with one letter wrong, missing, too many or swapped.

    For a name of four letters, only a doubled letter counts: *Lenna*.
    """
    if word == name or abs(len(word) - len(name)) > 1 or len(name) < _LEAST_TYPO - 1:
        return False
    if len(name) < _LEAST_TYPO:
        return any(word == name[:at] + letter + name[at:] for at, letter in enumerate(name))
    same = next((at for at, (one, other) in enumerate(zip(word, name, strict=False)) if one != other), None)
    if same is None:
        return True
    rest, other = word[same:], name[same:]
    return (
        rest[1:] == other[1:]
        or rest == other[1:]
        or rest[1:] == other
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


def without_possessive(word: str) -> str | None:
    """Return the name of which a bare word is the possessive, as *lenas* of Lena; None for any other word."""
    return word[:-1] if word.endswith("s") and len(word) > _LEAST_STEM else None


def possessive(name: str) -> str:
    """Return the possessive of a name, as written: Nora's, Robins, Marnix'."""
    last = name[-1:].lower()
    if last in "sxz":
        return f"{name}'"
    return f"{name}'s" if last in "aiouy" else f"{name}s"


def diminutive(name: str, *, flemish: bool = False) -> str:
    """Return a diminutive of a name, as written: Noraatje, Robintje, Kimmetje; *flemish*: Robinneke, Mikaatje."""
    last, before = name[-1:].lower(), name[-2:-1].lower()
    if last in "aou":
        return f"{name}{last}tje"
    if last in "eiy":
        return f"{name}tje"
    short = before in "aeiou" and name[-3:-2].lower() not in "aeiou"
    if flemish and last not in "kg":
        return f"{name}{last if short and last in 'lnmrt' else ''}{'eke' if short or last in 'nd' else 'ke'}"
    if last == "m":
        return f"{name}metje" if short else f"{name}pje"
    if last in "lnr":
        return f"{name}tje"
    return f"{name}je"
