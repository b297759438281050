"""A plan on its paper: its words at the place for them, under the paper's own styles, as wide as the page."""

import re
from collections.abc import Iterator
from typing import Final

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import ProcessingInstruction, tostring

from cop_session.documents.school_template.plan_mark import MARK
from cop_session.documents.school_template.template import OWN_WIDTH, Paper
from cop_session.documents.school_template.template_pages import FOOTER, PAGE

_HERE: Final[bytes] = tostring(ProcessingInstruction("plan"))
"""The placeholder at the position of the plan."""

_STYLED: Final = re.compile('<w:(pStyle|rStyle|tblStyle) w:val="([^"]*)"/>')
_WIDE: Final = re.compile('(<w:(?:gridCol|tcW|tblW) w:w=")([0-9]+)(")')


def mark_place(document: Word) -> None:
    """Put a mark for `placed` in the place of the template's own mark."""
    mark = next(one for one in document.element.body if one.tag == qn("w:p") and _text(one) == MARK)
    mark.addprevious(ProcessingInstruction("plan"))
    document.element.body.remove(mark)


def fitted(content: str, paper: Paper) -> str:
    """Return the markup of content, made for our own paper, as it names styles and lists and is as wide on `paper`.

    Inserted as text: users' words contain no `<` here, and parsing a plan takes longer than drawing it.
    """
    if paper.styles:
        content = _STYLED.sub(lambda found: _restyled(found, paper), content)
    if paper.width != OWN_WIDTH:
        content = _WIDE.sub(lambda found: f"{found[1]}{int(found[2]) * paper.width // OWN_WIDTH}{found[3]}", content)
    return content


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


def _restyled(found: re.Match[str], paper: Paper) -> str:
    kind, own = found[1], found[2]
    style = f'<w:{kind} w:val="{paper.styles.get(own, own)}"/>'
    if own not in paper.counted:
        return style
    return f'{style}<w:numPr><w:numId w:val="{paper.counted[own]}"/></w:numPr>'


def _text(paragraph: BaseOxmlElement) -> str:
    return "".join(one.text or "" for one in paragraph.iter(qn("w:t")))
