"""Erases sessions permanently, in an order that a crash cannot break.

The journal comes first, then the database in one transaction, then backups and files. A start after a crash does the
remaining work; if the sessions are still in the database, no backup or file was touched, and they stay.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Engine

from cop_session.paths import Workspace
from cop_session.services.privacy.erasure_scope import traces_of, wipe_all
from cop_session.stale_files import sweep
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.bundle import Bundle
from cop_session.store.bundles.recovery_bundle import strike_rescued
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget, tidy
from cop_session.store.erasure.carried_copies import Lineage
from cop_session.store.erasure.erasure_journal import JournalEntry, begin, unfinished
from cop_session.store.erasure.purge_backups import erased_everywhere
from cop_session.store.erasure.session_removal import erase
from cop_session.store.files.file_lock import alone
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.store.log.write_errors import saving
from cop_session.troubles import Trouble

_TRIES: Final = 20
"""The number of attempts to empty the write-ahead log; each takes as long as `engine.forget` waits."""


@dataclass(frozen=True, slots=True)
class Erased:
    """The result of an erasure.

    `forgotten` is false if another window keeps words of it in the write-ahead log, until that window is closed.
    `backups` were wiped whole, as they could not be opened.
    """

    forgotten: bool
    backups: Sequence[Path] = ()


def erase_all(
    workspace: Workspace,
    engine: Engine,
    key: Key | None,
    sessions: Sequence[str],
    now: datetime,
    *,
    copies_stay: bool = False,
) -> Erased:
    """Erase sessions that no window has open, and strike their lines in later talks unless `copies_stay`.

    `now` is aware. Raises Trouble `session_in_use`, `copy_in_use`, `disk_full`, `disk_fails`, `folder_read_only` or
    `not_saved` with nothing changed, `half_erased` if they are gone from the database and the next start is to finish
    the erasure.
    """
    entry: JournalEntry | None = None
    try:
        with erased_everywhere(engine, key, *sessions, copies_stay=copies_stay) as wiped:
            entry = _begin(workspace, engine, sessions, now, copies_stay=copies_stay)
    except (Trouble, OSError) as error:
        if entry is None:
            raise
        raise Trouble("half_erased", file=_blamed(error, workspace.backups)) from error
    return Erased(_finish(workspace, engine, key, entry), tuple(wiped))


def finish_erasures(workspace: Workspace, engine: Engine, key: Key | None) -> Trouble | None:
    """Finish erasures begun before a crash, stale files included; return the Trouble that prevents it, if any."""
    sweep(workspace)
    Backups(workspace.database, key).settle()
    entries = unfinished(workspace.database)
    if entries and _somebody_is_at_it(workspace):
        return None
    try:
        for entry in entries:
            if not _is_undone(workspace, engine, key, entry):
                with erased_everywhere(engine, key, *entry.sessions, copies_stay=entry.copies_stay):
                    pass
                _finish(workspace, engine, key, entry)
    except Trouble as trouble:
        return trouble
    except OSError as error:
        return Trouble("half_erased", file=_blamed(error, workspace.sessions))
    return None


def _somebody_is_at_it(workspace: Workspace) -> bool:
    with alone(workspace.backups) as free:
        return not free and workspace.backups.is_dir()


def _begin(
    workspace: Workspace, engine: Engine, sessions: Sequence[str], now: datetime, *, copies_stay: bool
) -> JournalEntry:
    with saving(workspace.sessions):
        entry = begin(workspace.database, sessions, copies_stay=copies_stay)
        try:
            erase(engine, sessions, now, copies_stay=copies_stay)
        except BaseException:
            # An interruption may come just after the erasure: then the next start has to finish it.
            with suppress(Exception):
                if any(Log(engine).last_seq(one) for one in sessions):
                    entry.close()
            raise
    return entry


def _is_undone(workspace: Workspace, engine: Engine, key: Key | None, entry: JournalEntry) -> bool:
    """Tell whether only the log remained to be overwritten, and do that: after a strike, or an erasure not begun."""
    log = Log(engine)
    with Backups(workspace.database, key).held():
        if entry.sessions and not any(log.last_seq(one) for one in entry.sessions):
            return False
        if forget(engine):
            entry.close()
    return True


def _finish(workspace: Workspace, engine: Engine, key: Key | None, entry: JournalEntry) -> bool:
    """Wipe the files next to the database, and tell whether the log is overwritten; raises Trouble `half_erased`."""
    left = sweep(workspace)
    for one in entry.sessions:
        left += wipe_all(traces_of(workspace, engine, one, key))
    forgotten = tidy(engine) and any(forget(engine) for _ in range(_TRIES))
    try:
        if not entry.copies_stay:
            _strike_rescued_copies(workspace, engine, key, entry.sessions)
        HighWaterMarks(workspace.database).forget(*entry.sessions)
        if forgotten and not left:
            entry.close()
    except OSError as error:
        left.append(_blamed(error, workspace.sessions))
    if left:
        raise Trouble("half_erased", file=left[0])
    return forgotten


def _strike_rescued_copies(workspace: Workspace, engine: Engine, key: Key | None, sessions: Sequence[str]) -> None:
    """Strike the lines of erased sessions in the rescue files of later talks that are here; raises OSError."""
    lineages, log, index = [Lineage(one) for one in sessions], Log(engine), Index(engine)

    def lines_in(came: Bundle) -> list[int]:
        # Of a talk that is not here a blank would be unexplained: its import strikes the line.
        if not log.last_seq(came.session_id):
            return []
        return [one.seq for one in came.events() if any(lineage.covers(one) for lineage in lineages)]

    def is_here(code: str) -> bool:
        return bool(index.beginning_with(code, 1))

    strike_rescued(workspace.reports, lines_in, is_here, key, secret_of(engine))


def _blamed(error: Trouble | OSError, otherwise: Path) -> Path:
    named = error.names.get("file") if isinstance(error, Trouble) else error.filename
    return Path(str(named)) if named else otherwise
