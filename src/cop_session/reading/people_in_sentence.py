"""Find the people inside a sentence, and who of them does it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cop_session.domain.codes import Role
from cop_session.domain.display_names import ADDRESS, parts
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.state import Participant
from cop_session.reading.name_clauses import CLAUSE, ClausePosition, Token, clause_around, place, tokens_of
from cop_session.reading.people.match_person import Found, find
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.statement_filter import Telling, is_free, is_report, is_state, telling
from cop_session.reading.words.function_words import Spoken, spoken
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Title, Tongue

_LONGEST_NAME = 4
"""In words."""
_SHORT = 2
"""In letters; no verb that tells who does it is shorter."""
_JOINING = frozenset({"+", "&", ",", "/", "x", "×"})
_UNSURE = (ClausePosition.UNCLEAR, ClausePosition.AFTER_WORD)


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names that stand together at `start:end` of a text."""

    start: int
    end: int
    place: ClausePosition
    found: tuple[Found, ...]
    report: tuple[int, int] | None = None
    """The position of a clause about their past or their availability, if any."""
    state: tuple[int, int] | None = None
    """The position of a clause about their state, wishes or refusals, if any."""
    stranger: bool = False
    """Whether a stranger stands next to them: a person who is not known here."""

    @property
    def ids(self) -> tuple[int, ...]:
        """All the people who may be meant."""
        return tuple(dict.fromkeys(one for found in self.found for one in found.ids))

    @property
    def ambiguous(self) -> bool:
        """Whether one of the names may be several people."""
        return any(found.one and len(found.ids) > 1 for found in self.found)

    @property
    def guessed(self) -> bool:
        """Whether one of the names does not name a person."""
        return any(found.guessed for found in self.found)


@dataclass(frozen=True, slots=True)
class _Table:
    """The people at the table and their possible names; `starts` are the words with which a name can begin."""

    people: Sequence[Participant]
    words: Tongue
    small: Spoken
    verbs: Telling
    starts: frozenset[str]
    found: dict[str, Found | None] = field(default_factory=dict)
    """The people found for each text looked up so far."""

    def find(self, said: str) -> Found | None:
        """Return the people that words name; cached, because the same words come back in a line."""
        if said not in self.found:
            self.found[said] = find(said, self.people, self.words, whole=True)
        return self.found[said]


def _table(people: Sequence[Participant], language: str) -> _Table:
    names = (word for one in people for word in (*key(one.name).split(), *key(one.relation).split()))
    words = tongue(language)
    letters = (key(one.name)[:1] for one in people)
    return _Table(people, words, spoken(language), telling(language), _title_starts(language).union(names, letters))


@lru_cache(maxsize=4)
def _title_starts(language: str) -> frozenset[str]:
    words = tongue(language)
    return frozenset(
        word.split()[0] for word in (*words.titles, *words.everybody, *words.loose, *words.before, *ADDRESS)
    )


def groups(
    text: str, moments: Sequence[tuple[int, int]], people: Sequence[Participant], language: str
) -> list[NameGroup]:
    """Return the groups of names in `text`, outside the stretches that are moments, from left to right."""
    return list(_groups(tokens_of(text, moments), _table(people, language)))


def _groups(tokens: Sequence[Token], table: _Table) -> Iterator[NameGroup]:
    at = 0
    while at < len(tokens):
        found, end = _list(tokens, at, table)
        if not found:
            at += 1
            continue
        clause = clause_around(tokens, at, end)
        where = place(tokens, at, end, clause, table.small, table.verbs)
        past = any(tells(clause.before, clause.after, table.verbs) for tells in (is_report, is_free))
        if past and where is not ClausePosition.MARKED:
            where = ClausePosition.ASIDE
        stretch = tokens[clause.start].start, tokens[clause.end - 1].end
        told = where is ClausePosition.ASIDE and not past and is_state(clause.before, clause.after, table.verbs)
        if where is ClausePosition.SUBJECT and at and _is_object(clause.after, found, table):
            where = ClausePosition.UNCLEAR
        if where in _UNSURE and not _named(tokens[at:end], table.people):
            where = ClausePosition.ASIDE
        beyond = _stranger(tokens, end, table)
        yield NameGroup(
            tokens[at].start,
            tokens[max(end, beyond) - 1].end,
            where,
            tuple(found),
            stretch if past else None,
            stretch if told else None,
            stranger=beyond > end,
        )
        at = end


def _list(tokens: Sequence[Token], at: int, table: _Table) -> tuple[list[Found], int]:
    """Return the joined names at this position, and their end; *Koen of Ilse* is one of two."""
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


def _is_object(after: Sequence[str], found: Sequence[Found], table: _Table) -> bool:
    """Tell whether the pupil is the object of the action, because no verb makes them its subject: *Lena inlichten*."""
    said = [word for word in after if word]
    pupils = {one.id for one in table.people if one.role is Role.PUPIL}
    if not said or not said[-1].endswith("en") or not all(set(one.ids) <= pupils for one in found):
        return False
    return not any(len(word) > _SHORT and word.endswith("t") and word not in table.small.no_verb for word in said)


def _stranger(tokens: Sequence[Token], end: int, table: _Table) -> int:
    """Return the end of a stranger joined to the names before `end`: *juf en meester Bart*.

    It is `end` itself if no stranger follows.
    """
    at = end
    while at < len(tokens) and _joins(tokens[at], table.words) and tokens[at].text != ",":
        at += 1
    if at == end or at == len(tokens):
        return end
    begin = at
    while at < len(tokens) and key(tokens[at].text) in table.words.before | table.words.which:
        at += 1
    if at == len(tokens):
        return end
    if tokens[at].bare in table.small.company:
        return at + 1
    titled = key(tokens[at].text) in table.words.titles
    name = at + 1 if titled else at
    if name < len(tokens) and tokens[name].text[:1].isupper():
        return name + 1
    if titled:
        return at + 1
    # *De buurman gaan mee*: an article, and a verb for several.
    several = at + 1 < len(tokens) and tokens[at + 1].bare.endswith("en")
    return at + 1 if at > begin and several and tokens[at].bare.isalpha() else end


def _named(tokens: Sequence[Token], people: Sequence[Participant]) -> bool:
    """Tell whether one of these is a name with a capital or a relation, rather than a generic word."""
    relations = {key(one.relation) for one in people if one.relation}
    names = {word for one in people for word in key(one.name).split()}
    return any(
        key(one.text) in relations or (one.text[:1].isupper() and set(key(one.text).split()) & names) for one in tokens
    )


def _joins(token: Token, words: Tongue) -> bool:
    return token.text in _JOINING or token.bare in words.separators


def _name(tokens: Sequence[Token], at: int, table: _Table) -> tuple[Found, int] | None:
    """Return the people that the longest name at this position names, and the end of that name."""
    if at == len(tokens) or not set(key(tokens[at].text).split()[:1]) & table.starts:
        return None
    for count in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
        part = tokens[at : at + count]
        if not all(key(one.text) for one in part) or (count == 1 and part[0].text in table.small.not_names):
            continue
        ends = part[-1].text
        if count > 1 and ends.islower() and (key(ends) in table.words.owned or ends in table.small.not_names):
            continue
        said = " ".join(one.text.lstrip("@") for one in part)
        if (found := table.find(said)) is None:
            if count > 1 and key(said) in table.words.titles:
                # *Lkr lichamelijke opvoeding* is a specific person, and not the class teacher.
                return None
            continue
        kept = tuple(one for one in found.ids if not _interprets(one, table.people))
        if kept:
            following = tokens[at + count] if at + count < len(tokens) else None
            if key(said) in table.words.loose and following is not None and following.text[:1].isdigit():
                # *Klas 3/4* is a class.
                return None
            title = table.words.titles.get(key(part[-1].text))
            another = title is not None and (
                (key(said) in table.words.titles and _is_another(following, table))
                or _is_anothers(tokens[at + count : at + count + 2], title, table)
            )
            return Found(kept, found.one, found.guessed or another or _is_word(part, kept, table)), at + count
    return None


def _is_another(following: Token | None, table: _Table) -> bool:
    """Tell whether a stranger's name follows a title: *juf Bea*."""
    return following is not None and following.text[:1].isupper() and not following.text.isupper()


def _is_anothers(following: Sequence[Token], title: Title, table: _Table) -> bool:
    """Tell whether a relative belongs to a person who is not at the table: *papa van Lars*."""
    if title.role not in (Role.PARENT, Role.OTHER) or len(following) < 2:
        return False
    if not any(one.role is Role.PUPIL for one in table.people):
        # *Mama van Lena*, where Lena herself does not sit here.
        return False
    of, name = following
    return key(of.text) in table.words.owned and name.text[:1].isupper()


def _is_word(part: Sequence[Token], ids: Sequence[int], table: _Table) -> bool:
    """Tell whether this is a family name alone in small letters, which may be a word: *zon*, *post*, *bakker*."""
    if len(part) > 1 or not part[0].text.islower():
        return False
    said, known = part[0].bare, [one for one in table.people if one.id in ids]
    return bool(known) and all(said in {bare(word) for word in parts(one.name).family} for one in known)


def _interprets(person: int, people: Sequence[Participant]) -> bool:
    return any(one.id == person and one.interprets for one in people)
