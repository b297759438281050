"""Words of the group in easily readable lines (A2): broken at the end of a clause, otherwise unchanged."""

import re
from typing import Final

MOST: Final = 15
"""Words on a line."""

_FEWEST: Final = 4
_ENDS: Final = ((";", ":", ".", "!", "?"), (",",))
_CLAUSES: Final = """
    als dat die daarna vanaf tot en maar of om omdat terwijl toen waar waarbij waardoor waarin waarmee waarvan
    wanneer want zodat and because but if or so that then when where which while who
"""
_JOINS: Final = frozenset({"en", "of", "maar", "tot", "and", "or", "but"})
_BEGINS: Final = frozenset(_CLAUSES.split())


def in_short_lines(text: str) -> str:
    """Return a text with a line break in each line of more than `MOST` words."""
    return "\n".join(part for line in text.split("\n") for part in _broken(line))


def _broken(line: str) -> list[str]:
    words = re.findall(r"\S+", line)
    if len(words) <= MOST:
        return [line]
    parts = []
    while len(words) > MOST:
        # What is left for the last line should be more than a word or two.
        last = min(MOST, len(words) - _FEWEST)
        at = max(range(_FEWEST, last + 1), key=lambda place: (_rank(words, place), place))
        parts.append(" ".join(words[:at]))
        words = words[at:]
    return [*parts, " ".join(words)]


def _rank(words: list[str], at: int) -> int:
    """Return how good a place for a break is before the word with that number."""
    if words[at - 1].endswith(_ENDS[0]):
        return 3
    if words[at - 1].endswith(_ENDS[1]):
        return 2
    return 1 if words[at] in _BEGINS and words[at - 1] not in _JOINS else 0
