"""One recorded event on disk, beside the same bytes inserted with nothing in between."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import sqlcipher3.dbapi2

from bench.sessions import SESSION_ID, session
from bench.table import Row, compared, timed
from cop_session.clock import SystemClock
from cop_session.domain.codes import Kind
from cop_session.domain.events import PlaceSet
from cop_session.live import LiveSession
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_codec import encode

N: Final = 300
_TABLE: Final = """
    CREATE TABLE event (
        session_id TEXT NOT NULL, seq INTEGER NOT NULL, gesture INTEGER NOT NULL, at TEXT NOT NULL,
        elapsed_ms INTEGER NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, payload BLOB, salt BLOB,
        payload_digest BLOB NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (session_id, seq)
    ) WITHOUT ROWID
"""


def rows() -> Iterator[Row]:
    """Measure the whole way from a gesture to the disk, through the writer's thread.

    The head of the log is written with it, which marks the entry in the index as behind.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        with _raw(folder / "raw.db") as raw, _live(folder) as live:
            yield compared("one recorded event with head and dirty mark / raw insert", live, raw, n=N, limit=4)


@contextmanager
def _live(folder: Path) -> Iterator[Callable[[], float]]:
    live = LiveSession(open_engine(folder / "ours.db"), SESSION_ID, clock=SystemClock(), rescue_folder=folder)
    for recorded in session(100):
        live.record(recorded.event)
    (action, *_) = live.state.of(Kind.ACTION)
    turns = count()

    def record() -> float:
        place = PlaceSet(action.id, f"lokaal {next(turns)}")

        def gesture() -> None:
            live.record(place)
            live.flush()

        return timed(gesture)

    yield record
    live.close()


@contextmanager
def _raw(path: Path) -> Iterator[Callable[[], float]]:
    connection: Any = sqlcipher3.dbapi2.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(_TABLE)
    stored = iter([(SESSION_ID, *one) for one in encode(session(2 * N))])

    def insert() -> float:
        values = next(stored)

        def write() -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?)", values)
            connection.execute("COMMIT")

        return timed(write)

    yield insert
    connection.close()
