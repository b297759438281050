"""Sessions that somebody else wrote, with everything marked by which a real person or place could be known."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Role, Route, Scale
from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import Words
from cop_session.training.lexicon.generic_words import EVERYBODYS
from cop_session.training.lexicon.ordinary_words import ABBREVIATIONS
from cop_session.training.names.known_names import OF_SCHOOLS, PARTICLES
from cop_session.training.redaction.review_questions import Piece, Treated
from cop_session.training.redaction.training_copy import Copy, copy_of

_GENERIC = PARTICLES | EVERYBODYS | ABBREVIATIONS | OF_SCHOOLS | frozenset({"juf", "dokter", "dr", "drs"})
FOLDER = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class Span:
    """What tells who or where it is, at `start:end` of a text; `known` where the session itself names it."""

    start: int
    end: int
    words: str
    sort: str
    known: bool


@dataclass(frozen=True)
class Text:
    """A text of a session, the place of it in the log, and the spans in it."""

    seq: int
    field: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Session:
    """One session, all of whose texts are in its log."""

    name: str
    timeline: Timeline
    texts: tuple[Text, ...]


class _Log:
    def __init__(self, begins: datetime) -> None:
        self.begins = begins
        self.rows: list[ev.Recorded] = []
        self.texts: list[Text] = []

    def put(self, event: ev.Event, field: str = "", marked: Any = None) -> int:
        seq = len(self.rows) + 1
        self.rows.append(ev.Recorded(seq, seq, self.begins + timedelta(seconds=20 * seq), seq * 20_000, event))
        if marked:
            spans = tuple(
                Span(one["start"], one["end"], one["text"], one["cat"], one["roster"]) for one in marked["spans"]
            )
            self.texts.append(Text(seq, field, marked["text"], spans))
        return seq


@lru_cache(maxsize=1)
def sessions() -> tuple[Session, ...]:
    """Return all sessions of all files."""
    return tuple(
        _session(name, told)
        for path in sorted(FOLDER.glob("*.json"))
        for name, told in json.loads(path.read_text("utf-8")).items()
    )


def _session(name: str, told: dict[str, Any]) -> Session:
    starts = datetime.fromisoformat(told["starts"])
    log = _Log(starts.replace(tzinfo=UTC) - timedelta(hours=1))
    log.put(ev.SessionPrepared(f"pupil-{name}", f"school-{name}", told["locale"], told["zone"]))
    log.put(ev.SessionPlanned(starts, 60))
    for detail, text in told["details"].items():
        log.put(ev.DetailSet(Detail(detail), text))
    people = [
        log.put(ev.PersonSeated(f"person-{name}-{number}", who, Role(role), relation))
        for number, (who, role, relation) in enumerate(told["people"])
    ]
    log.put(ev.SessionStarted(starts.date()))
    action = 0
    for item in told["items"]:
        by = item["by"]
        said_by = people[by] if item["kind"] == "quote" and by is not None else None
        seq = log.put(ev.LineNoted(Kind(item["kind"]), item["text"], said_by), "text", item)
        if item["kind"] == "quote":
            log.put(ev.QuoteConsented(seq, Consent.YES))
        action = seq if item["kind"] == "action" else action
    _extras(log, told["extras"], people, action)
    return Session(name, Timeline(log.rows), tuple(log.texts))


def _extras(log: _Log, told: dict[str, Any], people: list[int], action: int) -> None:
    if one := told.get("reword"):
        line = log.put(ev.LineNoted(Kind.WORKS, one[0]["text"]), "text", one[0])
        for again in one[1:]:
            log.put(ev.LineReworded(line, again["text"]), "text", again)
    if one := told.get("remark"):
        poll = log.put(ev.PollOpened(action, Scale.CONDITIONS, ("lukt niet", "lukt als …", "lukt"), (people[1],)))
        log.put(ev.Answered(poll, people[1], 1, one["text"]), "remark", one)
    if one := told.get("place"):
        log.put(ev.PlaceSet(action, one["text"]), "place", one)
    if one := told.get("when"):
        log.put(ev.WhenSet(action, Words(one["text"])), "said", one)
    if one := told.get("recipient"):
        log.put(ev.RecipientAdded(Route.PAPER, None, one["text"]), "name", one)
    if one := told.get("observer"):
        log.put(ev.LineNoted(Kind.OBSERVER, one["text"]), "text", one)
    if one := told.get("objection"):
        log.put(ev.Objected(action, people[0], one["text"], True), "words", one)


@lru_cache(maxsize=1)
def copies() -> tuple[tuple[Session, Copy], ...]:
    """Return a copy of each, drawn by the same lot each time."""
    return tuple((one, copy_of(one.timeline, chance=Random(one.name))) for one in sessions())


@dataclass(frozen=True)
class Fate:
    """What becomes of a span: gone or other words at once, `asked` about, other words where Enter is pressed."""

    session: str
    text: str
    span: Span
    at_once: bool
    asked: bool
    with_enter: bool


def fates() -> Iterator[Fate]:
    """Yield what becomes of each span."""
    for one, copy in copies():
        for text in one.texts:
            treated = copy.texts.get((text.seq, text.field))
            letters = list(_letters(text.text, treated))
            for span in text.spans:
                found = {letters[at] for at in telling(text.text, span)}
                yield Fate(
                    one.name,
                    text.text,
                    span,
                    at_once=found <= {"replaced"},
                    asked="" not in found,
                    with_enter=found <= {"replaced", "proposed"},
                )


def telling(text: str, span: Span) -> list[int]:
    """Return where letters tell something: not those of *de*, *juf* and *BSO*, unless there are no others."""
    words = list(re.finditer(r"\w+", text[span.start : span.end]))
    telling = [one for one in words if bare(one[0]) not in _GENERIC] or words
    return [span.start + at for one in telling for at in range(*one.span())]


def mangled() -> Iterator[tuple[str, str, str]]:
    """Yield the words outside any span that are replaced at once, or where Enter is pressed."""
    for one, copy in copies():
        for text in one.texts:
            treated = copy.texts.get((text.seq, text.field))
            at = 0
            for piece in treated.pieces if treated else ():
                end = at + len(piece.real)
                within = any(span.start < end and at < span.end for span in text.spans)
                fate = _fate(piece)
                if not within and fate in ("replaced", "proposed"):
                    yield one.name, fate, piece.real
                at = end


def _letters(text: str, treated: Treated | None) -> Iterator[str]:
    if treated is None:
        yield from ["replaced"] * len(text)
        return
    for piece in treated.pieces:
        yield from [_fate(piece)] * len(piece.real)


def _fate(piece: Piece) -> str:
    if piece.ask is None:
        return "replaced" if piece.text != piece.real else ""
    return "asked" if piece.ask.proposal == piece.ask.words else "proposed"
