"""Our own template: A4 without traces of any author."""

from functools import cache
from importlib.resources import files
from typing import Final

from cop_session.documents.school_template.markup import Element, parsed
from cop_session.documents.school_template.template import Paper

# python-docx's own template is US Letter, written in 2013, with a thumbnail, revision ids and 300 styles.
_PARTS: Final = {
    "[Content_Types].xml": "content_types.xml",
    "_rels/.rels": "package_rels.xml",
    "docProps/core.xml": "core.xml",
    "word/document.xml": "document.xml",
    "word/_rels/document.xml.rels": "document_rels.xml",
    "word/styles.xml": "styles.xml",
    "word/numbering.xml": "numbering.xml",
    "word/settings.xml": "settings.xml",
    "word/footer1.xml": "footer1.xml",
}


@cache
def own() -> Paper:
    """Return the paper of a plan for a school that has none of its own here."""
    folder = files("cop_session.documents") / "template"
    return Paper({part: (folder / file).read_bytes() for part, file in _PARTS.items()})


def own_tree(part: str) -> Element:
    """Return the root of a part of our own paper, for the caller to change."""
    return parsed(own().parts[part])
