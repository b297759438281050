"""The plan as LibreOffice prints it: it opens, and it is as short as a care coordinator wants it."""

import re
import shutil
import subprocess
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from cop_session.documents import docx
from cop_session.documents.blocks import Outline, Table
from cop_session.documents.outline import outline
from cop_session.documents.readers import outline_for, owners
from cop_session.i18n import catalogue
from cop_session.roundtable.when import By
from cop_session.roundtable.words import Reader
from tests.documents import sessions
from tests.documents.sessions import DAY
from tests.key_cards import CARDS, FOLDER
from tests.scenarios import lena, milan

NEEDED = ("soffice", "pdfinfo", "pdftotext")
MISSING = [program for program in NEEDED if shutil.which(program) is None]


def sheets() -> dict[str, Outline]:
    """What the readers besides the school get; for each session the longest slip."""
    found = {}
    for name, state, locale in (("lena", lena.state(), "nl_BE"), ("milan", milan.state(), "nl_NL")):
        told = partial(outline_for, state=state, t=catalogue(locale), today=DAY, code="abcd1234")
        found[f"{name}-parents"] = told(Reader.PARENTS, number=1)
        found[f"{name}-pupil"] = told(Reader.PUPIL, number=1)
        found[f"{name}-slip"] = told(Reader.OWNER, number=1, owner=owners(state)[0])
        found[f"{name}-parents-draft"] = told(Reader.PARENTS, number=0, reply_by=DAY)
    return found


def convert(folder: Path) -> None:
    """Make a PDF of every Word document in a folder."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(file) for file in folder.glob("*.docx")]
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *sources]
    subprocess.run(command, check=True, capture_output=True, timeout=100)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    plans = {
        "lena": (lena.state(), "nl_BE"),
        "milan": (milan.state(), "nl_NL"),
        "full": (sessions.full(), "nl_BE"),
    }
    for name, (state, locale) in plans.items():
        made = outline(state, catalogue(locale), number=1, today=DAY, code="abcd1234")
        (folder / f"{name}.docx").write_bytes(docx.render(made))
    for name, sheet in sheets().items():
        (folder / f"{name}.docx").write_bytes(docx.render(sheet))
    for card in CARDS:
        shutil.copy(FOLDER / card.file, folder)
    convert(folder)
    return folder


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
@pytest.mark.parametrize(("name", "at_most"), [("lena", 2), ("milan", 2), ("full", 6)])
def test_the_plan_prints_on_few_pages_with_its_footer_on_each(printed: Path, name: str, at_most: int) -> None:
    information = subprocess.run(["pdfinfo", printed / f"{name}.pdf"], check=True, capture_output=True, text=True)
    found = re.search(r"Pages:\s+(\d+)", information.stdout)
    assert found is not None
    pages = int(found[1])
    assert pages <= at_most
    assert "A4" in information.stdout
    text = subprocess.run(["pdftotext", printed / f"{name}.pdf", "-"], check=True, capture_output=True, text=True)
    assert [f"pagina {page}/{pages}" in text.stdout for page in range(1, pages + 1)] == [True] * pages
    assert text.stdout.count("abcd1234 · v1") == pages


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_each_other_reader_gets_one_page(printed: Path) -> None:
    found = {name: pages(printed / f"{name}.pdf") for name in sheets()}
    assert set(found.values()) == {1}, found


@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
def test_each_key_card_is_one_page(printed: Path) -> None:
    assert {pages((printed / card.file).with_suffix(".pdf")) for card in CARDS} == {1}


def pages(file: Path) -> int:
    information = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(information.partition("Pages:")[2].split()[0])


@pytest.mark.torture
@pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {', '.join(MISSING)}")
@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
def test_three_hundred_long_actions_print_under_a_header_on_every_page(tmp_path: Path, locale: str) -> None:
    table = sessions.small()
    for number in range(300):
        said = f"{number}: " + "samen bekijken welke opdrachten korter kunnen en welke teksten ingesproken worden " * 4
        table.script.action(said, (table.teacher, table.coordinator), By(DAY + timedelta(number), ""))
    made = outline(table.state, catalogue(locale), number=0, today=DAY, reply_by=DAY, code="abcd1234")
    (tmp_path / "many.docx").write_bytes(docx.render(made))
    convert(tmp_path)
    command = ["pdftotext", str(tmp_path / "many.pdf"), "-"]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\f")
    agreements = next(one for one in made.sections if one.code == "agreements")
    (what,) = (block.headers[1] for block in agreements.blocks if isinstance(block, Table))
    filled = [page for page in printed if re.search(r"\b\d+: samen", page)]
    assert len(filled) > 20
    assert [page for page in filled if what not in page] == []
