"""An exchange that stopped half-way is finished or undone, and left alone where nothing proves what may go."""

import json
import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.services.workspace.health_check import Check
from cop_session.store.database.database_key import id_of
from cop_session.store.encryption import file_exchange
from cop_session.store.encryption.exchange_journal import ExchangeStage, Journal, Swap, digest_of
from cop_session.store.encryption.key_file import KeyFile
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.vault import Door
from tests.store.backups.backup_workspaces import (
    WORDS,
    everything,
    filled,
    sessions_in,
    unlocked,
    vault_of,
    whole_backups,
)

NO_PIPES: Final = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
KEPT: Final = ("sessions/cop-session.db", "sessions/backups/")


class PowerCut(BaseException):
    """The power went."""


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Have the power go while the passphrase is set or removed, before it counts, or after."""

    def stopped(place: Workspace, *, removes: bool, after: bool) -> None:
        def cut(*arguments: object) -> None:
            if after:
                real(*arguments)
            raise PowerCut

        name = "take_place" if removes else "install_key"
        real = getattr(file_exchange, name)
        vault = vault_of(place)
        change = vault.expose if removes else vault.protect
        with monkeypatch.context() as patch:
            patch.setattr(f"cop_session.store.encryption.encrypt_database.{name}", cut)
            with pytest.raises(PowerCut):
                change(WORDS)

    return stopped


@pytest.mark.parametrize("removes", [False, True], ids=["set", "remove"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_the_next_start_undoes_or_finishes_it(
    tmp_path: Path, stop: Callable[..., None], removes: bool, after: bool
) -> None:
    place = filled(tmp_path / "werk", encrypted=removes)
    key = unlocked(place).key if removes else None
    backups = whole_backups(place, key)
    stop(place, removes=removes, after=after)
    assert (vault_of(place).door is Door.LOCKED) is (removes is not after)
    now = unlocked(place).key if removes is not after else None
    assert whole_backups(place, now) == backups
    assert len(sessions_in(place, now)) == 1
    assert not [
        path for path in place.sessions.rglob("*") if path.name.endswith((".new", ".old", ".gone", ".exchange"))
    ]
    assert place.key_file.exists() is (now is not None)


def damaged(journal: Path) -> None:
    journal.write_bytes(journal.read_bytes().replace(b'"format"', b'"former"'))


def gone(journal: Path) -> None:
    journal.unlink()


def piped(journal: Path) -> None:
    journal.unlink()
    os.mkfifo(journal)


def elsewhere(journal: Path) -> None:
    """As somebody could write it who wants another file to be wiped."""
    body = json.loads(journal.read_bytes())
    body.pop("check")
    body["swaps"].append(["../../buiten.txt", "../../buiten.txt", sha256(b"buiten").hexdigest(), ""])
    check = sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    journal.write_text(json.dumps({**body, "check": check}))


@pytest.mark.parametrize("spoil", [damaged, gone, elsewhere, pytest.param(piped, marks=NO_PIPES)])
@pytest.mark.parametrize("removes", [False, True], ids=["set", "remove"])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_journal_that_proves_nothing_lets_nothing_go(
    tmp_path: Path, stop: Callable[..., None], spoil: Callable[[Path], None], removes: bool, after: bool
) -> None:
    place = filled(tmp_path / "werk", encrypted=removes)
    outside = tmp_path / "buiten.txt"
    outside.write_bytes(b"buiten")
    stop(place, removes=removes, after=after)
    spoil(place.sessions / "cop-session.db.exchange")
    before = {data for name, data in everything(place).items() if name.startswith(KEPT)}
    _ = vault_of(place).door
    assert before <= set(everything(place).values())
    assert outside.read_bytes() == b"buiten"
    encrypted = id_of(place.database) is not None
    library = Library.open(place, key=unlocked(place).key if encrypted else None)
    (told,) = [one for one in library.check_up() if one.check is Check.LEFTOVERS]
    library.close()
    assert not told.well


def test_a_database_that_was_written_in_since_keeps_what_lies_beside_it(
    tmp_path: Path, stop: Callable[..., None]
) -> None:
    place = filled(tmp_path / "werk", encrypted=True)
    key = unlocked(place).key
    stop(place, removes=True, after=False)
    sessions_in(place, key)
    beside = place.database.with_name("cop-session.db.new")
    before = beside.read_bytes()
    assert vault_of(place).door is Door.LOCKED
    assert beside.read_bytes() == before


def test_the_database_is_not_needed_to_be_sure_of_what_was_replaced(tmp_path: Path, stop: Callable[..., None]) -> None:
    """An older database beside one that is in use, with a journal of another day, goes nowhere."""
    place = filled(tmp_path / "werk", encrypted=True)
    stray = place.database.with_name("cop-session.db.old")
    shutil.copy(sorted(place.backups.glob("*.db"))[0], stray)
    at = DatabaseLocation(place.database, place.key_file, (place.reports, place.stops))
    swap = Swap(place.database, place.database, "00" * 32, "11" * 32)
    Journal(True, KeyFile.read(place.key_file).id, (swap,), ExchangeStage.REPLACED).write(at)
    assert vault_of(place).door is Door.LOCKED
    assert stray.exists()


@pytest.mark.parametrize("target", ["cop-session.db", "backups/elders.db"])
@pytest.mark.parametrize("encrypted", [False, True], ids=["plain", "encrypted"])
def test_a_journal_in_which_nothing_takes_the_place_of_a_backup_lets_none_go(
    tmp_path: Path, target: str, encrypted: bool
) -> None:
    place = filled(tmp_path / "werk", encrypted=encrypted)
    at = DatabaseLocation(place.database, place.key_file, (place.reports, place.stops))
    now = digest_of(place.database)
    swaps = [Swap(place.database, place.database, now, now)]
    (backup, *_) = sorted(place.backups.glob("*.db"))
    swaps.append(Swap(backup, place.sessions / target, digest_of(backup), now))
    id = KeyFile.read(place.key_file).id if encrypted else bytes(8)
    Journal(encrypted, id, tuple(swaps), ExchangeStage.REPLACED).write(at)
    _ = vault_of(place).door
    assert backup.exists()
