"""One file of a backup: opening, copying, verifying and removing it."""

import os
import time
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.store.database.connection_setup import begin
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget, open_as_made
from cop_session.store.files.private_files import wipe
from cop_session.store.log.hash_chain import Stored

Heads = dict[str, tuple[int, bytes]]
"""Of each session the seq and the digest of its last event."""

MOMENT: Final = "%Y%m%dT%H%M%S%fZ"
BESIDE: Final = ("-wal", "-shm", "-journal")
_STEP: Final = 256
"""How many pages are copied at a time."""
_PAUSE: Final = 0.001
"""Seconds that are left to others between two steps: a talk may be going on."""
_HEADS: Final = "SELECT session_id, max(seq), digest FROM event GROUP BY session_id"
_NOTED: Final = "SELECT session_id, seq, digest FROM head"
_HAS_NOTED: Final = "SELECT count(*) FROM sqlite_schema WHERE name = 'head'"
_COLUMNS: Final = ", ".join(Stored._fields)
_EVENTS: Final = f"SELECT {_COLUMNS} FROM event WHERE session_id = ? ORDER BY seq"


class NotWhole(Exception):
    """A copy is damaged, or lacks a part of its contents."""


def discard(path: Path) -> None:
    """Wipe a backup and any SQLite side files (`-wal`, `-shm`, `-journal`) next to it; raises OSError."""
    for beside in BESIDE:
        wipe(path.with_name(path.name + beside))
    wipe(path)


def new_file(path: Path) -> Path:
    """Make an empty file for its owner alone, at a free path; raises OSError."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    return path


def copied(database: Path, half: Path, key: Key | None) -> tuple[str, Heads]:
    """Copy the whole database to `half`, an empty file; return its revision and its heads.

    Raises NotWhole if the heads do not match the events, OSError and sqlcipher3's errors.
    """
    with closing(connected(database, key)) as source, closing(connected(half, key)) as copy:
        # One transaction: the verified data is the copied data, despite writes in the meantime.
        source.execute("BEGIN")
        heads = heads_of(source)
        _must_be_noted(source, heads)
        (revision,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
        source.backup(copy, pages=_STEP, progress=_give_way)
        source.execute("ROLLBACK")
    return str(revision), heads


def _give_way(*_: int) -> None:
    time.sleep(_PAUSE)


def connected(path: Path, key: Key | None, *, viewed: bool = False) -> Any:
    """Return a connection to an existing file; a `viewed` file is read as immutable, without side files."""
    # An immutable file needs no SQLite side files, and so no free disk space.
    how = "mode=ro&immutable=1" if viewed else "mode=rw"
    connection = sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        begin(connection.cursor(), key)
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def is_unsettled(path: Path) -> bool:
    """Tell whether a killed program left a side file next to a database file."""
    return any(path.with_name(path.name + end).exists() for end in BESIDE)


def settle(path: Path, key: Key | None) -> None:
    """Apply the side files next to a database file to it, or roll them back."""
    engine = open_as_made(path, key)
    try:
        settled = forget(engine)
    finally:
        engine.dispose()
    for end in BESIDE if settled else ():
        # SQLite applied its contents, and leaves an empty file.
        wipe(path.with_name(path.name + end))


def whole(copy: Any) -> Heads:
    """Return the heads in a copy; raises NotWhole if a page of it is damaged."""
    if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise NotWhole
    if copy.execute("PRAGMA cipher_integrity_check").fetchall():
        raise NotWhole
    return heads_of(copy)


def heads_of(connection: Any) -> Heads:
    """Return the head of each log according to its events."""
    # A damaged database, and so a backup of it, holds any value anywhere.
    found = connection.execute(_HEADS)
    return {id: (seq, digest) for id, seq, digest in found if isinstance(id, str) and isinstance(seq, int)}


def noted(connection: Any) -> Heads:
    """Return the end of each log according to the table of heads."""
    return {session_id: (seq, digest) for session_id, seq, digest in connection.execute(_NOTED)}


def _must_be_noted(connection: Any, heads: Heads) -> None:
    """Raise NotWhole if the recorded heads differ from `heads`; an earlier program recorded none."""
    if connection.execute(_HAS_NOTED).fetchone() == (1,) and noted(connection) != heads:
        raise NotWhole


def events_of(connection: Any, session_id: str) -> list[Stored]:
    """Return the events of a session."""
    return list(map(Stored._make, connection.execute(_EVENTS, (session_id,))))


def moment_of(written: str) -> datetime:
    """Return the moment in a name, aware; the earliest possible moment if the name contains none."""
    with suppress(ValueError):
        return datetime.strptime(written, MOMENT).replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)
