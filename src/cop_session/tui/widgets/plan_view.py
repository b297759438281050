"""The outline of a plan as lines for a screen: the same words in the same order as on paper."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import assert_never

from rich.cells import cell_len
from textual.content import Content

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
    Table,
    Weeks,
)
from cop_session.domain.primitives.text_rules import visible

_GAP = 3
_NARROWEST = 14
"""Minimum number of cells of a column; if one is narrower, the row becomes a list."""


def plan_lines(plan: Outline, width: int) -> Iterator[Content]:
    """Yield the lines of the plan, none wider than `width` cells."""
    yield from _wrapped(Content.styled(visible(plan.school), "bold"), width)
    yield from _wrapped(Content.styled(visible(plan.title), "bold $accent"), width)
    yield from _wrapped(Content(visible(plan.subtitle)), width)
    for paragraph in plan.head:
        yield from _block(paragraph, width)
    for section in plan.sections:
        yield Content("")
        yield from _wrapped(Content.styled(visible(section.title).upper(), "bold $accent"), width)
        for block in section.blocks:
            yield from _block(block, width)
    yield Content("")
    yield from _wrapped(Content.styled(visible(plan.footer), "dim"), width)


def _block(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Paragraph(runs=runs, label=label):
            said = _content(runs)
            yield from _wrapped(Content.assemble((f"{visible(label)}: ", "bold"), said) if label else said, width)
        case NumberedList(items=items):
            for number, item in enumerate(items, 1):
                yield from _hanging(f"{number} ".rjust(4), _content(item), width)
        case Bullets(items=items):
            for item in items:
                yield from _hanging("  · ", _content(item), width)
        case Columns(columns=columns):
            lists = [[_title(one.title), *(Content("· ") + _content(item) for item in one.items)] for one in columns]
            yield from _beside(lists, [1] * len(lists), width)
        case Table():
            yield from _table(block, width)
        case Weeks():
            # A picture of data that the text contains elsewhere.
            return
        case Receipt(labels=labels, names=names):
            yield from _wrapped(Content(" · ".join(f"{visible(label)} …………" for label in labels)), width)
            for name in filter(None, names):
                yield from _hanging("  · ", Content(visible(name)), width)
        case never:
            assert_never(never)


def _table(table: Table, width: int) -> Iterator[Content]:
    shares = sum(table.widths)
    room = width - _GAP * (len(table.widths) - 1)
    titled = ([_title(head) for head in table.headers], *([_cell(one) for one in row] for row in table.rows))
    columns = zip(*titled, strict=True)
    if all(room * share // shares >= _least(column) for share, column in zip(table.widths, columns, strict=True)):
        yield from _beside([[_title(head)] for head in table.headers], table.widths, width)
        for row in table.rows:
            yield from _beside([[_cell(one)] for one in row], table.widths, width)
        return
    for row in table.rows:
        lead = Content("  ").join(_cell(one) for one in row[: table.lead])
        yield from _hanging("", Content.assemble(lead).stylize("bold"), width)
        for head, one in zip(table.headers[table.lead :], row[table.lead :], strict=True):
            if one.paragraphs:
                yield from _hanging("    ", Content.assemble((f"{visible(head)}: ", "dim"), _cell(one)), width)


def _beside(cells: Sequence[Sequence[Content]], shares: Sequence[int], width: int) -> Iterator[Content]:
    """Yield columns side by side if each is wide enough, otherwise beneath each other."""
    room = width - _GAP * (len(cells) - 1)
    widths = [max(1, room * share // sum(shares)) for share in shares]
    if any(wide < _least(one) for wide, one in zip(widths, cells, strict=True)):
        for one in cells:
            for content in one:
                yield from _wrapped(content, width)
        return
    columns = [
        [line for content in one for line in _wrapped(content, columns_wide)]
        for one, columns_wide in zip(cells, widths, strict=True)
    ]
    for row in zip_longest(*columns, fillvalue=Content("")):
        padded = [line.pad_right(wide - line.cell_length) for line, wide in zip(row, widths, strict=True)]
        yield Content(" " * _GAP).join(padded).rstrip()


def _least(column: Iterable[Content]) -> int:
    """Return the minimum width of a column in which no word is broken."""
    return max((_NARROWEST, *(cell_len(word) for content in column for word in content.plain.split())))


def _hanging(mark: str, content: Content, width: int) -> Iterator[Content]:
    """Yield wrapped lines with a hanging indent, the first of them after `mark`."""
    for at, line in enumerate(_wrapped(content, max(1, width - len(mark)))):
        yield Content(mark if at == 0 else " " * len(mark)) + line


def _wrapped(content: Content, width: int) -> Iterator[Content]:
    for line in content.split("\n", allow_blank=True):
        yield from line.wrap(max(1, width)) or [Content("")]


def _title(text: str) -> Content:
    return Content.styled(visible(text), "bold")


def _content(runs: Rich) -> Content:
    return Content.assemble(*((visible(run.text), "bold" if run.bold else "") for run in runs))


def _cell(cell: Cell) -> Content:
    return Content("\n").join(_content(paragraph) for paragraph in cell.paragraphs)
