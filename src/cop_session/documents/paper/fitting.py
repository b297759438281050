"""A plan on its paper: its words at the place for them, under the paper's own styles, as wide as the page."""

from collections.abc import Iterator
from typing import Final

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsmap, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import ProcessingInstruction, tostring

from cop_session.documents.paper.marks import MARK
from cop_session.documents.paper.pages import FOOTER, PAGE
from cop_session.documents.paper.paper import OWN_WIDTH, Paper

_HERE: Final[bytes] = tostring(ProcessingInstruction("plan"))
"""What stands where the plan comes."""

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


def mark_place(document: Word) -> None:
    """Put a mark for `placed` where the paper has its own."""
    mark = next(one for one in document.element.body if one.tag == qn("w:p") and _text(one) == MARK)
    mark.addprevious(ProcessingInstruction("plan"))
    document.element.body.remove(mark)


def fitted(content: str, paper: Paper) -> str:
    """Return the markup of content, made for our own paper, as it is on `paper`."""
    # One parse of one string: python-docx takes longer to find a cell than to read a whole table.
    tree = parse_xml(f'<w:body xmlns:w="{nsmap["w"]}">{content}</w:body>')
    fit(tree, paper)
    markup = str(tostring(tree, encoding="unicode"))
    return markup[markup.index(">") + 1 : markup.rindex("</")]


def placed(packed: bytes, content: str) -> bytes:
    """Return the markup of a document with `content` in the place of the mark.

    As text: libxml2 takes quadratic time to move a large table or a paragraph of many lines to another tree.
    """
    before, _, after = packed.partition(_HERE)
    return b"".join((before, content.encode(), after))


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
