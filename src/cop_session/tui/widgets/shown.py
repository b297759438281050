"""User text on the screen: data, never markup and never a way to steer the terminal."""

import re

from textual.content import Content

from cop_session.roundtable.text import clean, visible

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(text: str) -> Content:
    """Return user text as content: without markup or controls, with marks that reorder text made visible."""
    return Content(visible(text))


def same_width(text: str) -> str:
    """Return text for a field, where each character keeps its place: reordering marks show as a replacement mark."""
    return _BIDI.sub("\ufffd", clean(text))
