"""The recovery key: it opens the workspace when the passphrase is forgotten, and is kept on paper."""

import re
import secrets
from hashlib import sha256
from typing import Final

_LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters without look-alikes: I and L are read as 1, O as 0."""
_ALIKE: Final = str.maketrans("ILO", "110")
_DRAWN_BYTES: Final = 16
_CHECK_BITS: Final = 12
_LENGTH: Final = (8 * _DRAWN_BYTES + _CHECK_BITS) // 5
_GROUP: Final = 4


def new_recovery_key() -> str:
    """Return 128 random bits and a check on them, in seven groups of four letters that can be read aloud."""
    drawn = secrets.token_bytes(_DRAWN_BYTES)
    number = int.from_bytes(drawn) << _CHECK_BITS | _check(drawn)
    letters = "".join(_LETTERS[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def is_recovery_key(words: str) -> bool:
    """Tell whether this is a recovery key without a typing error, of this workspace or another."""
    letters = bare(words)
    if len(letters) != _LENGTH or any(letter not in _LETTERS for letter in letters):
        return False
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    drawn = (number >> _CHECK_BITS).to_bytes(_DRAWN_BYTES)
    return _check(drawn) == number & ((1 << _CHECK_BITS) - 1)


def bare(words: str) -> str:
    """Return a recovery key in its canonical form, independent of typed groups, capitals and look-alikes."""
    return re.sub(r"[\s-]", "", words).upper().translate(_ALIKE)


def _check(drawn: bytes) -> int:
    return int.from_bytes(sha256(drawn).digest()[:2]) >> 16 - _CHECK_BITS
