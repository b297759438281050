"""Removes whole sessions permanently."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, delete

from cop_session.store.index.session_index import drop_entry
from cop_session.store.log.branch_rows import BRANCH
from cop_session.store.log.draft_rows import DRAFT
from cop_session.store.log.event_log import EVENT
from cop_session.store.log.leases import LEASE, holder
from cop_session.store.log.log_heads import drop_head, has_heads
from cop_session.troubles import Trouble


def erase(engine: Engine, sessions: Sequence[str], now: datetime) -> None:
    """Remove log, drafts and index of sessions, of all of them or of none.

    `now` is aware. Raises Trouble `session_in_use` if a window has one of them open.
    """
    with engine.begin() as connection:
        if any(holder(connection, one, now) for one in sessions):
            raise Trouble("session_in_use")
        for one in sessions:
            remove(connection, one)


def remove(connection: Connection, session_id: str) -> None:
    """Remove a session's log, drafts and index, within a transaction of the caller."""
    for table in (EVENT, DRAFT, BRANCH, LEASE):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    if has_heads(connection):
        drop_head(connection, session_id)
    drop_entry(connection, session_id)
