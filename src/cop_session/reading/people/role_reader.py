"""Read the role of a participant."""

from dataclasses import replace
from functools import lru_cache

from cop_session.domain.codes import Role
from cop_session.domain.primitives.text_rules import one_line
from cop_session.formats import added_roles
from cop_session.reading.words import dutch_role_words, english_role_words
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Title, Tongue
from cop_session.reading.words.time_words import main_language

_LONGEST_TITLE = 5
"""In words."""
_LONGEST_SAID = 200
"""In characters, however a title is spaced."""


def tongue(language: str) -> Tongue:
    """Return the words for people of a locale or language code, with those of the roles that formats add."""
    return _with_roles(main_language(language), tuple(added_roles().items()))


@lru_cache
def _with_roles(language: str, added: tuple[tuple[str, Role], ...]) -> Tongue:
    words = dutch_role_words.WORDS if language == "nl" else english_role_words.WORDS
    if not added:
        return words
    return replace(words, titles={**words.titles, **{key(word): Title(role, plain=True) for word, role in added}})


def read_role(said: str, language: str) -> tuple[Role, str] | None:
    """Return the role and the group's word for it, as in (PARENT, "mama"); None for an empty text.

    A word that only names the role, as *leerkracht*, leaves the relation empty; *ouder (mama)* has it in brackets.
    Unknown words are OTHER, with the text as the relation.
    """
    text = one_line(said)
    whole = key(text)
    if not whole:
        return None
    words = tongue(language)
    before, bracket, inside = text.partition("(")
    if (known := words.titles.get(whole)) is not None:
        return known.role, inside.strip(") ") if known.plain else text
    title = words.titles.get(key(before)) if bracket else None
    if title is not None:
        return title.role, inside.strip(") ") if title.plain else text
    title, _ = leading_title(_without_which(text, words), words)
    return (title.role if title else Role.OTHER), text


def says_role(said: str, words: Tongue) -> bool:
    """Tell whether words name a participant's role; unknown words do not."""
    known = leading_title(_without_which(said, words), words)[0] is not None
    return known or key(said) in words.either


def _without_which(said: str, words: Tongue) -> str:
    """Return *vader* of *biologische vader*."""
    first, _, others = said.partition(" ")
    return others if key(first) in words.which and others else said


def leading_title(text: str, words: Tongue) -> tuple[Title | None, str]:
    """Return the title with which `text` begins, the longest one, and the rest of the text without brackets."""
    parts = text.split()
    for count in range(min(len(parts), _LONGEST_TITLE), 0, -1):
        said = " ".join(parts[:count])
        if len(said) <= _LONGEST_SAID and (title := words.titles.get(key(said))) is not None:
            return title, " ".join(parts[count:]).strip("()[]/,- ")
    return None, text
