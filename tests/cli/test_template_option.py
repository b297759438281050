"""A school's own paper, from the command line and from the settings."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.cli.conftest import Prompt
from tests.documents.support import schools


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return schools.saved(tmp_path, schools.from_word())


def header(file: str) -> str:
    return "".join(one.text for one in Document(file.strip()).sections[0].header.paragraphs)


def test_the_plan_comes_on_the_paper_that_is_named(cop: Prompt, lena: Path, letter: Path, tmp_path: Path) -> None:
    done = cop("export", lena, "--template", letter, "--out", tmp_path)
    assert done.code == 0
    assert "Vrije Basisschool De Wegwijzer" in header(done.out)
    (left_out,) = done.err.splitlines()
    assert left_out.startswith("Niet overgenomen van het briefpapier: ")


def test_for_everyone_all_word_files_come_on_it(cop: Prompt, lena: Path, letter: Path, tmp_path: Path) -> None:
    done = cop("export", lena, "--for", "parents", "--template", letter, "--out", tmp_path)
    assert "De Wegwijzer" in header(done.out)
    done = cop("export", lena, "--for", "owners", "--template", letter, "--out", tmp_path)
    assert {"De Wegwijzer" in header(one) for one in done.out.splitlines()} == {True}


@pytest.mark.parametrize(
    ("school", "used"),
    [
        ("vrije basisschool DE WEGWIJZER", True),
        ("Vrije Basisschool De Wegwijzer, Roeselare", True),
        ("Vrije Basisschool De Wegwijzer, Gent", False),
        ("De Wegwijzer", False),
    ],
)
def test_a_school_of_the_settings_gets_its_own_paper(
    cop: Prompt, home: Path, lena: Path, letter: Path, tmp_path: Path, school: str, used: bool
) -> None:
    home.mkdir()
    (home / "school.docx").write_bytes(letter.read_bytes())
    (home / "settings.toml").write_text(f'[schools."{school}"]\ntemplate = "school.docx"\n', "utf-8")
    done = cop("export", lena, "--out", tmp_path)
    assert ("De Wegwijzer" in header(done.out), bool(done.err)) == (used, used)
    assert cop("export", lena, "--out", tmp_path, "--format", "text").err == ""


def test_paper_of_the_settings_that_cannot_be_used_stops_nothing(
    cop: Prompt, home: Path, lena: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "settings.toml").write_text(
        "[schools.'Vrije Basisschool De Wegwijzer']\ntemplate = '~niemand/weg.docx'\n", "utf-8"
    )
    done = cop("export", lena, "--out", tmp_path)
    assert done.code == 0
    assert Path(done.out.strip()).is_file()
    assert "  ! Er is geen bestand" in cop("doctor").out
    assert done.err.startswith("Het staat op gewoon papier, niet op het briefpapier van de school: Er is geen bestand")


def test_paper_that_is_named_and_cannot_be_used_is_refused_and_nothing_is_made(
    cop: Prompt, lena: Path, tmp_path: Path
) -> None:
    (tmp_path / "brief.docx").write_text("Beste ouders")
    done = cop("export", lena, "--template", tmp_path / "brief.docx", "--out", tmp_path / "uit")
    assert (done.code, done.out) == (1, "")
    assert done.err.count("\n") == 1
    assert "is geen Word-document" in done.err
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("form", ["text", "markdown", "html", "ics", "bundle"])
def test_what_has_no_pages_comes_on_no_paper(cop: Prompt, lena: Path, letter: Path, form: str) -> None:
    done = cop("export", lena, "--template", letter, "--format", form)
    assert (done.code, done.out) == (2, "")
    assert "--template" in done.err


def test_a_document_to_begin_with_is_written_and_works_as_paper(cop: Prompt, home: Path, lena: Path) -> None:
    first, second = (Path(cop("template").out.strip()) for _ in range(2))
    assert (first, second) == (home / "exports" / "briefpapier.docx", home / "exports" / "briefpapier-2.docx")
    done = cop("template", "--out", home / "school.docx")
    assert done.out == f"{home / 'school.docx'}\n"
    with ZipFile(BytesIO(first.read_bytes())) as package:
        assert "Zo wordt dit het briefpapier van je school" in package.read("word/document.xml").decode()
    made = cop("export", lena, "--template", first, "--out", home)
    assert (made.code, made.err) == (0, "")
