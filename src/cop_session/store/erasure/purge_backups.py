"""Removes words from the backups too, at the revision of each of them.

A backup that cannot be opened may hold those words: it is damaged, or under another key. It is wiped last, once the
database is known to be whole. So is a damaged database that was kept aside when a backup replaced it.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, delete
from sqlalchemy.exc import DatabaseError

from cop_session.domain.codes import Kind
from cop_session.domain.events import NOTING, Event, LineStruck
from cop_session.regular_files import is_regular, wipe_tree
from cop_session.store.backups.backup_file import discard
from cop_session.store.backups.backups import Backups
from cop_session.store.backups.restore_backup import PARTS, kept_aside
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget, open_as_made, reading, tidy
from cop_session.store.database.integrity import is_whole
from cop_session.store.erasure.carried_copies import Lineage, copies_in, lineages_from
from cop_session.store.erasure.erasure_journal import begin
from cop_session.store.erasure.redaction import blank, hanging_on
from cop_session.store.erasure.session_removal import remove
from cop_session.store.index.relations import carried
from cop_session.store.index.session_index import drop_entry
from cop_session.store.log.draft_rows import DRAFT
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import insert_rows, rows
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.log_heads import has_heads, keep_head
from cop_session.store.log.related_logs import without_struck
from cop_session.store.log.write_errors import saving
from cop_session.troubles import Trouble

_Change = Callable[[Connection], None]

_CANNOT_BE_OPENED: Final = ("foreign_store", "damaged_store", "newer_store", "locked_store", "not_regular")
"""The troubles that a backup has itself, and not the disk."""
_WHOLE: Final = "ok"


@contextmanager
def struck_everywhere(
    engine: Engine, key: Key | None, session_id: str, struck: Sequence[Stored], *copies: Lineage
) -> Iterator[None]:
    """Blank these events of a session in every backup, and the events that belong to a line among them.

    The `copies` that a backup holds are struck there too. No backup is made until the end, by when all are to be struck
    in the database too. Raises Trouble `disk_full`, `disk_fails`, `folder_read_only`, `not_saved` or `damaged_store` if
    a backup cannot be changed or wiped.
    """

    def change(connection: Connection) -> None:
        _strike(connection, session_id, {one.digest for one in struck})
        _strike_copies(connection, copies)

    database = Path(engine.url.database or "")
    backups = Backups(database, key)
    with backups.held():
        entry = begin(database)
        # Before the database: once the words are gone there, nothing may fail any more.
        _wipe(engine, _changed(backups, key, change))
        yield
        if forget(engine):
            with suppress(OSError):
                entry.close()


@contextmanager
def erased_everywhere(
    engine: Engine, key: Key | None, *sessions: str, copies_stay: bool = False
) -> Iterator[list[Path]]:
    """Remove sessions from every backup, after their removal from the database within.

    Their lines in later talks are struck in the backups too, unless `copies_stay`.

    No backup is made meanwhile. The list holds afterwards the backups that were wiped whole. Raises as
    `struck_everywhere` does, within or at the end, and Trouble `damaged_store` if it is unknown whether the database is
    whole: then backups that cannot be opened stay.
    """

    def change(connection: Connection) -> None:
        lineages = [] if copies_stay else lineages_from(connection, sessions)
        for session_id in sessions:
            remove(connection, session_id)
        _strike_copies(connection, lineages)

    backups = Backups(Path(engine.url.database or ""), key)
    wiped: list[Path] = []
    with backups.held():
        yield wiped
        unfit = _changed(backups, key, change, tidies=True)
        _wipe(engine, unfit)
        wiped += unfit
        forget(engine)


def unopenable(engine: Engine, key: Key | None) -> list[Path]:
    """Return the backups that do not open, which an erasure would wipe whole.

    Raises Trouble as `erased_everywhere`.
    """
    backups = Backups(Path(engine.url.database or ""), key)
    with backups.held():
        return _changed(backups, key, lambda _: None)


def _changed(backups: Backups, key: Key | None, change: _Change, *, tidies: bool = False) -> list[Path]:
    """Change every backup and every database kept aside; return those that cannot be opened."""
    aside = kept_aside(backups.folder.with_name("any"))
    unfit = [one.path for one in backups.files() if not _done(one.path, key, change, tidies=tidies)]
    return unfit + [one for one in aside if not _aside_done(one, key, change, tidies=tidies)]


def _aside_done(folder: Path, key: Key | None, change: _Change, *, tidies: bool) -> bool:
    """Tell whether a folder kept aside holds only a whole database, and could be changed."""
    if folder.is_symlink() or not all(map(is_regular, folder.iterdir())):
        return False
    names = {path.name for path in folder.iterdir()}
    databases = [name for name in names if name.endswith(".db")]
    if len(databases) != 1 or names - {databases[0] + end for end in PARTS}:
        return False
    database = folder / databases[0]
    return is_whole(database, key) and _done(database, key, change, tidies=tidies)


def _done(path: Path, key: Key | None, change: _Change, *, tidies: bool) -> bool:
    """Tell whether a backup could be changed; raises Trouble where the disk refuses."""
    try:
        engine = open_as_made(path, key)
    except Trouble as trouble:
        if trouble.code in _CANNOT_BE_OPENED:
            return False
        raise
    try:
        with saving(path.parent), engine.begin() as connection:
            change(connection)
        if (tidies and not tidy(engine)) or not forget(engine):
            raise Trouble("not_saved")
    except (Trouble, DatabaseError) as error:
        if isinstance(error, DatabaseError) or error.code in _CANNOT_BE_OPENED:
            return False
        raise
    finally:
        engine.dispose()
    return True


def _wipe(engine: Engine, unfit: Sequence[Path]) -> None:
    if not unfit:
        return
    with reading(engine) as connection:
        # The wiped files may be the last copies of other sessions.
        if connection.exec_driver_sql("PRAGMA quick_check").scalar() != _WHOLE:
            raise Trouble("damaged_store", file=engine.url.database)
    for path in unfit:
        if path.is_dir() and not path.is_symlink():
            wipe_tree(path)
        else:
            discard(path)


def _strike_copies(connection: Connection, lineages: Collection[Lineage]) -> None:
    for session_id, lines in copies_in(connection, lineages).items():
        _strike(connection, session_id, {one.digest for one in rows(connection, session_id) if one.seq in lines})


def _strike(connection: Connection, session_id: str, struck: Collection[bytes]) -> None:
    here = rows(connection, session_id)
    events = decode(here)
    seqs = {one.seq for one in here if one.digest in struck}
    lines = {one.seq: kind for one in events if one.seq in seqs and (kind := _noted(one.event)) is not None}
    blank(connection, session_id, seqs.union(*(hanging_on(line, events) for line in lines)))
    # A restored backup has to explain the missing words: otherwise they look like damage.
    traced = without_struck(here, {line: LineStruck(line, kind) for line, kind in lines.items()})
    if added := traced[len(here) :]:
        insert_rows(connection, session_id, added)
    if here and has_heads(connection):
        keep_head(connection, session_id, traced[-1])
    # Half-typed drafts would not match the final words, and a user who restores a backup expects old text.
    connection.execute(delete(DRAFT).where(DRAFT.c.session_id == session_id))
    drop_entry(connection, session_id)


def _noted(event: Event) -> Kind | None:
    """Return the kind of the line that an event makes, None if it makes none."""
    if isinstance(event, NOTING):
        return event.kind
    found = carried(event)
    return found.kind if found else None
