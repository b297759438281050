"""Find the names of children who are not at the table."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from cop_session.coaching.pattern_builder import WatchedLanguage
from cop_session.coaching.pupil_first_names import FIRST_NAMES, NOT_NAMES
from cop_session.domain.primitives.text_rules import bare

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['’]?s\Z")
_BEGINNING: Final = re.compile(r"(?:\A|[^\w\s,;/&+'’])\s*\Z")
_FAR: Final = 40
"""How much of the text before a word determines its meaning, in characters."""


def other_children(text: str, names: Collection[str], tongue: WatchedLanguage) -> Iterator[tuple[int, int]]:
    """Yield where `text` names a child who is none of `names`; never a word that begins a sentence.

    A name is known by the word before it, as in *broertje Emre*, or because many children have it.
    """
    known = {bare(one[0]) for name in names for one in _WORD.finditer(name)}
    joined_from = -1
    for word in _WORD.finditer(text):
        if not _may_be_name(word[0], known):
            continue
        start, end = word.span()
        before = text[max(0, start - _FAR) : start]
        cued = _ends_with(before, tongue.cue) or start == joined_from
        if not cued and (_BEGINNING.search(before) or not _is_common(word[0])):
            continue
        if _ends_with(before, tongue.adult) or tongue.works_for.match(text, end):
            continue
        yield start, end
        joint = tongue.joined_names.match(text, end)
        joined_from = joint.end() if joint else -1


def _may_be_name(word: str, known: set[str]) -> bool:
    return word[0].isupper() and not word.isupper() and not _ways(word) & (known | NOT_NAMES)


def _is_common(word: str) -> bool:
    return bool(_ways(word) & FIRST_NAMES)


def _ways(word: str) -> set[str]:
    """Return the names that a word may be a form of: *Emre's* and *Noahs* too."""
    return {bare(word), bare(_POSSESSIVE.sub("", word)), bare(word.removesuffix("'").removesuffix("’"))}


def _ends_with(before: str, pattern: re.Pattern[str]) -> bool:
    last = before.rstrip()
    return any(match.end() == len(last) for match in pattern.finditer(last))
