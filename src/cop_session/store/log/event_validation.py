"""Whether events from elsewhere hold values that the rest of the program can reckon with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cop_session.domain.events import (
    Answered,
    Blanked,
    EvaluationPlanned,
    Event,
    FormatChosen,
    PollOpened,
    Recorded,
    SessionPlanned,
    SessionPrepared,
    Unknown,
)
from cop_session.domain.feasibility import LABELS
from cop_session.domain.undo_walk import is_in_turn
from cop_session.domain.when import From, Month
from cop_session.store.log.event_codec import is_newer

_YEARS = range(1970, 2200)
_MINUTES = range(1, 24 * 60 + 1)
_MOST_LABELS = 20
_ELAPSED_MS = range(100 * 365 * 24 * 3600 * 1000)
"""How long the clock of a session may have run, in milliseconds: the next event adds to it, and must stay readable."""


def is_plausible(events: Sequence[Recorded]) -> bool:
    """Tell whether every event could have been recorded by some version of this program.

    The rules are not asked: they may have been others when the events happened.
    """
    if not is_in_turn(events):
        return False
    labels = {one.seq: len(one.event.labels) for one in events if isinstance(one.event, PollOpened)}
    return all(
        one.at.year in _YEARS
        and one.elapsed_ms in _ELAPSED_MS
        # Who it is about, and whether it is made up, is said once and for good.
        and (one.seq == 1 or not isinstance(one.event, SessionPrepared))
        and (one.seq == 2 or not isinstance(one.event, FormatChosen))
        and _is_sound(one.event)
        # What a blanked event holds was not read: it was put together from the others.
        and (isinstance(one.event, Blanked) or all(_is_sound_value(value) for value in _values(one.event)))
        and not (isinstance(one.event, Answered) and not 0 <= one.event.score < labels.get(one.event.poll, 6))
        for one in events
    )


def _is_sound(event: Event) -> bool:
    match event:
        case SessionPrepared(minutes=minutes, zone=zone):
            return minutes in _MINUTES and _is_zone(zone)
        case EvaluationPlanned(minutes=minutes, zone=zone):
            return minutes in _MINUTES and _is_zone(zone)
        case SessionPlanned(minutes=minutes):
            return minutes in _MINUTES
        case PollOpened(scale=scale, labels=labels):
            # Another format has scales of its own.
            return len(labels) == LABELS.get(scale, len(labels)) and 0 < len(labels) <= _MOST_LABELS
        case Unknown(kind=kind, version=version):
            # Of a version that we do know, it should have been readable.
            return is_newer(kind, version)
        case _:
            return True


def _values(value: object) -> Iterator[object]:
    """Yield `value` and all that it holds."""
    yield value
    inner: Iterable[object] = ()
    if isinstance(value, tuple):
        inner = value
    elif is_dataclass(value):
        inner = (getattr(value, one.name) for one in fields(value))
    for one in inner:
        yield from _values(one)


def _is_sound_value(value: object) -> bool:
    match value:
        case datetime():
            # A wall time: its zone is a separate field.
            return value.tzinfo is None and value.year in _YEARS
        case date():
            return value.year in _YEARS
        case time():
            return value.tzinfo is None
        case Month(year=year, month=month):
            return year in _YEARS and month in range(1, 13)
        case From(weekdays=weekdays):
            return all(day in range(7) for day in weekdays)
        case _:
            return True


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return False
    return True
