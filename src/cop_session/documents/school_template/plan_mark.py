"""The mark `{{plan}}` in a school's document: finding it, detecting misspellings, and removing it from a line."""

import re
from collections.abc import Iterator
from typing import Final

from cop_session.documents.school_template.markup import Element, name

MARK: Final = "{{plan}}"

_MARK: Final = re.compile(r"\{\s*\{\s*plan\s*\}\s*\}", re.IGNORECASE)
_LIKE: Final = re.compile(
    r"\{[{\s]*[^\W\d_][\w -]{0,30}[}\s]*"
    r"|[^\W\d_]\w{0,30}\s*\}[}\s]*"
    r"|[\[<«]{1,2}\s*(?:zorg)?plan\s*[\]>»]{1,2}",
    re.IGNORECASE,
)
"""Words in braces, or at least with one; `plan` in other brackets, but not in those of a sentence."""


def has_mark(paragraph: Element) -> bool:
    """Tell whether a paragraph's own words contain the mark."""
    return _MARK.search(words_of(paragraph)) is not None


def is_mark(paragraph: Element) -> bool:
    """Tell whether a paragraph holds the mark and nothing else."""
    return _MARK.fullmatch(words_of(paragraph).strip()) is not None


def likeness(paragraph: Element) -> str:
    """Return the text in a paragraph that resembles the mark, empty if none does."""
    found = _LIKE.search(words_of(paragraph))
    return found[0].strip() if found else ""


def words_of(paragraph: Element) -> str:
    """Return the words of a paragraph without those of a text box in it."""
    return "".join(one.text or "" for one in _texts(paragraph))


def take_out(paragraph: Element) -> None:
    """Take the mark out of the words of a paragraph; Word may have cut it into several runs."""
    texts = list(_texts(paragraph))
    letters = [(one, letter) for one in texts for letter in one.text or ""]
    gone = {place for found in _MARK.finditer(words_of(paragraph)) for place in range(*found.span())}
    for one in texts:
        one.text = ""
    for place, (one, letter) in enumerate(letters):
        if place not in gone:
            one.text += letter


def _texts(paragraph: Element) -> Iterator[Element]:
    of_boxes = set[Element]()
    for box in paragraph.iter(name("w:txbxContent")):
        of_boxes.update(box.iter(name("w:t")))
    return (one for one in paragraph.iter(name("w:t")) if one not in of_boxes)
