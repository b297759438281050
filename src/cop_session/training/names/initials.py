"""The initials of a session's people and bodies: *L.*, *F.Y.*, *FY*, and *Fatma Y.*"""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from cop_session.domain.primitives.interval_mask import IntervalMask
from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.words.name_normalisation import initials
from cop_session.training.lexicon.ordinary_words import ABBREVIATIONS
from cop_session.training.names.pseudonyms import NamePart, Pseudonyms

_DOTTED = re.compile(r"(?<![\w.])[^\W\d_]\.(?:[\s-]?[^\W\d_]\.)*")
_TOGETHER = re.compile(r"(?<![\w.'’-])[A-ZÀ-Ý]{2,4}(?![\w'’]|\.\w)")
_FAR_BACK = 40
"""In characters."""
_OF_A_CLASS = re.compile(
    r"(?:groep|klas|leerjaar|letter|letters|fase|niveau|avi|lokaal|blok|deel|vak|punt|optie|plan|kolom|team|[0-9])\s*\Z",
    re.IGNORECASE,
)


class _Found(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_Who = tuple[tuple[str, ...], tuple[str, ...]]


class Initials:
    """Knows whose initials are which: those who are learnt first come first."""

    def __init__(self) -> None:
        self._one: dict[str, tuple[str, ...]] = {}
        self._last: dict[str, tuple[str, ...]] = {}
        self._more: dict[str, _Who] = {}
        self._bodies: dict[str, tuple[NamePart, tuple[str, ...]]] = {}

    def learn(self, first: tuple[str, ...], last: tuple[str, ...], name: str) -> None:
        """Learn the initials of a person, from the bare words of the name and from the name as written."""
        self._one.setdefault(first[0][0], first)
        if len(first) > 1:
            self._more.setdefault("".join(word[0] for word in first), (first, ()))
        if last:
            self._last.setdefault(last[0][0], last)
            short = first[0][0] + last[0][0]
            for letters in {*initials(name), short, short[::-1]}:
                self._more.setdefault(letters, (first, last))

    def learn_body(self, core: tuple[str, ...], words: Sequence[str], part: NamePart) -> None:
        """Learn the abbreviation of a school or a centre."""
        for row in (core, words):
            letters = "".join(word[0] for word in row)
            if len(letters) > 2 or (len(letters) == 2 and row is words):
                self._bodies.setdefault(letters, (part, core))

    def hits(self, text: str, found: Sequence[_Found], names: Pseudonyms) -> Iterator[tuple[int, int, str, bool]]:
        """Yield each run of initials outside the names found: its span, its replacement and whether it is sure."""
        taken = IntervalMask(len(text))
        for one in found:
            taken.claim(one.start, one.end)
        after_name = {one.end for one in found}
        before_name = {one.start for one in found}
        for match in _DOTTED.finditer(text):
            if not taken.is_free(*match.span()):
                continue
            letters = re.sub(r"[\s.-]", "", match[0])
            # The middle may be of particles: Z.V.d.B.
            if not (letters[0].isupper() and letters[-1].isupper()):
                continue
            beside = _beside(text, match, after_name, before_name)
            if out := self._dotted(bare(letters), match, text, beside, names):
                yield match.start(), match.end(), out, True
        for match in _TOGETHER.finditer(text):
            if not taken.is_free(*match.span()):
                continue
            if out := self._together(bare(match[0]), names):
                yield match.start(), match.end(), out, bare(match[0]) not in ABBREVIATIONS

    def _dotted(self, letters: str, match: re.Match[str], text: str, beside: str, names: Pseudonyms) -> str | None:
        if len(letters) > 1:
            return None if letters not in self._more else _spaced(self._of(letters, names), match[0])
        if beside == "after" and letters in self._last:
            return f"{names.of(NamePart.LAST, self._last[letters])[0]}."
        if letters not in self._one or (
            not beside and _OF_A_CLASS.search(text, max(match.start() - _FAR_BACK, 0), match.start())
        ):
            return None
        return f"{names.of(NamePart.FIRST, self._one[letters])[0]}."

    def _together(self, letters: str, names: Pseudonyms) -> str | None:
        if letters in self._more:
            return self._of(letters, names)
        if letters in self._bodies:
            part, core = self._bodies[letters]
            return names.of(part, core)[: len(letters)].upper()
        return None

    def _of(self, letters: str, names: Pseudonyms) -> str:
        first, last = self._more[letters]
        one = names.of(NamePart.FIRST, first)[0]
        other = names.of(NamePart.LAST, last)[0] if last else one
        # Some write the last name first.
        return other + one if last and letters == last[0][0] + first[0][0] != first[0][0] + last[0][0] else one + other


def _spaced(letters: str, like: str) -> str:
    return ". ".join(letters) + "." if " " in like else "".join(f"{one}." for one in letters)


def _beside(text: str, match: re.Match[str], after: set[int], before: set[int]) -> str:
    """Tell whether a letter is right after a name, or right before one."""
    start, end = match.span()
    while start and text[start - 1].isspace():
        start -= 1
    if start in after:
        return "after"
    while end < len(text) and text[end].isspace():
        end += 1
    return "before" if end in before else ""
