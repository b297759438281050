"""The database is private, durable, ours, and at the present revision, or says in one word why not."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
import sqlalchemy as sa
import sqlcipher3.dbapi2
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlmodel import SQLModel

from cop_session.store.database import engine as engine_module
from cop_session.store.database.damage import bits_between
from cop_session.store.database.database_key import Key, id_of
from cop_session.store.database.engine import forget, reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.database.tables import REVISION
from cop_session.store.migrations import configuration, upgrade
from cop_session.troubles import Trouble


@pytest.fixture
def no_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def pragma(engine: Engine, name: str) -> object:
    with reading(engine) as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def write_something(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO branch (session_id, origin) VALUES ('one', 'other')")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.usefixtures("no_umask")
def test_every_file_is_for_its_owner_alone(database: Path) -> None:
    engine = open_engine(database)
    write_something(engine)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in database.parent.iterdir()}
    assert modes == {"cop-session.db": 0o600, "cop-session.db-wal": 0o600, "cop-session.db-shm": 0o600}
    assert stat.S_IMODE(database.parent.stat().st_mode) == 0o700
    engine.dispose()


def test_what_is_committed_stays_and_what_is_deleted_goes(engine: Engine) -> None:
    durable = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "temp_store": 2}
    assert {name: pragma(engine, name) for name in durable} == durable


def test_the_migrations_make_the_tables_that_the_code_declares(engine: Engine) -> None:
    def ours(entity: object, name: str | None, kind: str, *_: object) -> bool:
        return kind != "table" or not str(name).startswith("full_text")

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": False})
        assert compare_metadata(context, SQLModel.metadata) == []
        assert context.get_current_revision() == REVISION


def test_the_revision_in_the_code_is_that_of_the_last_migration() -> None:
    assert ScriptDirectory.from_config(configuration()).get_current_head() == REVISION


def test_every_revision_and_the_present_one_tell_each_other_apart_from_damage() -> None:
    # A program takes a revision that differs in one or two bits, beside tables that it knows, for damage.
    revisions = {one.revision for one in ScriptDirectory.from_config(configuration()).walk_revisions()}
    assert len(revisions) > 1
    assert all(bits_between(one.encode(), REVISION.encode()) > 2 for one in revisions - {REVISION})


def test_a_database_at_the_present_revision_opens_without_alembic(database: Path) -> None:
    open_engine(database).dispose()
    program = (
        "import sys, pathlib; from cop_session.store.database.open_database import open_engine;"
        "open_engine(pathlib.Path(sys.argv[1])).dispose(); print(*{'alembic', 'sqlalchemy'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program, str(database)]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    assert loaded == "sqlalchemy\n"


def test_a_migration_that_fails_leaves_nothing_behind(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: sa.Connection) -> None:
        upgrade(connection)
        raise sa.exc.OperationalError("the last statement", None, sqlite3.OperationalError("disk I/O error"))

    monkeypatch.setattr("cop_session.store.migrations.upgrade", half)
    with pytest.raises(Trouble):
        open_engine(database)
    monkeypatch.undo()
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    connection.close()
    write_something(engine := open_engine(database))
    engine.dispose()


@pytest.mark.parametrize("content", [b"no database at all " * 400, b"x"])
def test_a_file_that_is_no_database_is_left_as_it_is(database: Path, content: bytes) -> None:
    database.parent.mkdir()
    database.write_bytes(content)
    with pytest.raises(Trouble) as caught:
        open_engine(database)
    assert caught.value.code == "foreign_store"
    assert database.read_bytes() == content


def test_the_database_of_another_program_is_left_as_it_is(database: Path) -> None:
    database.parent.mkdir()
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE moz_places (id)")
    connection.commit()
    connection.close()
    before = database.read_bytes()
    with pytest.raises(Trouble) as caught:
        open_engine(database)
    assert caught.value.code == "foreign_store"
    assert database.read_bytes() == before


def test_a_database_of_a_newer_program_is_left_as_it_is(database: Path) -> None:
    engine = open_engine(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(Trouble) as caught:
        open_engine(database)
    assert caught.value.code == "newer_store"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as caught:
        open_engine(tmp_path / "sessions" / "cop-session.db")
    assert caught.value.code == "folder_read_only"


def test_a_folder_in_which_nothing_may_be_written_is_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_engine(database).dispose()
    # Who runs the tests as root may write anywhere, whatever the permissions say.
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(Trouble) as caught:
        open_engine(database)
    assert caught.value.code == "folder_read_only"


def test_with_a_key_only_that_key_opens_it_again(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    right = Key(bytes(32), bytes(8))
    engine = open_engine(database, right)
    write_something(engine)
    engine.dispose()
    assert b"SQLite format" not in database.read_bytes()
    assert id_of(database) == right.id
    wrong = {
        None: "locked_store",
        Key(bytes(32), bytes([1]) * 8): "foreign_store",
        # The beginning says that it is the right one, so what cannot be read was damaged.
        Key(bytes([1]) * 32, bytes(8)): "damaged_store",
    }
    for key, code in wrong.items():
        with pytest.raises(Trouble) as caught:
            open_engine(database, key)
        assert caught.value.code == code
    engine = open_engine(database, right)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT origin FROM branch").scalar() == "other"
    engine.dispose()
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("place", [slice(0, 64), slice(0, 4096), slice(4096, 4200)])
def test_an_encrypted_database_that_was_damaged_is_not_taken_for_a_foreign_one(database: Path, place: slice) -> None:
    key = Key(bytes(32), bytes(8))
    engine = open_engine(database, key)
    engine.dispose()
    whole = bytearray(database.read_bytes())
    whole[place] = bytes(place.stop - place.start)
    database.write_bytes(whole)
    with pytest.raises(Trouble) as caught:
        open_engine(database, key)
    assert caught.value.code == "damaged_store"
    assert database.read_bytes() == whole


def test_words_to_search_that_were_damaged_are_damage(database: Path) -> None:
    engine = open_engine(database)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE full_text_config SET v = 0 WHERE k = 'version'")
    engine.dispose()
    engine = open_engine(database)
    with pytest.raises(Trouble, match="damaged_store"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM full_text WHERE rowid = 1")
    engine.dispose()


def test_a_plain_database_is_not_opened_with_a_key(database: Path) -> None:
    open_engine(database).dispose()
    before = database.read_bytes()
    with pytest.raises(Trouble) as caught:
        open_engine(database, Key(bytes(32), bytes(8)))
    assert caught.value.code == "foreign_store"
    assert database.read_bytes() == before


def test_a_library_that_does_not_encrypt_gets_no_key(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_session.store.database.engine.sqlcipher3", SimpleNamespace(dbapi2=sqlite3))
    with pytest.raises(Trouble) as caught:
        open_engine(database, Key(bytes(32), bytes(8)))
    assert caught.value.code == "no_cipher"
    assert database.read_bytes() == b""


def test_a_database_that_was_replaced_while_it_was_opened_is_not_used(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(database).dispose()
    other = database.with_name("other.db")
    other.write_bytes(database.read_bytes())

    def replaced(engine: Engine) -> None:
        other.replace(database)

    monkeypatch.setattr("cop_session.store.database.engine._write_ahead", replaced)
    with pytest.raises(Trouble) as caught:
        open_engine(database)
    assert caught.value.code == "not_saved"


def test_forgetting_empties_the_write_ahead_log(engine: Engine, database: Path) -> None:
    write_something(engine)
    assert forget(engine)
    assert database.with_name("cop-session.db-wal").stat().st_size == 0


def test_a_reader_holds_up_no_writer(engine: Engine) -> None:
    with reading(engine) as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM branch").scalar()
        write_something(engine)
        assert connection.exec_driver_sql("SELECT count(*) FROM branch").scalar() == before


def test_a_database_that_another_window_converts_at_that_moment_is_told(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_engine(database).dispose()
    write_ahead = engine_module._write_ahead
    with closing(sqlcipher3.dbapi2.connect(database, isolation_level=None)) as other:

        def beside(engine: Engine) -> None:
            engine.dispose()
            other.execute("PRAGMA journal_mode = DELETE").fetchall()
            other.execute("BEGIN EXCLUSIVE")
            write_ahead(engine)

        monkeypatch.setattr(engine_module, "_write_ahead", beside)
        monkeypatch.setattr(engine_module, "_PATIENTLY_MS", 10)
        with pytest.raises(Trouble) as caught:
            open_engine(database)
    assert caught.value.code == "not_saved"
