"""The key file lies with the backups too, follows every change of it, and stands in where the other one is lost."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.services.workspace.health_check import Check
from cop_session.store.encryption import key_file_backup
from cop_session.store.encryption.key_file import KeyFile
from cop_session.troubles import Trouble
from cop_session.vault import Door, Vault
from tests.store.backups.backup_workspaces import WORDS, copy_of_key, filled, sessions_in, unlocked, vault_of

OTHERS = "heel andere woorden nu"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    """A workspace behind a passphrase, with backups."""
    return filled(tmp_path / "werkmap", encrypted=True)


def test_it_is_there_from_the_beginning_and_after_encrypting(tmp_path: Path) -> None:
    begun = Workspace(tmp_path / "begonnen")
    vault_of(begun).protect(WORDS)
    later = filled(tmp_path / "later", encrypted=False)
    vault_of(later).protect(WORDS)
    for one in (begun, later):
        assert copy_of_key(one).read_bytes() == one.key_file.read_bytes()
        if sys.platform != "win32":
            assert copy_of_key(one).stat().st_mode & 0o777 == 0o600


def test_where_a_program_before_this_one_made_none_it_comes_with_the_next_passphrase(place: Workspace) -> None:
    copy_of_key(place).unlink()
    with pytest.raises(Trouble, match="wrong_passphrase"):
        unlocked(place, OTHERS)
    assert not copy_of_key(place).exists()
    unlocked(place)
    assert copy_of_key(place).read_bytes() == place.key_file.read_bytes()


@pytest.mark.parametrize("lost", [b"", b"{", b"{}", None], ids=["empty", "cut", "another", "gone"])
def test_it_stands_in_for_one_that_is_lost(place: Workspace, lost: bytes | None) -> None:
    whole = place.key_file.read_bytes()
    place.key_file.unlink()
    if lost is not None:
        place.key_file.write_bytes(lost)
    assert vault_of(place).door is Door.LOCKED
    vault = unlocked(place)
    assert place.key_file.read_bytes() == whole
    assert len(sessions_in(place, vault.key)) == 1
    aside = [path.read_bytes() for path in place.sessions.glob("cop-session.*.key")]
    assert aside == ([] if lost is None else [lost])


def test_with_the_database_gone_too_a_backup_still_comes_back(place: Workspace) -> None:
    place.key_file.unlink()
    place.database.unlink()
    assert vault_of(place).door is Door.LOCKED
    vault = unlocked(place)
    Restoring(place, vault.key).restore(1)
    assert len(sessions_in(place, vault.key)) == 1


def test_the_copy_of_another_key_stands_in_for_none(place: Workspace, tmp_path: Path) -> None:
    other = filled(tmp_path / "ander", encrypted=False)
    vault_of(other).protect(OTHERS)
    place.key_file.unlink()
    copy_of_key(place).write_bytes(other.key_file.read_bytes())
    vault = vault_of(place)
    assert vault.door is Door.OPEN
    with pytest.raises(Trouble, match="key_missing"):
        vault.check()
    assert copy_of_key(place).read_bytes() == other.key_file.read_bytes()


def _changed(vault: Vault) -> str:
    vault.change(WORDS, OTHERS)
    return WORDS


def _recovered(vault: Vault) -> str:
    before = vault.recover(WORDS)
    vault.recover(WORDS)
    return before


@pytest.mark.parametrize("change", [_changed, _recovered])
def test_what_opened_it_before_opens_the_copy_no_more(place: Workspace, change: Callable[[Vault], str]) -> None:
    before = change(unlocked(place))
    assert copy_of_key(place).read_bytes() == place.key_file.read_bytes()
    with pytest.raises(Trouble, match="wrong_passphrase"):
        KeyFile.read(copy_of_key(place)).opened(before)


def test_nothing_is_changed_while_the_backups_are_away(place: Workspace, tmp_path: Path) -> None:
    vault, whole = unlocked(place), place.key_file.read_bytes()
    place.backups.rename(tmp_path / "schijf")
    place.backups.symlink_to(tmp_path / "weg")
    with pytest.raises(Trouble, match="backups_out_of_reach"):
        vault.change(WORDS, OTHERS)
    assert place.key_file.read_bytes() == whole
    place.backups.unlink()
    (tmp_path / "schijf").rename(place.backups)
    assert copy_of_key(place).read_bytes() == whole


def test_a_passphrase_opens_it_where_the_copy_cannot_be_written(
    place: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    copy_of_key(place).unlink()
    monkeypatch.setattr(key_file_backup, "write", refused)
    assert unlocked(place).key is not None
    assert not copy_of_key(place).exists()


def test_it_goes_with_the_passphrase(place: Workspace) -> None:
    whole = copy_of_key(place).read_bytes()
    assert not unlocked(place).expose(WORDS)
    assert not copy_of_key(place).exists()
    # Killed in between.
    copy_of_key(place).write_bytes(whole)
    assert vault_of(place).door is Door.OPEN
    assert not copy_of_key(place).exists()


def test_it_goes_with_the_passphrase_of_a_workspace_without_sessions(tmp_path: Path) -> None:
    begun = Workspace(tmp_path / "begonnen")
    vault_of(begun).protect(WORDS)
    unlocked(begun).expose(WORDS)
    assert not copy_of_key(begun).exists()
    assert vault_of(begun).door is Door.NEW


def test_the_doctor_says_where_the_key_file_is_in_one_place_only(place: Workspace) -> None:
    vault = unlocked(place)
    library = Library.open(place, key=vault.key)
    found = {one.check: one for one in library.check_up()}
    assert found[Check.KEY].well
    older = json.loads(copy_of_key(place).read_bytes()) | {"remembered": True}
    copy_of_key(place).write_text(json.dumps(older))
    found = {one.check: one for one in library.check_up()}
    assert found[Check.KEY].found == (str(place.key_file),)
    library.close()


def test_a_copy_that_is_a_link_is_neither_followed_nor_used(place: Workspace, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.write_bytes(place.key_file.read_bytes())
    copy_of_key(place).unlink()
    copy_of_key(place).symlink_to(elsewhere)
    place.key_file.unlink()
    assert vault_of(place).door is Door.OPEN
