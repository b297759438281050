"""The questions to review before a training copy may leave, and the decisions on them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

_APART: Final = " @"
"""Between the key of a question and the place in which it is decided apart."""
GONE: Final = "…"
"""Stands in the place of omitted words."""


class ReviewReason(StrEnum):
    """Why something has to be looked at; in the order in which it is."""

    NAME = "name"
    """It looks like a known name, but may be a word."""
    QUOTE = "quote"
    RARE = "rare"
    """With other such facts it may tell who it is."""
    CAPITAL = "capital"
    """An undeclared name, or a word with a capital."""
    WORD = "word"
    """A word in small letters that no list knows."""
    DATE = "date"
    """It looks like a date, or names a moment of the year."""


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """One question: `key` is the same for all places decided together; `proposal` is the proposed replacement.

    A `proposal` equal to the words proposes to keep them.
    """

    doubt: ReviewReason
    key: str
    words: str
    proposal: str = GONE


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text as it will stand in the copy, unless the decision on its question differs.

    `real` is the text in the session, `proposed` the text in the copy if the proposal is accepted: for a name, in the
    form used here.
    """

    text: str
    ask: ReviewQuestion | None
    real: str
    proposed: str = ""

    @property
    def proposal(self) -> str:
        """The proposal for this place: the words themselves if they may stay."""
        if self.ask is None or self.ask.proposal == self.ask.words:
            return self.real
        return self.proposed or self.ask.proposal

    def said(self, decision: "ReviewDecision | None") -> str:
        """Return the text of this piece after a decision."""
        if decision is None or self.ask is None or decision.way is ReviewChoice.KEEP:
            return self.text
        if decision.way is ReviewChoice.REPLACE and decision.words == self.ask.proposal:
            return self.proposed or decision.words
        return decision.said(self.text)

    def is_settled(self, decision: "ReviewDecision | None") -> bool:
        """Tell whether this program inserted the text, or a reviewer decided to keep it."""
        if self.ask is None:
            return self.text != self.real
        return decision is not None and (
            decision.way is not ReviewChoice.REPLACE or decision.words == self.ask.proposal
        )


@dataclass(frozen=True, slots=True)
class Treated:
    """A text in pieces; of a quote it is asked about all pieces from one place up to another.

    `where` names it among the texts of a session.
    """

    pieces: tuple[Piece, ...]
    quotes: tuple[tuple[int, int, ReviewQuestion], ...] = ()
    where: str = ""

    def said(self, decisions: "Mapping[str, ReviewDecision] | None" = None) -> str:
        """Return the text with the decisions applied."""
        return "".join(words for words, _ in self.parts(decisions or {}))

    def parts(self, decided: "Mapping[str, ReviewDecision]") -> "Iterator[tuple[str, bool]]":
        """Yield the text in parts, and of each whether it is settled: put there by this program, or decided to stay."""
        place = 0
        whole = {first: (last, decided[ask.key]) for first, last, ask in self.quotes if ask.key in decided}
        while place < len(self.pieces):
            last, decision = whole.get(place, (place, None))
            if decision and decision.way is not ReviewChoice.KEEP:
                yield decision.said(""), False
                place = last
                continue
            piece = self.pieces[place]
            chosen = self._chosen(place, decided)
            yield piece.said(chosen), piece.is_settled(chosen)
            place += 1

    def key_of(self, place: int) -> str:
        """Return the key under which the question about one piece is decided apart from others like it."""
        ask = self.pieces[place].ask
        return f"{ask.key}{_APART}{self.where}.{place}" if ask else ""

    def _chosen(self, place: int, decided: "Mapping[str, ReviewDecision]") -> "ReviewDecision | None":
        ask = self.pieces[place].ask
        return (decided.get(self.key_of(place)) or decided.get(ask.key)) if ask else None

    def around(self, place: int, last: int, reach: int = 44) -> tuple[str, str, str]:
        """Return the text before the pieces `place` to `last`, the pieces themselves, and the text after them."""
        texts = [piece.text for piece in self.pieces]
        before, after = "".join(texts[:place]), "".join(texts[last:])
        return before[-reach:], "".join(texts[place:last]), after[:reach]


class ReviewChoice(StrEnum):
    """The possible decisions."""

    KEEP = "keep"
    REPLACE = "replace"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """The decision on one question; `words` are for replacing."""

    way: ReviewChoice
    words: str = ""

    def said(self, kept: str) -> str:
        """Return the resulting text in the copy."""
        return (
            kept
            if self.way is ReviewChoice.KEEP
            else (self.words or GONE)
            if self.way is ReviewChoice.REPLACE
            else GONE
        )


@dataclass(frozen=True, slots=True)
class Item:
    """One decision to make, with every place that it covers: the text before, the words themselves, the text after.

    `apart` has the same question for each place separately, if there are several.
    """

    ask: ReviewQuestion
    places: tuple[tuple[str, str, str], ...]
    apart: "tuple[Item, ...]" = ()

    @property
    def proposed(self) -> ReviewDecision:
        """The proposed decision."""
        if self.ask.proposal == self.ask.words:
            return ReviewDecision(ReviewChoice.KEEP)
        return (
            ReviewDecision(ReviewChoice.LEAVE_OUT)
            if self.ask.proposal == GONE
            else ReviewDecision(ReviewChoice.REPLACE, self.ask.proposal)
        )


def items(treated: Sequence[Treated]) -> tuple[Item, ...]:
    """Return the items to decide, the most dangerous first; each item covers all its places."""
    asks: dict[str, ReviewQuestion] = {}
    places: dict[str, list[Item]] = {}
    for text in treated:
        for first, last, ask in text.quotes:
            asks.setdefault(ask.key, ask)
            places.setdefault(ask.key, []).append(Item(ask, (text.around(first, last),)))
        for place, piece in enumerate(text.pieces):
            if piece.ask:
                asks.setdefault(piece.ask.key, piece.ask)
                here = replace(piece.ask, key=text.key_of(place), words=piece.real, proposal=piece.proposal)
                places.setdefault(piece.ask.key, []).append(Item(here, (text.around(place, place + 1),)))
    order = list(ReviewReason)
    listed = [
        Item(ask, tuple(one.places[0] for one in places[key]), tuple(places[key]) if len(places[key]) > 1 else ())
        for key, ask in asks.items()
    ]
    return tuple(sorted(listed, key=lambda item: order.index(item.ask.doubt)))


def undecided(listed: Sequence[Item], decisions: Mapping[str, ReviewDecision]) -> tuple[Item, ...]:
    """Return the items not yet decided, neither together nor for every place separately."""
    return tuple(item for item in listed if not _is_decided(item, decisions))


def _is_decided(item: Item, decisions: Mapping[str, ReviewDecision]) -> bool:
    return item.ask.key in decisions or (bool(item.apart) and all(one.ask.key in decisions for one in item.apart))


def taken_apart(listed: Sequence[Item], decisions: Mapping[str, ReviewDecision]) -> list[Item]:
    """Return the items, with those decided separately in any place split into their places."""
    found: list[Item] = []
    for item in listed:
        found += item.apart if any(one.ask.key in decisions for one in item.apart) else [item]
    return found
