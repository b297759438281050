"""How much one field holds."""

from typing import Final

from textual.message import Message

MOST_CHARACTERS: Final = 30_000
"""Some ten pages; each key looks at all of a field."""


class EntryRefused(Message):
    """Typed or pasted text is too long for the field: all of it is refused, and the earlier text stays."""


def fits(before: int, after: int) -> bool:
    """Tell whether a field whose text grows from `before` to `after` characters holds it; it may always shrink."""
    return after <= max(before, MOST_CHARACTERS)
