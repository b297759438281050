"""Strikes a line, and its copies in later talks: in backups and rescue files first, then in the database at once."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Engine

from cop_session.domain.events import LineStruck, Recorded
from cop_session.store.bundles.bundle import Bundle
from cop_session.store.bundles.recovery_bundle import strike_rescued
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import forget, reading
from cop_session.store.erasure.carried_copies import (
    copies_in,
    lineages_of,
    must_be_closed,
    note_lengths,
    strike_copies,
)
from cop_session.store.erasure.purge_backups import struck_everywhere
from cop_session.store.erasure.redaction import blank, forget_drafts, hanging_on
from cop_session.store.index.session_index import put_entry
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.event_log import Conflict, put, rows
from cop_session.store.log.leases import must_hold
from cop_session.store.log.related_logs import SHORT


@dataclass(frozen=True, slots=True)
class StrikeFiles:
    """The files beside the database that a strike reaches: backups under a `key`, and rescue files in a folder."""

    key: Key | None
    rescues: Path
    secret: bytes | None


def strike_everywhere(engine: Engine, files: StrikeFiles, session_id: str, trace: Recorded, window: str) -> bool:
    """Strike a line as `strike` does, and remove its words and those of its copies from all files before that.

    Raises Trouble `copy_in_use` if a copy is in a session that is open elsewhere, before anything changes; also as
    `struck_everywhere` does, and OSError if a rescue file cannot be written.
    """
    assert isinstance(trace.event, LineStruck)
    line = trace.event.line
    with reading(engine) as connection:
        stored = rows(connection, session_id)
        events = decode(stored)
        lineages = lineages_of(connection, session_id, stored, line)
        copies = copies_in(connection, lineages)
        must_be_closed(connection, copies, trace.at, window)
        digests = {
            one.digest for session, lines in copies.items() for one in rows(connection, session) if one.seq in lines
        }
        digests.add(stored[line - 1].digest)
    words = [stored[seq - 1] for seq in hanging_on(line, events)]
    with struck_everywhere(engine, files.key, session_id, words, *lineages):
        codes = {one[:SHORT] for one in (session_id, *copies)}
        strike_rescued(files.rescues, partial(_lines_with, digests), codes.__contains__, files.key, files.secret)
        return strike(engine, session_id, trace, window)


def _lines_with(digests: Collection[bytes], came: Bundle) -> list[int]:
    return [one.seq for one in came.stored if one.digest in digests]


def sessions_with_copies(engine: Engine, session_id: str, line: int) -> Sequence[str]:
    """Return the ids of the later sessions that a strike of a line reaches; none if it is not on disk yet."""
    with reading(engine) as connection:
        stored = rows(connection, session_id)
        return sorted(copies_in(connection, lineages_of(connection, session_id, stored, line)))


def strike(engine: Engine, session_id: str, trace: Recorded, window: str | None = None) -> bool:
    """Blank every event that belongs to the line that `trace`, a LineStruck, names, and append `trace`.

    The copies of that line in later talks are struck too. Returns false if a reader keeps the write-ahead log from
    being emptied: then `engine.forget` is to be called again later. Raises LeaseLost if another one than `window` has
    the lease, Conflict if the log does not end just before `trace`, Trouble `copy_in_use`, and
    sqlalchemy.exc.OperationalError if the disk refuses; then nothing has changed.
    """
    assert isinstance(trace.event, LineStruck)
    line = trace.event.line
    with engine.begin() as connection:
        if window:
            must_hold(connection, session_id, window)
        stored = rows(connection, session_id)
        if not stored or stored[-1].seq + 1 != trace.seq:
            raise Conflict(session_id)
        events = decode(stored)
        copies = copies_in(connection, lineages_of(connection, session_id, stored, line))
        must_be_closed(connection, copies, trace.at, window)
        blank(connection, session_id, hanging_on(line, events))
        put(connection, session_id, encode([trace], stored[-1].digest))
        forget_drafts(connection, session_id, line, events)
        put_entry(connection, session_id)
        lengths = strike_copies(connection, copies, trace.at)
    note_lengths(Path(engine.url.database or ""), lengths)
    return forget(engine)
