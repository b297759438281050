"""The Word file around the words: a template without traces of any author, and the same bytes for the same plan."""

from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from cop_session.documents.school_template import Paper, own

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)
_PACKED = (".xml", ".rels", ".odttf", ".emf", ".wmf", ".bmp", ".svg")


def opened(language: str, paper: Paper | None = None) -> Word:
    """Return an empty document in `language` (as in nl-BE) with the styles of the plan, on our own A4 or on `paper`."""
    return Document(BytesIO(_own(language) if paper is None else _opened(paper, language)))


def template(paper: Paper, language: str) -> bytes:
    """Return the bytes of a document with that paper and nothing on it, in `language` (as in nl-BE)."""
    return _zipped(_in_language(paper, language))


def _opened(paper: Paper, language: str) -> bytes:
    # To be read at once: packing it would take as long as all the rest.
    return _zipped(_in_language(paper, language), packed_parts=())


def _in_language(paper: Paper, language: str) -> Mapping[str, bytes]:
    return {part: content.replace(b"{language}", language.encode()) for part, content in paper.parts.items()}


def packed(document: Word, filled: Callable[[bytes], bytes]) -> bytes:
    """Return the bytes of a document, its main part as `filled` gives it; equal documents give equal bytes."""
    main, parts = document.part.partname.lstrip("/"), _parts_of(document)
    return _zipped({name: filled(content) if name == main else content for name, content in parts.items()})


class _Collected:
    """Takes the parts of a package as python-docx writes them, unzipped: to zip them twice takes long."""

    def __init__(self) -> None:
        self.parts: Final = dict[str, bytes]()

    def write(self, name: PackURI, content: bytes) -> None:
        self.parts[name.membername] = content


def _parts_of(document: Word) -> Mapping[str, bytes]:
    collected, package = _Collected(), document.part.package
    parts = package.parts
    for part in parts:
        part.before_marshal()
    # What its own `write` does, in the same order.
    writer: Any = PackageWriter
    writer._write_content_types_stream(collected, parts)
    writer._write_pkg_rels(collected, package.rels)
    writer._write_parts(collected, parts)
    return collected.parts


@lru_cache(maxsize=4)
def _own(language: str) -> bytes:
    return template(own(), language)


def _zipped(parts: Mapping[str, bytes], packed_parts: Collection[str] = _PACKED) -> bytes:
    """Zip parts without the moment and the machine on which that happened; pictures are small as they are."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED if name.endswith(tuple(packed_parts)) else ZIP_STORED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()
