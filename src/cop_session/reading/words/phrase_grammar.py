"""The tools of a reader of phrases: a cursor over lexemes, and stretches of time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from cop_session.domain.when import When
from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.words.lexing import Lexeme
from cop_session.reading.words.reading_result import Doubt, Misread, Unsure
from cop_session.reading.words.time_words import Tag

T = TypeVar("T")

_MOST_SKIPPED: Final = 4
"""So many words that say nothing are stepped over at once, as in *van op de*; more are no phrase."""


class Shape(StrEnum):
    """The kind of stretch named."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    EARLY = "early"
    """The beginning or middle of a month."""
    LATE = "late"
    """The end of a month."""
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A named stretch of time, both ends included."""

    first: date
    last: date
    shape: Shape = Shape.DAY
    doubts: tuple[Doubt, ...] = ()
    weekday: bool = False
    """Whether it is a day that was named by its weekday alone."""
    year_said: bool = False

    def doubting(self, *doubts: Doubt) -> "Stretch":
        """Return the same stretch with more doubts."""
        return replace(self, doubts=(*self.doubts, *doubts))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The meaning of a phrase; its words are still to be put into `when.said`."""

    when: When
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Cursor:
    """A position among the lexemes of `text`, with the context for reading a phrase: today and the holidays."""

    text: str
    lexemes: Sequence[Lexeme]
    today: date
    holidays: Sequence[Holiday] = ()
    since: date | None = None
    """The first day that a date without a year can be; None while it is today."""
    hours: bool = True
    """Whether an hour next to a day is skipped."""
    at: int = 0
    points: dict[tuple[int, date | None], tuple[Stretch | None, int]] = field(default_factory=dict)
    """The stretches read so far, each with its end, by their beginning and `since`."""

    @property
    def next(self) -> Lexeme | None:
        """The lexeme at this place, None at the end."""
        return self.lexemes[self.at] if self.at < len(self.lexemes) else None

    @property
    def base(self) -> date:
        """The day from which weekdays and dates without a year are reckoned."""
        return self.today if self.since is None else max(self.since, self.today)

    def sees(self, *sorts: Tag) -> bool:
        """Tell whether the next lexeme is of one of these sorts."""
        return self.next is not None and self.next.sort in sorts

    def take(self, *sorts: Tag) -> Lexeme | None:
        """Step over the next lexeme if it is of one of these sorts, and return it."""
        if self.at == len(self.lexemes) or (found := self.lexemes[self.at]).sort not in sorts:
            return None
        self.at += 1
        return found

    def skip(self, *sorts: Tag) -> None:
        """Step over the next lexemes of these sorts, a few at most."""
        for _ in range(_MOST_SKIPPED):
            if not self.take(*sorts):
                return

    def sees_in_turn(self, *sorts: Tag) -> bool:
        """Tell whether the next lexemes are of these sorts, one after the other."""
        following = self.lexemes[self.at : self.at + len(sorts)]
        return len(following) == len(sorts) and all(
            one.sort is sort for one, sort in zip(following, sorts, strict=True)
        )

    def digits(self) -> Lexeme | None:
        """Step over a number written in digits, such as that of a day, if it comes next."""
        found = self.next
        return self.take(Tag.NUMBER) if found is not None and self.text[found.start].isdigit() else None

    def skip_comma(self) -> None:
        """Step over a comma, if it comes next."""
        if self.next is not None and self.text[self.next.start : self.next.end] == ",":
            self.at += 1

    def first_of(self, *rules: "Callable[[Cursor], T | None]") -> T | None:
        """Return what the first matching rule reads; a rule that does not match leaves the cursor in place."""
        start = self.at
        for rule in rules:
            if (found := rule(self)) is not None:
                return found
            self.at = start
        return None

    def words(self, start: int) -> str:
        """Return the text from lexeme `start` up to this place."""
        if start >= self.at:
            return ""
        return self.text[self.lexemes[start].start : self.lexemes[self.at - 1].end]

    def doubt(self, unsure: Unsure, start: int, other: date | None = None) -> Doubt:
        """Return a doubt about the words from lexeme `start` up to this place."""
        return Doubt(unsure, self.words(start), other)

    def misread(self, unsure: Unsure, start: int, other: date | None = None) -> Misread:
        """Return the exception that says that the words from lexeme `start` up to this place cannot be."""
        return Misread(self.doubt(unsure, start, other))
