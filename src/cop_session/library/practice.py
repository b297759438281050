"""Begins a practice session from a moment of another one, as if the group had gone on differently from there."""

import uuid
from pathlib import Path

from sqlalchemy import Engine

from cop_session.store.branches import put_origin
from cop_session.store.index import put_entry
from cop_session.store.log import Log, put
from cop_session.store.tails import Tails


def branch(engine: Engine, log: Log, origin: str, position: int) -> str:
    """Copy the first `position` events of a session to a new one and return its id; the other one stays as it is.

    Raises sqlalchemy.exc.OperationalError where the disk refuses; then there is no new session.
    """
    session_id = str(uuid.uuid4())
    events = log.stored(origin)[:position]
    with engine.begin() as connection:
        put(connection, session_id, events)
        put_origin(connection, session_id, origin)
        put_entry(connection, session_id)
    Tails(Path(engine.url.database or "")).note(session_id, position)
    return session_id
