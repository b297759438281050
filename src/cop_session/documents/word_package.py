"""The Word file around the words: an own template without anybody's traces, and the same bytes for the same plan."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word

# python-docx's own template is US Letter, written in 2013, with a thumbnail, revision ids and 300 styles.
_TEMPLATE = {
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
_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def opened(language: str) -> Word:
    """Return an empty A4 document in `language` (as in nl-BE), with the styles of the plan."""
    return Document(BytesIO(_template(language)))


def packed(document: Word) -> bytes:
    """Return the bytes of a document; equal documents give equal bytes."""
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return _zipped({name: package.read(name) for name in package.namelist()})


@lru_cache(maxsize=4)
def _template(language: str) -> bytes:
    folder = files("cop_session.documents") / "template"
    parts = {name: (folder / source).read_text("utf-8") for name, source in _TEMPLATE.items()}
    return _zipped({name: text.replace("{language}", language).encode() for name, text in parts.items()})


def _zipped(parts: dict[str, bytes]) -> bytes:
    """Zip parts without the moment and the machine on which that happened."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()
