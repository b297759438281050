"""Begins a practice session from a moment of another one, as a branch that continues differently."""

from pathlib import Path

from sqlalchemy import Engine

from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.session_index import put_entry
from cop_session.store.log.branch_rows import put_origin
from cop_session.store.log.event_log import put, rows
from cop_session.store.log.redaction_audit import unexplained
from cop_session.store.log.related_logs import free_id, strikes_nearby, without_struck


def branch(engine: Engine, origin: str, position: int) -> str:
    """Copy the first `position` events of a session to a new one and return its id; the other one stays unchanged.

    Raises sqlalchemy.exc.OperationalError if the disk refuses; then there is no new session.
    """
    session_id = free_id(engine)
    with engine.begin() as connection:
        before = rows(connection, origin)
        begun = before[:position]
        # Words struck only later are missing here too, and need their strike as an explanation.
        struck = strikes_nearby(connection, origin, before, begun) if unexplained(begun) else {}
        events = without_struck(begun, struck)
        put(connection, session_id, events)
        put_origin(connection, session_id, origin)
        put_entry(connection, session_id)
    HighWaterMarks(Path(engine.url.database or "")).note(session_id, len(events))
    return session_id
