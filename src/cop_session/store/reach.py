"""Takes words out of the backups too, before they are taken out of the database itself.

A backup that cannot be opened as one of today is wiped: nobody can tell what it holds. So is what was kept aside when
a backup took the place of a damaged database.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import DatabaseError

from cop_session.paths import BACKUPS
from cop_session.roundtable.events import LineNoted, LineStruck
from cop_session.store.aside import discard_aside
from cop_session.store.backups import Backups, discard
from cop_session.store.chain import Stored
from cop_session.store.codec import decode
from cop_session.store.engine import forget, open_engine
from cop_session.store.entry import REVISION
from cop_session.store.erase import remove
from cop_session.store.index import put_entry
from cop_session.store.kinship import without_struck
from cop_session.store.log import DRAFT, put, rows
from cop_session.store.secret import Key
from cop_session.store.strike import blank, hanging_on
from cop_session.troubles import Trouble

_Change = Callable[[Connection], None]


@contextmanager
def struck_everywhere(engine: Engine, key: Key | None, session_id: str, struck: Sequence[Stored]) -> Iterator[None]:
    """Blank these events of a session in every backup, and whatever hangs on a line among them.

    No backup is made until the end, by when they are to be struck in the database too. Raises OSError, and Trouble
    `not_saved`, where a backup cannot be written.
    """
    with _changed(engine, key, lambda connection: _strike(connection, session_id, struck)):
        yield


@contextmanager
def erased_everywhere(engine: Engine, key: Key | None, session_id: str) -> Iterator[None]:
    """Remove a session from every backup; otherwise as `struck_everywhere`."""
    with _changed(engine, key, lambda connection: remove(connection, session_id)):
        yield


@contextmanager
def _changed(engine: Engine, key: Key | None, change: _Change) -> Iterator[None]:
    database = Path(engine.url.database or "")
    if not database.with_name(BACKUPS).exists():
        yield
        return
    with Backups(database, key).held() as backups:
        discard_aside(database)
        for one in backups:
            if one.revision != REVISION or not _done(one.path, key, change):
                discard(one.path)
        yield


def _done(path: Path, key: Key | None, change: _Change) -> bool:
    """Tell whether a backup could be changed, and holds nothing any more of what was taken away."""
    try:
        engine = open_engine(path, key)
    except Trouble:
        return False
    try:
        with engine.begin() as connection:
            change(connection)
        return forget(engine)
    except DatabaseError:
        return False
    finally:
        engine.dispose()


def _strike(connection: Connection, session_id: str, struck: Sequence[Stored]) -> None:
    here = rows(connection, session_id)
    events = decode(here)
    same = {one.digest for one in struck}
    seqs = {one.seq for one in here if one.digest in same}
    lines = {one.seq: one.event.kind for one in events if one.seq in seqs and isinstance(one.event, LineNoted)}
    blank(connection, session_id, seqs.union(*(hanging_on(line, events) for line in lines)))
    # Whoever goes back to this backup has to find there why words are gone: nothing else tells it from damage.
    traced = without_struck(here, {line: LineStruck(line, kind) for line, kind in lines.items()})
    put(connection, session_id, traced[len(here) :])
    # Half-typed words would not be found by what they became, and whoever goes back to a backup knows that text is old.
    connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id))
    put_entry(connection, session_id)
