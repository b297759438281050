"""The maximum length of a field."""

from typing import Final

from textual.message import Message

MOST_CHARACTERS: Final = 30_000
"""About ten pages; each key processes the whole field."""


class EntryRefused(Message):
    """Typed or pasted text is too long for the field: all of it is refused, and the earlier text stays."""


def fits(before: int, after: int) -> bool:
    """Whether a text may grow from `before` to `after` characters; shrinking is always allowed."""
    return after <= max(before, MOST_CHARACTERS)
