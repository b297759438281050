"""The plan as Markdown: headings to walk along and lists to hear, and no word of a user is ever markup."""

import re
from collections.abc import Iterator, Sequence
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
)
from cop_session.domain.primitives.text_rules import visible

_MARKS = str.maketrans({mark: f"\\{mark}" for mark in r"\`*_[]<>&#|~$@"})
_ADDRESSES = re.compile(r"(?<=www)\.|(?<=\w)\.(?=[^\W\d_]{2})|:(?=//)", re.IGNORECASE)
"""Matches places in bare words that some programs would read as a link."""

_FIRST = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=:]))")
_BREAK = "\\\n"


def render(outline: Outline) -> str:
    """Return the plan as CommonMark; the last line ends with a newline.

    Tables are lists, each cell under its own name, as Markdown is mostly read without being drawn.
    """
    parts = [_line(outline.school), f"# {_line(outline.title)}", _line(outline.subtitle)]
    parts += [_labelled(one) for one in outline.head]
    for section in outline.sections:
        blocks = [text for block in section.blocks for text in _block(block)]
        if blocks:
            parts += [f"## {_line(section.title)}", *blocks]
    parts.append(_line(outline.footer))
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _labelled(block)
        case NumberedList(items=items):
            yield "\n".join(_item(f"{number}. ", [_rich(item)]) for number, item in enumerate(items, 1))
        case Bullets(items=items):
            yield _bullets(items)
        case Columns(columns=columns):
            for column in columns:
                yield f"### {_line(column.title)}"
                yield _bullets(column.items)
        case Table():
            yield "\n".join(_rows(block))
        case Weeks():
            # A picture of what stands elsewhere in words.
            return
        case Receipt(labels=labels, names=names):
            forms = ([_line(name), *[""] * (len(labels) - 1)] for name in names)
            yield "\n\n".join(
                "\n".join(
                    _item("- ", [f"{_line(label)}: {one or '……………………'}"])
                    for label, one in zip(labels, form, strict=True)
                )
                for form in forms
            )
        case never:
            assert_never(never)


def _bullets(items: Sequence[Rich]) -> str:
    return "\n".join(_item("- ", [_rich(item)]) for item in items)


def _rows(table: Table) -> Iterator[str]:
    """Yield the rows: the row's name first, the other cells within it under their headers."""
    for row in table.rows:
        texts = [_cell(one) for one in row]
        named_by = texts[: table.lead]
        lead = table.lead if named_by and all(named_by) else 0
        named = zip(table.headers[lead:], texts[lead:], strict=True)
        cells = [_item("- ", [f"{_line(header)}: {text}"]) for header, text in named if text]
        if lead or cells:
            yield _item("- ", [" · ".join(texts[:lead]), *cells]) if lead else "\n".join(cells)


def _cell(one: Cell) -> str:
    return "; ".join(_rich(paragraph) for paragraph in one.paragraphs if paragraph)


def _labelled(paragraph: Paragraph) -> str:
    said = _rich(paragraph.runs)
    return f"{_line(paragraph.label)}: {said}".rstrip() if paragraph.label else said


def _item(mark: str, parts: Sequence[str]) -> str:
    """Return an item of a list: text below its first line is aligned with its first word."""
    return mark + "\n".join(parts).replace("\n", "\n" + " " * len(mark))


def _rich(runs: Rich) -> str:
    """Return a paragraph; its own line breaks stay."""
    runs = tuple(run for run in runs if not run.sign)
    text = "".join(_weighted(runs, index) for index in range(len(runs)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return _BREAK.join(_unmarked(line) for line in lines if line)


def _weighted(runs: Rich, index: int) -> str:
    """Return a run, between asterisks if it is bold and Markdown would read them as bold."""
    run = runs[index]
    text = _escaped(run.text)
    if not run.bold or not run.text or run.text.strip() != run.text:
        return text
    # Of what stands around it one letter is looked at: to join all of it for each run takes the square of a long list.
    before = next((runs[at].text for at in range(index - 1, -1, -1) if runs[at].text), " ")[-1]
    after = next((runs[at].text for at in range(index + 1, len(runs)) if runs[at].text), " ")[0]
    opens = run.text[0].isalnum() or before.isspace()
    closes = run.text[-1].isalnum() or after.isspace()
    return f"**{text}**" if opens and closes else text


def _line(text: str) -> str:
    return _unmarked(_escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    return visible(text).translate(_MARKS)


def _unmarked(line: str) -> str:
    """Return a line as plain words, even if it begins like a list or holds text that looks like an address."""
    return _FIRST.sub(r"\1\\", _ADDRESSES.sub(r"\\\g<0>", line))
