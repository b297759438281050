"""Erasing, handing over and copying from a prompt: what goes is told first, and a word has to be typed."""

import io
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from cop_session.domain import events as ev
from cop_session.paths import Workspace
from cop_session.services import Library
from tests.cli.conftest import Prompt
from tests.cli.test_refusals import assert_one_sentence
from tests.services.series import series
from tests.services.workspace.test_backup_restore import damage
from tests.support.clock import HandClock


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


def with_words(home: Path) -> set[str]:
    """The folders of a workspace in which a file holds words of Lena's talk."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {path.parent.name for path in files if b"hoorspel" in path.read_bytes()}


@pytest.mark.parametrize("typed", ["", "\n", "ja\n", "wis\n"])
def test_nothing_goes_without_the_word(cop: Prompt, lena: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    cop("import", lena)
    types(monkeypatch, typed)
    done = cop("erase", "1e4a")
    assert done.code == 1
    assert done.err.endswith("Er is niets gewist.\n")
    assert "1e4a0000" in cop("list").out


def test_what_goes_is_told_without_a_name_and_then_gone(
    cop: Prompt, home: Path, lena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena)
    path = cop("export", "1e4a", "--format", "text").out.strip()
    assert with_words(home) == {"backups", "exports", "sessions"}
    types(monkeypatch, "Wissen\n")
    done = cop("erase", "--pupil", "1e4a")
    assert done.code == 0
    assert path in done.out
    assert "Wat verstuurd is" in done.out
    assert "Lena" not in done.out + done.err
    assert cop("list").out == "Er zijn nog geen rondetafelgesprekken.\n"
    assert not Path(path).exists()
    assert with_words(home) == set()


def test_the_lines_that_go_from_later_talks_are_told_by_code_and_day(
    cop: Prompt, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    library = Library.open(Workspace(home), clock=clock)
    november, january, _ = series(library, clock, "zingt graag")
    library.close()
    types(monkeypatch, "\n")
    told = cop("export", november[:8], "--format", "bundle", "--out", tmp_path / "school", "--erase").out
    assert "later gesprek" not in told
    types(monkeypatch, "wissen\n")
    done = cop("erase", november[:8])
    assert done.code == 0
    assert f"2 regels verdwijnen ook uit een later gesprek: {january[:8]} (di 24 nov 2026)." in done.out
    assert "zingt" not in done.out
    assert "zingt graag" not in cop("show", january[:8]).out


def test_an_erasure_that_is_broken_off_says_how_it_goes_on(
    cop: Prompt, home: Path, lena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena)
    cop("export", "1e4a", "--format", "text")
    assert with_words(home) == {"backups", "exports", "sessions"}

    def interrupted(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    types(monkeypatch, "wissen\n")
    with monkeypatch.context() as patched:
        patched.setattr("cop_session.services.privacy.session_erasure._finish", interrupted)
        done = cop("erase", "--pupil", "1e4a")
    assert done.code == 1
    assert "Afgebroken." in done.err
    assert "maakt de volgende start af" in done.err
    assert cop("list").out == "Er zijn nog geen rondetafelgesprekken.\n"
    assert with_words(home) == set()


def test_handing_over_leaves_it_there_and_nothing_here(
    cop: Prompt, home: Path, lena: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena)
    assert with_words(home) == {"backups", "sessions"}
    types(monkeypatch, "wissen\n")
    done = cop("export", "1e4a", "--format", "text", "--out", tmp_path / "school", "--erase")
    assert done.code == 0
    (plan,) = (tmp_path / "school").iterdir()
    assert "hoorspel" in plan.read_text()
    assert with_words(home) == set()


def test_a_session_file_is_handed_over_once_the_word_was_typed(
    cop: Prompt, home: Path, lena: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena)
    there = ("export", "1e4a", "--format", "bundle", "--out", tmp_path / "school", "--erase")
    types(monkeypatch, "ja\n")
    assert cop(*there).code == 1
    assert not (tmp_path / "school").exists()
    assert with_words(home) == {"backups", "sessions"}
    types(monkeypatch, "wissen\n")
    done = cop(*there)
    (file,) = (tmp_path / "school").iterdir()
    assert done.out.endswith(f"{file}\nGewist.\n")
    assert "--pupil" not in done.out
    assert with_words(home) == set()
    assert "1e4a0000" in cop("import", file).out


def test_handing_over_to_oneself_is_refused_with_nothing_made(cop: Prompt, home: Path, lena: Path) -> None:
    cop("import", lena)
    assert "bij de gesprekken zelf" in assert_one_sentence(cop("export", "1e4a", "--out", home / "exports", "--erase"))
    assert "niets te wissen" in assert_one_sentence(cop("export", lena, "--out", home.parent, "--erase"))
    assert cop("export", "1e4a", "--erase").code == 2
    assert list((home / "exports").iterdir()) == []


def test_the_doctor_finds_the_history_of_a_plan_on_paper(cop: Prompt, lena: Path) -> None:
    footer = cop("show", lena).out.splitlines()[-1]
    head = footer.split(" · ")[2]
    cop("import", lena)
    assert head in cop("show", "1e4a").out
    found = cop("doctor", "--head", head.upper())
    assert (found.code, found.err) == (0, "")
    assert "1e4a0000" in found.out
    assert "De gegevens achter dit plan zijn niet gewijzigd." in found.out
    assert "Geen gesprek hier hoort bij" in assert_one_sentence(cop("doctor", "--head", "0123456789"))
    assert "op geen plan" in assert_one_sentence(cop("doctor", "--head", "%"))


def test_everything_about_a_pupil_is_copied(cop: Prompt, lena: Path, tmp_path: Path) -> None:
    cop("import", lena)
    folder = Path(cop("about", "1e4a", "--out", tmp_path).out.strip())
    assert folder.parent == tmp_path
    assert (folder / "1e4a0000.cop.json").exists()
    assert "hoorspel" in (folder / "1e4a0000-verloop.txt").read_text()


def test_until_when_round_tables_are_kept(cop: Prompt, home: Path, lena: Path) -> None:
    library = Library.open(Workspace(home))
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    live.record(ev.SessionStarted(date(2020, 11, 24)))
    live.close()
    library.close()
    cop("import", lena)
    (line,) = cop("keep").out.splitlines()
    assert "voorbij" in line
    assert "31 aug 2022" in line
    assert "bewaren tot en met" in cop("keep", live.id[:8]).out
    assert_one_sentence(cop("keep", live.id[:8], "--until", "ooit"))
    far = date.today().replace(year=date.today().year + 3, day=1)
    assert str(far.year) in cop("keep", live.id[:8], "--until", f"{far:%d/%m/%Y}").out
    assert str(far.year) in cop("keep").out


def test_a_backup_that_does_not_open_is_told_before_the_word_is_typed(
    cop: Prompt, home: Path, lena: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cop("import", lena)
    (backup,) = Workspace(home).backups.glob("*.db")
    damage(backup)
    types(monkeypatch, "nee\n")
    refused = cop("erase", "1e4a")
    assert backup.name in refused.out
    assert backup.exists()
    types(monkeypatch, "wissen\n")
    assert cop("erase", "1e4a").code == 0
    assert not backup.exists()
