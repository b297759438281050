"""Error correction of a single bit: the checksum identifies the value before one bit was flipped."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

from cop_session.store.database.checksums import checksum

_LONGEST: Final = 1_000
"""Bytes up to which it is tried: eight times as many checksums, some 50 ms."""


def corrected(values: Sequence[bytes], digest: bytes) -> tuple[str, ...] | None:
    """Return the texts with the checksum `digest` that differ from `values` in one bit; None if there are none."""
    if sum(map(len, values)) > _LONGEST:
        return None
    for candidate in _candidates(values):
        with suppress(UnicodeDecodeError):
            texts = tuple(value.decode() for value in candidate)
            if checksum(*texts) == digest:
                return texts
    return None


def _candidates(values: Sequence[bytes]) -> Iterator[list[bytes]]:
    for place, value in enumerate(values):
        for bit in range(8 * len(value)):
            flipped = bytearray(value)
            flipped[bit // 8] ^= 1 << bit % 8
            yield [*values[:place], bytes(flipped), *values[place + 1 :]]
