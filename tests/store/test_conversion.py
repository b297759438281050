"""Conversion never destroys: refused where the database is not ours and whole, and else every backup comes along."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from cop_session.paths import Workspace
from cop_session.store.exchange_journal import digest_of
from cop_session.store.keyfile import KeyFile
from cop_session.store.sealed import SEALED
from cop_session.store.secret import id_of, is_plain
from cop_session.troubles import Trouble
from tests.store.workspaces import WORDS, everything, filled, sessions_in, unlocked, vault_of, whole_backups

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


SPOILT: Final[dict[str, tuple[Spoil, set[str]]]] = {
    "gone": (Path.unlink, {"missing_store"}),
    "empty": (lambda path: path.write_bytes(b""), {"missing_store"}),
    "short": (lambda path: path.write_bytes(b"SQLite format 3\0"), {"foreign_store"}),
    "text": (lambda path: path.write_text("een brief " * 500), {"foreign_store", "damaged_store"}),
    "cut": (cut, {"damaged_store"}),
    "scratched": (scratched, {"damaged_store"}),
    "headless": (headless, {"foreign_store", "damaged_store"}),
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


@pytest.mark.parametrize("end", ["new", "old"])
def test_what_nobody_can_explain_is_left_and_said(place: Workspace, encrypted: bool, end: str) -> None:
    stray = place.database.with_name(f"cop-session.db.{end}")
    shutil.copy(place.database, stray)
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        convert(place, encrypted=encrypted)
    assert caught.value.code == "leftovers"
    assert everything(place) == before


def test_a_set_that_finds_only_backups_writes_no_key(place: Workspace) -> None:
    place.database.unlink()
    place.key_file.unlink(missing_ok=True)
    before = everything(place)
    with pytest.raises(Trouble) as caught:
        vault_of(place).protect(WORDS)
    assert caught.value.code in ("missing_store", "key_missing")
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
