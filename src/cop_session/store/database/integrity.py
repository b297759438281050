"""Integrity check: whether a file is a database of cop-session, and whole, before any other use of it."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.regular_files import is_regular
from cop_session.store.database.connection_setup import begin
from cop_session.store.database.damage import trouble_of
from cop_session.store.database.database_key import Key, id_of
from cop_session.store.database.schema import ACTS, SMALLEST_PAGE
from cop_session.store.database.tables import APPLICATION_ID, REVISION
from cop_session.troubles import Trouble

_WELL: Final[dict[str, list[tuple[str]]]] = {"integrity_check": [("ok",)], "cipher_integrity_check": []}
"""The results of the checks on a whole database."""

_NOT_WHOLE: Final = ("not_regular", "foreign_store", "damaged_store", "locked_store")


def verify(path: Path, key: Key | None) -> None:
    """Read all of the database at `path`, and write nothing.

    Raises Trouble: `not_regular`, `foreign_store` if it is no database of ours, `locked_store` if it requires a key and
    none is given, `damaged_store`, `newer_store`, and the Troubles of `damage.trouble_of`.
    """
    if os.path.lexists(path) and not is_regular(path):
        raise Trouble("not_regular", file=path)
    if key is None and id_of(path) is not None:
        raise Trouble("locked_store")
    # SQLite treats a file too short for a database as an empty one.
    if path.stat().st_size < SMALLEST_PAGE:
        raise Trouble("foreign_store", file=path)
    try:
        with _looking(path, key) as connection:
            _verify_owner(connection, path)
            if not _is_whole(connection):
                raise Trouble("damaged_store", file=path)
    except (sqlcipher3.dbapi2.Error, UnicodeDecodeError) as error:
        raise trouble_of(error, path, key) from error


def is_whole(path: Path, key: Key | None) -> bool:
    """Tell whether the file at `path` is a whole database of ours, at any revision.

    Raises OSError, and Trouble as `verify` does, if the disk prevents the check.
    """
    try:
        verify(path, key)
    except Trouble as trouble:
        if trouble.code in _NOT_WHOLE:
            return False
        if trouble.code != "newer_store":
            raise
    except FileNotFoundError:
        return False
    return True


def _verify_owner(connection: Any, path: Path) -> None:
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (acting,) = connection.execute(ACTS).fetchone()
    if owner != APPLICATION_ID or acting:
        raise Trouble("foreign_store", file=path)
    revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if not revision or not isinstance(revision[0], str):
        raise Trouble("damaged_store", file=path)
    if revision[0] > REVISION:
        if not _is_whole(connection):
            raise Trouble("damaged_store", file=path)
        raise Trouble("newer_store")


def _is_whole(connection: Any) -> bool:
    return all(connection.execute(f"PRAGMA {check}").fetchall() == well for check, well in _WELL.items())


@contextmanager
def _looking(path: Path, key: Key | None) -> Iterator[Any]:
    log = path.with_name(f"{path.name}-wal")
    # Closing a writable connection would apply the log to a database that may be damaged, or not ours.
    mode = "ro" if log.exists() and log.stat().st_size else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with closing(sqlcipher3.dbapi2.connect(uri, uri=True, isolation_level=None)) as connection:
        begin(connection.cursor(), key)
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection
