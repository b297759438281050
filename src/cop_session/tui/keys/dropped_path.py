"""What is dragged to a terminal, read as what it stands for."""

from pathlib import Path
from urllib.parse import unquote, urlsplit


def pasted_path(typed: str) -> Path:
    """Return the path in what a terminal makes of a file that is dragged to it: quoted, escaped or as an address."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif text.startswith("file://"):
        text = unquote(urlsplit(text).path)
    elif "\\ " in text:
        text = text.replace("\\ ", " ")
    return Path(text).expanduser()
