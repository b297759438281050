"""Where a sentence begins, so that a capital says nothing."""

import re
from typing import Final

_BEGINNING: Final = re.compile(r"(?:\A|[.!?:;…\n“\"„«(•*]|(?:\A|\s)[-–—]|(?:\A|\s)['‘])\s*\Z")
_ABBREVIATED: Final = re.compile(
    r"(?<!\w)(?:mevr|mw|dhr|dr|drs|mr|prof|ir|ing|st|nr|bv|bijv|ca|resp|incl|excl|[^\W\d_])\.\s*\Z", re.IGNORECASE
)
_FAR_BACK: Final = 40
"""In characters."""


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether what stands at `at` begins a sentence, so that its capital says nothing."""
    before = text[max(0, at - _FAR_BACK) : at]
    return _BEGINNING.search(before) is not None and _ABBREVIATED.search(before) is None
