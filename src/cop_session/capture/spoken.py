"""The small words around names and moments that tell, in a sentence, whether they are meant."""

from dataclasses import dataclass
from typing import Final

from cop_session.capture.vocabulary import main_language


@dataclass(frozen=True, slots=True)
class Spoken:
    """Bare words of one language."""

    denying: frozenset[str]
    """Before a moment: it is not then, or it was long ago."""
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
    """Before a name: who does it in a clause that is not the action."""
    articles: frozenset[str]


def _bare(row: str) -> frozenset[str]:
    return frozenset(row.split())


_DUTCH: Final = Spoken(
    denying=_bare(
        "niet geen nooit behalve zonder uitgezonderd vorige vorig voorbije afgelopen verleden laatste sinds sedert"
    ),
    of=_bare("van"),
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
    articles=_bare("de het een onze ons"),
)
_ENGLISH: Final = Spoken(
    denying=_bare("not never except without last past since no"),
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
    articles=_bare("the a an our"),
)


def spoken(language: str) -> Spoken:
    """Return the small words of a locale or language code."""
    return _DUTCH if main_language(language) == "nl" else _ENGLISH
