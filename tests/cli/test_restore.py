"""Backups from the command line."""

import sys
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from tests.cli.conftest import Prompt
from tests.library.test_restoring import damage


@pytest.fixture
def used(cop: Prompt, home: Path) -> Workspace:
    """A workspace with a session and a backup of it."""
    cop("import", samples() / "lena.cop.json")
    return Workspace(home)


def test_without_a_number_it_tells_which_there_are(cop: Prompt, used: Workspace) -> None:
    for arguments in (["restore"], ["restore", "--list"]):
        ran = cop(*arguments)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("1 ")
        assert ran.out.endswith(" 1 rondetafelgesprek\n")


def test_a_damaged_database_is_told_with_what_helps(cop: Prompt, used: Workspace) -> None:
    found = damage(used.database)
    ran = cop("list")
    assert (ran.code, ran.out) == (1, "")
    assert "cop-session restore" in ran.err
    assert len(ran.err.splitlines()) == 1
    ran = cop("restore", 1)
    assert ran.code == 0
    (kept,) = used.backups.glob("damaged-*")
    assert str(kept) in ran.out
    assert (kept / used.database.name).read_bytes() == found
    assert "De Wegwijzer" in cop("list").out
    assert cop("doctor").code == 0


def test_what_is_not_there_is_one_line(cop: Prompt, used: Workspace, tmp_path: Path) -> None:
    ran = cop("restore", 7)
    assert (ran.code, ran.out) == (1, "")
    assert "7" in ran.err
    assert cop("restore", home=tmp_path / "leeg").code == 1
    assert cop("restore", "laatste").code == 2


def test_the_doctor_tells_of_a_backup_that_is_not_whole_or_holds_more(cop: Prompt, used: Workspace) -> None:
    assert "1 reservekopie, en die is heel." in cop("doctor").out
    cop("import", samples() / "milan.cop.json")
    cop("restore", 2)
    ran = cop("doctor")
    assert ran.code == 1
    assert "cop-session restore" in ran.out
    for path in used.backups.glob("*.db"):
        damage(path)
    assert "niet heel" in cop("doctor").out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_backups_that_others_can_read_are_named(cop: Prompt, used: Workspace) -> None:
    (backup,) = used.backups.glob("*.db")
    backup.chmod(0o644)
    assert str(backup) in cop("doctor").out
