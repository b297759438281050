"""The Word file around the words: a paper without anybody's traces, and the same bytes for the same plan."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as Word

from cop_session.documents.paper import Paper, own

_NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def opened(language: str, paper: Paper | None = None) -> Word:
    """Return an empty document in `language` (as in nl-BE) with the styles of the plan, on our own A4 or on `paper`."""
    return Document(BytesIO(_own(language) if paper is None else template(paper, language)))


def template(paper: Paper, language: str) -> bytes:
    """Return the bytes of a document with that paper and nothing on it, in `language` (as in nl-BE)."""
    return _zipped({part: content.replace(b"{language}", language.encode()) for part, content in paper.parts.items()})


def packed(document: Word, filled: Callable[[bytes], bytes]) -> bytes:
    """Return the bytes of a document, its main part as `filled` gives it; equal documents give equal bytes."""
    saved, main = BytesIO(), document.part.partname.lstrip("/")
    document.save(saved)
    with ZipFile(saved) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return _zipped({name: filled(content) if name == main else content for name, content in parts.items()})


@lru_cache(maxsize=4)
def _own(language: str) -> bytes:
    return template(own(), language)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    """Zip parts without the moment and the machine on which that happened."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            entry = ZipInfo(name, _NO_MOMENT)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()
