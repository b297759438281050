"""The small words around names and moments that tell, in a sentence, whether they are meant."""

from dataclasses import dataclass
from typing import Final

from cop_session.reading.words.time_words import main_language


@dataclass(frozen=True, slots=True)
class Spoken:
    """Bare words of one language."""

    denying: frozenset[str]
    """Before a moment: it is not then, or it was long ago."""
    refusing: frozenset[str]
    """After a moment, or a word further before it: it is not then."""
    alternating: frozenset[str]
    """Before *weken*: not all of them."""
    times: frozenset[str]
    """After a number: so many times and no more."""
    about: frozenset[str]
    """Before a moment: it is roughly then."""
    numbering: frozenset[str]
    """Before a number with a slash: it numbers a thing."""
    of: frozenset[str]
    """Before a moment: it tells which thing, not when."""
    describing: frozenset[str]
    """Before a day: it is any such day, or a part of the day."""
    being: frozenset[str]
    """After a day: *als het maandag is* tells no day."""
    not_first: frozenset[str]
    """Words of a moment that in a sentence do not begin one."""
    too_common: frozenset[str]
    """Moments that in a sentence mostly mean something else."""
    not_doing: frozenset[str]
    """Before a name: not who does it."""
    subordinate: frozenset[str]
    """Before a name: the subject of a clause other than the action."""
    then: frozenset[str]
    """Before the verb: roughly when, which names no moment."""
    prepositions: frozenset[str]
    """A phrase before the verb begins with one of these."""
    no_verb: frozenset[str]
    """Words that end as a verb does."""
    company: frozenset[str]
    """After a name and *en*: others who are not named."""
    pronouns: frozenset[str]
    asking: frozenset[str]
    """Before a pronoun: begins a clause about a question, a report or knowledge."""
    either: frozenset[str]
    """Between names: one of them."""
    articles: frozenset[str]
    after_day: frozenset[str]
    """After the number of a day: no thing that has that number."""
    pointing: frozenset[str]
    """Before a verb and a name: introduces the action."""
    joining: frozenset[str]
    """Before a name with a verb of its own: another clause."""
    not_names: frozenset[str]
    """Names, too, but in small letters a word like any other."""


def _bare(row: str) -> frozenset[str]:
    return frozenset(row.split())


_DUTCH: Final = Spoken(
    denying=_bare(
        "niet geen nooit behalve zonder uitgezonderd vorige vorig voorbije afgelopen verleden laatste sinds sedert"
        " tussen vroegste eerste tweede derde vierde vijfde andere 1ste 2de 3de 4de 1e 2e 3e 4e"
    ),
    refusing=_bare("niet nooit"),
    alternating=_bare("even oneven pare onpare"),
    times=_bare("keer maal x beurten sessies"),
    about=_bare("rond ongeveer omstreeks circa ca"),
    numbering=_bare(
        "oefening oefeningen blad bladen bladzijde bladzijden blz pagina p taak taken les lessen nummer nr hoofdstuk"
        " deel reeks niveau stap groep kamer lokaal maat nummers bundel toets"
    ),
    of=_bare("van v vd dd d.d"),
    describing=_bare("een goede goeie elke iedere s dezelfde zelfde"),
    not_first=_bare("het"),
    being=_bare("is was wordt"),
    too_common=_bare("nu later direct meteen onmiddellijk doorlopend deadline"),
    not_doing=_bare(
        "met aan voor bij van naar door over tegen zonder samen dan als op uit achter naast tussen rond om tot via"
        " behalve niet geen volgens een elke iedere andere alle sommige welke"
    ),
    subordinate=_bare(
        "dat die wat als wanneer zodat omdat want terwijl of hoe waar waarom waarin waarmee waarbij totdat zodra"
        " wie welke tot nadat voordat"
    ),
    then=_bare(
        "straks daarna nadien voortaan intussen ondertussen eerst vervolgens meteen dadelijk zo snel mogelijk later nu"
        " dan s ' ochtends morgens middags namiddags avonds overdag ook telkens"
    ),
    prepositions=_bare("met op in bij na voor tijdens tegen tgn vanaf tot naast onder tussen binnen om aan uit"),
    no_verb=_bare("niet met het dat wat uit tot dit wat want eerst laatst best vast punt contact"),
    company=_bare("co cie team collega collega's anderen ander klasgenoten"),
    pronouns=_bare("ze zij hij het er we wij ik iemand die"),
    asking=_bare("of dat wanneer waarom hoe"),
    either=_bare("of"),
    articles=_bare("de het een onze ons"),
    after_day=_bare(
        "terug af mee langs op aan uit in om na door opnieuw nog ook weer samen met bij naar even kijken bellen komen"
    ),
    pointing=_bare("dat dit die"),
    joining=_bare("en & + dan waarna"),
    not_names=_bare("wil mei hoop groot klein kort lang jong oud bruin zwart wit rood groen goed best wijs"),
)
_ENGLISH: Final = Spoken(
    denying=_bare(
        "not never except without last past since no between"
        " earliest first second third fourth fifth other 1st 2nd 3rd 4th"
    ),
    refusing=_bare("not never"),
    alternating=_bare("even odd alternate"),
    times=_bare("times sessions"),
    about=_bare("around about roughly approximately"),
    numbering=_bare(
        "exercise exercises page pages p task tasks lesson lessons number no chapter part level step group room"
    ),
    of=_bare("of"),
    describing=_bare("a an good same s"),
    not_first=_bare("to"),
    being=_bare("is was"),
    too_common=_bare("now later immediately ongoing deadline due"),
    not_doing=_bare(
        "with to for at of from by about against without than as on behind beside between via except not help helps"
        " let lets give gives tell tells ask asks a an every other some any no"
    ),
    subordinate=_bare("that which who what if when so because while whether how where why until once after before"),
    then=_bare("then afterwards soon later first"),
    prepositions=frozenset(),
    no_verb=frozenset(),
    company=_bare("co team colleagues others"),
    pronouns=_bare("she he it they we there"),
    asking=_bare("whether that if"),
    either=_bare("or"),
    articles=_bare("the a an our"),
    after_day=_bare("back again with at and to together"),
    pointing=_bare("that this"),
    joining=_bare("and & then"),
    not_names=_bare("will may mark hope grace joy rose art bill grant young long short brown black white green best"),
)


def spoken(language: str) -> Spoken:
    """Return the small words of a locale or language code."""
    return _DUTCH if main_language(language) == "nl" else _ENGLISH
