"""Takes a whole session away for good."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, delete

from cop_session.store.branches import BRANCH
from cop_session.store.drafts import DRAFT
from cop_session.store.engine import forget
from cop_session.store.index import put_entry
from cop_session.store.leases import LEASE, holder
from cop_session.store.log import EVENT
from cop_session.store.tails import Tails
from cop_session.troubles import Trouble


def erase(engine: Engine, session_id: str, now: datetime) -> None:
    """Remove a session's log, drafts and index, and leave none of its words in the database's files.

    `now` is aware. Raises Trouble `session_in_use` where somebody has the session open.
    """
    with engine.begin() as connection:
        if holder(connection, session_id, now):
            raise Trouble("session_in_use")
        remove(connection, session_id)
    Tails(Path(engine.url.database or "")).forget(session_id)
    forget(engine)


def remove(connection: Connection, session_id: str) -> None:
    """Remove a session's log, drafts and index, within a transaction of the caller."""
    for table in (EVENT, DRAFT, BRANCH, LEASE):
        connection.execute(delete(table).where(table.c.session_id == session_id))
    put_entry(connection, session_id)
