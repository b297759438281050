"""The blocks of an outline as the body of a Word document: the look depends on styles alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, assert_never

from cop_session.documents.plan.outline_blocks import (
    Block,
    Bullets,
    Cell,
    Columns,
    NumberedList,
    Outline,
    Paragraph,
    Receipt,
    Rich,
    Run,
    Table,
    Weeks,
    plain,
    words,
)
from cop_session.documents.word.column_widths import column_widths
from cop_session.documents.word.large_print import Look
from cop_session.documents.word.word_text import WordWriter, attribute

_PAGE_WIDTH: Final = 10206
"""Between the margins, in twentieths of a point: 18 cm."""

_NUMBER_WIDTH: Final = 480
_WEEK_WIDTHS: Final = (760, 640)
_ABOUT_WIDTH: Final = 2600

_FORM_SHARES: Final = (24, 13, 32, 31)

_LETTERS_PER_LINE: Final = 125
_LINES_PER_PAGE: Final = 50
_ROWS_KEPT_TOGETHER: Final = 4
_WEEKS_KEPT_TOGETHER: Final = 15


def body(outline: Outline) -> Iterator[str]:
    """Give the paragraphs and tables of an outline as XML, with `w` for the namespace of Word."""
    drawn = _Body(WordWriter(outline.names), outline.look)
    if outline.school:
        yield drawn.text("School", outline.school)
    yield drawn.text("Title", outline.title)
    yield drawn.text("Subtitle", outline.subtitle)
    yield from (drawn.labelled("Fact", one) for one in outline.head)
    for section in outline.sections:
        yield drawn.text("Heading1", section.title)
        yield from chain.from_iterable(drawn.block(block, section.title) for block in section.blocks)


class _Body:
    def __init__(self, writer: WordWriter, look: Look) -> None:
        self._paragraph: Callable[[str, Rich], str] = writer.paragraph
        self._look: Look = look

    def text(self, style: str, text: str) -> str:
        return self._paragraph(style, (Run(text),))

    def labelled(self, style: str, paragraph: Paragraph) -> str:
        label = (Run(f"{paragraph.label}: ", bold=True),) if paragraph.label else ()
        return self._paragraph(style, (*label, *paragraph.runs))

    def block(self, block: Block, title: str) -> Iterable[str]:
        match block:
            case Paragraph():
                yield self.labelled("Fact" if block.label else "Remark", block)
            case NumberedList(items=items):
                yield from (self._paragraph("ListNumber", item) for item in items)
            case Bullets(items=items):
                yield from (self._paragraph("ListBullet", item) for item in items)
            case Columns():
                yield self._columns(block, title)
            case Table():
                yield self._table(block, title)
            case Weeks():
                yield from self._weeks(block)
            case Receipt(labels=labels, names=names, description=description):
                boxes = [self._paragraph("FormField", ())] * (len(labels) - 1)
                rows = [([self._paragraph("FormField", plain(name)), *boxes], True) for name in names]
                yield self._drawn((title, description), labels, rows, _FORM_SHARES, style="PlanForm")
            case never:
                assert_never(never)

    def _columns(self, block: Columns, title: str) -> str:
        lists = [
            "".join(self._paragraph("ListBullet" if len(one.items) > 1 else "TableText", item) for item in one.items)
            for one in block.columns
        ]
        whole = _fits_a_page([Cell(one.items) for one in block.columns], [1] * len(lists))
        headers = [one.title for one in block.columns]
        return self._drawn((title, block.description), headers, [(lists, whole)], [1] * len(lists))

    def _table(self, table: Table, title: str) -> str:
        if not table.headers:
            # A damaged log may hold a line without words.
            return ""
        widths = column_widths(table.headers, table.rows, table.widths, _PAGE_WIDTH, self._look)
        whole = [_fits_a_page(row, widths) for row in table.rows]
        together = all(whole) and len(whole) <= _ROWS_KEPT_TOGETHER
        rows = [
            ([self._cell(one, together and row is not table.rows[-1]) for one in row], fits)
            for row, fits in zip(table.rows, whole, strict=True)
        ]
        return self._drawn((title, table.description), table.headers, rows, widths)

    def _cell(self, one: Cell, kept: bool) -> str:
        style = "TableTextKept" if kept else "TableText"
        return "".join(self._paragraph(style, item) for item in one.paragraphs or ((),))

    def _weeks(self, block: Weeks) -> Iterator[str]:
        wide = len(block.headers) - 1
        room = (_PAGE_WIDTH - _NUMBER_WIDTH - _ABOUT_WIDTH) // len(block.weeks)
        week = next((one for one in _WEEK_WIDTHS if one <= room), _WEEK_WIDTHS[-1])
        widths = [_NUMBER_WIDTH, *[0] * wide, *[week] * len(block.weeks)]
        widths[1 : 1 + wide] = [(_PAGE_WIDTH - sum(widths)) // wide] * wide
        # One paragraph that is kept with the next is enough to keep its row.
        about = "WeekAboutKept" if len(block.rows) <= _WEEKS_KEPT_TOGETHER else "WeekAbout"
        rows = [
            ([*(self.text(about, text) for text in row.about), *map(self._sign, row.signs)], True) for row in block.rows
        ]
        headings = [*(("TableHeading", text) for text in block.headers), *(("WeekHeading", one) for one in block.weeks)]
        yield self.text("Heading2", block.title)
        # Ahead of the table, because LibreOffice does not keep what follows a table on its page.
        yield self.text("Remark", block.legend)
        yield _drawn(
            (block.title, block.description),
            [self.text(style, text) for style, text in headings],
            rows,
            widths,
            "PlanWeeks",
        )

    def _sign(self, sign: str) -> str:
        return self.text("WeekBusy", sign) if sign else self._paragraph("WeekFree", ())

    def _drawn(
        self,
        named: tuple[str, str],
        headers: Sequence[str],
        rows: Sequence[tuple[Sequence[str], bool]],
        shares: Sequence[int],
        style: str = "PlanTable",
    ) -> str:
        widths = [_PAGE_WIDTH * share // sum(shares) for share in shares]
        return _drawn(named, [self.text("TableHeading", header) for header in headers], rows, widths, style)


def _drawn(
    named: tuple[str, str],
    headings: Sequence[str],
    rows: Iterable[tuple[Sequence[str], bool]],
    widths: Sequence[int],
    style: str,
) -> str:
    """Return a table of cells already drawn; `named` is its title and a sentence that describes it."""
    title, description = map(attribute, named)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    told = f'<w:tblDescription w:val="{description}"/>' if description else ""
    filled = "".join(_row(cells, widths, "<w:cantSplit/>" if whole else "") for cells, whole in rows)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{title}"/>{told}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_row(headings, widths, '<w:cantSplit/><w:tblHeader/>')}{filled}</w:tbl>"
    )


def _row(cells: Sequence[str], widths: Sequence[int], properties: str) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for content, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{filled}</w:tr>"


def _fits_a_page(row: Sequence[Cell], shares: Sequence[int]) -> bool:
    """Tell whether a row is certainly shorter than half a page, and may therefore be kept whole."""
    letters = [_LETTERS_PER_LINE * share / sum(shares) for share in shares]
    return all(
        sum(1 + len(line) / wide for item in one.paragraphs for line in words(item).split("\n")) < _LINES_PER_PAGE / 2
        for one, wide in zip(row, letters, strict=True)
    )
