"""The plan as plain text that reads well aloud: no columns, no drawn lines, each cell under its own name."""

from collections.abc import Iterator
from typing import assert_never

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
    words,
)

_STEP = "   "


def render(outline: Outline) -> str:
    """Return the plan as text; lines are not wrapped and the last one ends with a newline."""
    parts = [outline.school, outline.title, outline.subtitle, *(_labelled(one) for one in outline.head)]
    text = ["\n".join(part for part in parts if part)]
    for section in outline.sections:
        lines = [line for block in section.blocks for line in _block(block)]
        text.append("\n".join((section.title.upper(), *lines)))
    text.append(outline.footer)
    return "\n\n".join(text) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _labelled(block)
        case NumberedList(items=items):
            yield from (_item(f"{number}.", item) for number, item in enumerate(items, 1))
        case Bullets(items=items):
            yield from (_item("-", item) for item in items)
        case Columns(columns=columns):
            for column in columns:
                yield f"{column.title}:"
                yield from (_item("-", item) for item in column.items)
        case Table():
            yield from _table(block)
        case Weeks():
            # A picture of what stands elsewhere in words.
            return
        case Receipt(labels=labels, names=names):
            forms = ([name, *[""] * (len(labels) - 1)] for name in names)
            yield "\n\n".join(
                "\n".join(f"{label}: {one or '……………………'}" for label, one in zip(labels, form, strict=True))
                for form in forms
            )
        case never:
            assert_never(never)


def _labelled(paragraph: Paragraph) -> str:
    said = words(paragraph.runs)
    return f"{paragraph.label}: {said}".rstrip() if paragraph.label else said


def _item(mark: str, item: Rich) -> str:
    return f"{mark} {_indented(words(item))}"


def _indented(text: str) -> str:
    return text.replace("\n", f"\n{_STEP}")


def _table(table: Table) -> Iterator[str]:
    """Yield the rows: the row's name on its first line, the other cells beneath it under their headers."""
    for row in table.rows:
        texts = [_cell(one) for one in row]
        named_by = texts[: table.lead]
        lines = [". ".join(named_by)] if named_by and all(named_by) else []
        lead = table.lead if lines else 0
        named = zip(table.headers[lead:], texts[lead:], strict=True)
        lines += [f"{header}: {text}" for header, text in named if text]
        yield from (f"{_STEP if index else '- '}{_indented(line)}" for index, line in enumerate(lines))


def _cell(one: Cell) -> str:
    return "; ".join(words(paragraph) for paragraph in one.paragraphs if paragraph)
