"""What is found of the names in texts of round tables, beside what `deduce` finds, the Dutch de-identification library.

Of each: how many of the marks it covers whole, and how many of the stretches that it takes for a name, a date or an
address were marked as one. Ours knows who is at the table; deduce is told who the pupil is, as far as it can be told.
It builds its lists where it is used for the first time, which takes two minutes.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from deduce import Deduce
from deduce.person import Person

from bench.table import Row
from cop_session.domain.codes import Detail
from cop_session.training.redaction.review_questions import Treated
from tests.training import gold
from tests.training.marked_texts import KNOWN, Mark, Marked, Told, copies, told

# Once deduce is imported, all that anybody logs goes to the terminal.
logging.getLogger().setLevel(logging.ERROR)

_LETTER = re.compile(r"\w")
_ALL = frozenset({*KNOWN, "either", "other", "address", "date"})
_Span = tuple[int, int]


@dataclass
class _Count:
    sorts: frozenset[str]
    marks: int = 0
    covered: int = 0
    spans: int = 0
    right: int = 0

    def add(self, marked: Marked, spans: Iterable[_Span]) -> None:
        """Count one text in which these spans were taken for something that has to go."""
        found = list(spans)
        places = {place for start, end in found for place in range(start, end)}
        real = [mark for mark in marked.marks if mark.sort != "word"]
        for mark in (one for one in real if one.sort in self.sorts):
            whole = _letters(marked.text, mark) <= places
            self.marks += 1
            self.covered += whole
        self.spans += len(found)
        self.right += sum(any(one.start < end and start < one.end for one in real) for start, end in found)

    @property
    def recall(self) -> float:
        return 100 * self.covered / self.marks

    @property
    def precision(self) -> float:
        return 100 * self.right / self.spans


def rows() -> Iterator[Row]:
    """Compare recall and precision on the marked texts."""
    known, at_once, listed = _Count(frozenset(KNOWN)), _Count(_ALL), _Count(_ALL)
    for one, copy in copies():
        for seq, marked in one.texts.items():
            treated = copy.texts[seq, "text"]
            known.add(marked, _replaced(treated))
            at_once.add(marked, _replaced(treated))
            listed.add(marked, [*_replaced(treated), *_asked(treated)])
    of_known, of_all = _deduce()
    texts = sum(len(one.texts) for one in told())
    measured = (
        (f"{known.marks} known names in {texts} texts, recall of what is replaced", known.recall, of_known.recall),
        (f"all {at_once.marks} names, dates and addresses, the same", at_once.recall, of_all.recall),
        ("… with the list that somebody looks at", listed.recall, of_all.recall),
        ("… precision of what is replaced", at_once.precision, of_all.precision),
    )
    for what, ours, theirs in (*measured, *_of_gold()):
        yield Row(what, ours, 1, theirs, unit="%", of="%")


def _of_gold() -> Iterator[tuple[str, float, float]]:
    """Yield the same of sessions that somebody else wrote, where ours asks and a trainer only presses Enter, too."""
    fates = list(gold.fates())
    spans, theirs = f"{len(fates)} spans in sessions that somebody else wrote", _deduce_gold()
    for how, found in (
        ("replaced at once", [one.at_once for one in fates]),
        ("or listed", [one.asked for one in fates]),
        ("or replaced by Enter", [one.with_enter for one in fates]),
    ):
        yield f"{spans}, {how}", 100 * sum(found) / len(found), theirs


def _deduce_gold() -> float:
    deduce, covered, spans = _theirs(), 0, 0
    for one in gold.sessions():
        metadata = _of_pupil(one.timeline.now.detail(Detail.PUPIL))
        for text in one.texts:
            found = deduce.deidentify(text.text, metadata=metadata).annotations
            places = {at for span in found for at in range(span.start_char, span.end_char)}
            spans += len(text.spans)
            covered += sum(set(gold.telling(text.text, span)) <= places for span in text.spans)
    return 100 * covered / spans


def _letters(text: str, mark: Mark) -> set[int]:
    return {place for place in range(mark.start, mark.end) if _LETTER.match(text[place])}


def _replaced(treated: Treated) -> Iterator[_Span]:
    at = 0
    for piece in treated.pieces:
        if piece.ask is None and piece.text != piece.real:
            yield at, at + len(piece.real)
        at += len(piece.real)


def _asked(treated: Treated) -> Iterator[_Span]:
    at = 0
    for piece in treated.pieces:
        if piece.ask:
            yield at, at + len(piece.real)
        at += len(piece.real)


@cache
def _theirs() -> Deduce:
    """Return deduce, made once: each time it builds its lists it takes two minutes."""
    return Deduce()


def _deduce() -> tuple[_Count, _Count]:
    deduce = _theirs()
    known, of_all = _Count(frozenset(KNOWN)), _Count(_ALL)
    for one in told():
        metadata = _metadata(one)
        for marked in one.texts.values():
            found = deduce.deidentify(marked.text, metadata=metadata).annotations
            spans = [(span.start_char, span.end_char) for span in found]
            known.add(marked, spans)
            of_all.add(marked, spans)
    return known, of_all


def _metadata(one: Told) -> dict[str, object]:
    return _of_pupil(one.timeline.now.detail(Detail.PUPIL))


def _of_pupil(name: str) -> dict[str, object]:
    first, _, last = name.partition(" ")
    return {"patient": Person(first_names=[first], initials=first[0], surname=last or None)}
