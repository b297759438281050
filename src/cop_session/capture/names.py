"""Names as they are compared: without case, accents and punctuation."""

import re
from functools import lru_cache

from cop_session.roundtable.text import bare

_BETWEEN = re.compile(r"[\W_]+")


_LONGEST_CACHED = 60
"""In characters; longer text is no name, and a cache holds on to what it is given."""


def key(text: str) -> str:
    """Return `text` as words of bare letters and digits with single spaces: *IB'er* is *ib er*."""
    return _cached_key(text) if len(text) <= _LONGEST_CACHED else _key(text)


def _key(text: str) -> str:
    return _BETWEEN.sub(" ", bare(text)).strip()


_cached_key = lru_cache(maxsize=4096)(_key)


def first_name(name: str) -> str:
    """Return the first word of a name, as it is written."""
    return next(iter(name.split()), "")


def initials(name: str) -> frozenset[str]:
    """Return the ways to write the initials of a name of two words or more: *idh* and *id* for Ilse D'Hondt."""
    words = [key(word) for word in name.split()]
    letters = "".join(part[0] for word in words for part in word.split())
    written = "".join(word[0] for word in words if word)
    return frozenset(one for one in (letters, written) if len(one) > 1)
