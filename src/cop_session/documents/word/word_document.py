"""The plan as a Word document: A4, real styles, header rows that repeat, nothing about who made it or when."""

from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.school_template import Paper
from cop_session.documents.school_template.fitting import fitted, mark_place, placed, write_footers
from cop_session.documents.word.large_print import enlarge
from cop_session.documents.word.word_blocks import body
from cop_session.documents.word.word_package import opened, packed
from cop_session.domain.primitives.text_rules import clean

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
