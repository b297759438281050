"""Damage to a database: how it is distinguished from another file, a full disk and a wrong query, and its Trouble."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, ExceptionContext, Executable, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlcipher3 import dbapi2

from cop_session.disk_errors import is_of_disk, sqlite_trouble
from cop_session.paths import BACKUPS
from cop_session.store.database.database_key import Key, is_plain
from cop_session.store.database.session_row import APPLICATION_ID
from cop_session.troubles import Trouble

_CODES: Final = (dbapi2.SQLITE_ERROR, dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_FORMAT, dbapi2.SQLITE_NOTADB)
"""How SQLite says that a page or the words of a table are damaged: our own statements have no error."""
_SAYS_SO: Final = "decode to UTF-8"

_HEADER: Final = ((slice(0, 16), b"SQLite format 3\0"), (slice(68, 72), APPLICATION_ID.to_bytes(4)))
"""The header fields that identify a database, and its application."""
_FLIPPED_BITS: Final = 8
"""With so many bits another, a header is still known for ours; that of another program differs in 15 and more."""
_VERSIONS_AT: Final = slice(18, 20)
"""Where the header says how to write and read the file: 1 or 2. With more, SQLite opens it for reading only."""
_ENCODING_AT: Final = slice(56, 60)
"""Where the header says how text is encoded: 1 is UTF-8, 0 in a file without tables."""


def tell_of_damage(engine: Engine, path: Path) -> None:
    """Have every statement that meets damage raise Trouble `damaged_store`, be it in the middle of a talk."""

    def met(context: ExceptionContext) -> None:
        error = context.original_exception
        if is_damage(error):
            # A connection that came upon a page that is not whole writes no more.
            context.is_disconnect = getattr(error, "sqlite_errorcode", -1) == dbapi2.SQLITE_CORRUPT
            raise Trouble("damaged_store", file=path) from error

    event.listen(engine, "handle_error", met)


def driver_rows(connection: Connection, statement: Executable, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
    """Return the rows of a query as the driver gives them: SQLAlchemy's own rows take twice the time of many rows.

    Raises Trouble `damaged_store`, sqlalchemy.exc.OperationalError if the disk refuses.
    """
    cursor = connection.execute(statement, values).cursor
    assert cursor is not None
    try:
        return list(cursor.fetchall())
    except (dbapi2.Error, UnicodeDecodeError) as error:
        # SQLAlchemy, which tells of damage otherwise, does not see this one.
        if not is_damage(error):
            raise OperationalError(None, None, error) from error
        connection.invalidate()
        raise Trouble("damaged_store", file=connection.engine.url.database) from error


def is_damage(error: BaseException) -> bool:
    """Tell whether an error comes from a damaged value, page or table."""
    # Where a name in the schema is damaged, the error that names it is no text.
    if isinstance(error, UnicodeDecodeError):
        return True
    if getattr(error, "sqlite_errorcode", -1) & 0xFF == dbapi2.SQLITE_ERROR and is_of_disk(str(error)):
        return False
    return getattr(error, "sqlite_errorcode", -1) & 0xFF in _CODES or _SAYS_SO in str(error)


def trouble_of(error: DatabaseError | dbapi2.Error | UnicodeDecodeError, path: Path, key: Key | None = None) -> Trouble:
    """Return why the database at `path` did not open, as a Trouble that a user can resolve."""
    cause = error.orig if isinstance(error, DatabaseError) else error
    if cause and is_damage(cause):
        # If the key is right and the database is unreadable, it is damaged.
        return unfit(path, damaged=_is_ours(path) if key is None else not is_plain(path))
    # *Database is locked*, or *locking protocol* where another program stands still for long.
    if "lock" in str(cause):
        return Trouble("not_saved")
    return sqlite_trouble(str(cause), path.parent, Trouble("folder_read_only", folder=path.parent))


def has_damage(engine: Engine) -> bool:
    """Tell whether a page of the database, or the full text, is damaged; slow, as it reads all of it."""
    try:
        with engine.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            sealed = connection.exec_driver_sql("PRAGMA cipher_integrity_check")
            # A plain database gives no rows here, not even none.
            return found != ["ok"] or (sealed.returns_rows and bool(sealed.all()))
    except Trouble:
        return True


def unfit(path: Path, *, damaged: bool = False) -> Trouble:
    """Return the Trouble of a file that is no database of ours; if it has backups, it was one."""
    damaged = damaged or any(path.with_name(BACKUPS).glob("*.db"))
    return Trouble("damaged_store" if damaged else "foreign_store", file=path)


def must_be_whole(path: Path) -> None:
    """Raise Trouble `damaged_store` if SQLite would misread a damaged header as another database."""
    header = _header(path)
    if not is_plain(path) or not _is_ours(path):
        return
    if header[_VERSIONS_AT].strip(b"\1\2") or int.from_bytes(header[_ENCODING_AT]) > 1:
        raise Trouble("damaged_store", file=path)


def is_nearly_ours(mark: int) -> bool:
    """Tell whether the mark of an application, a number of 32 bits with a sign, is ours but for a few bits."""
    return (mark % (1 << 32) ^ APPLICATION_ID).bit_count() <= _FLIPPED_BITS


def _is_ours(path: Path) -> bool:
    header = _header(path)
    return sum(bits_between(header[place], mark) for place, mark in _HEADER) <= _FLIPPED_BITS


def bits_between(one: bytes, other: bytes) -> int:
    """Return in how many bits two values differ; all of them if their lengths differ."""
    if len(one) != len(other):
        return 8 * len(other)
    return (int.from_bytes(one) ^ int.from_bytes(other)).bit_count()


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER[-1][0].stop)
    except OSError:
        return b""
