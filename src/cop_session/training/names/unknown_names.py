"""Undeclared names of people, places and organisations in a session's texts: *bomma Godelieve*, *De Lange Muur*."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.people.role_reader import tongue
from cop_session.training.lexicon.common_first_names import FIRST_NAMES
from cop_session.training.lexicon.generic_words import EVERYBODYS
from cop_session.training.lexicon.name_cues import BEGIN_BODIES, BODIES, CALLED, CALLED_IN_SMALL, TO_PLACES, WITHIN
from cop_session.training.lexicon.ordinary_words import ABBREVIATIONS, is_made_of_words, is_ordinary
from cop_session.training.lexicon.towns import TOWNS
from cop_session.training.names.known_names import OF_SCHOOLS, PARTICLES, WORD, Entity
from cop_session.training.names.sentence_context import begins_sentence

_BETWEEN: Final = re.compile(r" |-|['’] ?|\. ?")
_ARTICLES: Final = frozenset({"de", "het", "t", "den"})
_LONGEST: Final = 6
"""In words, of an undeclared name."""
_FAR_BACK: Final = 40
_LEAST_TOLD: Final = 3
"""From this length on a word in small letters can be a name."""
_STREET: Final = re.compile(
    r"\w{3,}(?:straat|straatje|laan|steenweg|plein|dreef|kaai|singel|gracht|steeg|kade|markt|weg|dijk)\Z"
)


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name as it was written first, and the sort of its bearer; if it is not `sure`, it may be no name at all."""

    name: str
    sort: Entity
    sure: bool


class _Word(NamedTuple):
    place: int
    start: int
    end: int
    text: str
    word: str
    covered: bool
    begins: bool
    """Whether it begins a sentence, where a capital is no evidence of a name."""

    @property
    def upper(self) -> bool:
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()


def strangers(texts: Iterable[str], taken: Callable[[str], Iterable[tuple[int, int]]]) -> tuple[Stranger, ...]:
    """Return the names in the texts, each once; `taken` returns the stretches of a text already recognised.

    A name that is sure in one place is sure in all.
    """
    found: dict[str, Stranger] = {}
    for text in texts:
        for one in _of_text(text, _words(text, taken(text))):
            key = bare(one.name)
            if key not in found or (one.sure and not found[key].sure):
                found[key] = one
    return tuple(found.values())


def _words(text: str, taken: Iterable[tuple[int, int]]) -> list[_Word]:
    covered = bytearray(len(text))
    for start, end in taken:
        covered[start:end] = b"\x01" * (end - start)
    return [
        _Word(
            place,
            match.start(),
            match.end(),
            match[0],
            bare(match[0]),
            1 in covered[match.start() : match.end()],
            match[0][0].isupper() and begins_sentence(text, match.start()),
        )
        for place, match in enumerate(WORD.finditer(text))
    ]


def _of_text(text: str, words: Sequence[_Word]) -> Iterator[Stranger]:
    at = 0
    while at < len(words):
        if not words[at].upper:
            yield from _small(words, at)
            at += 1
            continue
        last = _chain(text, words, at)
        yield from _named(text, words, at, last)
        at = last


def _small(words: Sequence[_Word], at: int) -> Iterator[Stranger]:
    """Yield a name in small letters: a town, a first name, the name after *nonkel*."""
    one = words[at]
    if one.covered or len(one.word) < _LEAST_TOLD or is_ordinary(one.word) or one.word in EVERYBODYS:
        return
    if one.word in TOWNS:
        yield Stranger(one.text, Entity.TOWN, True)
    elif _STREET.match(one.word) and not is_made_of_words(one.word):
        yield Stranger(one.text, Entity.STREET, True)
    elif one.word in FIRST_NAMES or (at and words[at - 1].word in CALLED_IN_SMALL and not is_made_of_words(one.word)):
        yield Stranger(one.text, Entity.PERSON, True)


def _chain(text: str, words: Sequence[_Word], first: int) -> int:
    """Return the end of the words from `first` on that may be one name."""
    last = first + 1
    while last < len(words) and last - first < _LONGEST:
        after = last
        # *Van 't Huis*: particles only go along with a capital behind them.
        while after < len(words) and not words[after].upper and words[after].word in WITHIN:
            after += 1
        if after == len(words) or not words[after].upper or after - last > 2:
            break
        if not all(
            _BETWEEN.fullmatch(text[one.end : two.start]) and not two.begins
            for one, two in zip(words[last - 1 : after], words[last : after + 1], strict=True)
        ):
            break
        last = after + 1
    return last


def _named(text: str, words: Sequence[_Word], first: int, last: int) -> Iterator[Stranger]:
    row, called, article = list(words[first:last]), _is_called(words, first), False
    while row and (drop := _dropped(row)):
        called = row[0].word in CALLED
        article = drop == "article"
        row.pop(0)
    while row and (row[-1].word in EVERYBODYS or row[-1].word in PARTICLES):
        row.pop()
    broken = next((at for at, one in enumerate(row) if _is_everybodys(one)), len(row))
    if 0 < broken < len(row):
        yield from _one(text, words, row[:broken], called=called, article=article)
        yield from _named(text, words, row[broken].place + 1, last)
    elif broken == 0 and row:
        yield from _named(text, words, row[0].place + 1, last)
    elif row:
        yield from _one(text, words, row, called=called, article=article)


def _dropped(row: Sequence[_Word]) -> str:
    """Tell whether a row loses its first word: an article, a role, or an ordinary word after a full stop."""
    first = row[0]
    if first.word in _ARTICLES or first.word in PARTICLES:
        # *Van der Meer* is a name, *De Lange Muur* is one without its article.
        return "article" if len(row) > 1 and first.word in _ARTICLES else "" if len(row) > 1 else "alone"
    if first.word in CALLED or first.word in tongue("nl").titles:
        return "called"
    ordinary = is_ordinary(first.word) or first.word in EVERYBODYS
    if first.begins and ordinary and not first.covered and len(row) > 1 and first.word not in FIRST_NAMES:
        return "" if first.word in BEGIN_BODIES else "ordinary"
    return ""


def _is_everybodys(one: _Word) -> bool:
    if one.covered:
        return False
    return (
        one.word in EVERYBODYS
        or one.word in OF_SCHOOLS
        or (one.text[1:] != one.text[1:].lower() and one.word in ABBREVIATIONS)
    )


def _is_called(words: Sequence[_Word], first: int) -> bool:
    return first > 0 and words[first - 1].word in CALLED and words[first].start - words[first - 1].end <= 2


def _one(text: str, words: Sequence[_Word], row: Sequence[_Word], *, called: bool, article: bool) -> Iterator[Stranger]:
    if all(one.covered or one.word in PARTICLES or len(one.word) == 1 for one in row):
        return
    told = [one for one in row if one.word not in PARTICLES]
    name = text[row[0].start : row[-1].end]
    before = words[row[0].place - 1].word if row[0].place else ""
    sort = _sort(told, before, called=called, article=article)
    sure = _is_sure(told, sort, before, called=called, article=article)
    if sure is not None:
        yield Stranger(name, sort, sure)


def _sort(told: Sequence[_Word], before: str, *, called: bool, article: bool) -> Entity:
    first, last = told[0], told[-1]
    if called:
        return Entity.PERSON
    if _STREET.match(last.word):
        return Entity.STREET
    whole = " ".join(one.word for one in told)
    if whole in TOWNS and (before in TO_PLACES or whole not in FIRST_NAMES):
        return Entity.TOWN
    if first.word in BEGIN_BODIES or before in BODIES or article or (last.covered and not first.covered):
        return Entity.BODY
    if len(told) == 1 and first.shouted and first.word not in FIRST_NAMES:
        return Entity.BODY
    return Entity.TOWN if len(told) == 1 and before in TO_PLACES and first.word not in FIRST_NAMES else Entity.PERSON


def _is_sure(told: Sequence[_Word], sort: Entity, before: str, *, called: bool, article: bool) -> bool | None:
    """Tell whether these words are certainly a name; None if they are no name."""
    first = told[0]
    ordinary = all(is_ordinary(one.word) for one in told)
    if all(one.shouted for one in told):
        if ordinary and not called:
            return None
        return first.word in FIRST_NAMES or called
    if called or sort is Entity.STREET:
        return True
    if len(told) > 1:
        return not first.begins or not ordinary
    if sort is Entity.BODY and (article or before in BODIES):
        return not ordinary or not first.begins
    common = first.word in FIRST_NAMES or first.word in TOWNS
    if first.begins:
        if ordinary or is_made_of_words(first.word):
            return False if common else None
        return common
    return not ordinary or common
