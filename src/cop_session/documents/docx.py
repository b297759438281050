"""The plan as a Word document: A4, real styles, header rows that repeat, nothing about who made it or when."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import assert_never
from unicodedata import bidirectional
from xml.sax.saxutils import escape

from docx.oxml import parse_xml

from cop_session.documents.blocks import (
    Block,
    Bullets,
    Cell,
    Columns,
    Numbered,
    Outline,
    Paragraph,
    Receipt,
    Rich,
    Run,
    Table,
    words,
)
from cop_session.documents.looks import enlarge
from cop_session.documents.word_package import opened, packed
from cop_session.roundtable.text import clean

_LANGUAGES = {"nl_BE": "nl-BE", "nl_NL": "nl-NL", "en": "en-GB"}
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PAGE_WIDTH = 10206
"""Between the margins, in twentieths of a point: 18 cm."""

_LETTERS_PER_LINE = 125
_LINES_PER_PAGE = 50
_ROWS_KEPT_TOGETHER = 4


def render(outline: Outline) -> bytes:
    """Return the plan as the bytes of a .docx file; the same outline gives the same bytes."""
    document = opened(_LANGUAGES[outline.locale])
    enlarge(document, outline.look)
    document.core_properties.title = outline.title
    # One parse of one string: python-docx takes longer to find a cell than to read a whole table.
    body = parse_xml(f"<w:body {_NAMESPACE}>{''.join(_body(outline))}</w:body>")
    end = document.element.body[-1]
    for element in list(body):
        end.addprevious(element)
    text, _, page, *_ = document.sections[0].footer.paragraphs[0].runs
    text.text, page.text = clean(outline.footer), f"{outline.page} "
    return packed(document)


def _body(outline: Outline) -> Iterable[str]:
    if outline.school:
        yield _paragraph("School", (Run(outline.school),))
    yield _paragraph("Title", (Run(outline.title),))
    yield _paragraph("Subtitle", (Run(outline.subtitle),))
    yield from (_labelled("Fact", one) for one in outline.head)
    for section in outline.sections:
        yield _paragraph("Heading1", (Run(section.title),))
        yield from chain.from_iterable(_block(block, section.title) for block in section.blocks)


def _block(block: Block, title: str) -> Iterable[str]:
    match block:
        case Paragraph():
            yield _labelled("Fact" if block.label else "Remark", block)
        case Numbered(items=items):
            yield from (_paragraph("ListNumber", item) for item in items)
        case Bullets(items=items):
            yield from (_paragraph("ListBullet", item) for item in items)
        case Columns(columns=columns):
            row = tuple(Cell(column.items) for column in columns)
            yield _table(title, [column.title for column in columns], [row], [1] * len(columns), bullets=True)
        case Table(headers=headers, rows=rows, widths=widths):
            yield _table(title, headers, rows, widths)
        case Receipt(labels=labels, rows=count):
            empty = tuple(Cell() for _ in labels)
            yield _table(title, labels, [empty] * count, [1] * len(labels), style="PlanForm", height=510)
        case never:
            assert_never(never)


def _table(
    title: str,
    headers: Sequence[str],
    rows: Sequence[tuple[Cell, ...]],
    shares: Sequence[int],
    *,
    bullets: bool = False,
    style: str = "PlanTable",
    height: int = 0,
) -> str:
    widths = [_PAGE_WIDTH * share // sum(shares) for share in shares]
    caption = escape(clean(title), {'"': "&quot;"})
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heading = _row([_paragraph("TableHeading", (Run(header),)) for header in headers], widths, "<w:tblHeader/>")
    whole = [_fits_a_page(row, shares) for row in rows]
    together = all(whole) and len(rows) <= _ROWS_KEPT_TOGETHER
    filled = "".join(
        _row([_cell(one, bullets, together and row is not rows[-1]) for one in row], widths, _height(height), fits)
        for row, fits in zip(rows, whole, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{caption}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{heading}{filled}</w:tbl>"
    )


def _row(cells: Iterable[str], widths: Iterable[int], properties: str = "", whole: bool = True) -> str:
    filled = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
        for content, width in zip(cells, widths, strict=True)
    )
    unsplit = "<w:cantSplit/>" if whole else ""
    return f"<w:tr><w:trPr>{unsplit}{properties}</w:trPr>{filled}</w:tr>"


def _height(twips: int) -> str:
    return f'<w:trHeight w:val="{twips}" w:hRule="atLeast"/>' if twips else ""


def _cell(one: Cell, bullets: bool, keep_next: bool) -> str:
    style = "ListBullet" if bullets and len(one.paragraphs) > 1 else "TableText"
    return "".join(_paragraph(style, item, keep_next) for item in one.paragraphs or ((),))


def _fits_a_page(row: Sequence[Cell], shares: Sequence[int]) -> bool:
    """Tell whether a row is certainly shorter than a page, so that it may be kept whole."""
    whole = sum(shares)
    return all(
        sum(len(words(item)) for item in one.paragraphs) * whole < _LETTERS_PER_LINE * share * _LINES_PER_PAGE / 2
        for one, share in zip(row, shares, strict=True)
    )


def _labelled(style: str, paragraph: Paragraph) -> str:
    label = (Run(f"{paragraph.label}: ", bold=True),) if paragraph.label else ()
    return _paragraph(style, (*label, *paragraph.runs))


def _paragraph(style: str, runs: Rich, keep_next: bool = False) -> str:
    right_to_left = _reads_right_to_left("".join(run.text for run in runs))
    direction = "<w:bidi/>" if right_to_left else ""
    content = "".join(_run(run, right_to_left) for run in runs)
    kept = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{direction}</w:pPr>{content}</w:p>'


def _run(run: Run, right_to_left: bool) -> str:
    strong = '<w:rStyle w:val="Strong"/>' if run.bold else ""
    direction = "<w:rtl/>" if right_to_left else ""
    text = escape(clean(run.text))
    text = text.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    text = text.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r><w:rPr>{strong}{direction}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _reads_right_to_left(text: str) -> bool:
    """Tell whether the first letter with a direction is of a script such as Arabic or Hebrew."""
    if text.isascii():
        return False
    directions = (bidirectional(letter) for letter in text)
    return next((one in ("R", "AL") for one in directions if one in ("L", "R", "AL")), False)
