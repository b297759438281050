"""Names in a document that may not belong there: other children, other round tables, private matters of a family."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from cop_session.coaching.hints import names_of, tongue_of
from cop_session.coaching.other_children import other_children
from cop_session.coaching.sensitive_matters import spans
from cop_session.documents.plan.outline_blocks import Outline, Run, words
from cop_session.domain.codes import Detail
from cop_session.domain.display_names import parts
from cop_session.domain.state import State
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.words.name_normalisation import key
from cop_session.services.prefill.prefill import PrefillRecord, SchoolLabel

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEGINNING: Final = frozenset('.!?:;\n“"„')
_SHORTEST: Final = 2
_TITLES: Final = frozenset((*tongue("nl").titles, *tongue("en").titles))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that a user had better read once more; `where` is the heading above them.

    The `private` ones tell about health or a family; the others name a person.
    """

    words: str
    where: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class Strangers:
    """Names of other round tables, as they are compared.

    `pupils` are first names that count everywhere, `family` first names that count inside a sentence, `whole` names
    of two words and more by their first word.
    """

    pupils: frozenset[str]
    family: frozenset[str]
    whole: Mapping[str, frozenset[tuple[str, ...]]]


NOBODY: Final = Strangers(frozenset(), frozenset(), {})
"""For use without other round tables."""


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The words of documents, normalised as names are compared: possible first words of a name, and later ones."""

    capitals: frozenset[str]
    all: frozenset[str]


def words_in(outlines: Iterable[Outline]) -> DocumentWords:
    """Return the words of documents."""
    found = {word[0] for _, text in _parts(outlines) for word in _WORD.finditer(text)}
    capitals = {word for word in found if word[0].isupper()}
    return DocumentWords(*(frozenset(way for word in some for way in _ways(word)) for some in (capitals, found)))


def words_of(state: State) -> frozenset[str]:
    """Return the words of the names at a round table, as names are compared."""
    return frozenset(word for name in names_of(state) for word in key(name).split())


def strangers(state: State, others: Iterable[PrefillRecord]) -> Strangers:
    """Return the names that belong to the round tables of other pupils and to no person at this one."""
    names, here = {key(name) for name in names_of(state)}, words_of(state)
    school = SchoolLabel(state.detail(Detail.SCHOOL), state.detail(Detail.TOWN))
    pupils: set[str] = set()
    family: set[str] = set()
    whole: dict[str, frozenset[tuple[str, ...]]] = {}
    for one in others:
        relatives = [person.name for person in one.family]
        # Colleagues of this school may be named in its plans; those of another school have no part in this.
        staff = [] if one.is_at(school, state.school_id) else [person.name for person in one.team]
        pupils.update(_first(one.pupil))
        family.update(first for name in relatives for first in _first(name))
        for known in {key(name) for name in (one.pupil, *relatives, *staff)} - names:
            first, *rest = known.split() or [""]
            if rest:
                whole[first] = whole.get(first, frozenset()) | {tuple(rest)}
    return Strangers(frozenset(pupils - here), frozenset(family - here), whole)


def mentions(outlines: Iterable[Outline], state: State, others: Strangers) -> tuple[Mention, ...]:
    """Return the names in these documents of people outside this round table, and the private matters.

    It prefers a miss to a false alarm; in the order of the documents, each once under a heading.
    """
    found: dict[tuple[str, str], Mention] = {}
    tongue, names = tongue_of(state.locale), names_of(state)
    # As long as the pupil has no name, any name may be the pupil's.
    of_children = names if state.detail(Detail.PUPIL) or state.pupil else None
    for where, text in _parts(outlines):
        names_in = [*(other_children(text, of_children, tongue) if of_children is not None else ())]
        for start, end in _outermost([*names_in, *_strange(text, others)]):
            found.setdefault((key(text[start:end]), where), Mention(text[start:end], where))
        for start, end in _outermost([*spans(text, state.locale)]):
            found.setdefault((key(text[start:end]), where), Mention(text[start:end], where, private=True))
    return tuple(found.values())


def _parts(outlines: Iterable[Outline]) -> Iterator[tuple[str, str]]:
    """Yield each paragraph of documents with the heading above it."""
    for outline in outlines:
        yield outline.title, outline.subtitle
        yield from ((outline.title, text) for text in _texts(outline.head))
        yield from ((section.title, text) for section in outline.sections for text in _texts(section.blocks))


def _outermost(spans: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    furthest = -1
    # Of spans that begin together the longest comes first, and what ends no further lies within one before it.
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if end > furthest:
            furthest = end
            yield start, end


def _strange(text: str, others: Strangers) -> Iterator[tuple[int, int]]:
    found = list(_WORD.finditer(text))
    ways = [_ways(one[0]) for one in found]
    for at, word in enumerate(found):
        if not word[0][0].isupper():
            continue
        inside = not _begins_sentence(text, word.start())
        if ways[at] & others.pupils or (inside and ways[at] & others.family):
            yield word.span()
        for rest in (rest for way in ways[at] for rest in others.whole.get(way, ())):
            following = ways[at + 1 : at + 1 + len(rest)]
            if len(following) == len(rest) and all(map(set.__contains__, following, rest)):
                yield word.start(), found[at + len(rest)].end()


def _begins_sentence(text: str, at: int) -> bool:
    """Tell whether there is only white space between `at` and the beginning of a sentence."""
    while at and text[at - 1].isspace() and text[at - 1] not in _BEGINNING:
        at -= 1
    return not at or text[at - 1] in _BEGINNING


def _ways(word: str) -> set[str]:
    """Return the names that a word may be a form of: *Milans* too."""
    whole = key(word)
    return {whole, whole.removesuffix("s")}


def _first(name: str) -> Iterator[str]:
    """Yield the first name; *papa* is not a first name, and neither is *mevr.*"""
    first = key(parts(name).given).split()[:1]
    yield from (one for one in first if len(one) >= _SHORTEST and one not in _TITLES)


def _texts(value: object) -> Iterator[str]:
    """Yield each paragraph within blocks of any kind."""
    if isinstance(value, tuple):
        if value and all(isinstance(one, Run) for one in value):
            yield words(value)
        else:
            for one in value:
                yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))
