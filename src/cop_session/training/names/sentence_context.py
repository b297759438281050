"""Context that tells whether a word is a name: the beginning of a sentence, the next word, quotation marks."""

import re
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.training.lexicon.ordinary_words import is_ordinary
from cop_session.training.names.known_names import WORD

_BEGINNING: Final = re.compile(r"(?:\A|[.!?:;…\n“\"„«(•*]|(?:\A|\s)[-–—]|(?:\A|\s)['‘])\s*\Z")
_ABBREVIATED: Final = re.compile(
    r"(?<!\w)(?:mevr|mw|dhr|dr|drs|mr|prof|ir|ing|st|nr|bv|bijv|ca|resp|incl|excl|[^\W\d_])\.\s*\Z", re.IGNORECASE
)
_FAR_BACK: Final = 40
"""In characters."""
_LONGEST_QUOTE: Final = 400
"""In characters; a quotation opened further back counts as closed."""
_SHORT: Final = 3
_DOES_TEXT: Final = """
    is was heeft had wil wilt wou wilde kan kon mag mocht moet moest zal zou gaat ging doet deed komt kwam staat
    stond zit zat ligt lag blijft bleef krijgt kreeg geeft gaf neemt nam vindt vond weet wist zegt zei ziet zag
    hoort
"""
_DOES: Final = frozenset(_DOES_TEXT.split())
_NOT_DONE_TEXT: Final = """
    niet met dat wat het tot uit naast rust nacht kracht zacht recht slecht echt vast laatst eerst
"""
_NOT_DONE: Final = frozenset(_NOT_DONE_TEXT.split())


def begins_sentence(text: str, at: int) -> bool:
    """Tell whether the word at `at` begins a sentence, where a capital is no evidence of a name."""
    before = text[max(0, at - _FAR_BACK) : at]
    return _BEGINNING.search(before) is not None and _ABBREVIATED.search(before) is None


def opened(text: str, at: int) -> bool:
    """Tell whether a single quotation mark was opened before `at` and not closed since."""
    before = text[max(at - _LONGEST_QUOTE, 0) : at]
    marks = re.findall(r"(?<!\w)['‘](?=\w)(?!s(?!\w)|t(?!\w)|n(?!\w)|k(?!\w))", before)
    closed = re.findall(r"(?<=[\w.!?,])['’](?!\w)", before)
    return len(marks) > len(closed)


def does_something(text: str, end: int) -> bool:
    """Tell whether a verb with a person as subject comes next: *Roos ziet*, *Wil wil*, not *Ben je*, *Storm op zee*."""
    found = WORD.match(text, end + 1)
    word = bare(found[0]) if found else ""
    if found and word == "en":
        # *Roos en Ben*, but not *Bakker en slager*.
        return text[found.end() + 1 : found.end() + 2].isupper()
    return word in _DOES or (len(word) > _SHORT and word.endswith("t") and word not in _NOT_DONE and is_ordinary(word))


def owns(text: str, end: int) -> bool:
    """Tell whether a possessed word comes next: *kaats mama*, but not *kaats met de bal*."""
    found = WORD.match(text, end + 1)
    return found is not None and len(found[0]) > _SHORT and is_ordinary(bare(found[0]))
