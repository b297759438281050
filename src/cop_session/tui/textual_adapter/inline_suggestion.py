"""A suggestion behind the text of an input, at once: a `Suggester` shows it later, and after a focus never."""

from textual.widgets import Input


def suggest(field: Input, text: str) -> None:
    """Show the rest of `text` behind the typed text, if `text` begins with it; empty text shows nothing."""
    field._suggestion = text
