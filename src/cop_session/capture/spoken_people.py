"""Find the people inside a sentence, and who of them does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cop_session.capture.clauses import CLAUSE, Place, Token, place, tokens_of
from cop_session.capture.names import key
from cop_session.capture.spoken import Spoken
from cop_session.capture.titles import Tongue
from cop_session.capture.whom import Found, find
from cop_session.roundtable.naming import ADDRESS
from cop_session.roundtable.state import Participant

_LONGEST_NAME = 4
"""In words."""
_JOINING = frozenset({"+", "&", ",", "/"})
_UNSURE = (Place.UNCLEAR, Place.AFTER_WORD)


@dataclass(frozen=True, slots=True)
class Group:
    """Names that stand together at `start:end` of a text."""

    start: int
    end: int
    place: Place
    found: tuple[Found, ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """Everybody who may be meant."""
        return tuple(dict.fromkeys(one for found in self.found for one in found.ids))

    @property
    def ambiguous(self) -> bool:
        """Whether one of the names may be several people."""
        return any(found.one and len(found.ids) > 1 for found in self.found)

    @property
    def guessed(self) -> bool:
        """Whether one of the names does not name anybody."""
        return any(found.guessed for found in self.found)


@dataclass(frozen=True, slots=True)
class _Table:
    """Who sits there and how they can be named; `starts` are the words with which a name can begin."""

    people: Sequence[Participant]
    words: Tongue
    small: Spoken
    starts: frozenset[str]
    found: dict[str, Found | None] = field(default_factory=dict)
    """Whom the words that were asked for so far name."""

    def find(self, said: str) -> Found | None:
        """Return whom words name; the same words come back in a line."""
        if said not in self.found:
            self.found[said] = find(said, self.people, self.words, whole=True)
        return self.found[said]


def _table(people: Sequence[Participant], words: Tongue, small: Spoken) -> _Table:
    names = (word for one in people for word in (*key(one.name).split(), *key(one.relation).split()))
    titles = (word.split()[0] for word in (*words.titles, *words.everybody, *words.loose, *words.before, *ADDRESS))
    return _Table(people, words, small, frozenset((*names, *titles)))


def groups(
    text: str, moments: Sequence[tuple[int, int]], people: Sequence[Participant], words: Tongue, small: Spoken
) -> list[Group]:
    """Return the groups of names in `text`, outside the stretches that are moments, from left to right."""
    return list(_groups(tokens_of(text, moments), _table(people, words, small)))


def _groups(tokens: Sequence[Token], table: _Table) -> Iterator[Group]:
    at = 0
    while at < len(tokens):
        found, end = _list(tokens, at, table)
        if not found:
            at += 1
            continue
        where = place(tokens, at, end, table.small)
        if where in _UNSURE and not _named(tokens[at:end], table.people):
            where = Place.ASIDE
        yield Group(tokens[at].start, tokens[end - 1].end, where, tuple(found))
        at = end


def _list(tokens: Sequence[Token], at: int, table: _Table) -> tuple[list[Found], int]:
    """Return the names that are joined at this place, and where they end; *Koen of Ilse* is one of two."""
    found: list[Found] = []
    end = at
    either = False
    while (one := _name(tokens, end, table)) is not None:
        if either:
            found[-1] = Found((*found[-1].ids, *one[0].ids))
        else:
            found.append(one[0])
        end = joined = one[1]
        while joined < len(tokens) and (
            _joins(tokens[joined], table.words) or tokens[joined].bare in table.small.either
        ):
            joined += 1
        following = _name(tokens, joined, table) if joined > end else None
        if following is None:
            break
        after = following[1]
        listed = after == len(tokens) or tokens[after].text in CLAUSE or _joins(tokens[after], table.words)
        # After a comma alone a name with a verb begins a clause: *…, Annelies kijkt mee*.
        if not listed and all(token.text == "," for token in tokens[end:joined]):
            break
        either = any(token.bare in table.small.either for token in tokens[end:joined])
        end = joined
    return found, end


def _named(tokens: Sequence[Token], people: Sequence[Participant]) -> bool:
    """Tell whether one of these is a name with a capital or a relation, rather than a word for anybody."""
    relations = {key(one.relation) for one in people if one.relation}
    names = {word for one in people for word in key(one.name).split()}
    return any(
        key(one.text) in relations or (one.text[:1].isupper() and set(key(one.text).split()) & names) for one in tokens
    )


def _joins(token: Token, words: Tongue) -> bool:
    return token.text in _JOINING or token.bare in words.separators


def _name(tokens: Sequence[Token], at: int, table: _Table) -> tuple[Found, int] | None:
    """Return whom the longest name at this place names, and where it ends."""
    if at == len(tokens) or not set(key(tokens[at].text).split()[:1]) & table.starts:
        return None
    for count in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
        part = tokens[at : at + count]
        if not all(key(one.text) for one in part) or (count == 1 and part[0].text in table.small.not_names):
            continue
        said = " ".join(one.text.lstrip("@") for one in part)
        if (found := table.find(said)) is None:
            continue
        kept = tuple(one for one in found.ids if not _interprets(one, table.people))
        if kept:
            return Found(kept, found.one, found.guessed), at + count
    return None


def _interprets(person: int, people: Sequence[Participant]) -> bool:
    return any(one.id == person and one.interprets for one in people)
