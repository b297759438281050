"""Take a text apart: what is replaced at once, what has to be looked at, and what stays."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from cop_session.roundtable.interval_mask import IntervalMask
from cop_session.roundtable.text import bare
from cop_session.training.first_names import FIRST_NAMES
from cop_session.training.lexicon import is_ordinary
from cop_session.training.rarity import traits
from cop_session.training.recognition import Recognition, begins_sentence
from cop_session.training.redating import MONTHS, Redating
from cop_session.training.review import Ask, Doubt, Piece, Treated

_STREET: Final = (
    r"[A-ZÀ-Ý][\w'’.-]{0,40}(?:\s[\w'’.-]{1,40}){0,3}?(?:straat|laan|weg|plein|dreef|lei|kaai|singel|gracht|pad|hof|dijk|markt|"
    r"kade|baan|plaats|wijk|park|steeg|veld|berg)\s?(?:nr\.?\s?)?[0-9]{1,4}(?:\s?[a-zA-Z])?(?:\sbus\s?\w+)?(?!\w)"
)
_ADDRESS: Final = re.compile(
    r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+"
    r"|(?:https?://|www\.)[^\s<>\"“”)]+"
    r"|(?<![\w@.-])(?:[\w-]+\.)+(?:be|nl|com|org|net|eu|vlaanderen|brussels|school|edu|info|docx|pdf|xlsx|jpg|png)(?:/\S*)?(?!\w)"
    r"|(?<!\w)@[A-Za-z][\w.]+"
    r"|(?<![\w])(?:BE|NL)[0-9]{2}(?:\s?[A-Z0-9]{4}){2,4}(?!\w)"
    r"|(?<![\w.])[0-9]{2}\.[0-9]{2}\.[0-9]{2}[-.][0-9]{3}[.-][0-9]{2}(?!\w)"
    r"|(?<![\w/.])(?:\+|00)[0-9]{2}[\s./()-]*[0-9](?:[\s./()-]?[0-9]){7,10}(?!\w)"
    r"|(?<![\w/.+])0[0-9](?:[\s./-]{0,3}[0-9]){7,9}(?![\w])"
    r"|(?<![\w/.])[0-9]{8,12}(?!\w)"
    r"|(?<![\w/.])[1-9][0-9]{3}\s?[A-Z]{2}(?!\w)"
    r"|(?<![\w/.])[1-9][0-9]{3}\s(?=[A-Z][a-z])[\w-]+"
    rf"|(?<!\w){_STREET}"
)
_SEASONAL: Final = re.compile(
    r"(?<!\w)(?:(?:herfst|kerst|winter|krokus|voorjaars|carnavals|paas|lente|mei|zomer)vakanties?|grote vakantie|krokus"
    r"|kerst(?:mis|feest|markt)?|pasen|paasmaandag|pinksteren|hemelvaart\w*|sinterklaas\w*|sint-maarten|carnaval"
    r"|suikerfeest|offerfeest|ramadan|divali|diwali|chanoeka|allerheiligen|wapenstilstand|koningsdag|bevrijdingsdag"
    r"|nieuwjaar\w*|newroz|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november"
    r"|december)(?!\w)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"(?<![\w])[0-9][\w]*(?:[.,:/–-][0-9]\w*)*")
_WORD: Final = re.compile(r"[^\W\d_]+(?:(?<=[^\W\d_])['’][^\W\d_]+)*")
_QUOTED: Final = re.compile(
    r"“[^”\n]{2,400}”|„[^”“\n]{2,400}[”“]|«[^»\n]{2,400}»|\"[^\"\n]{2,400}\"|‘[^’\n]{2,400}’(?!\w)"
    r"|(?<!\w)'(?![stnk]\b)[^'\n]{2,400}'(?!\w)"
)

_Span = tuple[int, int, str, Ask | None]


class Treatment:
    """Treats the texts of one session; with `rare`, what may tell who it is has to be looked at too."""

    def __init__(self, names: Recognition, dates: Redating, *, rare: bool) -> None:
        self._names: Final = names
        self._dates: Final = dates
        self._rare: Final = rare

    def treat(
        self, text: str, where: str, *, certain: bool = False, strict: bool = False, quote: str | None = None
    ) -> Treated:
        """Take apart the text at `where`, a name of its own for that place.

        With `certain`, whatever looks like a date is one; with `strict`, the beginning is no excuse for a capital;
        with `quote`, it is all somebody's words, for which that is proposed (empty: nothing).
        """
        free = IntervalMask(len(text))
        layers = self._layers(text, where, certain=certain, strict=strict)
        spans = [span for found in layers for span in found if free.claim(span[0], span[1])]
        pieces, edges = _cut(text, sorted(spans, key=lambda span: span[:2]))
        return Treated(tuple(pieces), tuple(self._quotes(text, where, edges, pieces, quote)))

    def _layers(self, text: str, where: str, *, certain: bool, strict: bool) -> Iterator[Iterable[_Span]]:
        yield self._addresses(text, where)
        yield self._redated(text, certain=certain)
        yield self._named(text, where)
        if self._rare:
            yield (
                (start, end, said, Ask(Doubt.RARE, f"rare:{said.casefold()}", said))
                for _, start, end, said in traits(text)
            )
        yield self._seasonal(text)
        yield self._words(text, strict=strict)
        yield (
            (*match.span(), match[0], Ask(Doubt.NUMBER, f"number:{match[0].casefold()}", match[0]))
            for match in _NUMBER.finditer(text)
        )

    def _addresses(self, text: str, where: str) -> Iterator[_Span]:
        for place, match in enumerate(_ADDRESS.finditer(text)):
            out = self._hidden(match[0])
            yield *match.span(), out, Ask(Doubt.ADDRESS, f"address:{where}:{place}", out, "…")

    def _hidden(self, address: str) -> str:
        """Return an address without the names in it, be they written apart or as one."""
        if re.search(r"[@.]\w", address) and " " not in address:
            return self._names.address(address)
        out, at = "", 0
        for hit in self._names.hits(address):
            out, at = out + address[at : hit.start] + hit.out, hit.end
        return out + address[at:]

    def _redated(self, text: str, *, certain: bool) -> Iterator[_Span]:
        for one in self._dates.found(text, certain=certain):
            said = text[one.start : one.end]
            if one.sure and one.out is not None:
                yield one.start, one.end, one.out, None
            else:
                yield one.start, one.end, said, Ask(Doubt.DATE, f"date:{said.casefold()}", said, one.out)

    def _named(self, text: str, where: str) -> Iterator[_Span]:
        for hit in self._names.hits(text):
            said = text[hit.start : hit.end]
            ask = None if hit.sure else Ask(Doubt.NAME, f"name:{where}:{hit.start}", said, hit.out)
            yield hit.start, hit.end, hit.out if hit.sure else said, ask
        for match in _WORD.finditer(text):
            if out := self._names.within(match[0]):
                yield *match.span(), match[0], Ask(Doubt.NAME, f"name:{where}:{match.start()}", match[0], out)

    def _seasonal(self, text: str) -> Iterator[_Span]:
        for match in _SEASONAL.finditer(text):
            said = match[0].casefold()
            moved = self._dates.month(said) if said in MONTHS else None
            yield *match.span(), match[0], Ask(Doubt.DATE, f"date:{said}", match[0], moved)

    def _words(self, text: str, *, strict: bool) -> Iterator[_Span]:
        for match in _WORD.finditer(text):
            word = bare(match[0])
            common = word in FIRST_NAMES or word.removesuffix("s") in FIRST_NAMES
            if any(letter.isupper() for letter in match[0]):
                begins = not strict and begins_sentence(text, match.start())
                plain = is_ordinary(word) or (len(word) == 1 and not match[0].isupper())
                shouted = len(word) > 1 and match[0].isupper()
                if begins and plain and not shouted and not common:
                    continue
            elif not common or is_ordinary(word):
                continue
            yield *match.span(), match[0], Ask(Doubt.CAPITAL, f"capital:{match[0]}", match[0])

    def _quotes(
        self, text: str, where: str, edges: list[tuple[int, int]], pieces: list[Piece], quote: str | None
    ) -> Iterator[tuple[int, int, Ask]]:
        if quote is not None:
            words = "".join(piece.text for piece in pieces)
            yield 0, len(pieces), Ask(Doubt.QUOTE, f"quote:{where}", words, quote or None)
            return
        starts, ends = [start for start, _ in edges], [end for _, end in edges]
        for place, match in enumerate(_QUOTED.finditer(text)):
            first, last = bisect_right(ends, match.start()), bisect_left(starts, match.end())
            if first < last:
                words = "".join(piece.text for piece in pieces[first:last])
                yield first, last, Ask(Doubt.QUOTE, f"quote:{where}:{place}", words)


def _cut(text: str, spans: list[_Span]) -> tuple[list[Piece], list[tuple[int, int]]]:
    """Cut a text at its spans and at its quotation marks; the edges tell where in the text each piece stood."""
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
    for start, end, out, ask in spans:
        plain(at, start)
        pieces.append(Piece(out, ask, text[start:end]))
        edges.append((start, end))
        at = end
    plain(at, len(text))
    return pieces, edges
