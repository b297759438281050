"""The samples of 22 November 2026, and the words of their Word documents.

`python -m tests.store.log.november` writes down the words of today. A change of the documents changes them; a change of
names or places in the program does not.
"""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Final

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from cop_session.documents.readers import outline_for
from cop_session.documents.word import word_document
from cop_session.domain.codes import Reader
from cop_session.domain.fold import fold
from cop_session.i18n import catalogue
from cop_session.services.sessions.plan_versions import holidays_of
from cop_session.store.bundles import bundle

FOLDER: Final = Path(__file__).with_name("stored") / "november"
_READERS: Final = (Reader.SCHOOL, Reader.PARENTS, Reader.PUPIL)


def samples() -> list[Path]:
    """Return the bundles, in the order of their names."""
    return sorted(FOLDER.glob("*.cop.json"))


def golden(sample: Path) -> Path:
    """Return the file that holds the words of a sample's documents."""
    return sample.with_name(sample.name.replace(".cop.json", ".txt"))


def words(sample: Path) -> str:
    """Return the words of the Word documents that are made of a sample, a line for each paragraph or row."""
    state = fold(bundle.read(sample).events())
    today = state.held_on or date(2026, 11, 24)
    parts = []
    for reader in _READERS:
        plan = outline_for(
            reader,
            state=state,
            t=catalogue(state.locale),
            number=1,
            today=today,
            code="abcd1234",
            holidays=holidays_of(state),
        )
        parts += [f"== {reader.value}", *_lines(word_document.render(plan))]
    return "\n".join(parts) + "\n"


def _lines(document: bytes) -> Iterator[str]:
    opened = Document(BytesIO(document))
    section = opened.sections[0]
    for part in (section.header, opened, section.footer):
        for one in part.iter_inner_content():
            if isinstance(one, Paragraph):
                yield one.text
            elif isinstance(one, Table):
                yield from (" | ".join(cell.text for cell in row.cells) for row in one.rows)


if __name__ == "__main__":
    for path in samples():
        golden(path).write_text(words(path), "utf-8")
