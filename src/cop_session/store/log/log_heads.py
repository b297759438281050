"""The head of each log, updated in the transaction that changes the log; this avoids a scan of the events.

It is read for all sessions together. For one session the log itself gives its head as quickly, and cannot be behind.
"""

from typing import Final

from sqlalchemy import Connection, text

from cop_session.store.log.hash_chain import Stored

_NEXT: Final = "(SELECT coalesce(max(change), 0) + 1 FROM head)"
_KEEP: Final = text(f"""
INSERT INTO head (session_id, seq, digest, change, indexed) VALUES (:session, :seq, :digest, {_NEXT}, 0)
ON CONFLICT (session_id) DO UPDATE SET seq = excluded.seq, digest = excluded.digest, change = excluded.change
""")
_TOUCH: Final = text(f"UPDATE head SET change = {_NEXT} WHERE session_id = :session")
_ANOTHER: Final = text(f"""
UPDATE head SET change = {_NEXT} WHERE session_id = (SELECT session_id FROM head WHERE session_id != :session LIMIT 1)
""")
_DROP: Final = text("DELETE FROM head WHERE session_id = :session")
_INDEXED: Final = text("UPDATE head SET indexed = seq WHERE session_id = :session AND seq = :seq AND digest = :digest")
_THERE: Final = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'head'"
_FILL: Final = """
INSERT INTO head (session_id, seq, digest, change, indexed)
SELECT coalesce(session_id, x''), max(seq), digest, row_number() OVER (ORDER BY max(at), session_id), 0
FROM event GROUP BY session_id
"""
"""SQLite takes the digest from the row with the largest seq. A damaged id is included, to be reported."""


def keep_head(connection: Connection, session_id: str, last: Stored) -> None:
    """Note that a log ends with `last`, within the transaction that wrote it."""
    connection.execute(_KEEP, {"session": session_id, "seq": last.seq, "digest": last.digest})


def touch_head(connection: Connection, session_id: str) -> None:
    """Record that an event in a log changed before its end, within the transaction that changed it."""
    connection.execute(_TOUCH, {"session": session_id})


def drop_head(connection: Connection, session_id: str) -> None:
    """Drop the head of a log, within the transaction that removes the log."""
    # Its number is not reused: a reader may have read up to it.
    connection.execute(_ANOTHER, {"session": session_id})
    connection.execute(_DROP, {"session": session_id})


def note_indexed(connection: Connection, session_id: str, last: Stored) -> None:
    """Note that the index is up to the end of a log, which is `last`; a head that was damaged is put right."""
    said = {"session": session_id, "seq": last.seq, "digest": last.digest}
    if not connection.execute(_INDEXED, said).rowcount:
        connection.execute(_KEEP, said)
        connection.execute(_INDEXED, said)


def has_heads(connection: Connection) -> bool:
    """Tell whether there are heads in a database: an earlier program kept none."""
    return bool(connection.exec_driver_sql(_THERE).scalar())


def fill_heads(connection: Connection) -> None:
    """Compute the heads from the events and mark every log as not indexed; slow, as it reads all events."""
    connection.exec_driver_sql(_FILL)
