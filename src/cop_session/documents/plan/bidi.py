"""In which direction text reads: that of most scripts, or that of Arabic, Hebrew and their like."""

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import bidirectional

_RIGHT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_FROM_THE_RIGHT: Final = re.compile(f"[{_RIGHT}](?:[{_RIGHT}\\W\\d_]*[{_RIGHT}])?")
_FROM_THE_LEFT: Final = re.compile(f"(?![{_RIGHT}])[^\\W\\d_](?:[^{_RIGHT}]*(?![{_RIGHT}])[^\\W\\d_])?")


def has_mirrored(text: str) -> bool:
    """Tell whether any letter is of a script that reads from right to left."""
    return not text.isascii() and _FROM_THE_RIGHT.search(text) is not None


def is_mirrored(text: str) -> bool:
    """Tell whether the first letter with a direction is of a script that reads from right to left."""
    if text.isascii():
        return False
    directions = (bidirectional(letter) for letter in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)


def stretches(text: str, mirrored: bool) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text in a paragraph, `mirrored` or not, each with whether it reads from the right."""
    at = 0
    for found in (_FROM_THE_LEFT if mirrored else _FROM_THE_RIGHT).finditer(text):
        yield text[at : found.start()], mirrored
        yield found[0], not mirrored
        at = found.end()
    yield text[at:], mirrored
