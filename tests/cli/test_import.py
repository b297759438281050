"""Taking files in from a prompt: what they would strike is said first, and a word has to be typed."""

import io
from pathlib import Path

import pytest

from cop_session.store.bundles import bundle
from tests.cli.conftest import Prompt
from tests.support.rescues import struck_elsewhere


@pytest.fixture
def strikes(lena: Path, tmp_path: Path) -> Path:
    """A file that strikes two lines of the sample."""
    return struck_elsewhere(lena, tmp_path / "gekregen.cop.json", 2)


def typed(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize("answer", ["", "\n", "ja\n", "schrap\n"])
def test_without_the_word_nothing_changes(
    cop: Prompt, lena: Path, strikes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    cop("import", lena)
    before = cop("show", "1e4a").out
    typed(monkeypatch, answer)
    done = cop("import", strikes)
    assert done.code == 1
    assert "Dit bestand schrapt 2 regels die hier staan" in done.out
    assert done.err.endswith("Er is niets binnengehaald.\n")
    assert cop("show", "1e4a").out == before


def test_with_the_word_they_are_struck(cop: Prompt, lena: Path, strikes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cop("import", lena)
    typed(monkeypatch, "Schrappen\n")
    done = cop("import", strikes)
    assert done.code == 0
    assert "1e4a0000-0000-4000-8000-000000000001  aangevuld" in done.out
    assert cop("doctor").code == 0


def test_a_file_without_words_changes_nothing_and_half_text_stays_out(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    cop("import", lena)
    before = cop("show", "1e4a").out
    came = bundle.read(lena)
    path = tmp_path / "leeg.cop.json"
    path.write_bytes(bundle.dump(came.session_id, [one.struck() for one in came.stored], {"need": "half"}))
    done = cop("import", path)
    assert done.code == 0
    assert "stond er al" in done.out
    assert "Halve zinnen uit dit bestand kwamen niet mee" in done.out
    assert cop("show", "1e4a").out == before
    assert cop("doctor").code == 0
