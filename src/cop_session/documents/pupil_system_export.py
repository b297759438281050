"""The plan to paste into the pupil tracking system of a school: clean tables as HTML, or text for plain fields."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from typing import assert_never

from cop_session.documents import text_export as as_text
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

_STYLE = "table{border-collapse:collapse}th,td{text-align:left;vertical-align:top}"


def html(outline: Outline) -> str:
    """Return the plan as one HTML page without script, link or picture; every word of a user is escaped.

    Forms to fill in by hand and pictures of weeks stay out.
    """
    language, title = outline.locale.replace("_", "-"), _escaped(outline.title)
    body = "\n".join(_body(_to_be_kept(outline)))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def text(outline: Outline) -> str:
    """Return the plan as text for plain fields: no tabs, no indents, the last line ends with a newline."""
    lines = visible(as_text.render(_to_be_kept(outline))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _to_be_kept(outline: Outline) -> Outline:
    """Return the outline without the blocks that are useful on paper alone."""
    kept = [
        replace(section, blocks=tuple(block for block in section.blocks if not isinstance(block, Weeks | Receipt)))
        for section in outline.sections
    ]
    return replace(outline, sections=tuple(section for section in kept if section.blocks))


def _body(outline: Outline) -> Iterator[str]:
    if outline.school:
        yield f"<p>{_escaped(outline.school)}</p>"
    yield f"<h1>{_escaped(outline.title)}</h1>"
    yield f"<p>{_escaped(outline.subtitle)}</p>"
    yield from (_labelled(one) for one in outline.head)
    for section in outline.sections:
        yield f"<h2>{_escaped(section.title)}</h2>"
        for block in section.blocks:
            yield from _block(block)
    yield f"<p>{_escaped(outline.footer)}</p>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield _labelled(block)
        case NumberedList(items=items):
            yield f"<ol>{_items(items)}</ol>"
        case Bullets(items=items):
            yield f"<ul>{_items(items)}</ul>"
        case Columns(columns=columns, description=description):
            cells = "".join(
                f"<td><ul>{_items(column.items)}</ul></td>" if column.items else "<td></td>" for column in columns
            )
            yield _table([column.title for column in columns], [f"<tr>{cells}</tr>"], description)
        case Table(headers=headers, rows=rows, lead=lead, description=description):
            yield _table(headers, [_row(row, lead) for row in rows], description)
        case Weeks() | Receipt():
            return
        case never:
            assert_never(never)


def _table(headers: Sequence[str], rows: Iterable[str], description: str) -> str:
    about = f' aria-label="{_escaped(description)}"' if description else ""
    heading = "".join(f'<th scope="col">{_escaped(header)}</th>' for header in headers)
    body = "\n".join(rows)
    # The border is an attribute, as many an editor takes over no style.
    return (
        f'<table border="1" cellpadding="4"{about}>\n<thead><tr>{heading}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table>"
    )


def _row(cells: Sequence[Cell], lead: int) -> str:
    named_by = "".join(f'<th scope="row">{_cell(one)}</th>' for one in cells[:lead])
    return f"<tr>{named_by}{''.join(f'<td>{_cell(one)}</td>' for one in cells[lead:])}</tr>"


def _cell(one: Cell) -> str:
    return "<br>".join(_rich(paragraph) for paragraph in one.paragraphs if paragraph)


def _labelled(paragraph: Paragraph) -> str:
    label = f"<strong>{_escaped(paragraph.label)}:</strong> " if paragraph.label else ""
    return f"<p>{label}{_rich(paragraph.runs)}</p>"


def _items(items: Iterable[Rich]) -> str:
    return "".join(f"<li>{_rich(item)}</li>" for item in items)


def _rich(runs: Rich) -> str:
    said = (run for run in runs if not run.sign)
    return "".join(f"<strong>{_escaped(run.text)}</strong>" if run.bold else _escaped(run.text) for run in said)


def _escaped(words: str) -> str:
    return escape(visible(words)).replace("\n", "<br>")
