"""Lena's plan as a Word file, beside docxtpl with a template for the same content, and with ever more actions."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, assert_never

from docx import Document
from docx.document import Document as Word
from docxtpl import DocxTemplate, RichText

from bench.table import Row, compared, timed
from cop_session.documents import school_template
from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import (
    Block,
    Bullets,
    Columns,
    NumberedList,
    Outline,
    Paragraph,
    Receipt,
    Rich,
    Table,
    Weeks,
)
from cop_session.documents.school_template import school
from cop_session.documents.word import word_document
from cop_session.domain.codes import Kind
from cop_session.domain.state import State
from cop_session.i18n import catalogue
from tests.documents.support import schools
from tests.scenarios import lena

N: Final = 25
FEW: Final = 10
MANY: Final = 300
_FIRST: Final = 100_000


def rows() -> Iterator[Row]:
    """Measure from the outline of the plan to the bytes of the file, after a look whether both hold the same words."""
    plan = outline(lena.state(), catalogue("nl_BE"), number=1, today=date(2026, 11, 24), code="1e4a0000")
    template = _template()
    if _words(word_document.render(plan)) != _words(_filled(template, plan)):
        raise AssertionError("the two documents do not hold the same words")
    ours, other = partial(word_document.render, plan), partial(_filled, template, plan)
    yield compared("Lena's docx / docxtpl", partial(timed, ours), partial(timed, other), n=N, limit=0.25)
    yield from _on_a_school_s_paper(plan, ours)
    yield compared("a row of 300 / of 10", _per_row(MANY, 1), _per_row(FEW, 5), n=N // 2, limit=1.1)


def _on_a_school_s_paper(plan: Outline, ours: Callable[[], bytes]) -> Iterator[Row]:
    """Measure from the file of a school, as Word saves it, to the bytes: as on a day of talks, and the first time."""
    with TemporaryDirectory() as folder:
        file = schools.saved(Path(folder), schools.from_word())

        def on_theirs() -> bytes:
            return word_document.render(plan, school_template.read(file))

        def first() -> bytes:
            school.forget()
            return on_theirs()

        usual = partial(timed, ours)
        yield compared("on a school's paper / on ours", partial(timed, on_theirs), usual, n=N, limit=1.5)
        yield compared("on one not read before / on ours", partial(timed, first), usual, n=N)


def _per_row(actions: int, turns: int) -> Callable[[], float]:
    """Return what measures the time that one action adds to a plan of so many, from the state to the bytes."""
    made, empty = (partial(_made, _with_actions(number)) for number in (actions, 0))

    def added() -> float:
        return sum(timed(made) - timed(empty) for _ in range(turns)) / turns / actions

    return added


def _made(state: State) -> bytes:
    return word_document.render(outline(state, catalogue("nl_BE"), number=1, today=date(2026, 11, 24), code="1e4a0000"))


def _with_actions(number: int) -> State:
    """Return Lena's session with her actions over and over; without its evaluation, up to which few are drawn."""
    state = lena.state()
    actions = state.of(Kind.ACTION)
    lines = tuple(replace(actions[place % len(actions)], id=_FIRST + place) for place in range(number))
    kinds = {**state.kinds, **{line.id: Kind.ACTION for line in lines}}
    return replace(state, lines={**state.lines, Kind.ACTION: lines}, kinds=kinds, evaluation=None)


def _filled(template: bytes, plan: Outline) -> bytes:
    document, saved = DocxTemplate(BytesIO(template)), BytesIO()
    document.render(_context(plan), autoescape=True)
    document.save(saved)
    return saved.getvalue()


def _context(plan: Outline) -> Mapping[str, Any]:
    return {
        "school": plan.school,
        "title": plan.title,
        "subtitle": plan.subtitle,
        "head": [_rich(one) for one in plan.head],
        "sections": [
            {"title": section.title, "blocks": [_block(block) for block in section.blocks]} for section in plan.sections
        ],
        "footer": plan.footer,
    }


def _block(block: Block) -> Mapping[str, Any]:
    match block:
        case Paragraph():
            return {"lines": [_rich(block)]}
        case NumberedList(items=items) | Bullets(items=items):
            return {"lines": _texts(items)}
        case Columns(columns=columns):
            return {"headers": [one.title for one in columns], "rows": [[_texts(one.items) for one in columns]]}
        case Table(headers=headers, rows=rows):
            return {"headers": headers, "rows": [[_texts(one.paragraphs) for one in row] for row in rows]}
        case Weeks():
            return {
                "lines": [RichText(block.title), RichText(block.legend)],
                "headers": [*block.headers, *block.weeks],
                "rows": [[[RichText(cell)] for cell in (*row.about, *row.signs)] for row in block.rows],
            }
        case Receipt(labels=labels, names=names):
            return {"headers": labels, "rows": [[[RichText(name)], *[[""]] * (len(labels) - 1)] for name in names]}
        case never:
            assert_never(never)


def _rich(paragraph: Paragraph) -> Any:
    label = RichText(f"{paragraph.label}: ", bold=True) if paragraph.label else RichText()
    return _added(label, paragraph.runs)


def _texts(items: Iterable[Rich]) -> Sequence[Any]:
    return [_added(RichText(), runs) for runs in items]


def _added(text: Any, runs: Rich) -> Any:
    for run in runs:
        text.add(run.text, bold=run.bold)
    return text


def _template() -> bytes:
    word = Document()
    for style, text in (("Normal", "{{ school }}"), ("Title", "{{ title }}"), ("Subtitle", "{{ subtitle }}")):
        word.add_paragraph(text, style)
    _each(word, "one", "head", "Normal")
    word.add_paragraph("{%p for section in sections %}")
    word.add_paragraph("{{ section.title }}", "Heading 1")
    word.add_paragraph("{%p for block in section.blocks %}")
    word.add_paragraph("{%p if block.headers %}")
    _table(word)
    word.add_paragraph("{%p endif %}")
    _each(word, "one", "block.lines", "List Bullet")
    word.add_paragraph("{%p endfor %}")
    word.add_paragraph("{%p endfor %}")
    word.sections[0].footer.paragraphs[0].text = "{{ footer }}"
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def _each(word: Any, name: str, of: str, style: str) -> None:
    word.add_paragraph("{%p for " + f"{name} in {of} " + "%}")
    word.add_paragraph("{{r " + name + " }}", style)
    word.add_paragraph("{%p endfor %}")


def _table(word: Word) -> None:
    table = word.add_table(rows=4, cols=3, style="Table Grid")
    heading, begin, row, end = table.rows
    for cell, text in zip(
        heading.cells, ("{%tc for one in block.headers %}", "{{ one }}", "{%tc endfor %}"), strict=True
    ):
        cell.text = text
    begin.cells[0].text, end.cells[0].text = "{%tr for row in block.rows %}", "{%tr endfor %}"
    first, middle, last = row.cells
    first.text, last.text = "{%tc for cell in row %}", "{%tc endfor %}"
    _each(middle, "one", "cell", "Normal")


def _words(document: bytes) -> list[str]:
    """Return the words of each paragraph that has any, in no order."""
    body = Document(BytesIO(document)).element.body
    return sorted(filter(None, ("".join(one.itertext("{*}t")) for one in body.iter("{*}p"))))
