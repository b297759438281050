"""What is struck or erased goes from backups of every revision; a disk that refuses costs no backup."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.backups import restore_backup
from cop_session.store.backups.backups import Backups
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import open_as_made, reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure import purge_backups
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.purge_backups import erased_everywhere, struck_everywhere
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.erasure.session_removal import erase
from cop_session.store.index.session_index import Index, put_entry
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Log, insert_rows, put
from cop_session.store.log.log_heads import has_heads
from cop_session.store.migrations import configuration, upgrade
from cop_session.troubles import Trouble
from tests.store.erasure.test_redaction import CANARY, LOG, files_with, trace
from tests.store.index.index_entries import all_entries

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
KEY = Key(bytes(range(32)), bytes(range(8)))
REVISIONS = sorted(one.revision for one in ScriptDirectory.from_config(configuration()).walk_revisions())


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def filled(database: Path, key: Key | None) -> Engine:
    """A database with two sessions, of which *a* holds the canary."""
    engine = open_engine(database, key)
    fill(engine)
    return engine


def fill(engine: Engine, like: Engine | None = None) -> None:
    for session in ("a", "b"):
        stored = Log(like).stored(session) if like else encode(LOG)
        with engine.begin() as connection:
            (put if has_heads(connection) else insert_rows)(connection, session, stored)
            if like:
                copy_entry(like, connection, session)
            else:
                put_entry(connection, session)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO draft (session_id, field, text, saved_at) VALUES ('a', 'need', ?, ?)",
            (f"half een {CANARY}", NOW.isoformat()),
        )


def copy_entry(source: Engine, connection: Connection, session: str) -> None:
    """Put what is derived of a session in a database of a revision with fewer columns."""
    there = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(session)")]
    columns, marks = ", ".join(f'"{name}"' for name in there), ", ".join("?" for _ in there)
    with reading(source) as here:
        entry = here.exec_driver_sql(f"SELECT {columns} FROM session WHERE id = ?", (session,)).one()
        words = here.exec_driver_sql("SELECT rowid, * FROM full_text WHERE session_id = ?", (session,)).one()
    connection.exec_driver_sql(f"INSERT INTO session ({columns}) VALUES ({marks})", tuple(entry))
    connection.exec_driver_sql("INSERT INTO full_text (rowid, session_id, words) VALUES (?, ?, ?)", tuple(words))


def backup_of(revision: str, engine: Engine, database: Path, key: Key | None) -> Path:
    """Return a backup of a database as the program of that revision made it."""
    here = engine
    path = database.with_name("backups") / f"20260101T120000000000Z-{revision}.db"
    path.parent.mkdir(exist_ok=True)
    path.touch(0o600)
    engine = open_as_made(path, key)
    with engine.begin() as connection:
        upgrade(connection, revision)
    fill(engine, here)
    engine.dispose()
    return path


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_is_erased_goes_from_a_backup_of_any_revision(
    filled: Engine, database: Path, key: Key | None, revision: str
) -> None:
    path = backup_of(revision, filled, database, key)
    with erased_everywhere(filled, key, "a") as wiped:
        erase(filled, ["a"], NOW)
    assert wiped == []
    (backup,) = Backups(database, key).generations()
    assert (backup.path, backup.revision) == (path, revision)
    assert Backups(database, key).look_into(backup).keys() == {"b"}
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]
    engine = open_engine(path, key)
    assert Log(engine).read("b") == LOG
    Index(engine).catch_up_all()
    assert [one.id for one in all_entries(Index(engine))] == ["b"]
    assert Log(engine).drafts("a") == {}
    engine.dispose()


@pytest.mark.parametrize("revision", REVISIONS)
def test_what_is_struck_goes_from_a_backup_of_any_revision(
    filled: Engine, database: Path, key: Key | None, revision: str
) -> None:
    path = backup_of(revision, filled, database, key)
    stored = Log(filled).stored("a")
    struck = [stored[seq - 1] for seq in hanging_on(2, Log(filled).read("a"))]
    with struck_everywhere(filled, key, "a", struck):
        assert strike(filled, "a", trace(len(LOG) + 1))
    engine = open_as_made(path, key)
    assert Log(engine).verify("a") is None
    assert CANARY not in str(Log(engine).read("a"))
    assert CANARY in str(Log(engine).read("b"))
    engine.dispose()
    assert not list(database.parent.glob("erasing-*"))


def test_a_backup_without_the_tables_of_today_loses_what_is_erased(
    filled: Engine, database: Path, key: Key | None
) -> None:
    path = backup_of("0018", filled, database, key)
    engine = open_as_made(path, key)
    with engine.begin() as connection:
        # As the program of that revision made it, before there was an agenda.
        connection.exec_driver_sql("DROP TABLE action_dates")
    engine.dispose()
    with erased_everywhere(filled, key, "a") as wiped:
        erase(filled, ["a"], NOW)
    assert wiped == []
    (backup,) = Backups(database, key).generations()
    assert Backups(database, key).look_into(backup).keys() == {"b"}


def test_a_full_disk_costs_no_backup(
    filled: Engine, database: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Backups(database, key).make(NOW)
    assert made

    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr(purge_backups, "remove", full)
        with pytest.raises(Trouble, match="disk_full"), erased_everywhere(filled, key, "a"):
            erase(filled, ["a"], NOW)
    assert Backups(database, key).look_into(made).keys() == {"a", "b"}


def test_what_cannot_be_opened_stays_where_the_database_is_not_whole(
    filled: Engine, database: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Backups(database, key).make(NOW)
    assert made
    made.path.write_bytes(os.urandom(8192))
    monkeypatch.setattr(purge_backups, "_WHOLE", "no answer of SQLite")
    with pytest.raises(Trouble, match="damaged_store"), erased_everywhere(filled, key, "a"):
        erase(filled, ["a"], NOW)
    assert made.path.exists()


@pytest.mark.skipif(os.name != "posix", reason="links and pipes")
def test_links_and_pipes_among_the_backups_are_neither_followed_nor_waited_for(
    filled: Engine, database: Path, key: Key | None, tmp_path: Path
) -> None:
    other, folder = tmp_path / "ander.db", Backups(database, key).folder
    other.write_text("van iemand anders")
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "brief.txt").write_text("van iemand anders")
    folder.mkdir(exist_ok=True)
    (folder / "20260101T120000000000Z-0002.db").symlink_to(other)
    os.mkfifo(folder / "20260102T120000000000Z-0002.db")
    (folder / "damaged-1").symlink_to(tmp_path / "map")
    (folder / "damaged-2").mkdir()
    (folder / "damaged-2" / "cop-session.db").symlink_to(other)
    os.mkfifo(folder / "damaged-2" / "pijp")
    assert Backups(database, key).generations() == []
    assert len(restore_backup.kept_aside(database)) == 2
    with erased_everywhere(filled, key, "a"):
        erase(filled, ["a"], NOW)
    assert other.read_text() == "van iemand anders"
    assert (tmp_path / "map" / "brief.txt").read_text() == "van iemand anders"
    assert list(folder.glob("damaged-*")) == []


def test_a_write_ahead_log_is_written_over_before_it_is_cut(filled: Engine, database: Path, key: Key | None) -> None:
    log = Path(f"{database}-wal")
    erase(filled, ["a"], NOW)
    held = os.open(log, os.O_RDONLY)
    before = os.pread(held, log.stat().st_size, 0)
    assert files_with(database.parent, CANARY) == ([] if key else [log.name])
    seen: list[bytes] = []
    from cop_session.store.database import engine as engines

    raw = filled.raw_connection()
    assert engines.write_over_log(raw.cursor(), log)
    seen.append(os.pread(held, len(before), 0))
    raw.close()
    os.close(held)
    # What says which tables there are is written again, with that one table more.
    frames = [before[at : at + 24 + 4096] for at in range(32, len(before), 24 + 4096)]
    words = [one[at : at + 64] for one in frames if b"CREATE " not in one for at in range(24, len(one), 512)]
    assert len(words) > 20
    assert not any(one in seen[0] for one in words if any(one))
    assert engines.forget(filled)
    assert log.stat().st_size == 0
    assert Log(filled).read("b") == LOG


def test_a_log_that_a_reader_holds_is_written_over_later(filled: Engine, key: Key | None) -> None:
    from cop_session.store.database.engine import forget, reading

    with reading(filled) as reader:
        reader.exec_driver_sql("SELECT count(*) FROM event").scalar()
        Log(filled).append("c", [ev.Recorded(1, 1, NOW, 0, ev.LineNoted(Kind.NEED, "rust"))], 0)
        assert not forget(filled)
    assert forget(filled)
