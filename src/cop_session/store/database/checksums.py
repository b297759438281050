"""Checksums of the rows that no chain of digests covers: a flipped bit in one of them is noticed."""

from collections.abc import Sequence
from hashlib import sha256
from typing import Final

_BYTES: Final = 16


def is_as_written(row: Sequence[object]) -> bool:
    """Tell whether a row fits the checksum that is its last value."""
    *values, digest = row
    return digest == checksum(*values)


def checksum(*stored: object) -> bytes:
    """Return the checksum of a row's values as SQLite gives them, 16 bytes."""
    # `ascii` quotes the strings, which makes the text of each row unique.
    return sha256(ascii(stored).encode()).digest()[:_BYTES]
