"""Display names: the parts of a name, and the shortest unique form made of them."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import Line, Participant

ADDRESS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("mevrouw", "mevr", "mw", "mej", "mejuffrouw", "madam", "mrs", "ms"), "mevrouw"),
    **dict.fromkeys(("heer", "meneer", "mijnheer", "dhr", "hr", "mister"), "heer"),
    **dict.fromkeys(("juf", "juffrouw", "juffie", "zorgjuf", "miss"), "juf"),
    **dict.fromkeys(("meester", "zorgmeester", "sir"), "meester"),
    **dict.fromkeys(("dr", "drs", "dokter", "doctor", "dokters"), "dokter"),
    **dict.fromkeys(("prof", "professor", "em", "emeritus"), "professor"),
    **{word: word for word in ("mr", "ir", "ing", "lic", "ds", "zuster", "pater", "broeder", "imam")},
}
"""Forms of address put before a name without belonging to it, each with one word for all its synonyms."""

_PARTICLES_TEXT: Final = """
    van vande vanden vander de den der het 't t te ten ter d' d la le les l du des el al ben bin bint ait aït abu oulad
    ould von zu di da do dos das y e i o ó ní mc op in aan uit bij 's s
"""
PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
"""Words of a family name that do not identify it."""

_LEADING_TEXT: Final = "van vande vanden vander de den der het 't te ten ter d' la le el von"
_LEADING: Final = frozenset(_LEADING_TEXT.split())
"""A name that begins with one of these is no first name; *Ben* and *Al* are."""
_AFTER_TEXT: Final = "phd msc bsc ma ba mba llm med ir ing lic bc bac bed drs jr sr junior senior ii iii"
_AFTER: Final = frozenset(_AFTER_TEXT.split())
"""Titles and other additions put behind a name."""
_TOGETHER: Final = frozenset({"&", "+", "/", "en", "and"})
_SIGNS: Final = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U000e0020-\U000e007f]"
    "[\ufe0e\ufe0f\u200d\u20e3]*|[\ufe0f\u20e3]|(?<!\\w)[:;]['’]?-?[()DPp](?!\\w)|<3"
)
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.-?)+|[^\W\d_]")
"""One or more initials. A sign such as 王 is a whole name, see `_is_initial`."""
_FIRST_WIDE: Final = "\u2e80"


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts, as written; `given` is empty if only the family name is certain."""

    address: tuple[str, ...]
    given: str
    family: tuple[str, ...]
    whole: str
    """The name without form of address, titles behind it, and emoji."""

    @property
    def manner(self) -> frozenset[str]:
        """The forms of address in this name, each reduced to one word for all its synonyms."""
        return frozenset(ADDRESS[plain] for word in self.address if (plain := _plain(word)) in ADDRESS)


def without_signs(text: str) -> str:
    """Return `text` without emoji, on which no name depends; of nothing but emoji all stays."""
    return " ".join(_SIGNS.sub(" ", text).split()) or text


_LONGEST_CACHED: Final = 60
"""In characters; longer text is no name, and a cache keeps its arguments in memory."""


def parts(name: str) -> Parts:
    """Take a name apart: *mevr. El Amrani*, *dr. Jan Peeters*, *WANG Xiaoming*, *Bart van den Berghe*."""
    return _cached_parts(name) if len(name) <= _LONGEST_CACHED else _parts(name)


def _parts(name: str) -> Parts:
    words = without_signs(name).split()
    count = _addressed(words)
    address, own = tuple(words[:count]), words[count:]
    while len(own) > 1 and _is_behind(own[-1]):
        own.pop()
    at = _given_at(own, addressed=bool(address))
    given = own[at] if at is not None else ""
    family = tuple(word for place, word in enumerate(own) if place != at)
    return Parts(address, given, family, " ".join(own))


_cached_parts = lru_cache(maxsize=256)(_parts)


def is_behind_a_name(text: str) -> bool:
    """Tell whether `text` holds nothing but titles that are put behind a name, as *PhD*."""
    words = text.split()
    return bool(words) and all(_is_behind(word) for word in words)


def is_possessive(word: str) -> bool:
    """Tell whether a word is a possessive: *Lena's mama* is not a name, and is shown as a whole."""
    return word.endswith(("'s", "’s"))


def _is_behind(word: str) -> bool:
    return _plain(word).replace(".", "") in _AFTER


def _addressed(words: Sequence[str]) -> int:
    """Return how many of `words` come before the name; not all of them are."""
    count = 0
    while count < len(words) - 1:
        step = 2 if _plain(words[count]) == "de" and _plain(words[count + 1]) in ADDRESS else 1
        if count + step >= len(words) or _plain(words[count + step - 1]) not in ADDRESS:
            break
        count += step
    return count


def _given_at(own: Sequence[str], *, addressed: bool) -> int | None:
    """Return the index of the first name; None if it is uncertain."""
    if not own or _is_initial(own[0]) or _TOGETHER & {word.casefold() for word in own}:
        return None
    if len(own) > 1 and is_possessive(own[0]):
        return None
    if len(own) == 1:
        # *Mevr. Peeters*, but also *juf An*: either way it is said with both words.
        return None if addressed else 0
    shouted = next((place for place, word in enumerate(own) if not _is_shouted(word)), len(own))
    if 0 < shouted < len(own):
        # Capitals distinguish a family name from the text behind it.
        return shouted
    # *王 小明* has the family name first, and is said as a whole.
    return None if own[0].casefold().replace("’", "'") in _LEADING or own[0] > _FIRST_WIDE else 0


def _is_initial(word: str) -> bool:
    return _DOTTED.fullmatch(word) is not None and word < _FIRST_WIDE


def _is_shouted(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _plain(word: str) -> str:
    return word.casefold().strip(".,:")


def call_names(people: Sequence[Participant]) -> Mapping[int, str]:
    """Return the shortest name of each participant that is theirs alone.

    *Fatma*, *mevr. Peeters*; of two with one first name *Lien D.* and *Lien van den B.*, or the whole name.
    """
    return _call_names(tuple(people))


# A screen asks for every line that it shows.
@lru_cache(maxsize=4)
def _call_names(people: tuple[Participant, ...]) -> Mapping[int, str]:
    names: dict[int, str] = {}
    for form in (_short, _initialled, _full, _with_relation):
        found = {one.id: form(one) for one in people}
        times = Counter(bare(name) for name in found.values())
        names.update((one, name) for one, name in found.items() if one not in names and times[bare(name)] == 1)
    return MappingProxyType({one.id: names.get(one.id, one.name) for one in people})


def _short(one: Participant) -> str:
    found = parts(one.name)
    return found.given or " ".join((*found.address, found.whole))


def _initialled(one: Participant) -> str:
    """Return *Tom de W.*: the first name with the initial of the family name."""
    found = parts(one.name)
    if not found.given or not found.family:
        return _full(one)
    at = next((place for place, word in enumerate(found.family) if word.casefold() not in PARTICLES), 0)
    return " ".join((found.given, *found.family[:at], f"{found.family[at][0]}."))


def _full(one: Participant) -> str:
    return one.name


def _with_relation(one: Participant) -> str:
    return f"{one.name} ({one.relation})" if one.relation else one.name


def called(people: Sequence[Participant], ids: Iterable[int], joined: str = ", ") -> str:
    """Return the display names of the participants in `ids`, in that order; removed people are left out."""
    names = call_names(people)
    return joined.join(names[one] for one in ids if one in names)


def doing(people: Sequence[Participant], line: Line, joined: str = ", ") -> str:
    """Return the display names of the owners; while the owners are in doubt, the words in which they were named."""
    return line.owners_doubt.said if line.owners_doubt else called(people, line.owners, joined)
