"""What is left for somebody to look at before a training copy may leave, and what they decided."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GONE: Final = "…"
"""What stands where something was left out."""


class Doubt(StrEnum):
    """Why something has to be looked at; in the order in which it is."""

    NAME = "name"
    """It looks like a known name, but may be a word."""
    QUOTE = "quote"
    RARE = "rare"
    """With other such facts it may tell who it is."""
    CAPITAL = "capital"
    """A name that nobody told of, or a word with a capital."""
    WORD = "word"
    """A word in small letters that no list knows."""
    DATE = "date"
    """It looks like a date, or names a moment of the year."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: `key` is the same for all that is decided together; `proposal` is what may stand there instead.

    Where it is the words themselves, it is proposed to let them stay.
    """

    doubt: Doubt
    key: str
    words: str
    proposal: str = GONE


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as it will stand in the copy, unless what is asked about it is decided otherwise.

    `real` is what stands there in the session, `proposed` what stands there once what is proposed is taken: of a name
    the form in which it is said here.
    """

    text: str
    ask: Ask | None
    real: str
    proposed: str = ""

    def said(self, decision: "Decision | None") -> str:
        """Return what stands there with what was decided."""
        if decision is None or self.ask is None or decision.way is Way.KEEP:
            return self.text
        if decision.way is Way.REPLACE and decision.words == self.ask.proposal:
            return self.proposed or decision.words
        return decision.said(self.text)

    def is_settled(self, decision: "Decision | None") -> bool:
        """Tell whether what stands there was put there by this program, or stays because somebody decided so."""
        if self.ask is None:
            return self.text != self.real
        return decision is not None and (decision.way is not Way.REPLACE or decision.words == self.ask.proposal)


@dataclass(frozen=True, slots=True)
class Treated:
    """A text in pieces; of a quote it is asked about all pieces from one place up to another."""

    pieces: tuple[Piece, ...]
    quotes: tuple[tuple[int, int, Ask], ...] = ()

    def said(self, decisions: "Mapping[str, Decision] | None" = None) -> str:
        """Return the text with what was decided."""
        return "".join(words for words, _ in self.parts(decisions or {}))

    def parts(self, decided: "Mapping[str, Decision]") -> "Iterator[tuple[str, bool]]":
        """Yield the text in parts, and of each whether it is settled: put there by this program, or decided to stay."""
        place = 0
        whole = {first: (last, decided[ask.key]) for first, last, ask in self.quotes if ask.key in decided}
        while place < len(self.pieces):
            last, decision = whole.get(place, (place, None))
            if decision and decision.way is not Way.KEEP:
                yield decision.said(""), False
                place = last
                continue
            piece = self.pieces[place]
            chosen = decided.get(piece.ask.key) if piece.ask else None
            yield piece.said(chosen), piece.is_settled(chosen)
            place += 1

    def around(self, place: int, last: int, reach: int = 44) -> tuple[str, str, str]:
        """Return what stands before the pieces `place` to `last`, they themselves, and what stands after them."""
        texts = [piece.text for piece in self.pieces]
        before, after = "".join(texts[:place]), "".join(texts[last:])
        return before[-reach:], "".join(texts[place:last]), after[:reach]


class Way(StrEnum):
    """What can be decided."""

    KEEP = "keep"
    REPLACE = "replace"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one question; `words` are for replacing."""

    way: Way
    words: str = ""

    def said(self, kept: str) -> str:
        """Return what stands in the copy then."""
        return kept if self.way is Way.KEEP else (self.words or GONE) if self.way is Way.REPLACE else GONE


@dataclass(frozen=True, slots=True)
class Item:
    """What is decided together, with everywhere it stands: what is before it, itself, what is after it."""

    ask: Ask
    places: tuple[tuple[str, str, str], ...]

    @property
    def proposed(self) -> Decision:
        """What is proposed."""
        if self.ask.proposal == self.ask.words:
            return Decision(Way.KEEP)
        return Decision(Way.LEAVE_OUT) if self.ask.proposal == GONE else Decision(Way.REPLACE, self.ask.proposal)


def items(treated: Sequence[Treated]) -> tuple[Item, ...]:
    """Return what has to be decided, the most dangerous first; what is decided together once, with all its places."""
    asks: dict[str, Ask] = {}
    places: dict[str, list[tuple[str, str, str]]] = {}
    for text in treated:
        found = [(first, last, ask) for first, last, ask in text.quotes]
        found += [(place, place + 1, piece.ask) for place, piece in enumerate(text.pieces) if piece.ask]
        for first, last, ask in found:
            asks.setdefault(ask.key, ask)
            places.setdefault(ask.key, []).append(text.around(first, last))
    order = list(Doubt)
    listed = [Item(ask, tuple(places[key])) for key, ask in asks.items()]
    return tuple(sorted(listed, key=lambda item: order.index(item.ask.doubt)))


def undecided(listed: Sequence[Item], decisions: Mapping[str, Decision]) -> tuple[Item, ...]:
    """Return what was not decided yet."""
    return tuple(item for item in listed if item.ask.key not in decisions)
