"""Names as they are compared: without case, accents and punctuation."""

from cop_session.domain.primitives.text_rules import key

__all__ = ["initials", "key"]


def initials(name: str) -> frozenset[str]:
    """Return the ways to write the initials of a name of two words or more: *idh* and *id* for Ilse D'Hondt."""
    words = [key(word) for word in name.split()]
    letters = "".join(part[0] for word in words for part in word.split())
    written = "".join(word[0] for word in words if word)
    return frozenset(one for one in (letters, written) if len(one) > 1)
