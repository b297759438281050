"""Text from a file dragged to the terminal, read as a path."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def pasted_path(typed: str) -> Path:
    """Return the path in the text that a terminal makes of a dragged file: quoted, escaped or as a URL."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    elif "\\ " in text:
        text = text.replace("\\ ", " ")
    return Path(text).expanduser()
