"""Split a text into parts to replace at once, parts to review, and parts to keep."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Final

from cop_session.domain.primitives.interval_mask import IntervalMask
from cop_session.domain.primitives.text_rules import bare
from cop_session.reading.words.name_normalisation import key
from cop_session.training.lexicon.generic_words import EVERYBODYS
from cop_session.training.lexicon.name_cues import CALLED
from cop_session.training.lexicon.ordinary_words import ABBREVIATIONS, LONGEST_LISTED, is_made_of_words
from cop_session.training.names.known_names import OF_SCHOOLS
from cop_session.training.redaction.name_recognition import Hit, Recognition
from cop_session.training.redaction.reidentification_risk import LANDS, tells_alone, wording_for
from cop_session.training.redaction.review_questions import GONE, Piece, ReviewQuestion, ReviewReason, Treated
from cop_session.training.redaction.shift_dates import MONTHS, Redating

_SEASONAL: Final = re.compile(
    r"(?<!\w)(?:(?:herfst|kerst|winter|krokus|voorjaars|carnavals|paas|lente|mei|zomer)vakanties?|grote vakantie|krokus"
    r"|kerst(?:mis|feest)?|pasen|paasmaandag|pinksteren|hemelvaart\w*|sinterklaas\w*|sint-maarten|carnaval"
    r"|suikerfeest|offerfeest|ramadan|divali|diwali|chanoeka|allerheiligen|wapenstilstand|koningsdag|bevrijdingsdag"
    r"|nieuwjaar\w*|newroz|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)(?!\w)",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:(?<=[^\W\d_])['’][^\W\d_]+)*")
_QUOTED: Final = re.compile(
    r"“[^”\n]{2,400}”|„[^”“\n]{2,400}[”“]|«[^»\n]{2,400}»|\"[^\"\n]{2,400}\"|‘[^’\n]{2,400}’(?!\w)"
    r"|(?<!\w)'(?![stnk]\b)[^'\n]{2,400}'(?!\w)"
)

_FEAST: Final = "een feest"
_SHORTEST: Final = 2
_LEAST_UNKNOWN: Final = 5
"""From this length on a word in small letters that no list knows is asked about; a shorter one is slang or a slip."""
_LONG_QUOTE: Final = 4
"""In words; a shorter one is a title or a word with another meaning."""
_UNMARKED: Final = re.compile("[\u00ad\u200b\u2060\ufeff]|(?<=[^\\W\\d_])[\u200c\u200d](?=[^\\W\\d_])")
"""Invisible marks that split a name."""

_Span = tuple[int, int, str, ReviewQuestion | None, str]
"""Start, end, the replacement unless decided otherwise, the question, and the proposal for this place."""


class Treatment:
    """Treats the texts of one session; with `rare`, facts that may identify a person need review too."""

    def __init__(self, names: Recognition, dates: Redating, chance: Random, *, rare: bool) -> None:
        self._names: Final = names
        self._dates: Final = dates
        self._rare: Final = rare
        lands = [land for land in LANDS if not any(map(names.hits, land))]
        self._land: Final = chance.choice(lands or LANDS)

    def treat(
        self, text: str, where: str, *, certain: bool = False, strict: bool = False, quote: str | None = None
    ) -> Treated:
        """Take apart the text at `where`, a name of its own for that place.

        With `certain`, any text that looks like a date is one; with `strict`, a capital at the beginning counts too;
        with `quote`, the whole text is a person's own words, and `quote` the proposed replacement (empty: none).
        """
        text = _UNMARKED.sub("", text)
        free = IntervalMask(len(text))
        layers = self._layers(text, where, free, certain=certain, strict=strict)
        spans = [span for found in layers for span in found if free.claim(span[0], span[1])]
        pieces, edges = _cut(text, sorted(spans, key=lambda span: span[:2]))
        return Treated(tuple(pieces), tuple(self._quotes(text, where, edges, pieces, quote)), where)

    def _layers(
        self, text: str, where: str, free: IntervalMask, *, certain: bool, strict: bool
    ) -> Iterator[Iterable[_Span]]:
        yield ((*span, GONE, None, "") for span in self._names.no_words(text))
        yield self._redated(text, certain=certain)
        yield self._named(text, where, free, strict=strict)
        yield self._seldom(text)
        yield self._seasonal(text)
        yield self._words(text)

    def _redated(self, text: str, *, certain: bool) -> Iterator[_Span]:
        for one in self._dates.found(text, certain=certain):
            said = text[one.start : one.end]
            if one.sure and one.out is not None:
                yield one.start, one.end, one.out, None, ""
            else:
                yield (
                    one.start,
                    one.end,
                    said,
                    ReviewQuestion(ReviewReason.DATE, f"date:{said.casefold()}", said, one.out or said),
                    "",
                )

    def _hits(self, text: str, free: IntervalMask) -> Iterator[Hit]:
        """Yield the names in a text; of a partly claimed name, the names in the rest of it.

        In *Molenstraat 9 D. Brouwer* the letter belongs to the house.
        """
        for hit in self._names.hits(text):
            if free.is_free(hit.start, hit.end):
                yield hit
                continue
            for match in _WORD.finditer(text, hit.start, hit.end):
                if free.is_free(*match.span()):
                    for rest in self._names.hits(match[0]):
                        yield replace(rest, start=rest.start + match.start(), end=rest.end + match.start())

    def _named(self, text: str, where: str, free: IntervalMask, *, strict: bool) -> Iterator[_Span]:
        for hit in self._hits(text, free):
            said = text[hit.start : hit.end]
            if hit.sure or (strict and said[0].isupper()):
                yield hit.start, hit.end, hit.out, None, ""
            elif hit.stranger:
                whole = self._names.instead(hit.stranger)
                ask = ReviewQuestion(ReviewReason.CAPITAL, f"capital:{hit.stranger}", hit.stranger, whole)
                yield hit.start, hit.end, said, ask, hit.out
            elif said[0].islower():
                # A word that is also a name, in small letters: most often it is the word.
                yield (
                    hit.start,
                    hit.end,
                    said,
                    ReviewQuestion(ReviewReason.NAME, f"name:{said}", said, hit.out if hit.likely else said),
                    "",
                )
            else:
                yield (
                    hit.start,
                    hit.end,
                    said,
                    ReviewQuestion(ReviewReason.NAME, f"name:{where}:{hit.start}", said, hit.out),
                    "",
                )
        for match in _WORD.finditer(text):
            if out := self._names.within(match[0]):
                yield (
                    *match.span(),
                    match[0],
                    ReviewQuestion(ReviewReason.NAME, f"name:{where}:{match.start()}", match[0], out),
                    "",
                )

    def _seldom(self, text: str) -> Iterator[_Span]:
        for trait, start, end, said in self._names.traits(text):
            if self._rare or tells_alone(trait, said):
                instead = wording_for(trait, said, self._land)
                yield start, end, said, ReviewQuestion(ReviewReason.RARE, f"rare:{said.casefold()}", said, instead), ""

    def _seasonal(self, text: str) -> Iterator[_Span]:
        for match in _SEASONAL.finditer(text):
            said = match[0].casefold()
            moved = self._dates.month(said) if said in MONTHS else _FEAST if said not in MONTHS else None
            if said.endswith(("vakantie", "vakanties")):
                moved = match[0][match[0].casefold().index("vakantie") :]
            yield (
                *match.span(),
                match[0],
                ReviewQuestion(ReviewReason.DATE, f"date:{said}", match[0], moved or match[0]),
                "",
            )

    def _words(self, text: str) -> Iterator[_Span]:
        """Yield the undeclared words that no list knows."""
        for match in _WORD.finditer(text):
            word, said = bare(match[0]), match[0]
            if len(word) < _SHORTEST or all(map(_is_everybodys, key(said).split())):
                continue
            if said[0].isupper():
                yield *match.span(), said, ReviewQuestion(ReviewReason.CAPITAL, f"capital:{said}", said), ""
            elif _LEAST_UNKNOWN <= len(word) <= LONGEST_LISTED:
                yield *match.span(), said, ReviewQuestion(ReviewReason.WORD, f"word:{word}", said, said), ""

    def _quotes(
        self, text: str, where: str, edges: list[tuple[int, int]], pieces: list[Piece], quote: str | None
    ) -> Iterator[tuple[int, int, ReviewQuestion]]:
        if quote is not None:
            words = "".join(piece.text for piece in pieces)
            yield 0, len(pieces), ReviewQuestion(ReviewReason.QUOTE, f"quote:{where}", words, quote or words)
            return
        starts, ends = [start for start, _ in edges], [end for _, end in edges]
        for place, match in enumerate(_QUOTED.finditer(text)):
            first, last = bisect_right(ends, match.start()), bisect_left(starts, match.end())
            if first < last:
                words = "".join(piece.text for piece in pieces[first:last])
                if len(words.split()) >= _LONG_QUOTE:
                    yield first, last, ReviewQuestion(ReviewReason.QUOTE, f"quote:{where}:{place}", words, words)


def _is_everybodys(word: str) -> bool:
    listed = word in EVERYBODYS or word in ABBREVIATIONS or word in OF_SCHOOLS or word in CALLED
    return listed or is_made_of_words(word)


def _cut(text: str, spans: list[_Span]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """Cut a text at its spans and at its quotation marks; the edges are the positions of the pieces in the text."""
    cuts = sorted({edge for match in _QUOTED.finditer(text) for edge in match.span()})
    pieces: list[Piece] = []
    edges: list[tuple[int, int]] = []

    def plain(start: int, end: int) -> None:
        inner = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        for one, other in zip([start, *inner], [*inner, end], strict=True):
            if one < other:
                pieces.append(Piece(text[one:other], None, text[one:other]))
                edges.append((one, other))

    at = 0
    for start, end, out, ask, proposed in spans:
        plain(at, start)
        pieces.append(Piece(out, ask, text[start:end], proposed))
        edges.append((start, end))
        at = end
    plain(at, len(text))
    return pieces, edges
