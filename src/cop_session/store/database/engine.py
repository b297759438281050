"""Connections to the database: durable, and to a file that is ours."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from cop_session.regular_files import is_regular, open_regular
from cop_session.store.database.connection_setup import begin
from cop_session.store.database.damage import must_be_whole, tell_of_damage, trouble_of
from cop_session.store.database.database_key import Key, id_of
from cop_session.store.database.schema import revision_of
from cop_session.store.database.session_row import REVISION
from cop_session.troubles import Trouble

_READS: Final = "reads"
_PATIENTLY_MS: Final = 5_000
_BRIEFLY_MS: Final = 250
_SMALL_CACHE: Final = 8
"""Pages that SQLite holds back at most while it writes over its log."""
_IN_CACHE: Final = 64 * 4096
"""Bytes that may stay in that cache, and so never come in the log."""
_TIDIED: Final = 256 << 20
"""Bytes; see `tidy`."""
_ZEROS: Final = 64 << 20
"""Bytes in one row; SQLite takes no more than a thousand million."""


def open_as_made(path: Path, key: Key | None = None) -> Engine:
    """Open a database at its present revision, to change it there; raises Trouble as `open_engine` does.

    Only columns that exist at every revision may be changed: the tests do so at each of them.
    """
    if not is_regular(path):
        raise Trouble("not_regular", file=path)
    return opened(path, key)


def opened(path: Path, key: Key | None, migrate: Callable[[Engine, str], object] | None = None) -> Engine:
    """Open a database; `migrate`, if given, brings it from its revision to the present one."""
    _fits(path, key)
    must_be_whole(path)
    found = _file_at(path)
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=sqlcipher3.dbapi2,
        connect_args={"check_same_thread": False},
    )
    _prepare_connections(engine, key)
    with _disposed_of_where_refused(engine, path, key):
        with _seeing(engine) as connection:
            revision = revision_of(connection, path)
        _write_ahead(engine)
        if migrate and revision < REVISION:
            migrate(engine, revision)
        if _file_at(path) != found:
            raise Trouble("not_saved")
    tell_of_damage(engine, path)
    _stay_with(engine, path, found)
    return engine


def open_to_view(path: Path, key: Key | None = None) -> Engine:
    """Open a database read-only; raises Trouble as `open_engine` does.

    Raises `folder_read_only` too if the last writes are in a write-ahead log that cannot be read without writing.
    """
    _fits(path, key)
    try:
        return _viewed(path, key, "mode=ro")
    except Trouble:
        log = path.with_name(f"{path.name}-wal")
        if log.exists() and log.stat().st_size:
            raise
        # SQLite needs to write side files for a database with a log, unless the database is immutable.
        return _viewed(path, key, "immutable=1")


def _viewed(path: Path, key: Key | None, how: str) -> Engine:
    def connected() -> Any:
        return sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, check_same_thread=False)

    engine = create_engine(URL.create("sqlite", database=str(path)), module=sqlcipher3.dbapi2, creator=connected)
    _prepare_connections(engine, key)
    with _disposed_of_where_refused(engine, path, key), _seeing(engine) as connection:
        if revision_of(connection, path) != REVISION:
            raise Trouble("folder_read_only", folder=path.parent)
    tell_of_damage(engine, path)
    return engine


@contextmanager
def _disposed_of_where_refused(engine: Engine, path: Path, key: Key | None) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlcipher3.dbapi2.Error, UnicodeDecodeError) as error:
        engine.dispose()
        raise trouble_of(error, path, key) from error
    except BaseException:
        engine.dispose()
        raise


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the database and holds up no writer.

    Raises Trouble `not_read` if the disk refuses the read, `damaged_store` if the database is damaged.
    """
    try:
        with _seeing(engine) as connection:
            yield connection
    except OperationalError as error:
        raise Trouble("not_read", folder=Path(engine.url.database or "").parent) from error


def _seeing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{_READS: True})


def forget(engine: Engine) -> bool:
    """Overwrite and truncate the write-ahead log, after which deleted data is in no file any more.

    False if another window reads or writes, or the disk refuses; the caller then tries again later.
    """
    raw = engine.raw_connection()
    cursor = raw.cursor()
    try:
        # The user waits for this, and it can be tried again.
        cursor.execute(f"PRAGMA busy_timeout = {_BRIEFLY_MS}")
        return write_over_log(cursor, log_of(engine)) and _checkpointed(cursor, "TRUNCATE")
    except sqlcipher3.dbapi2.OperationalError:
        return False
    finally:
        cursor.execute(f"PRAGMA busy_timeout = {_PATIENTLY_MS}")
        raw.close()


def tidy(engine: Engine) -> bool:
    """Rewrite a database of up to 256 MB with VACUUM; false if another window or the disk prevents it.

    If rows moved to make room for others, SQLite leaves copies of them between the rows of a page, and overwrites
    deleted data in its last place only. A larger database is left alone: VACUUM would hold all of it in memory.
    """
    if Path(engine.url.database or "").stat().st_size > _TIDIED:
        return True
    raw = engine.raw_connection()
    try:
        raw.cursor().execute("VACUUM")
    except sqlcipher3.dbapi2.OperationalError:
        return False
    except sqlcipher3.dbapi2.DatabaseError:
        # A damaged database cannot be read as a whole, and is reported elsewhere.
        return True
    finally:
        raw.close()
    return True


def log_of(engine: Engine) -> Path:
    """Return the path of the write-ahead log of a database."""
    return Path(f"{engine.url.database}-wal")


def write_over_log(cursor: Any, log: Path) -> bool:
    """Have SQLite write zeros over all frames of the log, in a transaction that is rolled back; false on failure.

    Once every frame is in the database, the next transaction begins at the start of the log. With a small cache SQLite
    writes pages into the log before a commit, and no reader ever uses those. So the database does not grow.
    """
    size = log.stat().st_size if log.exists() else 0
    if not _checkpointed(cursor, "RESTART"):
        return False
    if not size:
        return True
    (cache,) = cursor.execute("PRAGMA cache_size").fetchone()
    try:
        cursor.execute(f"PRAGMA cache_size = {_SMALL_CACHE}")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("CREATE TABLE zeros (block BLOB)")
        for _ in range(0, size, _ZEROS):
            cursor.execute(f"INSERT INTO zeros VALUES (zeroblob({min(size, _ZEROS) + _IN_CACHE}))")
        with open_regular(log, writable=True) as file:
            # Zeros that are truncated before a sync never reach the disk.
            os.fsync(file.fileno())
    except (sqlcipher3.dbapi2.OperationalError, OSError):
        return False
    finally:
        if cursor.connection.in_transaction:
            cursor.execute("ROLLBACK")
        cursor.execute(f"PRAGMA cache_size = {cache}")
    return True


def _checkpointed(cursor: Any, how: str) -> bool:
    busy, *_ = cursor.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
    return not busy


def _file_at(path: Path) -> int | None:
    """Return an identifier of this file that differs for a file put in its place."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _fits(path: Path, key: Key | None) -> None:
    """Refuse an encrypted database without a key, or under another key, before anything touches it."""
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


def _stay_with(engine: Engine, path: Path, found: int | None) -> None:
    """Write nothing in a file that was removed: the writes would be lost."""

    def begun(connection: Connection) -> None:
        if not connection.get_execution_options().get(_READS) and _file_at(path) != found:
            raise Trouble("folder_gone", folder=path.parent)

    event.listen(engine, "begin", begun)


def _write_ahead(engine: Engine) -> None:
    """Have the database keep a write-ahead log; only once it is known to be ours, as the setting is stored in it."""
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA journal_mode = WAL")
    raw.close()
