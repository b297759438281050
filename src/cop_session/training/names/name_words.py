"""The words of a text as names are looked for in them, and a made-up name in the case of one of them."""

from typing import NamedTuple

from cop_session.domain.primitives.text_rules import bare
from cop_session.training.names.known_names import WORD


class NameWord(NamedTuple):
    """A run of letters at `start:end`, as written and bare."""

    start: int
    end: int
    text: str
    word: str


def name_words(text: str) -> list[NameWord]:
    """Return the words of a text from left to right."""
    return [NameWord(match.start(), match.end(), match[0], bare(match[0])) for match in WORD.finditer(text)]


def cased(name: str, like: str) -> str:
    """Return a name in the letter case of `like`, the name that it replaces."""
    if len(like) > 1 and like.isupper():
        return name.upper()
    return name.lower() if like[0].islower() else name
