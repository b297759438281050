"""The plan as a Word document: A4, real styles, header rows that repeat, nothing about who made it or when."""

from docx.oxml import parse_xml

from cop_session.documents.blocks import Outline
from cop_session.documents.looks import enlarge
from cop_session.documents.paper import Paper
from cop_session.documents.paper.fitting import fit, place, write_footers
from cop_session.documents.word_blocks import body
from cop_session.documents.word_package import opened, packed
from cop_session.roundtable.text import clean

_LANGUAGES = {"nl_BE": "nl-BE", "nl_NL": "nl-NL", "en": "en-GB"}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def render(outline: Outline, paper: Paper | None = None) -> bytes:
    """Return the plan as the bytes of a .docx file, on our own A4 or on `paper`; equal outlines give equal bytes."""
    document = opened(_LANGUAGES[outline.locale], paper)
    enlarge(document, outline.look)
    document.core_properties.title = outline.title
    # One parse of one string: python-docx takes longer to find a cell than to read a whole table.
    content = parse_xml(f"<w:body {_NAMESPACE}>{''.join(body(outline))}</w:body>")
    if paper is not None:
        fit(content, paper)
    place(document, content)
    write_footers(document, clean(outline.footer), outline.page)
    return packed(document)
