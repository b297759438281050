"""Texts as they are written at round tables, with every name in them marked, and what becomes of each of those.

[[person:…]] [[school:…]] [[town:…]]   a known name, in whatever form: replaced
[[either:…]]                           a known name that is a word too, where nobody can tell: asked about
[[other:…]]                            a name that nobody told of: asked about
[[address:…]] [[date:…]]               replaced or asked about
[[word:…]]                             no name at all, although somebody is called so: never replaced unasked
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.timeline import Timeline
from cop_session.training.redaction.review_questions import Treated
from cop_session.training.redaction.training_copy import Copy, copy_of

FOLDER = Path(__file__).parent / "texts"
KNOWN = ("person", "school", "town")
_MARK = re.compile(r"\[\[(\w+):([^\]]+)\]\]")
_DETAILS = {
    "pupil": Detail.PUPIL,
    "school": Detail.SCHOOL,
    "town": Detail.TOWN,
    "facilitator": Detail.FACILITATOR,
    "contact": Detail.CONTACT,
    "partnership": Detail.PARTNERSHIP,
}


@dataclass(frozen=True)
class Mark:
    """Marked words at `start:end` of a plain text."""

    sort: str
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class Marked:
    """A plain text with its marks."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Told:
    """What one file holds: a session in which all its texts are noted, and those texts by seq."""

    name: str
    timeline: Timeline
    texts: dict[int, Marked]


def plain(text: str) -> Marked:
    """Return a text without its marks, and where they were."""
    marks: list[Mark] = []
    out = ""
    at = 0
    for match in _MARK.finditer(text):
        out += text[at : match.start()]
        marks.append(Mark(match[1], match[2], len(out), len(out) + len(match[2])))
        out += match[2]
        at = match.end()
    return Marked(out + text[at:], tuple(marks))


@lru_cache(maxsize=1)
def told() -> tuple[Told, ...]:
    """Return all files."""
    return tuple(_told(path) for path in sorted(FOLDER.glob("*.txt")))


def _told(path: Path) -> Told:
    head, *texts = path.read_text("utf-8").split("\n---\n")
    pairs = [(name, value) for name, _, value in (line.partition(": ") for line in head.splitlines())]
    facts = dict(pairs)
    zone = "Europe/Brussels" if facts["locale"] == "nl_BE" else "Europe/Amsterdam"
    on = date.fromisoformat(facts["on"])
    events: list[ev.Event] = [ev.SessionPrepared("pupil-1", "school-1", facts["locale"], zone)]
    events.append(ev.SessionPlanned(datetime.combine(on, datetime.min.time()).replace(hour=15, minute=45), 60))
    events += [ev.DetailSet(_DETAILS[name], value) for name, value in pairs if name in _DETAILS]
    events += [
        ev.PersonSeated(f"person-{n}", value, Role.OTHER) for n, (name, value) in enumerate(pairs) if name == "person"
    ]
    events.append(ev.SessionStarted(on))
    first = len(events) + 1
    marked = [plain(text.strip()) for text in texts]
    events += [ev.LineNoted(Kind.NEED, one.text) for one in marked]
    begins = datetime(on.year, on.month, on.day, 14, 45, tzinfo=UTC)
    log = [
        ev.Recorded(seq, seq, begins + timedelta(seconds=seq), seq * 1000, event) for seq, event in enumerate(events, 1)
    ]
    return Told(path.stem, Timeline(log), dict(enumerate(marked, first)))


@lru_cache(maxsize=1)
def copies() -> tuple[tuple[Told, Copy], ...]:
    """Return a copy of each, drawn by the same lot each time."""
    return tuple((one, copy_of(one.timeline, chance=Random(one.name))) for one in told())


@dataclass(frozen=True)
class Fate:
    """What becomes of a mark: `replaced` of its letters, or `asked` about, or neither of both."""

    where: str
    mark: Mark
    replaced: bool
    asked: bool


def fates() -> Iterator[Fate]:
    """Yield what becomes of each mark in all texts."""
    for one, copy in copies():
        for seq, marked in one.texts.items():
            yield from _fates(f"{one.name}:{seq}", marked, copy.texts[seq, "text"])


def _fates(where: str, marked: Marked, treated: Treated) -> Iterator[Fate]:
    letters = re.compile(r"\w")
    state = [""] * len(marked.text)
    at = 0
    for piece in treated.pieces:
        end = at + len(piece.real)
        word = "asked" if piece.ask else "replaced" if piece.text != piece.real else ""
        state[at:end] = [word] * (end - at)
        at = end
    for mark in marked.marks:
        found = {state[place] for place in range(mark.start, mark.end) if letters.match(marked.text[place])}
        yield Fate(where, mark, found == {"replaced"}, bool(found) and "" not in found)
