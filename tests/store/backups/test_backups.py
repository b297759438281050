"""Backups are whole or not there, grow old in order, and hold nothing that was struck or erased."""

import shutil
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.backups import backup_file
from cop_session.store.backups.backups import Backup, Backups, kept
from cop_session.store.database.database_key import Key
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.purge_backups import erased_everywhere, struck_everywhere
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.erasure.session_removal import erase
from cop_session.store.files.file_lock import alone
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import Stored
from cop_session.troubles import Trouble
from tests.store.erasure.test_redaction import CANARY, LOG, files_with, trace

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
KEY = Key(bytes(range(32)), bytes(range(8)))


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def filled(database: Path, key: Key | None) -> Any:
    """A database with a session in it, open."""
    engine = open_engine(database, key)
    Log(engine).append("a", LOG, 0)
    Log(engine).append("a", (), 0, typed=Typed({"action": f"half {CANARY[:6]}"}, NOW))
    Index(engine).catch_up_all()
    yield engine
    engine.dispose()


def head(stored: list[Stored]) -> dict[str, tuple[int, bytes]]:
    return {"a": (stored[-1].seq, stored[-1].digest)}


def test_a_backup_holds_what_was_there_while_somebody_writes(filled: Engine, database: Path, key: Key | None) -> None:
    backups, log = Backups(database, key), Log(filled)
    with filled.begin() as connection:
        connection.exec_driver_sql("UPDATE draft SET text = 'being written'")
        made = backups.make(NOW)
    assert made is not None
    assert backups.generations() == [made]
    assert backups.look_into(made) == head(log.stored("a"))
    copy = open_engine(made.path, key)
    assert Log(copy).stored("a") == log.stored("a")
    assert Log(copy).drafts("a") == {"action": f"half {CANARY[:6]}"}
    copy.dispose()
    assert [path.name for path in backups.folder.iterdir()] == [made.path.name]


def test_what_is_written_between_two_steps_of_a_copy_is_in_the_next_one(
    filled: Engine, database: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups, log, before = Backups(database, key), Log(filled), head(Log(filled).stored("a"))
    steps: list[int] = []

    def meanwhile(*_: int) -> None:
        log.append(f"other {len(steps)}", LOG, 0)
        steps.append(1)

    monkeypatch.setattr(backup_file, "_STEP", 2)
    monkeypatch.setattr(backup_file, "_give_way", meanwhile)
    made = backups.make(NOW)
    assert made is not None
    assert len(steps) > 5
    assert backups.look_into(made) == before
    monkeypatch.undo()
    made = backups.make(NOW + timedelta(minutes=5))
    assert made is not None
    assert len(backups.look_into(made)) == 1 + len(steps)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access lists, not permission bits")
def test_a_backup_is_for_its_owner_alone_and_under_the_same_key(
    filled: Engine, database: Path, key: Key | None
) -> None:
    made = Backups(database, key).make(NOW)
    assert made is not None
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700
    assert bool(files_with(made.path.parent, CANARY)) is (key is None)
    with pytest.raises(Trouble, match="damaged_backup"):
        Backups(database, None if key else KEY).look_into(made)


def test_a_damaged_database_takes_the_place_of_no_backup(filled: Engine, database: Path, key: Key | None) -> None:
    backups = Backups(database, key)
    first = backups.make(NOW)
    filled.dispose()
    whole = database.read_bytes()
    database.write_bytes(whole[:5000] + b"\xff" * (len(whole) - 5000))
    with pytest.raises(Trouble, match="damaged_store"):
        backups.make(NOW + timedelta(minutes=5))
    assert backups.generations() == [first]
    assert len(list(backups.folder.iterdir())) == 1


def test_where_another_window_is_at_it_none_is_made(filled: Engine, database: Path, key: Key | None) -> None:
    backups = Backups(database, key)
    backups.folder.mkdir()
    with alone(backups.folder) as free:
        assert free
        assert backups.make(NOW) is None


def test_a_copy_that_was_broken_off_is_swept_and_never_offered(filled: Engine, database: Path, key: Key | None) -> None:
    backups = Backups(database, key)
    backups.folder.mkdir()
    for name in (".backup.0123abcd", ".backup.0123abcd-journal"):
        (backups.folder / name).write_text(CANARY)
    assert backups.generations() == []
    made = backups.make(NOW)
    assert made is not None
    assert [path.name for path in backups.folder.iterdir()] == [made.path.name]


def at(*days: float, revision: str = "0001") -> list[Backup]:
    return [Backup(Path(str(one)), NOW - timedelta(days=one), revision) for one in days]


@pytest.mark.parametrize(
    ("ages", "stay"),
    [
        ((), ()),
        ((0,), (0,)),
        ((0, 0.01, 0.02, 0.03), (0, 0.01, 0.03)),
        ((0, 0.01, 1, 5), (0, 1, 5)),
        ((0, 1, 13, 15), (0, 1, 13)),
        ((0, 1, 15), (0, 1, 15)),
        ((0, 0.01, 1, 15), (0, 0.01, 1)),
    ],
)
def test_three_stay_the_newest_one_of_another_day_and_one_that_grows_old(
    ages: tuple[float, ...], stay: tuple[float, ...]
) -> None:
    assert [one.path.name for one in kept(at(*ages))] == [str(one) for one in stay]


def test_the_one_before_a_migration_stays_as_well() -> None:
    newer = at(0, 0.01, 0.02, 0.03, revision="0002")
    assert [one.path.name for one in kept([*newer, *at(0.04, 0.05)])] == ["0", "0.01", "0.04", "0.05"]
    assert [one.path.name for one in kept([*newer, *at(15, 16)])] == ["0", "0.03", "15"]


def test_in_a_year_of_use_there_are_never_more_than_three_and_one_is_days_old() -> None:
    there: list[Backup] = []
    for hour in range(365 * 8):
        moment = NOW + timedelta(hours=3 * hour)
        there = kept([Backup(Path(str(hour)), moment, "0001"), *there])
        assert len(there) <= 3
        if hour > 8 * 15:
            assert moment - there[-1].made_at >= timedelta(hours=20)
            assert moment - there[-1].made_at <= timedelta(days=15)


def test_what_is_struck_is_struck_in_the_backups(filled: Engine, database: Path, key: Key | None) -> None:
    backups, log = Backups(database, key), Log(filled)
    early = backups.make(NOW)
    log.append("a", [ev.Recorded(len(LOG) + 1, len(LOG) + 1, NOW, 0, ev.LineReworded(2, f"{CANARY} zwijgt"))], len(LOG))
    late = backups.make(NOW + timedelta(minutes=5))
    assert early is not None
    assert late is not None
    stored = log.stored("a")
    struck = [stored[seq - 1] for seq in hanging_on(2, log.read("a"))]
    with struck_everywhere(filled, key, "a", struck):
        assert strike(filled, "a", trace(len(stored) + 1))
        assert backups.make(NOW) is None
    assert files_with(database.parent, CANARY) == []
    for one in (early, late):
        copy = open_engine(one.path, key)
        assert Log(copy).verify("a") is None
        assert Log(copy).drafts("a") == {}
        assert Index(copy).search(CANARY) == []
        assert CANARY not in str(Log(copy).read("a"))
        assert "een andere actie" in str(Log(copy).read("a"))
        copy.dispose()
    assert {path.name for path in backups.folder.iterdir()} == {early.path.name, late.path.name}


def test_what_is_erased_is_erased_in_the_backups(filled: Engine, database: Path, key: Key | None) -> None:
    Log(filled).append("b", [ev.Recorded(1, 1, NOW, 0, ev.LineNoted(Kind.NEED, "rust"))], 0)
    backups = Backups(database, key)
    made = backups.make(NOW)
    assert made is not None
    with erased_everywhere(filled, key, "a"):
        erase(filled, "a", NOW)
    assert backups.look_into(made).keys() == {"b"}
    assert files_with(database.parent, CANARY) == []
    assert files_with(database.parent, CANARY[:6]) == []


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 100])
def test_a_backup_that_cannot_be_struck_is_wiped(
    filled: Engine, database: Path, key: Key | None, damage: bytes
) -> None:
    backups = Backups(database, key)
    made = backups.make(NOW)
    assert made is not None
    made.path.write_bytes(damage)
    older = made.path.with_name(made.path.name.replace("-0001", "-0000"))
    older.write_text(CANARY)
    aside = backups.folder / "damaged-20261124T160000Z-ab12"
    aside.mkdir()
    (aside / "cop-session.db").write_text(CANARY)
    assert {older.name, "cop-session.db"} <= set(files_with(backups.folder, CANARY))
    with erased_everywhere(filled, key, "a"):
        erase(filled, "a", NOW)
    assert files_with(database.parent, CANARY) == []
    assert not aside.exists()
    assert not older.exists()


def test_a_backup_that_holds_more_than_the_others_stays(filled: Engine, database: Path, key: Key | None) -> None:
    # As after an older backup was put back by mistake: what was noted since is in the backups alone.
    backups = Backups(database, key)
    for days in (2, 1):
        backups.make(NOW - timedelta(days=days))
    Log(filled).append("b", LOG, 0)
    fuller = backups.make(NOW)
    assert fuller is not None
    erase(filled, ["b"], NOW)
    for minutes in range(1, 6):
        backups.make(NOW + timedelta(minutes=minutes))
    there = backups.generations()
    assert fuller in there
    assert len(there) == 4


@pytest.mark.parametrize("whole", [True, False], ids=["whole", "damaged"])
def test_what_is_kept_aside_is_struck_or_else_wiped(
    filled: Engine, database: Path, key: Key | None, whole: bool
) -> None:
    # As after an older backup was put back: "b" is there alone.
    Log(filled).append("b", LOG, 0)
    filled.dispose()
    aside = database.parent / "backups" / "damaged-20261124T160000Z-0000" / database.name
    aside.parent.mkdir(parents=True)
    shutil.copy(database, aside)
    if not whole:
        aside.write_bytes(aside.read_bytes()[: aside.stat().st_size // 2])
    erase(filled, ["b"], NOW)
    with erased_everywhere(filled, key, "a"):
        erase(filled, ["a"], NOW)
    assert aside.exists() is whole
    if whole:
        copy = open_engine(aside, key)
        assert not Log(copy).stored("a")
        assert Log(copy).stored("b")
        copy.dispose()


def scratched(path: Path, key: Key | None) -> None:
    """Change a word of an event as a failing disk, or a hand, does: SQLite sees nothing of it."""
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET payload = CAST(replace(payload, 'a', 'o') AS BLOB) WHERE seq = 2")
    engine.dispose()


@pytest.mark.parametrize("where", ["database", "backup", "nowhere"])
def test_a_backup_of_what_is_damaged_unseen_pushes_no_whole_one_out(
    filled: Engine, database: Path, key: Key | None, where: str
) -> None:
    backups = Backups(database, key)
    first = backups.make(NOW)
    assert first is not None
    if where != "nowhere":
        scratched(database if where == "database" else first.path, key)
    for day in range(1, 20):
        assert backups.make(NOW + timedelta(days=day))
    assert (first in backups.generations()) is (where == "database")
    assert len(backups.generations()) == (4 if where == "database" else 3)
