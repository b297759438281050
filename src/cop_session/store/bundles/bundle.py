"""A session in one file, `*.cop.json`: its stored events verbatim, which lets any reader check the hash chain."""

import json
import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from cop_session.disk_errors import unreadable
from cop_session.domain.events import Recorded
from cop_session.domain.primitives.text_rules import clean
from cop_session.regular_files import read_regular
from cop_session.store.bundles.recovery_proof import proof_of
from cop_session.store.database.database_key import Key
from cop_session.store.encryption.sealed_files import SEALED_BYTES, is_sealed, unsealed
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_validation import is_plausible
from cop_session.store.log.hash_chain import SALT_BYTES, Stored, broken_at
from cop_session.store.log.redaction_audit import leaves_words, unexplained
from cop_session.troubles import Trouble, TroubleCode

ENDING: Final = ".cop.json"
FORMAT: Final = "cop-session bundle"
VERSION: Final = 2
UNMARKED: Final = 1
"""The version of bundles without a proof."""
LARGEST: Final = 6_000_000
"""The size in bytes of the largest bundle that is read; an hour at the table brings a twentieth of it."""
MOST_EVENTS: Final = 12_000
"""How many events a bundle may hold: twenty-four hours at the table."""
MOST_PARTS: Final = 300_000
"""How many values a bundle may seem to hold, its payloads included; each takes a hundred times its bytes in memory."""
DEEPEST: Final = 16
"""How deep the values of a payload may lie in each other."""

_DIGEST_BYTES: Final = 32
_LARGEST_NUMBER: Final = 2**53
_KEYS: Final = frozenset({"format", "version", "session", "events", "seal"})
_KEYS_OF_RESCUED: Final = frozenset({"drafts", "drafts_at", "proof"})
_EVENT_KEYS: Final = frozenset(Stored._fields)
SESSION_ID: Final = re.compile(r"[0-9a-f][0-9a-f-]{7,63}")
_KIND: Final = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A session read from a file, its chain whole; only a rescued session has `drafts`, as they were at `drafts_at`.

    `name` is the file name that the user knows. `seal` and `proof` tell which workspace wrote it, see `recovery_proof`;
    `sealed` says that the workspace itself encrypted it. `unexplained` names events that lack their words although no
    strike in the bundle removed them.
    """

    session_id: str
    stored: tuple[Stored, ...]
    drafts: Mapping[str, str] = field(default_factory=dict)
    drafts_at: datetime | None = None
    name: str = ""
    seal: str = ""
    proof: str | None = None
    sealed: bool = False
    unexplained: Collection[int] = ()

    def events(self) -> list[Recorded]:
        """Return its events, their text cleaned."""
        return decode(self.stored)


def dump(
    session_id: str,
    events: Sequence[Stored],
    drafts: Mapping[str, str] | None = None,
    drafts_at: datetime | None = None,
    secret: bytes | None = None,
) -> bytes:
    """Return a bundle, one event a line; `drafts` belong to a rescued session, and to no bundle that is given away.

    `drafts_at` is the aware moment at which exactly those drafts were open; `secret` marks the bundle as rescued by the
    workspace that has it.
    """
    # Only rescue bundles are marked, which lets an older program import all others.
    head: dict[str, Any] = {"format": FORMAT, "version": VERSION if secret else UNMARKED, "session": session_id}
    if drafts:
        head["drafts"] = dict(drafts)
    if drafts_at:
        head["drafts_at"] = _moment(drafts_at)
    lines = ",\n".join(_json(_portable(one)) for one in events)
    seal = _seal(session_id, events, drafts or {}, head.get("drafts_at"))
    tail = _json({"seal": seal} | ({"proof": proof_of(seal, secret)} if secret else {}))
    return f'{_json(head)[:-1]},"events":[\n{lines}\n],{tail[1:]}\n'.encode()


def portable(session_id: str, events: Sequence[Stored]) -> bytes:
    """Return a bundle after parsing it as another program will.

    Raises Trouble `too_large_to_share`, `damaged_session`, or `words_missing` if words are missing without a strike.
    """
    data = dump(session_id, events)
    if not _is_small(data, len(events)):
        raise Trouble("too_large_to_share")
    try:
        came = parse(data, "")
    except Trouble as trouble:
        raise Trouble("damaged_session") from trouble
    if came.unexplained:
        raise Trouble("words_missing")
    return data


def read(path: Path, key: Key | None = None, *, rescued: bool = False) -> Bundle:
    """Read a bundle from a file, also one that the workspace with this `key` sealed.

    A bundle that this workspace `rescued` itself may be of any size. A link to a regular file is followed. Raises
    Trouble as `parse` and `unreadable` do, `sealed_elsewhere` if `key` is another.
    """
    try:
        data = read_regular(path, -1 if rescued else LARGEST + SEALED_BYTES + 1, follow=True)
    except OSError as error:
        raise unreadable(error, path) from error
    if not is_sealed(data):
        return parse(data, str(path), rescued=rescued)
    return replace(parse(unsealed(data, key, str(path)), str(path), rescued=rescued), sealed=True)


def parse(data: bytes, name: str, *, rescued: bool = False) -> Bundle:
    """Return the bundle in `data`; `name` is the file name that the user knows.

    A bundle that this workspace `rescued` may be of any size. Raises Trouble: `not_a_bundle`, `damaged_bundle` for any
    inconsistency, `newer_store`.
    """
    try:
        whole = _strict(data.decode()) if rescued or _is_small(data) else None
    except (ValueError, RecursionError) as error:
        code: TroubleCode = "damaged_bundle" if FORMAT.encode() in data[:200] else "not_a_bundle"
        raise Trouble(code, file=name) from error
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise Trouble("not_a_bundle", file=name)
    if _is_number(whole.get("version")) and whole["version"] > VERSION:
        raise Trouble("newer_store")
    try:
        return _bundle(whole, name, math.inf if rescued else MOST_EVENTS)
    except (ValueError, RecursionError) as error:
        raise Trouble("damaged_bundle", file=name) from error


def _bundle(whole: dict[str, Any], name: str, most: float) -> Bundle:
    _expect(_KEYS <= whole.keys() <= _KEYS | _KEYS_OF_RESCUED)
    _expect(_is_number(whole["version"]) and UNMARKED <= whole["version"] <= VERSION)
    session_id, events, drafts, at = whole["session"], whole["events"], whole.get("drafts", {}), whole.get("drafts_at")
    _expect(isinstance(session_id, str) and SESSION_ID.fullmatch(session_id) is not None)
    _expect(isinstance(events, list) and 0 < len(events) <= most)
    _expect(isinstance(drafts, dict) and all(isinstance(text, str) for text in drafts.values()))
    _expect("drafts_at" not in whole or _is_moment(at))
    _expect("proof" not in whole or isinstance(whole["proof"], str))
    stored = tuple(_stored(one) for one in events)
    seal = _seal(session_id, stored, drafts, at)
    _expect(broken_at(stored) is None and whole["seal"] == seal)
    _expect(not leaves_words(stored) and is_plausible(decode(stored)))
    texts = {clean(field): clean(text) for field, text in drafts.items()}
    return Bundle(
        session_id,
        stored,
        texts,
        datetime.fromisoformat(at) if at else None,
        name,
        seal,
        whole.get("proof"),
        unexplained=unexplained(stored),
    )


def _stored(one: Any) -> Stored:
    _expect(isinstance(one, dict) and one.keys() == _EVENT_KEYS)
    _expect(all(_is_number(one[name]) for name in ("seq", "gesture", "elapsed_ms", "version")))
    _expect(1 <= one["gesture"] <= one["seq"] and one["version"] >= 1)
    _expect(isinstance(one["kind"], str) and _KIND.fullmatch(one["kind"]) is not None)
    _expect(_is_moment(one["at"]))
    payload, salt = one["payload"], one["salt"]
    _expect((payload is None) == (salt is None))
    if payload is not None:
        _expect(isinstance(payload, str))
        value = _strict(payload)
        _expect(isinstance(value, dict) and _is_shallow(value, DEEPEST))
    return Stored(
        **one
        | {
            "payload": None if payload is None else payload.encode(),
            "salt": None if salt is None else _bytes(salt, SALT_BYTES),
            "payload_digest": _bytes(one["payload_digest"], _DIGEST_BYTES),
            "digest": _bytes(one["digest"], _DIGEST_BYTES),
        }
    )


def _is_small(data: bytes, events: int = 0) -> bool:
    return len(data) <= LARGEST and events <= MOST_EVENTS and _parts(data) <= MOST_PARTS


def _parts(data: bytes) -> int:
    """Return how many values JSON holds at most, without parsing it."""
    return sum(data.count(mark) for mark in (b"[", b"{", b","))


def _is_shallow(value: object, depth: int) -> bool:
    match value:
        case dict():
            return depth > 0 and all(_is_shallow(one, depth - 1) for one in value.values())
        case list():
            return depth > 0 and all(_is_shallow(one, depth - 1) for one in value)
        case _:
            return True


def _expect(holds: bool) -> None:
    if not holds:
        raise ValueError("not as a bundle is")


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_NUMBER


def _is_moment(value: object) -> bool:
    """Tell whether a value is a moment in the format of this program; raises ValueError if it is no moment at all."""
    return isinstance(value, str) and value == _moment(datetime.fromisoformat(value))


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _bytes(value: object, length: int) -> bytes:
    _expect(isinstance(value, str) and re.fullmatch(f"[0-9a-f]{{{2 * length}}}", value) is not None)
    return bytes.fromhex(str(value))


def _strict(text: str) -> Any:
    """Parse JSON as the standard has it, each key once; raises ValueError or RecursionError."""
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_small)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    _expect(len(found) == len(pairs))
    return found


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is no number in JSON")


def _small(text: str) -> int:
    # Cut off before the conversion, which takes long for a number of many digits.
    _expect(len(text) <= len(str(_LARGEST_NUMBER)) + 1)
    return int(text)


def _seal(session_id: str, events: Sequence[Stored], drafts: Mapping[str, str], drafts_at: str | None) -> str:
    """Return a digest of the data outside the chain: the session of the events, the last event, and the drafts."""
    last = events[-1].digest.hex() if events else ""
    sealed = [session_id, last, dict(drafts), *([drafts_at] if drafts_at else [])]
    return sha256(_json(sealed).encode("utf-8", "surrogatepass")).hexdigest()


def _portable(one: Stored) -> dict[str, Any]:
    return one._asdict() | {
        "payload": None if one.payload is None else one.payload.decode(),
        "salt": None if one.salt is None else one.salt.hex(),
        "payload_digest": one.payload_digest.hex(),
        "digest": one.digest.hex(),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
