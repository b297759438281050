"""Identifiers other than words: addresses, phone and personal numbers, number plates, logins, handles."""

import re
from collections.abc import Iterator
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.training.lexicon.ordinary_words import is_made_of_words, is_ordinary

_STREET: Final = (
    r"[^\W\d_][\w'’.-]{0,40}(?:straat|laan|weg|plein|dreef|lei|kaai|singel|gracht|pad|hof|dijk|markt|kade|baan|plaats"
    r"|wijk|park|steeg|veld|berg)"
)
_STREET_OF_WORDS: Final = (
    r"(?:[A-ZÀ-Ý][\w'’.-]{0,40}(?:\s(?:[A-ZÀ-Ý0-9][\w'’.-]{0,40}|van|de|der|den|ter|ten|te|het|'t|la|le|op|aan)){0,3}?\s?(?:straat|laan|weg|plein|dreef|lei|kaai|singel|gracht|pad|"
    r"hof|dijk|markt|kade|baan|plaats|wijk|park|steeg|veld|berg)"
    r"|(?:[Ss]teen)?[Ww]eg (?:naar|op) [A-ZÀ-Ý][\w-]+|[A-ZÀ-Ý][\w-]+ [Ww]eg)"
)
_HOUSE: Final = r"\s?(?:nr\.?\s?)?[0-9]{1,4}(?:\s?[a-zA-Z])?(?:\s?bus\s?\w+)?(?!\w)(?!\s?(?:uur|min|jaar|keer|u\b))"
_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.-])[\w-]+(?:\s(?:punt|dot)\s[\w-]+){0,3}\s(?:at|ape?n?staart(?:je)?)\s[\w-]+(?:\s(?:punt|dot)\s\w+)*"
    r"|(?:https?://|www\.)[^\s<>\"“”)]+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:be|nl|com|org|net|eu|vlaanderen|brussels|school|edu|info|docx|pdf|xlsx|jpg|png)(?:/\S*)?(?!\w)"
    r"|(?<!\w)@[A-Za-z][\w.]+"
    r"|(?<![\w])(?:BE|NL)[0-9]{2}(?:\s?[A-Z0-9]{2,4}){2,6}(?!\w)"
    r"|(?<![\w.])[0-9]{2}[. ][0-9]{2}[. ][0-9]{2}[-. ][0-9]{3}[.\- ][0-9]{2}(?!\w)"
    r"|(?<![\w/.])(?:\+|00)[0-9]{2}[\s./()-]*[0-9](?:[\s./()-]?[0-9]){7,10}(?!\w)"
    r"|(?<![\w/.+])0[0-9](?:[\s./-]{0,3}[0-9]){7,9}(?![\w])"
    r"|(?<![\w/.])[0-9]{5,14}(?!\w)"
    r"|(?<![\w/.])[0-9]{3,5}[./-][0-9]{2,5}[./-][0-9]{2,5}(?!\w)"
    r"|(?<![\w/.])[1-9][0-9]{3}\s?[A-Z]{2}(?!\w)"
    r"|(?<![\w/.])[1-9][0-9]{3}\s(?=[A-Z][a-z])[\w-]+"
    rf"|(?<!\w){_STREET_OF_WORDS}{_HOUSE}"
    r"|(?<=(?:in|op|an) de )(?P<quarter>[A-ZÀ-Ý][\w-]{3,40}) [0-9]{1,3}(?!\w)"
    r"|(?<!\w)(?i:bus|tram|buslijn|tramlijn|lijn|metro) (?P<line>[0-9]{1,3})(?!\w)"
    rf"|(?<!\w)(?P<street>(?i:{_STREET})){_HOUSE}"
)

_RUN: Final = re.compile(r"(?<![\w@#])[@#]?\w+(?:[._/\\-]\w+)*[_#]?")
_PARTS: Final = re.compile(r"[0-9]+|[^\W\d_]+")
_LONGEST_NUMBER: Final = 3
"""In digits, of a number next to a generic word."""
_PLATE: Final = re.compile(
    r"(?<![\w-])(?:[0-9]-)?[A-Z]{2,3}[- ][0-9]{3,5}[A-Z]{0,2}(?!\w)|(?<![\w-])[A-Z]{1,2}-[0-9]{2,3}-[A-Z]{1,2}(?!\w)"
    r"|(?<![\w-])[0-9]{1,2}-[A-Z]{2,3}-[0-9]{1,3}(?!\w)|(?<![\w-])[A-Z]{2}-[0-9]{2}-[0-9]{2}(?!\w)"
)
_EVERYBODYS: Final = re.compile(
    r"[0-9]{1,2}[uUhH](?:[0-9]{2})?(?:-[0-9]{1,2}[uUhH](?:[0-9]{2})?)?|[0-9]{1,3}[a-zA-Z]|[a-zA-Z]{1,2}[0-9]{1,2}"
    r"|[0-9]+(?:ste|de|e|x|X|min|sec|jr|km|kg|cm|mm|gr|dagen|weken|jaar|jarige|tal|uur|keer|maal|mb|gb)"
    r"|(?:avi|AVI|Avi)-?(?:[MEme][0-9]|start|START|plus|PLUS)|[0-9]+-(?:jarige|tal|daagse|voudig|delig|uren|urig|wekelijks)\w*"
    r"|[a-zA-Z]{1,4}[0-9](?:-[a-zA-Z]{0,4}[0-9])?|covid-?19|mp[34]|[0-9]{1,2}x[0-9]{1,2}|[0-9]+x/\w+|20[0-9]{2}-20[0-9]{2}"
)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the position of each contact detail, home address, and number that identifies one person or case."""
    for match in _ADDRESS.finditer(text):
        street, quarter = match["street"], match["quarter"]
        # *Speelplaats 2* is at any school, and so is *Klas 2*.
        if not (street and is_made_of_words(bare(street))) and not (quarter and is_ordinary(bare(quarter))):
            yield match.span("line" if match["line"] else 0)


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield the position of each run of letters and digits, or with `@`, `#` or `_`, that is not a generic one."""
    yield from (match.span() for match in _PLATE.finditer(text))
    for match in _RUN.finditer(text):
        if _is_token(match[0]):
            yield match.span()


def _is_token(run: str) -> bool:
    if run.isalpha():
        return False
    letters, digits = any(one.isalpha() for one in run), any(one.isdigit() for one in run)
    if any(mark in run for mark in "@#_"):
        return letters or digits
    if not (letters and digits) or _EVERYBODYS.fullmatch(run):
        return False
    # *Leerjaar3* and *8u20/9u* are said of anything.
    return not all(
        _EVERYBODYS.fullmatch(part) or all(map(_is_everybodys, _PARTS.findall(part)))
        for part in re.split(r"[._/\\-]", run)
    )


def _is_everybodys(part: str) -> bool:
    if part.isdigit():
        return len(part) <= _LONGEST_NUMBER
    return len(part) == 1 or is_made_of_words(bare(part))
