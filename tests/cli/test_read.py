"""How lines are read, at a prompt."""

import json
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.conftest import Prompt

PEOPLE = "# wie er zit\nAnnelies Peeters, juf\nTom Verhelst, CLB\nTom Wouters, leerondersteuner\nSerkan Yildiz, papa\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "tafel.txt"
    path.write_text(PEOPLE, "utf-8")
    return path


def test_a_line_as_json(cop: Prompt, people: Path) -> None:
    done = cop("read", "--people", people, "--on", "2026-11-23", "--json", "papa belt zaterdag", "Tom komt op vrijdag")
    first, second = (json.loads(row) for row in done.out.splitlines())
    assert first == {"line": "papa belt zaterdag", "owners": ["Serkan"], "when": "on 2026-11-28", "doubts": []}
    assert (second["owners"], second["when"]) == ([], "on 2026-11-27")
    assert {one["about"] for one in second["doubts"]} == {"owners", "when"}


def test_who_shares_a_first_name_is_written_in_full(cop: Prompt, people: Path) -> None:
    done = cop("read", "--people", people, "--on", "2026-11-23", "--json", "Tom Verhelst belt elke woensdag tot 16/12")
    read = json.loads(done.out)
    assert (read["owners"], read["when"]) == (["Tom Verhelst"], "from 2026-11-25 every week Wed until 2026-12-16")


def test_lines_from_standard_input_as_text(cop: Prompt, people: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO("juf maakt het tegen 30/11\n\nrustig lezen\n"))
    done = cop("read", "--people", people, "--on", "2026-11-23")
    assert done.out.splitlines() == ["juf maakt het tegen 30/11  Annelies  by 2026-11-30", "rustig lezen  -  -"]


def test_it_needs_no_workspace(cop: Prompt, home: Path) -> None:
    assert cop("read", "--locale", "en", "read aloud").code == 0
    assert not home.exists()
    assert cop("list").code == 0
    assert home.exists()


@pytest.mark.parametrize(("option", "value"), [("--on", "morgen"), ("--people", "nergens.txt")])
def test_what_cannot_be_used_is_one_sentence(cop: Prompt, option: str, value: str) -> None:
    done = cop("read", option, value, "papa belt")
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert value in done.err


def test_a_file_that_is_no_text_lists_nobody(cop: Prompt, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10")
    assert cop("read", "--people", path, "papa belt").code == 1
