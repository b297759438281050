"""The plan as a Word document: A4, real styles, header rows that repeat, nothing about who made it or when."""

from cop_session.documents.blocks import Outline
from cop_session.documents.looks import enlarge
from cop_session.documents.paper import Paper
from cop_session.documents.paper.fitting import fitted, mark_place, placed, write_footers
from cop_session.documents.word_blocks import body
from cop_session.documents.word_package import opened, packed
from cop_session.roundtable.text import clean

_LANGUAGES = {"nl_BE": "nl-BE", "nl_NL": "nl-NL", "en": "en-GB"}


def render(outline: Outline, paper: Paper | None = None) -> bytes:
    """Return the plan as the bytes of a .docx file, on our own A4 or on `paper`; equal outlines give equal bytes."""
    document = opened(_LANGUAGES[outline.locale], paper)
    enlarge(document, outline.look)
    document.core_properties.title = outline.title
    content = "".join(body(outline))
    if paper is not None:
        content = fitted(content, paper)
    mark_place(document)
    write_footers(document, clean(outline.footer), outline.page)
    return packed(document, lambda markup: placed(markup, content))
