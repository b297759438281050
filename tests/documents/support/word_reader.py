"""Read a Word document back with python-docx, as its recipients' programs would."""

from dataclasses import dataclass
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.table import Table
from docx.text.paragraph import Paragraph


@dataclass(frozen=True)
class Read:
    """The document, and its words in reading order: one line a paragraph."""

    document: Word
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def under(self, heading: str) -> list[Table]:
        """The tables between this heading and the next one."""
        found: list[Table] = []
        inside = False
        for item in self.document.iter_inner_content():
            if isinstance(item, Paragraph):
                if item.style is not None and item.style.name in ("Heading 1", "Heading 2"):
                    inside = item.text == heading
            elif inside:
                found.append(item)
        return found

    def rows(self, heading: str) -> list[list[str]]:
        """The rows below the header of the table under a heading, as texts."""
        return [[cell.text for cell in row.cells] for table in self.under(heading) for row in table.rows[1:]]


def read(content: bytes) -> Read:
    document = Document(BytesIO(content))
    lines: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Paragraph):
            lines.append(item.text)
        else:
            lines += [part.text for row in item.rows for cell in row.cells for part in cell.paragraphs]
    return Read(document, tuple(lines))
