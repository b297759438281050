"""The words for people at the table, by language: their roles, and the group's words for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cop_session.domain.codes import Presence, Role
from cop_session.reading.words.name_normalisation import key


@dataclass(frozen=True, slots=True)
class Title:
    """A word for a person. `plain` words only name the role; others are the group's own word, as in *juf*."""

    role: Role
    plain: bool
    several: bool = False


Titles = Mapping[str, Title]


@dataclass(frozen=True, slots=True)
class Tongue:
    """The words for people in one language; all are keys, see `names.key`."""

    titles: Titles
    same: tuple[frozenset[str], ...]
    """Groups of words for one person: mama, moeder."""
    women: frozenset[str]
    """Words for a woman: *mevrouw Yıldız* is the one who is called mama."""
    men: frozenset[str]
    general: frozenset[str]
    """Titles for any person with that role, whatever their relation: the *LO* is a *leerondersteuner*."""
    everybody: frozenset[str]
    loose: Mapping[str, Role]
    """Words that stand for a person without naming them: the class for its teacher."""
    explained: Mapping[str, Role]
    """Names of a role for readers who do not know the school; inside a sentence these are ordinary words."""
    before: frozenset[str]
    """Words that may stand before a name or a title, besides the forms of address of `naming`."""
    which: frozenset[str]
    """Words before a relative that say which one: *grote zus*, *biologische vader*."""
    either: frozenset[str]
    """Words for a parent to some and for a colleague to others."""
    owned: frozenset[str]
    """Words after a title that say whose it is, as in *mama van Lena*."""
    separators: frozenset[str]
    presence: Mapping[str, Presence]
    from_words: frozenset[str]
    until_words: frozenset[str]
    leaving: frozenset[str]
    """Behind the end of a person's presence: *eerste 25 min, mag weg*."""
    late: re.Pattern[str]
    """Matches how long after the beginning a person arrives, as a key; its group is the duration."""
    first: re.Pattern[str]
    """Matches how long after the beginning a person stays."""
    stretches: Mapping[str, int]
    """Words for a number of minutes."""
    home: frozenset[str]
    """The beginning of a remark about a parent's home."""


def keys(row: str) -> frozenset[str]:
    """Return the keys of a row of words between commas."""
    return frozenset(key(word) for word in row.split(","))


def titles(*rows: tuple[Role, str, str, str]) -> Titles:
    """Return the titles of rows of a role, plain words, other words and plurals."""
    found: dict[str, Title] = {}
    for role, plain, spoken, several in rows:
        found.update((word, Title(role, plain=True)) for word in keys(plain))
        found.update((word, Title(role, plain=False)) for word in keys(spoken) if word)
        # *Grootouders* tells more than the role that they share with everybody else.
        alike = role is not Role.OTHER
        found.update((word, Title(role, plain=alike, several=True)) for word in keys(several) if word)
    return found


def explained(**rows: str) -> Mapping[str, Role]:
    """Return the roles by the rows of words that explain them."""
    return {word: Role(role) for role, row in rows.items() for word in keys(row)}


def stepped(prefixes: str, words: str) -> str:
    """Return the row of all `words` after each of `prefixes`, in one word and with a hyphen."""
    return ",".join(f"{one}{join}{word}" for one in _row(prefixes) for word in _row(words) for join in ("", "-"))


def _row(row: str) -> list[str]:
    return [word.strip() for word in row.split(",")]
