"""User text on the screen: data, never markup or terminal control codes."""

import re

from textual import events
from textual.content import Content

from cop_session.domain.primitives.text_rules import clean, visible

_REORDER = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_BIDI = re.compile(f"[{_REORDER}]")

PLAIN = f"[^\x00-\x1f\x7f-\x9f\ud800-\udfff{_REORDER}]*"
"""A pattern for text without control characters and without marks that reorder text."""


def shown(text: str) -> Content:
    """Return user text as content: without markup or controls, with marks that reorder text made visible."""
    return Content(visible(text))


def same_width(text: str) -> str:
    """Return text of the same width for a field: a replacement mark stands for each reordering mark."""
    return _BIDI.sub("\ufffd", clean(text))


def unprintable_text(key: events.Key) -> str:
    """Return the text that a key adds although Python does not call it printable, empty for any other key.

    Such text joins letters or emoji, or is newer than Python's tables, as this year's emoji are.
    """
    character = key.character or ""
    return character if not key.is_printable and not character.isascii() and clean(character) == character else ""
