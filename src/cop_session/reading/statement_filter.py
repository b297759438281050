"""Whether a clause describes a state or the past, rather than an action that a person will do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from cop_session.reading.words.time_words import main_language


@dataclass(frozen=True, slots=True)
class Telling:
    """Bare verbs and words of one language."""

    past: frozenset[str]
    """Verbs with a separate form for the past."""
    weak_past: re.Pattern[str]
    """Past endings of other verbs, directly next to the subject."""
    no_past: frozenset[str]
    """Words that end so and are none."""
    has: frozenset[str]
    """Verbs that with a participle form the perfect tense."""
    participle: re.Pattern[str]
    planned: frozenset[str]
    """Participles of future events: *heeft vrijdag een gesprek gepland*."""
    long_ago: frozenset[str]
    states: frozenset[str]
    """Verbs that describe a person's state."""
    states_with: dict[str, frozenset[str]]
    """Verbs that do so next to one of these words."""
    answerable: frozenset[str]
    """Adjectives for a person who does it: *is verantwoordelijk voor*."""
    passive: frozenset[str]
    by: frozenset[str]
    """Before who does it in the passive."""
    letting: frozenset[str]
    able: frozenset[str]
    """Verbs that without another verb tell when a person has time: *papa kan enkel op maandag*."""
    infinitive: re.Pattern[str]
    negating: frozenset[str]
    """Right behind who it is about: *Ine niet op woensdag*, *Anneke noch Bas*."""
    reporting: frozenset[tuple[str, str]]
    """Verbs with their particle, before a report: *geeft aan dat*."""
    reported: frozenset[str]
    """The beginning of a reported clause."""
    about: frozenset[str]
    """Between a name and the words that belong to it: *mama van Lena is moe*."""
    liking: frozenset[str]
    """Behind a verb: a person's likes and preferences."""
    sees_to: frozenset[str]
    """Verbs before *dat* with which a person takes on a task; other verbs tell what they think or feel."""
    own: frozenset[str]
    """Behind a name, before a possession: *Bas zn duo*."""


_NEAR: Final = 5
"""The number of words behind a verb that determine its meaning."""


def _words(row: str) -> frozenset[str]:
    return frozenset(row.split())


_FEELS: Final = _words(
    "graag liever liefst"
    " last schrik angst nood moeite zin pijn honger verdriet problemen moeilijkheden zorgen behoefte faalangst stress"
    " vragen twijfels baat hekel geen weinig heimwee ruzie vrienden adhd ass dyslexie het nodig"
)
_FINDS: Final = _words(
    "leuk moeilijk lastig fijn belangrijk eng saai stom erg jammer dat zwaar spannend te gemakkelijk makkelijk niet"
    " prima"
)
_CANNOT: Final = _words("niet moeilijk geen nauwelijks amper zich slecht")
_SEES: Final = _words("dat hoe graag liever liefst")
_AWAY: Final = _words(
    "verlof zwangerschapsverlof bevallingsverlof ouderschapsverlof ziekteverlof pensioen vakantie reis kamp congé"
)
_WISHES: Final = _words("graag liever liefst niet geen dat zo")
_WOULD_LIKE: Final = _words(
    "graag liever liefst fijn leuk goed beter prettig mooi handig spijtig jammer vinden willen wensen hebben"
)
_DUTCH: Final = Telling(
    past=_words(
        "was waren had hadden werd werden ging gingen kwam kwamen deed deden zei zeiden gaf gaven kreeg kregen nam"
        " namen"
        " zag zagen vond vonden liet lieten stond stonden zat zaten bleef bleven hielp hielpen las lazen sprak spraken"
        " schreef schreven wist wisten dacht dachten bracht brachten moest moesten kon konden wou wilden mocht"
        " mochten begon viel vielen hield hielden liep liepen sliep sliepen zocht zochten kocht kochten riep riepen"
        " zong zwom reed reden vroeg vroegen sloeg sloegen at aten lag lagen bezocht bezochten"
    ),
    weak_past=re.compile(r"[a-z]{2,}(?:de|te|den|ten)"),
    no_past=_words(
        "beide goede korte grote laatste eerste tweede derde vaste rode oude harde luide zachte rechte juiste"
        " beste meeste minste weten zitten zetten laten praten moeten wachten testen houden vinden worden"
        " rijden landen melden antwoorden leiden raden bieden wedden snijden bidden redden letten groeten"
        " schatten besteden starten opstarten mede einde midden vrienden tijden kanten kunsten sporten planten"
        " fluiten sluiten afsluiten meten opmeten uitpraten verbieden aanbieden wilde uitzetten opletten"
        " afronden afwachten vergeten inzetten opzetten omzetten schudden branden rusten troosten feesten"
        " posten trachten achten achtste vroegste begeleiden voorbereiden bereiden uitbreiden verspreiden"
        " verbinden binden zenden uitzenden vermijden onderscheiden besluiten ontmoeten verwachten beantwoorden"
        " genieten verlaten behouden onderhouden vermelden richten berichten vechten verplichten lijden glijden"
        " schieten gieten kneden laden wenden spreiden verzetten bezetten kosten verleiden ondervinden bevinden"
        " afleiden opleiden aanmelden inrichten doorzetten toelaten loslaten overlaten uitleiden"
    ),
    has=_words("heeft hebben is zijn had hadden was waren ben heb"),
    participle=re.compile(r"[a-z]*ge[a-z]{2,}(?:d|t|en)|(?:be|ver|ont|her|er|onder|over)[a-z]{3,}(?:d|t|en)"),
    planned=_words(
        "gepland ingepland afgesproken voorzien vastgelegd beloofd gemaakt gezet verantwoordelijk bereid bereikbaar"
        " geregeld aangevraagd gesteld beschikbaar"
    ),
    long_ago=_words(
        "gisteren eergisteren daarnet zonet onlangs destijds indertijd sinds sedert geleden jl vorige vorig afgelopen"
        " voorbije"
    ),
    states=_words(
        "is zijn ben voelt voelen weigert weigeren durft durven vreest twijfelt mist lijkt lijken heet slaapt wenst"
        " hoopt hopen snapt begrijpt ervaart merkt kent krijgt krijgen verhuist verhuizen baalt balen geniet genieten"
        " piekert piekeren woont wonen"
    ),
    states_with={
        **dict.fromkeys(("heeft", "hebben"), _FEELS),
        **dict.fromkeys(("vindt", "vinden"), _FINDS),
        **dict.fromkeys(
            (
                "denkt",
                "denken",
                "vermoedt",
                "gelooft",
                "zegt",
                "zeggen",
                "vertelt",
                "vertellen",
                "hoort",
            ),
            _words("dat hoe"),
        ),
        **dict.fromkeys(("ziet", "zien"), _SEES),
        **dict.fromkeys(("hoeft", "hoeven", "moet", "moeten", "mag", "mogen", "wenst"), _words("niet geen")),
        **dict.fromkeys(("weet", "weten"), _words("niet dat hoe wat of")),
        **dict.fromkeys(("houdt", "houden"), _words("van")),
        **dict.fromkeys(("gaat", "gaan", "vertrekt", "vertrekken", "zit", "zitten"), _AWAY),
        **dict.fromkeys(("stopt", "stoppen"), _words("eind einde binnenkort ermee") | {""}),
        **dict.fromkeys(("kan", "kunnen"), _CANNOT),
        **dict.fromkeys(("wil", "willen"), _WISHES),
        **dict.fromkeys(("zou", "zouden"), _WOULD_LIKE),
        **dict.fromkeys(("verwacht", "verwachten", "rekent", "rekenen"), _words("dat erop")),
        **dict.fromkeys(("vraagt", "vragen"), _words("zich")),
        **dict.fromkeys(("maakt", "maken", "schaamt", "ergert", "verveelt"), _words("zich zorgen")),
    },
    answerable=_words("verantwoordelijk trekker contactpersoon aanspreekpunt buddy aanspreekpersoon"),
    passive=_words("wordt worden"),
    by=_words("door"),
    letting=_words("laten laat"),
    able=_words("kan kunnen"),
    infinitive=re.compile(r"[a-z]{2,}en|gaan|staan|slaan|doen|zien|[a-z]{2,}(?:gaan|staan|doen|zien)"),
    negating=_words("niet noch nooit geen"),
    reporting=frozenset(
        (verb, particle)
        for verbs, particle in (
            ("geeft geven haalt halen stipt", "aan"),
            ("merkt merken vangt", "op"),
            ("stelt stellen", "vast"),
            ("geeft geven", "toe"),
            ("wijst wijzen", "erop"),
            ("gaat gaan", "ervan"),
            ("is zijn", "bang"),
        )
        for verb in verbs.split()
    ),
    reported=_words("dat of hoe uit"),
    about=_words("van vd voor uit"),
    own=_words("haar zn z'n z’n hun d'r d’r"),
    liking=_words("graag liever liefst"),
    sees_to=_words(
        "zorgt zorgen kijkt kijken let letten regelt regelen maakt maken bewaakt bewaken checkt controleert noteert"
        " noteren meldt melden mailt mailen laat laten bespreekt bespreken spreekt spreken belooft organiseert"
        " herinnert waakt waken ziet doet doen geeft geven schrijft schrijven bevestigt bekijkt onderzoekt"
    ),
)
_ENGLISH: Final = Telling(
    past=_words(
        "was were had did went came said told gave got took saw found left sat stayed helped read spoke wrote knew"
        " thought brought could called talked asked started"
    ),
    weak_past=re.compile(r"(?!)"),
    no_past=frozenset(),
    has=_words("has have had is are was were"),
    participle=re.compile(r"[a-z]{2,}ed|been|done|gone|spoken|written|seen|had|given|taken"),
    planned=_words("planned agreed arranged scheduled promised"),
    long_ago=_words("yesterday ago since recently"),
    states=_words("is are feels feel refuses refuse hopes misses seems gets"),
    states_with={
        **dict.fromkeys(("has", "have"), _words("trouble difficulty fears worries problems")),
        **dict.fromkeys(("can", "cannot"), _words("not hardly")),
        **dict.fromkeys(("knows", "know"), _words("not that how what")),
    },
    answerable=_words("responsible"),
    passive=frozenset(),
    by=frozenset(),
    letting=frozenset(),
    able=frozenset(),
    infinitive=re.compile(r"(?!)"),
    negating=_words("not nor never"),
    reporting=frozenset({("points", "out")}),
    reported=_words("that"),
    about=_words("of from"),
    own=frozenset(),
    liking=frozenset(),
    sees_to=frozenset(),
)


def telling(language: str) -> Telling:
    """Return the verbs of a locale or language code."""
    return _DUTCH if main_language(language) == "nl" else _ENGLISH


def is_report(before: Sequence[str], after: Sequence[str], words: Telling) -> bool:
    """Tell whether a clause reports the past, by the bare words before and after the subject.

    A moment is an empty word. *Van vorige week* only says which one.
    """
    # *Vraagt papa verhoogde kinderbijslag aan*: the verb comes first.
    inverted = bool(before) and before[-1].endswith(("t", "en"))
    beside = before[-1:] if inverted else (*before[-1:], *after[:1])
    if any(word in words.past or _is_weak_past(word, words) for word in beside):
        return True
    if any(word in words.has for word in beside) and _participle(after, words) is not None:
        return True
    whole = (*before, "", *after)
    return any(
        word in words.long_ago and (at == 0 or whole[at - 1] not in ("van", "of")) for at, word in enumerate(whole)
    )


def _is_weak_past(word: str, words: Telling) -> bool:
    return words.weak_past.fullmatch(word) is not None and word not in words.no_past


def _participle(after: Sequence[str], words: Telling) -> int | None:
    found = (at for at, word in enumerate(after) if words.participle.fullmatch(word) and word not in words.planned)
    return next(found, None)


def is_likely_told(after: Sequence[str], words: Telling) -> bool:
    """Tell whether a clause may tell what a person likes, thinks or feels: *gaat graag naar*, *vreest dat het …*."""
    near = after[1 : 1 + _NEAR]
    if not words.liking.isdisjoint(near):
        return True
    return "dat" in near[:1] and len(near) > 1 and bool(after) and after[0] not in words.sees_to


def is_free(before: Sequence[str], after: Sequence[str], words: Telling) -> bool:
    """Tell whether a clause tells when a person has time: *papa kan enkel op ma*, *Anneke noch Bas kan de 18e*."""
    whole = (*before, *after)
    return not words.able.isdisjoint(whole) and not any(words.infinitive.fullmatch(word) for word in whole)


def is_state(before: Sequence[str], after: Sequence[str], words: Telling) -> bool:
    """Tell whether a clause tells how a person is, wishes or refuses, by the words before and after the subject."""
    if set(after) & words.answerable:
        return False
    inverted = bool(before) and bool(before[-1])
    verb = before[-1] if inverted else after[0] if after else ""
    behind = after[:_NEAR] if inverted else after[1 : 1 + _NEAR]
    if verb in words.passive or (not inverted and verb in words.negating):
        return True
    if not inverted and verb in words.about:
        # *Mama van Lena is moe*: the verb comes later.
        later = next((at for at, word in enumerate(behind) if word in words.states), None)
        return later is not None
    if verb in words.able and not any(words.infinitive.fullmatch(word) for word in after):
        return True
    if any((verb, one) in words.reporting and other in words.reported for one, other in pairwise(behind)):
        return True
    return verb in words.states or not words.states_with.get(verb, frozenset()).isdisjoint(behind)
