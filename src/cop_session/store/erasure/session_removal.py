"""Removes whole sessions permanently."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete

from cop_session.store.erasure.carried_copies import (
    copies_in,
    lineages_from,
    must_be_closed,
    note_lengths,
    strike_copies,
)
from cop_session.store.index.session_index import drop_entry
from cop_session.store.log.branch_rows import BRANCH
from cop_session.store.log.draft_rows import DRAFT
from cop_session.store.log.event_log import EVENT
from cop_session.store.log.leases import LEASE, holder
from cop_session.store.log.log_heads import drop_head, has_heads
from cop_session.troubles import Trouble


def erase(engine: Engine, sessions: Sequence[str], now: datetime, *, copies_stay: bool = False) -> None:
    """Remove log, drafts and index of sessions, and strike their lines in later talks unless `copies_stay`.

    All of it happens, or nothing; `now` is aware. Raises Trouble `session_in_use` if a window has one of them open, and
    `copy_in_use` if a later talk is.
    """
    with engine.begin() as connection:
        if any(holder(connection, one, now) for one in sessions):
            raise Trouble("session_in_use")
        lineages = [] if copies_stay else lineages_from(connection, sessions)
        for one in sessions:
            remove(connection, one)
        copies = copies_in(connection, lineages)
        must_be_closed(connection, copies, now)
        lengths = strike_copies(connection, copies, now)
    note_lengths(Path(engine.url.database or ""), lengths)


def remove(connection: Connection, session_id: str) -> None:
    """Remove a session's log, drafts and index, within a transaction of the caller."""
    for table in (EVENT, DRAFT, BRANCH, LEASE):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    if has_heads(connection):
        drop_head(connection, session_id)
    drop_entry(connection, session_id)
