"""Names as they are compared: without case, accents and punctuation."""

import re
from functools import lru_cache

from cop_session.roundtable.text import bare

# Among these is the apostrophe that counts as a letter, as in Ukrainian names.
_BETWEEN = re.compile("[\\W_\u02b9-\u02bf]+")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e"})
"""Letters that no accent can be taken off, as who has a Dutch keyboard types them."""


_LONGEST_CACHED = 60
"""In characters; longer text is no name, and a cache holds on to what it is given."""


def key(text: str) -> str:
    """Return `text` as words of bare letters and digits with single spaces: *IB'er* is *ib er*, *Łukasz* *lukasz*."""
    return _cached_key(text) if len(text) <= _LONGEST_CACHED else _key(text)


def _key(text: str) -> str:
    found = _BETWEEN.sub(" ", bare(text)).strip()
    return found if found.isascii() else found.translate(_PLAIN)


_cached_key = lru_cache(maxsize=4096)(_key)


def initials(name: str) -> frozenset[str]:
    """Return the ways to write the initials of a name of two words or more: *idh* and *id* for Ilse D'Hondt."""
    words = [key(word) for word in name.split()]
    letters = "".join(part[0] for word in words for part in word.split())
    written = "".join(word[0] for word in words if word)
    return frozenset(one for one in (letters, written) if len(one) > 1)
