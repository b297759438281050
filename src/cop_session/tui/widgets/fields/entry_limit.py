"""How much one field holds."""

from typing import Final

from textual.message import Message

MOST_CHARACTERS: Final = 30_000
"""Some ten pages; each key looks at all of a field."""


class EntryRefused(Message):
    """What was typed or pasted is too long for the field: nothing of it was added, and what stood there stays."""


def fits(before: int, after: int) -> bool:
    """Tell whether a field whose text grows from `before` to `after` characters holds it; it may always shrink."""
    return after <= max(before, MOST_CHARACTERS)
