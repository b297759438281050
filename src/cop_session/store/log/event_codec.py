"""Rows and events: one canonical JSON form per event, a whole log read with one call of one type adapter."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, fields, make_dataclass, replace
from datetime import UTC, datetime
from types import GenericAlias, NoneType
from typing import Any, Final, get_args

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import to_json

from cop_session.domain.codes import OpenCode
from cop_session.domain.events import Blanked, Event, LineStruck, Recorded, Unknown
from cop_session.domain.primitives.gc_paused import uncollected
from cop_session.domain.primitives.text_rules import clean
from cop_session.store.log.hash_chain import GENESIS, Envelope, Stored, seal

_TYPES: Final[Mapping[str, Any]] = {one.KIND: one for one in get_args(Event) if one not in (Blanked, Unknown)}


def _holds_codes(hint: Any) -> bool:
    return issubclass(hint, OpenCode) if isinstance(hint, type) else any(map(_holds_codes, get_args(hint)))


_CODED: Final[Mapping[str, Sequence[str]]] = {
    kind: [one.name for one in fields(event) if _holds_codes(one.type)]
    for kind, event in _TYPES.items()
    if hasattr(event, "WITH_ADDED_CODES")
}
"""The fields that hold codes to which formats may add, by kind of event."""

_PAYLOADS: Final[Any] = make_dataclass(
    "Payloads", [(name, GenericAlias(list, one), field(default_factory=list)) for name, one in _TYPES.items()]
)
# Pydantic keeps thousands of short strings that it read, as long as the process lives: lines of closed sessions. A
# dataclass takes no such setting, a tuple around it does.
_ADAPTER: Final = TypeAdapter[Any](tuple[_PAYLOADS], config=ConfigDict(cache_strings="keys"))
"""Reads many payloads at once, gathered by kind."""

_MAY_HOLD_CONTROLS: Final = re.compile(rb"\\[urbf]|\x7f|\xc2[\x80-\x9f]|\xe2\x80[\xa8\xa9]|\xef\xbf[\xbe\xbf]")

_NO_MOMENT: Final = "1970-01-01T00:00:00+00:00"

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]


def _same(payload: dict[str, Any]) -> dict[str, Any]:
    """Return the same payload for the next version."""
    return payload


UPCASTERS: Final[dict[tuple[str, int], Upcaster]] = {("SessionPrepared", 1): _same, ("LineNoted", 1): _same}
"""Functions from a kind and an older version of its payload to the payload of the next version."""


def encode(events: Iterable[Recorded], previous: bytes = GENESIS) -> list[Stored]:
    """Return `events` as they are stored after the one with digest `previous`.

    Events of an unknown kind are written back verbatim, and struck events without words.
    """
    stored: list[Stored] = []
    for one in events:
        kind, version, payload = _named(one.event)
        at = one.at.astimezone(UTC).isoformat(timespec="microseconds")
        envelope: Envelope = (one.seq, one.gesture, at, one.elapsed_ms, kind, version)
        stored.append(seal(previous, envelope, payload))
        previous = stored[-1].digest
    return stored


@uncollected()
def decode(rows: Sequence[Stored]) -> list[Recorded]:
    """Return the events in `rows`, their text cleaned; an event that this program cannot read becomes Unknown.

    An event with a damaged envelope comes without words; the other events stay readable.
    """
    if _are_sound(rows):
        with suppress(ValueError, TypeError, AttributeError, OverflowError):
            return _decoded(rows)
    return _decoded([row if _is_sound(row) else _emptied(row) for row in rows])


def _decoded(rows: Sequence[Stored]) -> list[Recorded]:
    if not rows:
        return []
    seqs, gestures, moments, elapsed, *_ = zip(*rows, strict=True)
    # By column: naming the fields of a row costs as much as making the event.
    return _with_traces(
        list(map(Recorded, seqs, gestures, map(datetime.fromisoformat, moments), elapsed, _events(rows)))
    )


_TYPES_OF_ROW: Final = (*((one,) for one in (int, int, str, int, str, int)), (bytes, NoneType))
"""The types of an envelope and its payload."""


def _are_sound(rows: Sequence[Stored]) -> bool:
    """Tell whether the values from SQLite have their stored types; it keeps any value in any column."""
    columns = zip(*rows, strict=True)
    return all(set(map(type, column)).issubset(types) for column, types in zip(columns, _TYPES_OF_ROW, strict=False))


def _is_sound(row: Stored) -> bool:
    """Tell whether a row alone can be read; its moment must also be valid in every time zone."""
    with suppress(ValueError, TypeError):
        moment = datetime.fromisoformat(row.at)
        return _are_sound([row]) and moment.tzinfo is not None and 1900 < moment.year < 9999
    return False


def _emptied(row: Stored) -> Stored:
    seq = row.seq if type(row.seq) is int else 0
    return Stored(seq, seq, _NO_MOMENT, 0, "Damaged", 1, None, None, b"", b"")


def is_newer(kind: str, version: int) -> bool:
    """Tell whether an event is of a kind or a version that only a newer program knows."""
    return kind not in _TYPES or version > _newest(kind)


def _newest(kind: str) -> int:
    known = _TYPES[kind]
    return int(getattr(known, "WITH_ADDED_CODES", known.VERSION))


def _named(event: Event) -> tuple[str, int, bytes | None]:
    match event:
        case Unknown(kind=kind, version=version, raw=raw):
            return kind, version, raw.encode()
        case Blanked(kind=kind):
            return kind, Blanked.VERSION, None
        case _:
            return event.KIND, _version(event), to_json(event)


def _version(event: Any) -> int:
    """Return the version under which an event is stored: an older one, as long as every program knows its codes."""
    added = getattr(event, "WITH_ADDED_CODES", None)
    return int(event.VERSION if added is None or not _has_added_codes(event) else added)


def _has_added_codes(event: Any) -> bool:
    """Tell whether an event holds a code that the round table does not have."""
    return any(_is_added(getattr(event, name)) for name in _CODED[event.KIND])


def _is_added(value: object) -> bool:
    return any(map(_is_added, value)) if isinstance(value, tuple) else isinstance(value, OpenCode) and value.added


def _events(rows: Sequence[Stored]) -> Iterator[Event]:
    texts = [row.payload for row in rows] if _are_readable(rows) else [_readable(row) for row in rows]
    known = iter(_validated([(row.kind, text) for row, text in zip(rows, texts, strict=True) if text is not None]))
    for row, text in zip(rows, texts, strict=True):
        event = None if text is None else next(known)
        if event is not None and not _is_too_new(row, event):
            yield event
        elif row.payload is None:
            yield Blanked(row.kind)
        else:
            yield Unknown(row.kind, row.version, row.payload.decode(errors="replace"))


def _is_too_new(row: Stored, event: Event) -> bool:
    """Tell whether an event holds an added code under a version that has none."""
    return row.kind in _CODED and row.version < _newest(row.kind) and _has_added_codes(event)


def _with_traces(events: list[Recorded]) -> list[Recorded]:
    """Add to each struck line its kind and the moment of its strike, if `events` hold that strike."""
    strikes = {one.event.line: (one.event.kind, one.at) for one in events if isinstance(one.event, LineStruck)}
    if not strikes:
        return events
    return [
        replace(one, event=Blanked(one.event.kind, *strikes[one.seq]))
        if isinstance(one.event, Blanked) and one.seq in strikes
        else one
        for one in events
    ]


def _are_readable(rows: Sequence[Stored]) -> bool:
    """Tell whether all payloads are readable unchanged; most logs are, and one check of all is faster than one each."""
    if any(_steps(kind, version) != [] for kind, version in {row[4:6] for row in rows}):
        return False
    return not _MAY_HOLD_CONTROLS.search(b" ".join([row.payload for row in rows if row.payload is not None]))


def _steps(kind: str, version: int) -> list[Upcaster] | None:
    """Return the upcasters to this program's version, without those that change nothing; None if there is no path."""
    present = _TYPES.get(kind)
    if present is None or version > _newest(kind):
        return None
    # Other codes are the only difference of the version for them.
    steps = [UPCASTERS.get((kind, one)) for one in range(version, present.VERSION)]
    known = [step for step in steps if step is not None]
    return [step for step in known if step is not _same] if len(known) == len(steps) else None


def _readable(row: Stored) -> bytes | None:
    """Return the payload in this program's version and without control characters, or None if that is impossible."""
    payload, steps = row.payload, _steps(row.kind, row.version)
    if payload is None or steps is None:
        return None
    if not steps and not _MAY_HOLD_CONTROLS.search(payload):
        return payload
    try:
        value = json.loads(payload)
        for step in steps:
            value = step(value)
    except (ValueError, RecursionError, KeyError):
        return None
    return json.dumps(_cleaned(value)).encode()


def _cleaned(value: Any) -> Any:
    match value:
        case str():
            return clean(value)
        case list():
            return [_cleaned(one) for one in value]
        case dict():
            return {name: _cleaned(one) for name, one in value.items()}
        case _:
            return value


def _validated(payloads: Sequence[tuple[str, bytes]]) -> list[Event | None]:
    """Return the events in the order of their payloads, None for a payload that is no event of its kind."""
    gathered = defaultdict[str, list[bytes]](list)
    for kind, payload in payloads:
        gathered[kind].append(payload)
    try:
        found = _read(gathered)
    except ValidationError:
        return _one_by_one(payloads)
    lists = {kind: getattr(found, kind) for kind in _TYPES}
    # A payload that is more than one value would shift what comes after it.
    if any(len(lists[kind]) != len(gathered.get(kind, ())) for kind in _TYPES):
        return _one_by_one(payloads)
    turns = {kind: iter(events) for kind, events in lists.items()}
    return [next(turns[kind]) for kind, _ in payloads]


def _one_by_one(payloads: Sequence[tuple[str, bytes]]) -> list[Event | None]:
    """One bad payload must not take the rest of the log along."""
    events: list[Event | None] = []
    for kind, payload in payloads:
        try:
            json.loads(payload)
            (event,) = getattr(_read({kind: [payload]}), kind)
        except (ValueError, RecursionError):
            event = None
        events.append(event)
    return events


def _read(gathered: Mapping[str, Sequence[bytes]]) -> Any:
    lists = b",".join(b'"%s":[%s]' % (kind.encode(), b",".join(one)) for kind, one in gathered.items())
    return _ADAPTER.validate_json(b"[{%s}]" % lists, strict=True)[0]
