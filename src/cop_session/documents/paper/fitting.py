"""A plan on its paper: its words at the place for them, under the paper's own styles, as wide as the page."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from cop_session.documents.paper.pages import FOOTER, MARK, PAGE
from cop_session.documents.paper.paper import OWN_WIDTH, Paper

_STYLED: Final = tuple(qn(one) for one in ("w:pStyle", "w:rStyle", "w:tblStyle"))
_WIDE: Final = tuple(qn(one) for one in ("w:gridCol", "w:tcW", "w:tblW"))


def fit(content: BaseOxmlElement, paper: Paper) -> None:
    """Let content that was made for our own paper name the styles and lists of `paper` and be as wide as it is."""
    if paper.styles:
        for one in list(content.iter(*_STYLED)):
            _restyle(one, paper)
        for one in content.iter(qn("w:numId")):
            one.set(qn("w:val"), paper.numbers.get(one.get(qn("w:val"), ""), one.get(qn("w:val"), "")))
    if paper.width != OWN_WIDTH:
        for one in content.iter(*_WIDE):
            if one.get(qn("w:type"), "dxa") == "dxa":
                one.set(qn("w:w"), str(int(one.get(qn("w:w"), "0")) * paper.width // OWN_WIDTH))


def place(document: Word, content: BaseOxmlElement) -> None:
    """Put the children of `content` where the paper has its mark."""
    mark = next(one for one in document.element.body if one.tag == qn("w:p") and _text(one) == MARK)
    for element in content:
        # As a copy: libxml2 takes quadratic time to move a large table away from the namespace it was parsed with.
        mark.addprevious(deepcopy(element))
    document.element.body.remove(mark)


def write_footers(document: Word, footer: str, page: str) -> None:
    """Put the words of the footer, and the word before a page number, on every page."""
    words = {FOOTER: footer, PAGE: f"{page} "}
    for line in _footers(document):
        for one in line.iter(qn("w:t")):
            one.text = words.get(one.text or "", one.text)


def _footers(document: Word) -> Iterator[BaseOxmlElement]:
    """Yield the paragraph of ours in each footer, which is its first."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTER:
            yield relation.target_part.element[0]


def _restyle(one: BaseOxmlElement, paper: Paper) -> None:
    own = one.get(qn("w:val"), "")
    one.set(qn("w:val"), paper.styles.get(own, own))
    if own in paper.counted:
        counting, number = OxmlElement("w:numPr"), OxmlElement("w:numId")
        number.set(qn("w:val"), paper.counted[own])
        counting.append(number)
        one.addnext(counting)


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
