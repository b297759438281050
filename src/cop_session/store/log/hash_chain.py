"""The chain of digests over a session's log: it reveals any edit, yet allows a payload to be struck."""

import os
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, NamedTuple

GENESIS: Final = bytes(32)
"""The digest before the first event of a session."""

SALT_BYTES: Final = 16

Envelope = tuple[int, int, str, int, str, int]
"""Seq, gesture, at, elapsed_ms, kind, version: the fields that stay when the payload is struck."""


class Stored(NamedTuple):
    """An event as it is stored; a struck one has neither payload nor salt."""

    seq: int
    gesture: int
    at: str
    elapsed_ms: int
    kind: str
    version: int
    payload: bytes | None
    salt: bytes | None
    payload_digest: bytes
    digest: bytes

    def struck(self) -> "Stored":
        """Return the event without its words; the chain holds as before."""
        return self._replace(payload=None, salt=None)


def seal(previous: bytes, envelope: Envelope, payload: bytes | None) -> Stored:
    """Return an event that follows the one with digest `previous`.

    The salt prevents guessing short words from the digest, which stays after a strike.
    """
    salt = os.urandom(SALT_BYTES)
    inner = sha256(salt + (payload or b"")).digest()
    sealed = Stored(*envelope, payload, salt, inner, _linked(previous, envelope, inner))
    return sealed.struck() if payload is None else sealed


def broken_at(events: Iterable[Stored]) -> int | None:
    """Return the place, from 1, of the first event that does not follow on the one before it, or None."""
    previous = GENESIS
    for place, (seq, gesture, at, elapsed_ms, kind, version, payload, salt, inner, digest) in enumerate(events, 1):
        # A damaged database gives anything. It is compared and called as little as can be: a log is read often.
        if type(inner) is not bytes or seq != place:
            return place
        if type(payload) is bytes and type(salt) is bytes:
            if sha256(salt + payload).digest() != inner:
                return place
        elif payload is not None or salt is not None:
            return place
        if _linked(previous, (seq, gesture, at, elapsed_ms, kind, version), inner) != digest:
            return place
        previous = digest
    return None


def _linked(previous: bytes, envelope: Envelope, payload_digest: bytes) -> bytes:
    # `ascii` quotes the strings, which makes the text of each envelope unique.
    return sha256(previous + ascii(envelope).encode() + payload_digest).digest()
