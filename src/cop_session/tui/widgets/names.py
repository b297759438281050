"""Names as they may be seen by who looks over a shoulder."""

import re


def masked(text: str, name: str) -> str:
    """Return `text` with an initial for every part of `name` that stands in it as a word."""
    for part in sorted(dict.fromkeys(name.split()), key=len, reverse=True):
        if len(part) > 1:
            # As written or in capitals, but not in lower case: Jan is somebody, jan is a month.
            text = re.sub(rf"\b(?:{re.escape(part)}|{re.escape(part.upper())})\b", f"{part[0].upper()}.", text)
    return text
