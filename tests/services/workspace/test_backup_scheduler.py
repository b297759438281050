"""Backups come by themselves: some time after a change, at the end, and not where nothing changed."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2

from cop_session.services import Library
from cop_session.services.workspace import backup_scheduler
from cop_session.services.workspace.backup_scheduler import BackupScheduler
from cop_session.store.backups.backups import Backups
from cop_session.store.database.open_database import open_engine
from cop_session.troubles import Trouble
from tests.support.clock import HandClock


@pytest.fixture
def backups(tmp_path: Path) -> Backups:
    database = tmp_path / "sessions" / "cop-session.db"
    open_engine(database).dispose()
    return Backups(database)


def made(monkeypatch: pytest.MonkeyPatch, failing: bool = False) -> threading.Event:
    """Return what is set when a backup was made, or failed."""
    done, make = threading.Event(), Backups.make

    def tells(self: Backups, now: object) -> object:
        try:
            if failing:
                raise Trouble("not_backed_up")
            return make(self, now)  # type: ignore[arg-type]  # handed on as it came
        finally:
            done.set()

    monkeypatch.setattr(Backups, "make", tells)
    return done


def test_some_time_after_a_change_there_is_one(backups: Backups, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_scheduler, "EVERY", 0.02)
    done = made(monkeypatch)
    kept = BackupScheduler(backups, HandClock(), lambda: None)
    kept.touch()
    assert done.wait(5)
    kept.close()
    assert len(backups.generations()) == 1


def test_at_the_end_there_is_one_where_something_changed_and_only_then(backups: Backups) -> None:
    kept = BackupScheduler(backups, HandClock(), lambda: None)
    kept.close()
    assert backups.generations() == []
    kept = BackupScheduler(backups, HandClock(), lambda: None)
    kept.touch()
    kept.close()
    kept.touch()
    assert len(backups.generations()) == 1


def test_why_there_is_none_is_known_until_there_is_one(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup_scheduler, "EVERY", 0.02)
    with monkeypatch.context() as patch:
        done = made(patch, failing=True)
        library._keeper.touch()
        assert done.wait(5)
    library.close()
    assert library.unbacked is not None
    assert library.unbacked.code == "not_backed_up"


def test_a_full_text_that_was_damaged_keeps_no_backup_from_being_made(library: Library, lena: str) -> None:
    with closing(sqlcipher3.dbapi2.connect(library.workspace.database)) as raw:
        raw.execute("UPDATE full_text_data SET block = x'00ff00ff' WHERE id > 100")
        raw.commit()
    before = len(list(library.workspace.backups.glob("*.db")))
    library.open_session(lena).draft("need", "half")
    library.close()
    assert library.unbacked is None
    assert len(list(library.workspace.backups.glob("*.db"))) == before + 1
