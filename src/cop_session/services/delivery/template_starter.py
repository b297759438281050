"""The document with which a school begins its own paper."""

from pathlib import Path

from cop_session.documents.document_files import write
from cop_session.i18n import Translator

_ENDING = ".docx"


def write_starting_paper(t: Translator, folder: Path, out: Path | None = None) -> Path:
    """Write a starting document for a school's paper, in the language of `t`, and return its path.

    It goes to `out`, or without one to `folder`; if a file of that name exists the next free name is taken. Raises
    Trouble `cannot_write`.
    """
    # Imported here because python-docx takes long to load.
    from cop_session.documents.school_template.starter_template import guide, starting_paper
    from cop_session.documents.word import word_document

    made = guide(t)
    content = word_document.render(made, starting_paper(t))
    if out is None:
        return write(folder, made.file_stem, _ENDING, content)
    return write(out.parent, out.name.removesuffix(_ENDING), _ENDING, content)
