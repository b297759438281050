"""Bundles that somebody made to do harm: mutations of the samples, and bombs."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from cop_session.paths import samples
from cop_session.store.bundles.bundle import LARGEST, MOST_EVENTS, MOST_PARTS, dump, parse
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.log.event_codec import decode
from cop_session.store.log.hash_chain import GENESIS, Stored, seal

SESSION: Final = "1e4a0000-0000-4000-8000-000000000001"
OTHER: Final = "abcdef00-0000-4000-8000-000000000009"
AT: Final = "2026-11-24T14:45:00.000000+00:00"

_FILES: Final = [path.read_bytes() for path in sorted(samples().glob("*.cop.json"))]
_STORED: Final = [parse(data, "").stored for data in _FILES]
_ODD: Final[Sequence[Any]] = (
    None, True, False, 0, -1, 1, 7, 2**31, 2**53, 2**53 + 1, -(2**63), 1.5, 1e308, float("inf"), float("nan"),
    "", "x", "\x00", "\x1b]0;a\x07", "\ud800", "\u202e", "[/x]", "=1+1", "a" * 10_000, "0000-00-00", "2026-02-30",
    "9999-12-31T23:59:59.999999+00:00", "0001-01-01T00:00:00.000000+00:00", "24:00", "Europe/../../etc/passwd",
    "é" * 300, [], {}, [[]], {"": None}, ["a"] * 500, {"line": 1},
)  # fmt: skip


def chained(events: Sequence[tuple[str, bytes | None]], version: int = 1, session: str = OTHER) -> bytes:
    """Return a bundle whose chain and seal are whole, whatever its payloads hold."""
    rows: list[Stored] = []
    for seq, (kind, payload) in enumerate(events, 1):
        previous = rows[-1].digest if rows else GENESIS
        rows.append(seal(previous, (seq, seq, AT, 0, kind, version), payload))
    return dump(session, rows)


def mutated(rng: random.Random) -> bytes:
    """Return a sample after one to four changes of one kind."""
    data, stored = rng.choice(_FILES), rng.choice(_STORED)
    match rng.randrange(4):
        case 0:
            return _bytes(rng, bytearray(data))
        case 1:
            return _structure(rng, data)
        case 2:
            return _payloads(rng, stored)
        case _:
            return _order(rng, stored)


def _bytes(rng: random.Random, data: bytearray) -> bytes:
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(data)), rng.randint(1, 200)
        match rng.randrange(5):
            case 0:
                data[at] ^= 1 << rng.randrange(8)
            case 1:
                data[at:at] = rng.randbytes(length)
            case 2:
                del data[at : at + length]
            case 3:
                data[at:at] = data[at : at + length]
            case _:
                del data[at:]
        if not data:
            break
    return bytes(data)


def _structure(rng: random.Random, data: bytes) -> bytes:
    whole = json.loads(data)
    for _ in range(rng.randint(1, 3)):
        _change(rng, whole)
    text = json.dumps(whole)
    if rng.random() < 0.3:
        key = rng.choice(['"seq":', '"version":', '"payload":', '"session":', '"digest":'])
        text = text.replace(key, f"{key} 1, {key}", rng.randint(1, 3))
    return text.encode("utf-8", "surrogatepass")


def _change(rng: random.Random, value: Any) -> None:
    """Put something odd somewhere in a value, or take a part of it away."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not keys:
            return
        key = rng.choice(keys)
        if isinstance(value[key], dict | list) and value[key] and rng.random() < 0.8:
            value = value[key]
            continue
        if rng.random() < 0.2:
            del value[key]
        elif rng.random() < 0.1:
            value[key] = _nested(rng)
        else:
            value[key] = rng.choice(_ODD)
        return


def _nested(rng: random.Random) -> Any:
    value: Any = 1
    for _ in range(rng.choice([3, 15, 17, 90])):
        value = [value] if rng.random() < 0.5 else {"a": value}
    return value


def _payloads(rng: random.Random, stored: Sequence[Stored]) -> bytes:
    """Change what events say, with a chain that is whole again: so only what they mean is left to refuse."""
    events = [(one.kind, one.payload, one.version, one[:6]) for one in stored]
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(events))
        kind, payload, version, envelope = events[at]
        value = json.loads(payload or b"{}")
        _change(rng, value)
        if rng.random() < 0.1:
            kind, version = rng.choice(["LineSung", "Blanked", "Unknown", kind]), rng.choice([1, 2, 99, 2**53])
        text = json.dumps(value) if rng.random() < 0.9 else json.dumps(value).replace("{", '{"a":1,"a":1,', 1)
        events[at] = (kind, text.encode("utf-8", "surrogatepass"), version, envelope)
    return _again([(kind, version, one, payload) for kind, payload, version, one in events])


def _order(rng: random.Random, stored: Sequence[Stored]) -> bytes:
    """Drop, repeat or reorder events, or take words away, with a chain that is whole again."""
    events = [(one.kind, one.version, one[:6], one.payload) for one in stored]
    for _ in range(rng.randint(1, 4)):
        at, to = rng.randrange(len(events)), rng.randrange(len(events))
        match rng.randrange(4):
            case 0 if len(events) > 1:
                del events[at]
            case 1:
                events.insert(to, events[at])
            case 2:
                events[at], events[to] = events[to], events[at]
            case _:
                events[at] = (*events[at][:3], None)
    return _again(events)


def _again(events: Sequence[tuple[str, int, Any, bytes | None]]) -> bytes:
    rows: list[Stored] = []
    for seq, (kind, version, (_, gesture, at, elapsed, *_), payload) in enumerate(events, 1):
        envelope = (seq, max(1, min(gesture, seq)), at, elapsed, kind, version)
        rows.append(seal(rows[-1].digest if rows else GENESIS, envelope, payload))
    try:
        return dump(OTHER, rows)
    except UnicodeError:
        return b""


_HEAD: Final = b'{"format":"cop-session bundle","version":1,"session":"%s","events":' % SESSION.encode()
_MOST: Final = LARGEST - 1024


def _filled(part: bytes, most: int = _MOST) -> bytes:
    return _HEAD + b"[" + part * (most // len(part)) + b"0]}"


def _just_few_enough(part: bytes) -> bytes:
    return _HEAD + b"[" + part * (MOST_PARTS // sum(part.count(mark) for mark in (b"[", b"{", b",")) - 10) + b"0]}"


def _note(text: str) -> tuple[str, bytes]:
    return "LineNoted", json.dumps({"kind": "need", "text": text, "said_by": None}).encode()


def _deep(levels: int, kind: str = "LineSung") -> bytes:
    return chained([(kind, b'{"a":' + b"[" * levels + b"]" * levels + b"}")])


def _keys(number: int) -> bytes:
    return _HEAD + b"{" + b",".join(b'"%d":1' % one for one in range(number)) + b"}}"


def _many(*events: tuple[str, bytes], first: Sequence[tuple[str, bytes]] = ()) -> bytes:
    rest = MOST_EVENTS - len(first)
    return chained([*first, *(events * (rest // len(events) + 1))[:rest]])


BOMBS: Final[dict[str, Callable[[], bytes]]] = {
    "nothing": lambda: b"",
    "nought bytes": lambda: bytes(_MOST),
    "a byte too many": lambda: _HEAD.ljust(LARGEST + 1),
    "lists": lambda: _filled(b"[],"),
    "objects": lambda: _filled(b"{},"),
    "numbers": lambda: _filled(b"1,"),
    "fractions": lambda: _filled(b"1.5,"),
    "empty texts": lambda: _filled(b'"",'),
    "nulls": lambda: _filled(b"null,"),
    "few enough lists": lambda: _just_few_enough(b"[],"),
    "few enough objects": lambda: _just_few_enough(b'{"a":1},'),
    "few enough fractions": lambda: _just_few_enough(b"1.5,"),
    "few enough texts": lambda: _just_few_enough(b'"ab",'),
    "few enough keys": lambda: _keys(MOST_PARTS - 10),
    "keys": lambda: _keys(230_000),
    "the same key": lambda: _HEAD + b"{" + b'"a":1,' * (MOST_PARTS - 10) + b'"a":1}}',
    "the same key above": lambda: b"{" + b'"format":"cop-session bundle",' * 80_000 + b'"version":1}',
    "lists in lists": lambda: _HEAD + b"[" * (MOST_PARTS - 10),
    "closed lists in lists": lambda: _HEAD + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "objects in objects": lambda: _HEAD + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
    "900 lists deep": lambda: _HEAD + b"[" * 900 + b"]" * 900 + b"}",
    "a payload 15 deep": lambda: _deep(15),
    "a payload 16 deep": lambda: _deep(16),
    "a payload 400 deep": lambda: _deep(400),
    "a payload 950 deep": lambda: _deep(950),
    "a payload 100,000 deep": lambda: _deep(100_000),
    "a known payload 400 deep": lambda: _deep(400, "LineNoted"),
    "a million digits": lambda: _HEAD + b"1" * 1_000_000 + b"}",
    "a million digits in a payload": lambda: chained([("LineSung", b'{"a":' + b"9" * 1_000_000 + b"}")]),
    "a million digits behind the comma": lambda: chained([("LineSung", b'{"a":1.' + b"9" * 1_000_000 + b"}")]),
    "an endless number": lambda: chained([("LineSung", b'{"a":1e999999999}')]),
    "a long text": lambda: chained([_note("a" * (_MOST - 2048))]),
    "a long text of wide letters": lambda: chained([_note("\U0001f600" * 170_000)]),
    "a long text that is cleaned": lambda: chained([_note("\x1b" * 340_000)]),
    "a long text of marks": lambda: chained([_note("e" + "\u0301" * 340_000)]),
    "a long text of brackets": lambda: chained([_note("[/x]" * (MOST_PARTS // 2))]),
    "a long word for the index": lambda: chained([_note("ab" * 1_200_000)]),
    "400,000 words for the index": lambda: chained([_note(" ".join(map(str, range(370_000))))]),
    "escapes": lambda: _HEAD + b'"' + b"\\u0041" * (_MOST // 7) + b'"}',
    "surrogates": lambda: _HEAD + b'"' + b"\\ud800" * (_MOST // 7) + b'"}',
    "not utf-8": lambda: _HEAD + b"\xff" * 100_000,
    "utf-16": lambda: _HEAD.decode().encode("utf-16"),
    "a zip": lambda: b"PK\x03\x04" + bytes(100_000),
    "sealed by nobody": lambda: b"cop-session sealed 1 " + b"0" * 16 + b"\n" + bytes(_MOST),
    "as many lines as may be": lambda: _many(_note("a")),
    "one line too many": lambda: chained([_note("a")] * (MOST_EVENTS + 1)),
    "as many moves as may be": lambda: _many(
        ("Moved", b'{"entity":1,"before":null}'),
        ("Moved", b'{"entity":2,"before":1}'),
        first=[_note("a")] * (MOST_EVENTS // 2),
    ),
    "undone and redone": lambda: _many(
        ("Retracted", b'{"gesture":9}'), ("Restored", b'{"gesture":9}'), first=[_note("a")] * 2000
    ),
    "as many people as may be": lambda: _many(
        ("PersonSeated", b'{"person_id":"p","name":"Koen","role":"teacher","relation":"","home":""}')
    ),
    "as many documents as may be": lambda: _many(
        ("PlanExported", b'{"number":1,"format":"docx","locale":"nl_BE","reader":"school"}')
    ),
    "all struck": lambda: chained([("LineNoted", None)] * MOST_EVENTS),
    "all unknown": lambda: _many(("LineSung", b'{"line":1}')),
}


def fuzzed(first: int, number: int) -> Iterator[tuple[int, bytes]]:
    """Yield that many mutations, each from a seed of its own, so that one can be made again."""
    for one in range(first, first + number):
        yield one, mutated(random.Random(one))


def meant(rng: random.Random, session: str, stored: Sequence[Stored]) -> bytes:
    """Return what somebody who wants words gone makes of a session: chain and seal whole, whatever it says."""
    rows = list(stored)
    for _ in range(rng.randint(1, 4)):
        rows = _turned(rng, rows)
    drafts = {rng.choice(["need", "action", "nergens"]): "van elders"} if rng.random() < 0.3 else {}
    at = datetime(rng.choice([1999, 2026, 2199]), 1, 1, tzinfo=UTC) if rng.random() < 0.3 else None
    return dump(session, rows, drafts, at, rng.randbytes(32) if rng.random() < 0.2 else None)


def _turned(rng: random.Random, rows: list[Stored]) -> list[Stored]:
    """Change a log in one way that keeps its digests, or that makes it go its own way from some event on."""
    lines = [one.seq for one in rows if one.kind == "LineNoted"] or [1]
    match rng.randrange(7):
        case 0:
            gone = rng.sample(range(len(rows)), rng.randint(1, len(rows)))
            return [one.struck() if place in gone else one for place, one in enumerate(rows)]
        case 1:
            return rows[: rng.randint(1, len(rows))]
        case 2:
            return _continued(rows, "LineStruck", {"line": rng.choice(lines), "kind": "need", "before": None})
        case 3:
            line = rng.choice([*lines, rng.randint(0, len(rows) + 2)])
            return _continued(_blank_about(rows, line), "LineStruck", {"line": line, "kind": "need", "before": None})
        case 4:
            event = rng.choice(["Retracted", "Restored"])
            return _continued(rows, event, {"gesture": rng.randint(1, len(rows))})
        case 5:
            return _continued(rows, "LineNoted", {"kind": "need", "text": "van elders", "said_by": None})
        case _:
            kept = rows[: rng.randint(1, len(rows))]
            return [*_continued(kept, "LineNoted", {"kind": "need", "text": "anders", "said_by": None})]


def _continued(rows: Sequence[Stored], kind: str, payload: Any) -> list[Stored]:
    seq = len(rows) + 1
    return [*rows, seal(rows[-1].digest, (seq, seq, AT, rows[-1].elapsed_ms, kind, 1), json.dumps(payload).encode())]


def _blank_about(rows: Sequence[Stored], line: int) -> list[Stored]:
    gone = hanging_on(line, decode(rows))
    return [one.struck() if one.seq in gone else one for one in rows]
