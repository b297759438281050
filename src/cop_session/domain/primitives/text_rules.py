"""The characters allowed in text: all of spoken language, but nothing that controls a terminal or breaks a file."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u2028\u2029]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    r"""Return `text` without control characters, lone surrogates and noncharacters.

    Newlines and tabs stay, and `\r\n`, `\r` and the Unicode line separators become newlines. Joiners (ZWJ, ZWNJ) stay,
    because an emoji or a Persian word needs them to keep its form.
    """
    if text.isascii() and text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _FORBIDDEN.sub("", unified)


def one_line(text: str) -> str:
    """Return `text` cleaned, on one line, with single spaces and none around it."""
    return " ".join(clean(text).split())


def paragraph(text: str) -> str:
    """Return `text` cleaned, with its own line breaks, without blank space around it."""
    return clean(text).strip()


def visible(text: str) -> str:
    """Return `text` as it may be shown: clean, and with marks that reorder text made visible as `‹U+202E›`."""
    return _BIDI.sub(lambda mark: f"‹U+{ord(mark[0]):04X}›", clean(text))


def bare(text: str) -> str:
    """Return `text` in lower case without accents, for finding *Yıldız* by typing *yildiz*."""
    folded = text.casefold()
    # Not `translate`: it moves all that it has for each letter that becomes several, which in a process that ran for
    # hours took 70 ms for a line of ligatures.
    return folded if folded.isascii() else "".join(map(_BARE.__getitem__, map(ord, folded)))


class _Bare(dict[int, str]):
    """Each letter without its marks, computed at the first lookup.

    Marks go, so letter by letter gives the same as NFKD of the whole, which orders marks in the square of their number
    and writes a ligature out before anything is taken off.
    """

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        parts = "" if unicodedata.combining(letter) else unicodedata.normalize("NFKD", letter)
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_BARE: Final = _Bare({ord("ı"): "i"})


def short_code(session: str) -> str:
    """Return the beginning of a session's id, the short code for people and the command line."""
    return session[:8]


def initials(name: str) -> str:
    """Return the first letters of a name as they may be seen over a shoulder, as in "L." or "E. M."."""
    return " ".join(f"{part[0].upper()}." for part in visible(name).split())


# Among these is the apostrophe that counts as a letter, as in Ukrainian names.
_BETWEEN = re.compile("[\\W_\u02b9-\u02bf]+")
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ə": "e"})
"""Letters that no accent can be taken off, as who has a Dutch keyboard types them."""


_LONGEST_CACHED = 60
"""In characters; longer text is no name, and a cache keeps its arguments in memory."""


def key(text: str) -> str:
    """Return `text` as words of bare letters and digits with single spaces: *IB'er* is *ib er*, *Łukasz* *lukasz*."""
    return _cached_key(text) if len(text) <= _LONGEST_CACHED else _key(text)


def _key(text: str) -> str:
    found = _BETWEEN.sub(" ", bare(text)).strip()
    return found if found.isascii() else found.translate(_PLAIN)


_cached_key = lru_cache(maxsize=4096)(_key)
