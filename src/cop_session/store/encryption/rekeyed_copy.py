"""Database copy: a whole database under another key, or under none, compared with the original row by row."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.store.database.connection_setup import begin
from cop_session.store.database.database_key import Key
from cop_session.troubles import Trouble

PATIENTLY_MS: Final = 2_000
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
_KEPT: Final = ("application_id", "user_version")
"""The settings that a copy does not take over automatically."""


@contextmanager
def opened(path: Path, key: Key | None) -> Iterator[Any]:
    """A connection to an existing database; raises sqlcipher3's errors."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    with closing(sqlcipher3.dbapi2.connect(uri, uri=True, isolation_level=None)) as connection:
        begin(connection.cursor(), key)
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute(f"PRAGMA busy_timeout = {PATIENTLY_MS}")
        yield connection


@contextmanager
def exclusively(path: Path, key: Key | None) -> Iterator[Any]:
    """A connection with exclusive access to a database until it is closed; its log is in it.

    Raises Trouble `in_use` if another window has it open, even on home, and sqlcipher3's errors.
    """
    with opened(path, key) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if connection.execute("PRAGMA journal_mode = DELETE").fetchall() != [("delete",)]:
            raise Trouble("in_use")
        connection.execute("PRAGMA main.locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        yield connection


def copy_database(source: Any, target: Path, key: Key | None) -> None:
    """Write all of `source` to `target`, which must not exist yet, and compare every row.

    Raises Trouble `not_saved` if the copy differs, OSError and sqlcipher3's errors.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    literal = key.literal if key else ""
    source.execute(f'ATTACH DATABASE ? AS copy KEY "{literal}"', (str(target),))
    # Each table would be a transaction of its own; an incomplete copy is discarded, a complete one is synced later.
    for setting in ("journal_mode", "synchronous"):
        source.execute(f"PRAGMA copy.{setting} = OFF").fetchall()
    source.execute("SELECT sqlcipher_export('copy')").fetchall()
    for name in _KEPT:
        (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
        source.execute(f"PRAGMA copy.{name} = {value}")
    source.execute("DETACH DATABASE copy")
    with closing(sqlcipher3.dbapi2.connect(target, isolation_level=None)) as copy:
        begin(copy.cursor(), key)
        copy.execute("PRAGMA journal_mode = WAL").fetchall()
        if not _are_equal(source, copy):
            raise Trouble("not_saved")


def _are_equal(one: Any, other: Any) -> bool:
    if other.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return False
    tables = one.execute(_TABLES).fetchall()
    if tables != other.execute(_TABLES).fetchall():
        return False
    return all(
        row == copied
        for (name,) in tables
        for row, copied in zip_longest(*(each.execute(f'SELECT * FROM "{name}"') for each in (one, other)))
    )
