"""A training copy of a session: the same meeting with other names and on other days, once all doubts are settled."""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, timedelta
from random import Random, SystemRandom
from typing import Any, Final
from zoneinfo import ZoneInfo

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind
from cop_session.domain.field_value import FieldValue
from cop_session.domain.primitives.interval_mask import IntervalMask
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.domain.when import By, From, Month, On, When, first_date
from cop_session.training.names.known_names import KnownName, named
from cop_session.training.redaction.name_recognition import Recognition
from cop_session.training.redaction.omitted_events import blank, left_out
from cop_session.training.redaction.redact_text import Treatment
from cop_session.training.redaction.reidentification_risk import Combination, combination
from cop_session.training.redaction.review_questions import GONE, Item, ReviewDecision, Treated, items, undecided
from cop_session.training.redaction.shift_dates import Redating, Shift, dates_within, shift_for

_TEXTS: Final[Mapping[type, tuple[str, ...]]] = {
    ev.DetailSet: ("text",),
    ev.PrintedDetailSet: ("text",),
    ev.PersonSeated: ("name", "relation", "home"),
    ev.PersonEdited: ("name", "relation", "home"),
    ev.LineNoted: ("text",),
    ev.LineCarried: ("text", "place"),
    ev.FieldSet: ("value",),
    ev.LineReworded: ("text",),
    ev.Objected: ("words",),
    ev.PlaceSet: ("place",),
    ev.OwnersDoubted: ("said",),
    ev.WhenDoubted: ("said",),
    ev.Answered: ("remark",),
    ev.ActionAdapted: ("why",),
    ev.EvaluationPlanned: ("place",),
    ev.RecipientAdded: ("name",),
}
"""The fields that hold people's words."""
_NAMES: Final = frozenset({Detail.PUPIL, Detail.TOWN, Detail.FACILITATOR, Detail.CONTACT})
_IDS: Final = ("pupil_id", "school_id", "person_id", "origin", "subject")
_SHORTEST_ID: Final = 8
_QUARTER: Final = 450
"""In seconds: half a quarter of an hour before or after."""
_JITTER: Final = 10
"""In seconds."""


class NotDecided(Exception):
    """Some questions are still undecided; carries them."""

    def __init__(self, left: Sequence[Item]) -> None:
        super().__init__(len(left))
        self.left = left


class Leak(Exception):
    """A real name would have left, even one that a user typed; carries the words."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(len(words))
        self.words = words


@dataclass(frozen=True)
class Copy:
    """A copy in the making. Nothing of it is on disk, and the key of names never is."""

    events: tuple[ev.Recorded, ...]
    """Other ids, other days, blanks for omitted events; their words still those of the session."""
    texts: Mapping[tuple[int, str], Treated]
    items: tuple[Item, ...]
    combination: Combination
    shift: Shift
    names: Mapping[str, str]
    """The replacement of each real name, for review."""
    real: frozenset[str]
    """The ids that must not leave."""
    recognition: Recognition

    def made(self, decisions: Mapping[str, ReviewDecision]) -> tuple[ev.Recorded, ...]:
        """Return the events of the copy; raises NotDecided, and Leak if a real name would still be in them."""
        if left := undecided(self.items, decisions):
            raise NotDecided(left)
        leaks = [word for text in self.texts.values() for word in self._leaks(text, decisions)]
        if leaks:
            raise Leak(tuple(dict.fromkeys(leaks)))
        return tuple(self._said(one, decisions) for one in self.events)

    def _leaks(self, treated: Treated, decisions: Mapping[str, ReviewDecision]) -> Iterator[str]:
        """Yield the real names, in any form, that the copy would still hold, except those that a reviewer kept."""
        parts = list(treated.parts(decisions))
        text = "".join(words for words, _ in parts)
        kept = IntervalMask(len(text))
        at = 0
        for words, stays in parts:
            if stays:
                kept.claim(at, at + len(words))
            at += len(words)
        for hit in self.recognition.hits(text):
            if not hit.letters and kept.is_free(hit.start, hit.end):
                yield text[hit.start : hit.end]

    def _said(self, one: ev.Recorded, decisions: Mapping[str, ReviewDecision]) -> ev.Recorded:
        texts = {
            field.name: self.texts[one.seq, field.name].said(decisions) or GONE
            for field in fields(one.event)
            if (one.seq, field.name) in self.texts
        }
        event: Any = one.event
        event = replace(event, **texts)
        when: Any = getattr(event, "when", None)
        if when and (one.seq, "said") in self.texts:
            event = replace(event, when=replace(when, said=self.texts[one.seq, "said"].said(decisions) or GONE))
        if isinstance(event, ev.LineCarried):
            event = replace(event, fields=tuple(self._values(one.seq, event.fields, decisions)))
        return replace(one, event=event)

    def _values(
        self, seq: int, values: Sequence[FieldValue], decisions: Mapping[str, ReviewDecision]
    ) -> Iterator[FieldValue]:
        for place, one in enumerate(values):
            treated = self.texts.get((seq, _value(place)))
            yield replace(one, value=treated.said(decisions) or GONE) if treated else one


def copy_of(timeline: Timeline, others: Iterable[KnownName] = (), chance: Random | None = None) -> Copy:
    """Begin a training copy of a session; `others` are names that other sessions tell.

    Random choices come from the system unless `chance` is given, because nothing may lead back to the session.
    """
    chance = chance or SystemRandom()
    events, state = timeline.events, timeline.now
    gone = left_out(events)
    kept = [one for one in events if one.seq not in gone]
    said = [text for one in kept for _, text in _texts(one.event)]
    known = (*named(events), *others)
    recognition = Recognition(known, (text for one in events for _, text in _texts(one.event)), chance)
    days = {day for one in kept for day in dates_within(one.event)}
    on = state.held_on or events[0].at.date()
    shift = shift_for(days | {on}, on, state.locale.rpartition("_")[2], chance)
    traits = combination(said, (one.role for one in state.people), recognition.traits)
    dates = Redating(shift, on, days, state.locale)
    treatment = Treatment(recognition, dates, chance, rare=traits.seldom)
    texts = dict(_treated(kept, state, treatment))
    moved = _Moved(shift, ZoneInfo(state.zone), chance)
    return Copy(
        tuple(replace(moved(one), event=blank()) if one.seq in gone else moved(one) for one in events),
        texts,
        items(list(texts.values())),
        traits,
        shift,
        recognition.names.given(),
        frozenset(_ids(events)),
        recognition,
    )


def _texts(event: ev.Event) -> Iterator[tuple[str, str]]:
    """Yield the words in an event by their field."""
    for name in _TEXTS.get(type(event), ()):
        if text := getattr(event, name):
            yield name, text
    if isinstance(event, ev.WhenSet | ev.LineCarried) and event.when and event.when.said:
        yield "said", event.when.said
    if isinstance(event, ev.LineCarried):
        yield from ((_value(place), one.value) for place, one in enumerate(event.fields) if one.value)


def _value(place: int) -> str:
    """Return the name of the value at a place among those of a carried line."""
    return f"fields.{place}"


def _treated(
    kept: Sequence[ev.Recorded], state: State, treatment: Treatment
) -> Iterator[tuple[tuple[int, str], Treated]]:
    quotes = {line.id: line.consent for line in state.of(Kind.QUOTE)}
    for one in kept:
        event = one.event
        for name, text in _texts(event):
            line = one.seq if isinstance(event, ev.NOTING) else getattr(event, "line", 0)
            quote = None
            if isinstance(event, (*ev.NOTING, ev.LineReworded)) and name == "text" and line in quotes:
                # What the pupil did not want in the plan is not for a class either.
                quote = "" if quotes[line] is Consent.YES else GONE
            dated = name == "said" and not _in_words_only(event)
            treated = treatment.treat(
                text, f"{one.seq}.{name}", certain=dated, strict=_is_name(event, name), quote=quote
            )
            yield (one.seq, name), treated


def _in_words_only(event: ev.Event) -> bool:
    """Tell whether the words about a time were never read as a day; words in doubt may be one."""
    if isinstance(event, ev.WhenDoubted):
        return False
    return not isinstance(getattr(event, "when", None), On | By | From | Month)


def _is_name(event: ev.Event, field: str) -> bool:
    match event:
        case ev.DetailSet(detail=detail):
            return detail in _NAMES
        case ev.LineNoted(kind=kind) | ev.LineCarried(kind=kind):
            return kind is Kind.OBSERVER and field == "text"
        case ev.RecipientAdded() | ev.PersonSeated() | ev.PersonEdited():
            return field == "name"
        case _:
            return False


def _ids(events: Iterable[ev.Recorded]) -> Iterator[str]:
    for one in events:
        also = one.event.also if isinstance(one.event, ev.FormatChosen) else ()
        for found in (*(getattr(one.event, name, None) for name in (*_IDS, "follows")), *also):
            # What is shorter is no id of this program, and stands anywhere.
            if found and len(found) >= _SHORTEST_ID:
                yield found


class _Moved:
    """Gives events, one after the other, other ids, days and moments; a weekday stays, and the hour within a quarter.

    The session's clock is rounded and shifted a little too, because exact times would identify the session.
    """

    def __init__(self, shift: Shift, zone: ZoneInfo, chance: Random) -> None:
        self._shift = shift
        self._zone = zone
        self._chance = chance
        self._ids: dict[str, str] = {}
        self._lines: dict[tuple[str, int], int] = {}
        self._later = timedelta(seconds=chance.randint(-_QUARTER, _QUARTER))
        self._at: datetime | None = None
        self._elapsed = 0

    def __call__(self, one: ev.Recorded) -> ev.Recorded:
        local = one.at.astimezone(self._zone).replace(tzinfo=None)
        near = local + self._later + timedelta(seconds=self._chance.randint(0, _JITTER))
        # Before or after midnight it would be another weekday.
        moved = self._day(near if near.date() == local.date() else local)
        at = moved.replace(tzinfo=self._zone, microsecond=0).astimezone(UTC)
        self._at = max(at, self._at or at)
        self._elapsed = max(self._elapsed, self._about(one.elapsed_ms))
        return replace(one, at=self._at, elapsed_ms=self._elapsed, event=self._event(one.event))

    def _about(self, elapsed_ms: int) -> int:
        seconds = elapsed_ms // (_JITTER * 1000) * _JITTER
        return (seconds + self._chance.randrange(_JITTER)) * 1000 if elapsed_ms else 0

    def _event(self, event: ev.Event) -> ev.Event:
        if isinstance(event, ev.Unknown | ev.Blanked):
            return event
        changes: dict[str, Any] = {}
        for field in fields(event):
            value = getattr(event, field.name)
            if field.name in _IDS:
                changes[field.name] = self._id(value) if value or field.name != "subject" else ""
            elif field.name == "follows":
                changes[field.name] = None
            elif field.name == "when" and value:
                changes[field.name] = self._when(value)
            elif isinstance(event, ev.WhenDoubted) and field.name == "readings":
                changes[field.name] = tuple(self._when(one) for one in event.readings)
            elif isinstance(value, date):
                changes[field.name] = self._day(value)
        match event:
            case ev.SessionPrepared():
                changes |= {"fictional": True, "copy": True, "session_id": ""}
            case ev.FormatChosen(also=also):
                changes |= {"also": tuple(map(self._id, also)), "planned_as": None}
            case ev.LineCarried(origin=origin, origin_line=line):
                # Its place in the earlier log goes; two copies of a line stay copies of the same one.
                changes["origin_line"] = self._lines.setdefault((origin, line), len(self._lines) + 1)
            case _:
                pass
        return replace(event, **changes) if changes else event

    def _id(self, real: str) -> str:
        if real not in self._ids:
            self._ids[real] = str(uuid.UUID(int=self._chance.getrandbits(128), version=4))
        return self._ids[real]

    def _day(self, day: Any) -> Any:
        return self._shift(day)

    def _when(self, when: When) -> When:
        match when:
            case On(dates=dates):
                return replace(when, dates=tuple(self._shift(day) for day in dates))
            case By(day=day):
                return replace(when, day=self._shift(day))
            case From(day=day, until=until):
                return replace(when, day=self._shift(day), until=until and self._shift(until))
            case Month():
                first = first_date(when)
                moved = self._shift(first.replace(day=15)) if first else None
                return replace(when, year=moved.year, month=moved.month) if moved else when
            case _:
                return when
