"""Opens the database: durable, private, ours, and at the present revision."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from cop_session.paths import make_private
from cop_session.store.driver import begin
from cop_session.store.secret import Key, id_of, is_marked, is_plain
from cop_session.store.tables import APPLICATION_ID, REVISION, TABLES
from cop_session.troubles import Trouble

_READS: Final = "reads"
_NO_DATABASE: Final = "not a database"
_SIGNS_OF_DAMAGE: Final = ("malformed", "no such table")
_BROKEN: Final = ("decode to UTF-8", "no such table", "no such column", "invalid fts5")
ACTS: Final = """
SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE '% GENERATED ALWAYS %'
OR (sql LIKE 'CREATE VIRTUAL %' AND name != 'full_text')
"""
"""Counts what would do something of its own when it is read or written; ours holds nothing of that kind."""
SMALLEST_PAGE: Final = 512
_PATIENTLY_MS: Final = 5_000
_BRIEFLY_MS: Final = 250


def open_engine(path: Path, key: Key | None = None) -> Engine:
    """Open the database at `path`, made or migrated where needed, encrypted where there is a `key`.

    Before it is migrated a backup is made. Raises Trouble: `folder_read_only`, `foreign_store` (one of another key
    too), `locked_store` where it takes a key, `damaged_store`, `newer_store`, `disk_full`, `no_cipher`,
    `not_backed_up`, `not_saved` where somebody else keeps it locked or has just put another one in its place.
    """
    _make_private(path)
    _fits(path, key)
    found = _file_at(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
    )
    _prepare_connections(engine, key)
    with _disposed_of_where_refused(engine, path, key):
        revision = _revision(engine, path)
        _write_ahead(engine)
        if revision < REVISION:
            _migrate(engine, revision, path, key)
        if _file_at(path) != found:
            raise Trouble("not_saved")
    _tell_of_damage(engine, path)
    _stay_with(engine, path, found)
    return engine


def open_to_view(path: Path, key: Key | None = None) -> Engine:
    """Open a database in which nothing can be written, to be looked at; raises Trouble as `open_engine` does.

    `folder_read_only` too where what was written last is in a write-ahead log that cannot be read without writing.
    """
    _fits(path, key)
    try:
        return _viewed(path, key, "mode=ro")
    except Trouble:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        # SQLite wants to write beside a database that keeps a log, but for one in which nobody will ever write.
        return _viewed(path, key, "immutable=1")


def _viewed(path: Path, key: Key | None, how: str) -> Engine:
    def connected() -> Any:
        return sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False)

    engine = create_engine(URL.create("sqlite", database=str(path)), module=sqlcipher3.dbapi2, creator=connected)
    _prepare_connections(engine, key)
    with _disposed_of_where_refused(engine, path, key):
        if _revision(engine, path) != REVISION:
            raise Trouble("folder_read_only", folder=path.parent)
    _tell_of_damage(engine, path)
    return engine


@contextmanager
def _disposed_of_where_refused(engine: Engine, path: Path, key: Key | None) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        engine.dispose()
        raise trouble_of(error, path, key) from error
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database and holds up no writer.

    Raises Trouble `not_read` where the disk does not give it, `damaged_store` where it is not whole.
    """
    try:
        with _seeing(engine) as connection:
            yield connection
    except OperationalError as error:
        raise Trouble("not_read", folder=Path(engine.url.database or "").parent) from error


def _seeing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{_READS: True})


def forget(engine: Engine) -> bool:
    """Empty the write-ahead log, so that what was deleted is in no file any more; false where a reader holds it."""
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        # Somebody waits for this, and it can be tried again.
        cursor.execute(f"PRAGMA busy_timeout = {_BRIEFLY_MS}")
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENTLY_MS}")
    finally:
        raw.close()
    return not busy


def _make_private(path: Path) -> None:
    """SQLite gives its -wal and -shm the permissions of the database, so these count for all three."""
    try:
        make_private(path.parent, parents=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise Trouble("folder_read_only", folder=path.parent) from error
    if not os.access(path.parent, os.W_OK):
        raise Trouble("folder_read_only", folder=path.parent)


def _file_at(path: Path) -> int | None:
    """Return what tells this file from another one that is put in its place."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _fits(path: Path, key: Key | None) -> None:
    """Refuse a database that is encrypted where there is no key, or under another one, before anything touches it."""
    id = id_of(path)
    if id is not None and key is None:
        raise Trouble("locked_store")
    # One that is plain, or whose beginning was damaged, is not refused here: the key tells.
    if id is not None and key is not None and id != key.id:
        raise Trouble("foreign_store", file=path)


def _prepare_connections(engine: Engine, key: Key | None) -> None:
    def connected(connection: Any, _entry: ConnectionPoolEntry) -> None:
        # Transactions are begun below: the driver's own would let a failed migration leave half its tables.
        connection.isolation_level = None
        cursor = connection.cursor()
        begin(cursor, key)
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENTLY_MS}")
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute("PRAGMA secure_delete = ON")
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.close()

    def begun(connection: Connection) -> None:
        reads = connection.get_execution_options().get(_READS)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", begun)


def _tell_of_damage(engine: Engine, path: Path) -> None:
    """Whoever comes upon a page that is not as it was written, be it in the middle of a talk, says so in a sentence."""

    def met(context: ExceptionContext) -> None:
        error = context.original_exception
        # What is neither refused nor locked nor wrongly asked for is a page that is not as it was written.
        plainly = type(error) is sqlcipher3.dbapi2.DatabaseError
        if plainly or any(sign in str(error) for sign in _BROKEN):
            raise Trouble("damaged_store", file=path) from error

    event.listen(engine, "handle_error", met)


def _stay_with(engine: Engine, path: Path, found: int | None) -> None:
    """Write nothing in a file that was taken away: what it says is written would be nowhere."""

    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get(_READS) and _file_at(path) != found:
            raise Trouble("folder_gone", folder=path.parent)

    event.listen(engine, "begin", begun)


def _revision(engine: Engine, path: Path) -> str:
    """Return the database's revision, empty for a new file."""
    # SQLite takes what is too short to be a database for an empty one, and would write over it.
    if 0 < path.stat().st_size < SMALLEST_PAGE:
        raise Trouble("foreign_store", file=path)
    with _seeing(engine) as connection:
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_schema").scalar_one()
        if not tables:
            return ""
        if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
            raise Trouble("foreign_store", file=path)
        if connection.exec_driver_sql(ACTS).scalar_one():
            raise Trouble("foreign_store", file=path)
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        names = connection.exec_driver_sql("SELECT name FROM sqlite_schema").scalars().all()
    if not isinstance(found, str) or (found == REVISION and not TABLES.keys() <= set(names)):
        raise Trouble("damaged_store", file=path)
    if found > REVISION:
        raise Trouble("newer_store")
    return found


def _write_ahead(engine: Engine) -> None:
    """Have the database keep a write-ahead log; only here, when it is known to be ours, as it remembers this."""
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode = WAL")
    raw.close()


def _migrate(engine: Engine, revision: str, path: Path, key: Key | None) -> None:
    # Imported here because Alembic takes as long to load as the rest of the store, and is seldom needed.
    from cop_session.store.backups import Backups
    from cop_session.store.migrations import upgrade

    if revision and Backups(path, key).make(datetime.now(UTC)) is None:
        raise Trouble("not_saved")
    with engine.begin() as connection:
        upgrade(connection)


def trouble_of(error: DatabaseError | sqlcipher3.dbapi2.Error, path: Path, key: Key | None = None) -> Trouble:
    """Return what kept the database at `path` from opening, as something that a user can do something about."""
    said = str(error.orig if isinstance(error, DatabaseError) else error)
    amiss = any(sign in said for sign in (_NO_DATABASE, *_SIGNS_OF_DAMAGE))
    # Whoever has the right key and cannot read it has a database that was damaged.
    if amiss and (is_marked(path) and _NO_DATABASE not in said if key is None else not is_plain(path)):
        return Trouble("damaged_store", file=path)
    if amiss:
        return Trouble("foreign_store", file=path)
    if "full" in said:
        return Trouble("disk_full")
    return Trouble("not_saved") if "locked" in said else Trouble("folder_read_only", folder=path.parent)
