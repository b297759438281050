"""In which forms a document leaves, and its bytes in each of them."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cop_session.documents.plan.outline_blocks import Outline

if TYPE_CHECKING:
    from cop_session.documents.school_template import Paper


class Form(StrEnum):
    """The form of a document; the value stands in the log and on the command line."""

    WORD = "docx"
    PROTECTED = "protected"
    """Word that opens with a passphrase only."""
    MAIL = "eml"
    """A mail that waits to be sent, with the protected document in it."""
    PDF = "pdf"
    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    """Clean tables, for the pupil tracking system of the school."""
    LVS = "lvs"
    """The same as plain text."""
    CALENDAR = "ics"
    """The interim evaluation, for a calendar."""


ENDINGS: Final = {
    Form.WORD: ".docx",
    Form.PROTECTED: ".docx",
    Form.MAIL: ".eml",
    Form.PDF: ".pdf",
    Form.TEXT: ".txt",
    Form.MARKDOWN: ".md",
    Form.HTML: ".html",
    Form.LVS: "-lvs.txt",
    Form.CALENDAR: ".ics",
}

ON_CLIPBOARD: Final = frozenset({Form.TEXT, Form.MARKDOWN, Form.HTML, Form.LVS})
"""Text forms, which can be pasted elsewhere."""

LOCKED: Final = frozenset({Form.PROTECTED, Form.MAIL})
"""Forms that need a passphrase."""


def word(outline: Outline, paper: "Paper | None" = None) -> bytes:
    """Return the document as an open Word file, on the school's `paper` if there is any."""
    # Imported here because python-docx takes long to load and most forms do without it.
    from cop_session.documents.word import word_document

    return word_document.render(outline, paper)


def printed(document: bytes, private: Path | None = None) -> bytes:
    """Return a Word file as PDF, made in the folder `private`; raises Trouble as `pdf.converted` does."""
    from cop_session.documents.pdf_export import converted

    return converted(document, private)


def new_passphrase() -> str:
    """Return six random Dutch words as a passphrase."""
    from cop_session.documents.document_passphrase import new

    return new()


def protected(document: bytes, passphrase: str) -> bytes:
    """Return a Word file that opens with `passphrase` only."""
    from cop_session.documents.document_encryption import protected as locked

    return locked(document, passphrase)


def written(outline: Outline, form: Form) -> str:
    """Return the document as text; raises ValueError for a form that is none."""
    from cop_session.documents import text_export
    from cop_session.documents.markdown_export import render as markdown
    from cop_session.documents.pupil_system_export import html
    from cop_session.documents.pupil_system_export import text as lvs

    render = {Form.TEXT: text_export.render, Form.MARKDOWN: markdown, Form.HTML: html, Form.LVS: lvs}.get(form)
    if render is None:
        raise ValueError(form)
    return render(outline)
