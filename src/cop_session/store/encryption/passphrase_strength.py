"""Passphrase strength: a few plain rules that refuse the passphrases guessed first."""

import re
import unicodedata
from itertools import pairwise
from typing import Final

from cop_session.store.encryption.recovery_key import is_recovery_key
from cop_session.troubles import Trouble

SHORTEST: Final = 12
"""The minimum number of characters of a passphrase; invisible and repeated ones do not count."""

_LEAST_OWN: Final = 10
"""The minimum number of letters, each counted once, and of different other characters, apart from common words."""
_DISTINCT: Final = 6
_RUN: Final = 4
"""The minimum number of characters in sequence on the keyboard, or in the alphabet, that counts as a run."""
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn")
_NEXT: Final = frozenset(
    pair
    for row in (*_ROWS, "abcdefghijklmnopqrstuvwxyz", "01234567890")
    for pair in (*pairwise(row), *pairwise(row[::-1]))
)
_COMMON: Final = re.compile(
    "wachtwoordzin|wachtwoord|wachtzin|passphrase|password|paswoord|cop-?session|recovery|welkom|geheim|admin"
)
_REPEATED: Final = re.compile(r"(.{2,}?)\1+")
_UNSEEN: Final = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""Characters that are invisible on the screen although they are no control characters."""


def verify_strength(words: str) -> None:
    """Refuse a passphrase that is easy to guess; `words` are as any keyboard gives them.

    Raises Trouble `short_passphrase`, `recovery_key_typed`, `weak_passphrase`.
    """
    seen = " ".join("".join(filter(_is_seen, _UNSEEN.sub("", words))).casefold().split())
    if len(seen) < SHORTEST:
        raise Trouble("short_passphrase", least=SHORTEST)
    if is_recovery_key(words):
        raise Trouble("recovery_key_typed")
    own = _without_runs(_COMMON.sub("", seen.replace(" ", "")))
    letters = _REPEATED.sub(r"\1", "".join(filter(str.isalpha, own)))
    others = {one for one in own if not one.isalpha()}
    if not letters or len(letters) + len(others) < _LEAST_OWN or len({*letters, *others}) < _DISTINCT:
        raise Trouble("weak_passphrase")


def _is_seen(one: str) -> bool:
    return one.isspace() or not unicodedata.category(one).startswith("C")


def _without_runs(words: str) -> str:
    """Return `words` with each row of neighbours on the keyboard or in the alphabet, or of the same, as its first."""
    kept, at = list[str](), 0
    while at < len(words):
        end = at + 1
        while end < len(words) and (words[end] == words[end - 1] or (words[end - 1], words[end]) in _NEXT):
            end += 1
        kept.append(words[at] if end - at >= _RUN else words[at:end])
        at = end
    return "".join(kept)
