"""Backups from the command line."""

import sys
from pathlib import Path

import pytest

from cop_session.cli.terminal.passphrase_prompt import Prompts
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.store.database.database_key import id_of
from cop_session.store.encryption.key_file import Cost
from cop_session.vault import Vault
from tests.cli.conftest import Prompt
from tests.services.workspace.test_backup_restore import damage

WORDS = "vier gewone woorden samen"


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
    assert "1 reservekopie, en die is in orde." in cop("doctor").out
    cop("import", samples() / "milan.cop.json")
    cop("restore", 2)
    ran = cop("doctor")
    assert ran.code == 1
    assert "cop-session restore" in ran.out
    for path in used.backups.glob("*.db"):
        damage(path)
    assert "beschadigd" in cop("doctor").out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_backups_that_others_can_read_are_named(cop: Prompt, used: Workspace) -> None:
    (backup,) = used.backups.glob("*.db")
    backup.chmod(0o644)
    assert str(backup) in cop("doctor").out


def test_backups_on_a_disk_that_is_away_are_not_called_none(cop: Prompt, used: Workspace, tmp_path: Path) -> None:
    used.backups.rename(tmp_path / "schijf")
    used.backups.symlink_to(tmp_path / "weg")
    for arguments in (["restore"], ["restore", 1]):
        ran = cop(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert str(used.backups) in ran.err
        assert "nog geen" not in ran.err


def test_a_plain_database_that_came_over_an_encrypted_one_keeps_no_backup_out(
    cop: Prompt, used: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = used.database.read_bytes()
    vault = Vault(used, cost=Cost(8, 1, 1))
    vault.protect(WORDS)
    Library.open(used, key=vault.key).close()
    (encrypted,) = used.backups.glob("*.db")
    used.database.write_bytes(plain)
    cop("import", samples() / "milan.cop.json")
    assert len(list(used.backups.glob("*.db"))) == 2
    monkeypatch.setattr(Prompts, "ask", lambda _: WORDS)
    listed = cop("restore")
    assert (listed.code, listed.err) == (0, "")
    assert "beschadigd" not in listed.out
    assert cop("restore", 2).code == 0
    assert id_of(used.database) == id_of(encrypted) is not None


@pytest.mark.parametrize("protected", [False, True], ids=["plain", "protected"])
def test_a_copy_on_a_stick_comes_up_on_another_computer(
    cop: Prompt, used: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, protected: bool
) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "andere computer"
    recovery = Vault(used, cost=Cost(8, 1, 1)).protect(WORDS) if protected else ""
    used.stops.mkdir(exist_ok=True)
    (used.stops / "a.cop-stops.json").write_text("{}")
    monkeypatch.setattr(Prompts, "ask", lambda *_: WORDS)
    ran = cop("backup", "--to", stick)
    assert ran.code == 0
    (copy,) = stick.iterdir()
    assert ran.out == f"{copy}\n"
    assert "geschrapt" not in ran.out
    assert ("wachtwoordzin" in ran.err) is not protected
    assert "schrapt of wist" in ran.err
    monkeypatch.setattr(Prompts, "ask", lambda *_: recovery)
    ran = cop("restore", "--from", stick, home=elsewhere)
    assert (ran.code, ran.err) == (0, "")
    there = Workspace(elsewhere)
    assert (there.stops / "a.cop-stops.json").read_text() == "{}"
    assert (id_of(there.database) is not None) is protected
    monkeypatch.setattr(Prompts, "ask", lambda *_: WORDS)
    assert cop("list", home=elsewhere).out == cop("list").out
    assert cop("show", "1e4a", home=elsewhere).out == cop("show", "1e4a").out
    assert cop("doctor", home=elsewhere).code == 0
    before = there.database.read_bytes()
    ran = cop("restore", "--from", stick, home=elsewhere)
    assert ran.code == 1
    assert "lege map" in ran.err
    assert there.database.read_bytes() == before


def test_a_copy_goes_elsewhere_or_nowhere(cop: Prompt, used: Workspace, tmp_path: Path) -> None:
    assert "ergens anders" in cop("backup", "--to", used.root / "kopie").err
    (tmp_path / "bestand").write_text("")
    for folder in (tmp_path / "bestand", tmp_path / "bestand" / "map"):
        ran = cop("backup", "--to", folder)
        assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert cop("backup", "--to", tmp_path / "x", home=tmp_path / "leeg").code == 1
    assert "geen kopie" in cop("restore", "--from", tmp_path, home=tmp_path / "leeg").err
    damage(used.database)
    assert cop("backup", "--to", tmp_path / "stick").code == 1
    assert not list((tmp_path / "stick").iterdir())
    assert cop("backup").code == 2


def test_a_wrong_passphrase_leaves_nothing_half(
    cop: Prompt, used: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Vault(used, cost=Cost(8, 1, 1)).protect(WORDS)
    monkeypatch.setattr(Prompts, "ask", lambda *_: WORDS)
    assert cop("backup", "--to", tmp_path / "stick").code == 0
    elsewhere = tmp_path / "andere computer"
    monkeypatch.setattr(Prompts, "ask", lambda *_: "iets anders dan dat")
    ran = cop("restore", "--from", tmp_path / "stick", home=elsewhere)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    monkeypatch.setattr(Prompts, "ask", lambda *_: WORDS)
    assert cop("restore", "--from", tmp_path / "stick", home=elsewhere).code == 0
    assert "De Wegwijzer" in cop("list", home=elsewhere).out


def test_no_copy_comes_over_what_is_left_of_another_workspace(
    cop: Prompt, used: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cop("backup", "--to", tmp_path / "stick").code == 0
    other = Workspace(tmp_path / "andere")
    monkeypatch.setattr(Prompts, "ask", lambda *_: WORDS)
    cop("import", samples() / "milan.cop.json", home=other.root)
    Vault(other, cost=Cost(8, 1, 1)).protect(WORDS)
    other.database.unlink()
    before = {path: path.read_bytes() for path in other.sessions.rglob("*") if path.is_file()}
    ran = cop("restore", "--from", tmp_path / "stick", home=other.root)
    assert ran.code == 1
    assert "lege map" in ran.err
    assert {path: path.read_bytes() for path in other.sessions.rglob("*") if path.is_file()} == before
