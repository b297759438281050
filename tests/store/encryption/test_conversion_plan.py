"""Conversion never destroys: refused where the database is not ours and whole, and else every backup comes along."""

import shutil
import sqlite3
from collections.abc import Callable
from errno import ENOSPC
from pathlib import Path
from typing import Any, Final

import pytest
import sqlcipher3.dbapi2

from cop_session import disk_errors
from cop_session.paths import Workspace
from cop_session.store.database.database_key import Key, id_of, is_plain
from cop_session.store.encryption.exchange_journal import digest_of
from cop_session.store.encryption.key_file import KeyFile
from cop_session.store.encryption.sealed_files import SEALED
from cop_session.troubles import Trouble
from cop_session.vault import Door
from tests.store.backups.backup_workspaces import (
    WORDS,
    everything,
    filled,
    lose_key,
    sessions_in,
    unlocked,
    vault_of,
    whole_backups,
)

Spoil = Callable[[Path], object]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 3 * 4096 + 17])


def scratched(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[5 * 4096 : 6 * 4096] = bytes(4096)
    path.write_bytes(data)


def headless(path: Path) -> None:
    path.write_bytes(bytes(16) + path.read_bytes()[16:])


def of_another_program(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recepten (naam)")
    connection.close()


def linked(path: Path) -> None:
    path.symlink_to(path.rename(path.with_name("elders.db")))


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


SPOILT: Final[dict[str, tuple[Spoil, set[str]]]] = {
    "gone": (Path.unlink, {"missing_store"}),
    "empty": (lambda path: path.write_bytes(b""), {"missing_store"}),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\0"), {"foreign_store"}),
    "text": (lambda path: path.write_text("een brief " * 500), {"foreign_store", "damaged_store"}),
    "cut": (cut, {"damaged_store"}),
    "scratched": (scratched, {"damaged_store"}),
    "headless": (headless, {"foreign_store", "damaged_store"}),
    "linked": (linked, {"not_regular"}),
    "folder": (folder, {"not_regular"}),
    "foreign": (of_another_program, {"foreign_store", "damaged_store"}),
}


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "encrypted"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, bool]:
    encrypted = bool(request.param)
    return filled(tmp_path_factory.mktemp("model") / "werk", encrypted=encrypted), encrypted


@pytest.fixture
def place(model: tuple[Workspace, bool], tmp_path: Path) -> Workspace:
    return Workspace(Path(shutil.copytree(model[0].root, tmp_path / "werk")))


@pytest.fixture
def encrypted(model: tuple[Workspace, bool]) -> bool:
    return model[1]


def convert(place: Workspace, *, encrypted: bool) -> None:
    """Take the passphrase away where there is one, set one where there is none."""
    vault = vault_of(place)
    if encrypted:
        vault.expose(WORDS)
    else:
        vault.protect(WORDS)


@pytest.mark.parametrize("how", SPOILT)
def test_nothing_at_all_changes_where_the_database_is_not_ours_and_whole(
    place: Workspace, encrypted: bool, how: str
) -> None:
    spoil, codes = SPOILT[how]
    if encrypted and how == "headless":
        pytest.skip("the key makes up for its head, so it is whole")
    spoil(place.database)
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code in codes
    after = everything(place)
    after.pop("sessions/cop-session.db-wal", None)
    assert after == before


def test_backups_change_form_with_the_database_and_keep_their_moment(place: Workspace, encrypted: bool) -> None:
    key = unlocked(place).key if encrypted else None
    before, sessions = whole_backups(place, key), sessions_in(place, key)
    before = whole_backups(place, key)
    assert len(before) >= 2
    convert(place, encrypted=encrypted)
    now = None if encrypted else unlocked(place).key
    assert whole_backups(place, now) == before
    assert sessions_in(place, now) == sessions
    assert place.key_file.exists() is not encrypted
    assert {is_plain(path) for path in place.backups.glob("*")} == {encrypted}


def test_a_backup_that_is_not_whole_is_sealed_and_comes_back(tmp_path: Path) -> None:
    place = filled(tmp_path / "werk", encrypted=False)
    broken = sorted(place.backups.glob("*.db"))[0]
    scratched(broken)
    before = digest_of(broken)
    convert(place, encrypted=False)
    assert not broken.exists()
    (kept,) = place.backups.glob(f"damaged-*/{broken.name}{SEALED}")
    assert b"SQLite" not in kept.read_bytes()
    assert len(whole_backups(place, unlocked(place).key)) == 1
    convert(place, encrypted=True)
    assert digest_of(kept.with_name(broken.name)) == before
    assert not kept.exists()
    assert not place.key_file.exists()


def test_the_key_file_stays_as_long_as_something_needs_it(tmp_path: Path) -> None:
    place = filled(tmp_path / "werk", encrypted=True)
    broken = sorted(place.backups.glob("*.db"))[0]
    scratched(broken)
    before = broken.read_bytes()
    assert vault_of(place).expose(WORDS) == [broken]
    assert broken.read_bytes() == before
    first = KeyFile.read(place.key_file)
    # The next key does not take its place.
    vault = vault_of(place)
    vault.protect(WORDS)
    assert KeyFile.read(place.sessions / "cop-session.1.key") == first
    assert vault.key is not None
    assert KeyFile.read(place.key_file).id == vault.key.id == id_of(place.database)
    assert len(whole_backups(place, vault.key)) == 1


@pytest.mark.parametrize("database", [True, False], ids=["database", "without"])
@pytest.mark.parametrize("how", ["away", "a file"])
def test_backups_on_a_disk_that_is_away_keep_their_key(
    place: Workspace, encrypted: bool, database: bool, how: str
) -> None:
    place.backups.rename(place.root / "elders")
    if how == "away":
        place.backups.symlink_to(place.root / "schijf")
    else:
        place.backups.write_text("a file")
    if not database:
        place.database.unlink()
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code == "backups_out_of_reach"
    assert everything(place) == before


def test_a_full_disk_is_told_as_one(place: Workspace, encrypted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_room(source: Any, target: Path, key: Key | None) -> None:
        target.touch()
        source.execute("ATTACH DATABASE ':memory:' AS copy KEY ''")
        source.execute("PRAGMA copy.max_page_count = 4")
        source.execute("SELECT sqlcipher_export('copy')")

    monkeypatch.setattr("cop_session.store.encryption.conversion_plan.copy_database", without_room)
    before = whole_backups(place, unlocked(place).key if encrypted else None)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code == "disk_full"
    assert whole_backups(place, unlocked(place).key if encrypted else None) == before


def test_a_full_disk_is_known_before_there_is_room_again(
    place: Workspace, encrypted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming = place.sessions / "cop-session.db.new"

    def broken_off(source: Any, target: Path, key: Key | None) -> None:
        target.touch()
        raise sqlcipher3.dbapi2.OperationalError("vtable constructor failed: full_text")

    monkeypatch.setattr("cop_session.store.encryption.conversion_plan.copy_database", broken_off)
    monkeypatch.setattr(disk_errors, "_probe", lambda _: OSError(ENOSPC, "full") if coming.exists() else None)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code == "disk_full"
    assert not coming.exists()


def test_a_key_file_that_finds_no_room_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = filled(tmp_path / "werk", encrypted=True)
    before = place.key_file.read_bytes()

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr("cop_session.store.encryption.key_file.write_private", full)
    with pytest.raises(Trouble, match="disk_full"):
        vault_of(place).change(WORDS, "andere gewone woorden samen")
    with pytest.raises(Trouble, match="disk_full"):
        vault_of(place).recover(WORDS)
    assert place.key_file.read_bytes() == before


@pytest.mark.parametrize("end", ["new", "old"])
def test_what_nobody_can_explain_is_left_and_said(place: Workspace, encrypted: bool, end: str) -> None:
    stray = place.database.with_name(f"cop-session.db.{end}")
    shutil.copy(place.database, stray)
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code == "leftovers"
    assert everything(place) == before


def test_a_set_that_finds_only_backups_writes_no_key(place: Workspace, encrypted: bool) -> None:
    place.database.unlink()
    lose_key(place)
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        vault_of(place).protect(WORDS)
    assert caught.value.code == ("key_missing" if encrypted else "missing_store")
    assert everything(place) == before


def test_a_passphrase_without_sessions_goes_and_one_that_a_rescue_needs_stays(tmp_path: Path) -> None:
    place = Workspace(tmp_path / "werk")
    place.create()
    vault_of(place).protect(WORDS)
    vault_of(place).expose(WORDS)
    assert not place.key_file.exists()
    filled(place.root, encrypted=True, backups=0)
    shutil.rmtree(place.backups)
    place.database.unlink()
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        vault_of(place).expose(WORDS)
    assert caught.value.code == "key_needed"
    assert everything(place) == before


def test_an_empty_file_in_the_place_of_the_database_does_not_stop_a_restoration(tmp_path: Path) -> None:
    place = filled(tmp_path / "werk", encrypted=False)
    first = whole_backups(place, None)[0]
    damaged = b"beschadigd" * 500
    aside = place.backups / "damaged-20261124T160000Z-abcd"
    aside.mkdir()
    (aside / place.database.name).write_bytes(damaged)
    # The power went after what was there had moved, and another window began with an empty file.
    shutil.copy(place.backups / first, place.database.with_name("cop-session.db.restored"))
    place.database.write_bytes(b"")
    assert vault_of(place).door is Door.OPEN
    assert len(sessions_in(place, None)) == 1
    assert (aside / place.database.name).read_bytes() == damaged
