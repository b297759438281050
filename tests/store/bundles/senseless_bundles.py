"""Bundles of which chain, seal and form are whole, and in which what is said makes no sense."""

import json
import random
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Final

from cop_session.domain import codes as words
from cop_session.domain.schedule import Step
from cop_session.paths import samples
from cop_session.store.bundles.bundle import dump, parse
from cop_session.store.log.hash_chain import GENESIS, Stored, seal

_SAMPLES: Final = [parse(path.read_bytes(), "").stored for path in sorted(samples().glob("*.cop.json"))]
_CODES: Final = [
    {code.value for code in one}
    for one in (*vars(words).values(), Step)
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]
_TEXTS: Final = (
    "", " ", "x", "[/x] [b]", "=1+1", "{pupil}", "%s", "de " * 3_000,
    "1/" * 900, "ma " * 2_000, "Jan en " * 900, "@" * 3_000,
    "e\u0301" * 2_000, "\u202eomgekeerd", "\u200bx\u200b", "שלום", "👩‍👧‍👦" * 400, "morgen", "12/1, 13/1",
    "Lena", "lena's mama", "papa",
    "a b" * 900, "\n" * 500, "a\nb\nc", "0", "31/11", "2026-02-30", "van 1 tot 3", "x" * 9_000,
)  # fmt: skip
_DAYS: Final = ("2026-11-24", "2024-02-29", "2099-12-31", "1901-01-01", "2026-12-25", "2026-11-29")
_MOST_CHANGES: Final = 40

Row = tuple[str, int, Any, Any]
"""Kind, version, envelope and payload of an event."""


def senseless(rng: random.Random, session: str) -> bytes:
    """Return a sample in which up to 40 things refer to anything, say anything, come twice, or come back again."""
    rows: list[Row] = [
        (one.kind, one.version, one[:6], json.loads(one.payload or b"null")) for one in rng.choice(_SAMPLES)
    ]
    for _ in range(rng.choice((1, 3, 10, _MOST_CHANGES))):
        rng.choice(_CHANGES)(rng, rows)
    return dump(session, _sealed(rows))


def _reference(rng: random.Random, rows: list[Row]) -> None:
    """Put another number where one stands."""
    _replace(rng, rows, int, lambda old: rng.choice((0, 1, old + 1, rng.randint(1, len(rows) + 5), 2**31)))


def _text(rng: random.Random, rows: list[Row]) -> None:
    """Put other words, another code of the same list or another day where one stands."""

    def other(old: str) -> str:
        if old[:4].isdigit() and old[4:5] == "-":
            return rng.choice(_DAYS) + old[10:]
        codes = next((one for one in _CODES if old in one), None)
        return rng.choice(sorted(codes)) if codes else rng.choice(_TEXTS)

    _replace(rng, rows, str, other)


def _list(rng: random.Random, rows: list[Row]) -> None:
    """Empty a list, have it twice, or make it long."""
    _replace(rng, rows, list, lambda old: rng.choice(([], old * 2, old * 60, old[::-1])))


def _flag(rng: random.Random, rows: list[Row]) -> None:
    _replace(rng, rows, bool, lambda old: not old)


def _nothing(rng: random.Random, rows: list[Row]) -> None:
    """Put a number where nothing stands."""
    _replace(rng, rows, type(None), lambda _: rng.randint(1, len(rows)))


def _order(rng: random.Random, rows: list[Row]) -> None:
    """Drop, repeat or exchange events."""
    at, to = rng.randrange(len(rows)), rng.randrange(len(rows))
    match rng.randrange(3):
        case 0 if len(rows) > 1:
            del rows[at]
        case 1:
            rows[to:to] = [rows[at]] * rng.choice((1, 2, 20))
        case _:
            rows[at], rows[to] = rows[to], rows[at]


def _undone(rng: random.Random, rows: list[Row]) -> None:
    """Take back and restore a gesture, by turns."""
    seq, envelope = rng.randint(1, len(rows)), rows[-1][2]
    for turn in range(rng.choice((1, 2, 9, 60))):
        rows.append((("Retracted", "Restored")[turn % 2], 1, envelope, {"gesture": seq}))


_CHANGES: Final[Sequence[Callable[[random.Random, list[Row]], None]]] = (
    *(_reference, _reference, _text, _text, _text),
    *(_list, _flag, _nothing, _order, _undone),
)


def _replace(rng: random.Random, rows: list[Row], kind: type, other: Callable[[Any], Any]) -> None:
    """Replace a value of some kind in one event."""
    for _ in range(20):
        place = rng.randrange(len(rows))
        name, version, envelope, payload = rows[place]
        copied = json.loads(json.dumps(payload))
        places = list(_places(copied, kind))
        if places:
            holder, key = rng.choice(places)
            holder[key] = other(holder[key])
            rows[place] = (name, version, envelope, copied)
            return


def _places(value: Any, kind: type) -> list[tuple[Any, Any]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found: list[tuple[Any, Any]] = []
    for key, one in list(items):
        if type(one) is kind:
            found.append((value, key))
        found += _places(one, kind)
    return found


def _sealed(rows: Sequence[Row]) -> list[Stored]:
    made: list[Stored] = []
    for seq, (kind, version, (_, gesture, at, elapsed, *_), payload) in enumerate(rows, 1):
        envelope = (seq, max(1, min(gesture, seq)), at, elapsed, kind, version)
        stored = None if payload is None else json.dumps(payload, ensure_ascii=False).encode()
        made.append(seal(made[-1].digest if made else GENESIS, envelope, stored))
    return made
