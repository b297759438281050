"""The plan as LibreOffice prints it: short, whole, and clear on its first page, whichever font there is."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Cell, Outline, Table, words
from cop_session.documents.readers import outline_for, owners
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Route
from cop_session.domain.state import State
from cop_session.domain.when import By
from cop_session.i18n import catalogue
from cop_session.services.sessions.plan_versions import holidays_of
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY
from tests.documents.support.evaluations import LENA, LENA_ENDS, MILAN
from tests.documents.support.printing import CARLITO, MISSING, NONE, convert, has_carlito, pages
from tests.generated.key_cards import CARDS, FOLDER
from tests.scenarios.__main__ import SAMPLES, TRAINING
from tests.scenarios.script import told

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")

SEVEN = {name: told(written().turns) for name, (_, written) in {**SAMPLES, **TRAINING}.items()}
EVALUATIONS = {"lena": LENA, "lena-ends": LENA_ENDS, "milan": MILAN}
MANY_OPEN = range(22, 32, 2)
FONTS = [
    pytest.param(CARLITO, marks=pytest.mark.skipif(not has_carlito(), reason="Carlito is not installed here")),
    NONE,
]
_HARDEST = 22
"""Letters of the longest word that is not to be broken."""


def with_open_points(number: int) -> State:
    """A plan of which the end comes near the end of a page."""
    table = document_sessions.small()
    for one in (table.teacher, table.coordinator, table.parent):
        table.script.do(ev.RecipientAdded(Route.PAPER, one))
    for point in range(number):
        table.script.note(Kind.OPEN, f"open punt {point}")
    return table.state


def made(state: State, reader: Reader = Reader.SCHOOL, **more: object) -> Outline:
    plan = partial(outline_for, state=state, t=catalogue(state.locale), today=state.held_on or DAY, code="abcd1234")
    return plan(reader, holidays=holidays_of(state), **{"number": 1, **more})  # type: ignore[arg-type]  # passed on


def outlines() -> dict[str, Outline]:
    """What is printed, by the name of its file; of each session the longest slip."""
    found = {f"{name}-plan": made(state) for name, state in SEVEN.items()}
    found |= {f"{name}-parents": made(state, Reader.PARENTS) for name, state in SEVEN.items()}
    found |= {f"{name}-pupil": made(state, Reader.PUPIL) for name, state in SEVEN.items()}
    for name in SAMPLES:
        found[f"{name}-slip"] = made(SEVEN[name], Reader.OWNER, owner=owners(SEVEN[name])[0])
        found[f"{name}-parents-draft"] = made(SEVEN[name], Reader.PARENTS, number=0, reply_by=DAY)
    for name, one in EVALUATIONS.items():
        found |= {f"{name}-evaluated": one.made(), f"{name}-evaluated-parents": one.made(Reader.PARENTS)}
        slip = one.made(Reader.OWNER, owners(one.state)[0])
        found |= {f"{name}-evaluated-pupil": one.made(Reader.PUPIL), f"{name}-evaluated-slip": slip}
    found |= {f"open-{number}": made(with_open_points(number)) for number in MANY_OPEN}
    return {**found, "full": made(document_sessions.full())}


OUTLINES = outlines()


@pytest.fixture(scope="module", params=FONTS)
def printed(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> tuple[str, Path]:
    folder = tmp_path_factory.mktemp("printed")
    for name, one in OUTLINES.items():
        (folder / f"{name}.docx").write_bytes(word_document.render(one))
    for card in CARDS:
        shutil.copy(FOLDER / card.file, folder)
    convert(folder, request.param)
    return request.param, folder


def test_a_plan_of_eight_actions_or_fewer_takes_two_pages(printed: tuple[str, Path]) -> None:
    _, folder = printed
    found = {name: len(pages(folder / f"{name}-plan.pdf")) for name in SEVEN}
    assert max(len(rows_of(OUTLINES[f"{name}-plan"])) for name in SEVEN) <= 8
    assert {name: count for name, count in found.items() if count > 2} == {}
    assert len(pages(folder / "full.pdf")) <= 6


def test_a_plan_after_an_evaluation_takes_three_pages_at_most(printed: tuple[str, Path]) -> None:
    _, folder = printed
    found = {name: pages(folder / f"{name}-evaluated.pdf") for name in EVALUATIONS}
    assert {name: len(each) for name, each in found.items() if len(each) > 3} == {}
    assert len(found["lena-ends"]) <= 2
    for name, each in found.items():
        whole = [set(shown(page)) for page in each]
        assert any(len(page) > 40 for page in whole[-1:]), (name, "a few lines alone")
        for row in (row for code in ("agreements", "outcomes", "changed") for row in table_of(name, code)):
            asked = {word for one in row for word in shown(text_of(one))}
            assert any(asked <= page for page in whole), (name, text_of(row[0]))


def test_each_page_is_an_a4_with_the_footer(printed: tuple[str, Path]) -> None:
    _, folder = printed
    for name in (*(f"{one}-plan" for one in SEVEN), "full"):
        information = subprocess.run(["pdfinfo", folder / f"{name}.pdf"], check=True, capture_output=True, text=True)
        assert "A4" in information.stdout
        shown = pages(folder / f"{name}.pdf")
        assert all(f"pagina {page}/{len(shown)}" in text for page, text in enumerate(shown, 1))
        assert all(text.count("abcd1234 · v1") == 1 for text in shown)


def test_each_other_reader_gets_one_page(printed: tuple[str, Path]) -> None:
    font, folder = printed
    sheets = [name for name in OUTLINES if name.rpartition("-")[2] in ("parents", "pupil", "slip", "draft")]
    found = {name: len(pages(folder / f"{name}.pdf")) for name in sheets}
    # The widest font of all is no reason to make the letters smaller.
    assert {name: count for name, count in found.items() if count > (1 if font == CARLITO else 2)} == {}


def test_who_does_what_by_when_is_read_on_the_first_page(printed: tuple[str, Path]) -> None:
    _, folder = printed
    for name in SEVEN:
        first = set(shown(pages(folder / f"{name}-plan.pdf")[0]))
        for number, what, who, when, *_ in rows_of(OUTLINES[f"{name}-plan"]):
            asked = {word for cell in (number, what, who, when) for word in shown(text_of(cell))}
            assert asked - first == set(), (name, text_of(number))


def test_no_agreement_is_on_two_pages_and_no_word_on_two_lines(printed: tuple[str, Path]) -> None:
    _, folder = printed
    for name in (*(f"{one}-plan" for one in SEVEN), "full"):
        found = [set(shown(page)) for page in pages(folder / f"{name}.pdf")]
        for row in rows_of(OUTLINES[name]):
            asked = {word for cell in row for word in shown(text_of(cell))}
            assert any(asked <= page for page in found), (name, text_of(row[0]))
        everything = set().union(*found)
        for cell in cells_of(OUTLINES[name]):
            assert {word for word in shown(text_of(cell)) if len(word) <= _HARDEST} - everything == set()


def test_the_form_for_receipt_is_never_alone(printed: tuple[str, Path]) -> None:
    _, folder = printed
    plans = (*(f"{one}-plan" for one in SEVEN), *(f"{one}-evaluated" for one in EVALUATIONS))
    for name in (*plans, *(f"open-{number}" for number in MANY_OPEN)):
        *_, last = (page for page in pages(folder / f"{name}.pdf") if "Voor ontvangst" in page)
        titles = [one.title for one in OUTLINES[name].sections if one.title in last]
        assert len(titles) > 1, name
    assert len({len(pages(folder / f"open-{number}.pdf")) for number in MANY_OPEN}) == 2


def test_each_key_card_is_one_page(printed: tuple[str, Path]) -> None:
    _, folder = printed
    assert {len(pages((folder / card.file).with_suffix(".pdf"))) for card in CARDS} == {1}


def table_of(name: str, code: str) -> Sequence[Sequence[Cell]]:
    """The rows of a section of the plan after an evaluation."""
    blocks = next(each for each in OUTLINES[f"{name}-evaluated"].sections if each.code == code).blocks
    return [row for block in blocks if isinstance(block, Table) for row in block.rows]


def rows_of(one: Outline) -> Sequence[Sequence[Cell]]:
    """The agreements."""
    section = next(each for each in one.sections if each.code == "agreements")
    (table,) = (block for block in section.blocks if isinstance(block, Table))
    return table.rows


def cells_of(one: Outline) -> Iterator[Cell]:
    tables = (block for section in one.sections for block in section.blocks if isinstance(block, Table))
    return (
        cell for table in tables for row in (tuple(Cell(((),)) for _ in table.headers), *table.rows) for cell in row
    )


def text_of(cell: Cell) -> str:
    return "\n".join(words(one) for one in cell.paragraphs)


def shown(text: str) -> list[str]:
    """The words of a text; at a hyphen or a slash a line may be broken."""
    return re.findall(r"[\w'’]+", text)


@pytest.mark.torture
@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
def test_three_hundred_long_actions_print_under_a_header_on_every_page(tmp_path: Path, locale: str) -> None:
    table = document_sessions.small()
    for number in range(300):
        said = f"{number}: " + "samen bekijken welke opdrachten korter kunnen en welke teksten ingesproken worden " * 4
        table.script.action(said, (table.teacher, table.coordinator), By(DAY + timedelta(number), ""))
    plan = outline(table.state, catalogue(locale), number=0, today=DAY, reply_by=DAY, code="abcd1234")
    (tmp_path / "many.docx").write_bytes(word_document.render(plan))
    convert(tmp_path)
    found = pages(tmp_path / "many.pdf")
    agreements = next(one for one in plan.sections if one.code == "agreements")
    (what,) = (block.headers[1] for block in agreements.blocks if isinstance(block, Table))
    filled = [page for page in found if re.search(r"\b\d+: samen", page)]
    assert len(filled) > 20
    assert [page for page in filled if what not in page] == []
