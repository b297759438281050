"""Leases: the right to write in a session, held by one window at a time, and lost soon after that window died."""

import os
import socket
import sys
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine, bindparam, delete, select, text, type_coerce, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.types import NullType

from cop_session.store.database.engine import reading
from cop_session.store.database.tables import TABLES
from cop_session.troubles import Trouble

LEASE: Final = TABLES["lease"]

LASTS: Final = timedelta(seconds=30)
"""How long a lease holds without being renewed; renew it three times as often."""

_LATEST: Final = timedelta(days=1)
"""How far off the end of a lease may be; that much the clocks of two machines may differ."""

_LEASE: Final = select(*(type_coerce(column, NullType()).label(column.name) for column in LEASE.c)).where(
    LEASE.c.session_id == bindparam("session")
)
_HOLDER: Final = select(LEASE.c.holder).where(LEASE.c.session_id == bindparam("session"))


class LeaseLost(Exception):
    """Another window took the session over."""


class Leases:
    """Gives out the leases of one database to the windows of one process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, session_id: str, window: str, now: datetime) -> bool:
        """Take the lease for `window`, unless another window has it whose process runs and whose time is not up."""
        with self._engine.begin() as connection:
            if holder(connection, session_id, now) not in (None, window):
                return False
            give(connection, session_id, window, now)
        return True

    def renew(self, session_id: str, window: str, now: datetime) -> bool:
        """Extend the lease; false if another window has it by now."""
        with self._engine.begin() as connection:
            renewed = connection.execute(update(LEASE).where(_of(session_id, window)).values(expires_at=now + LASTS))
            return renewed.rowcount > 0

    def holds(self, session_id: str, window: str) -> bool:
        """Tell whether `window` has the lease still; raises Trouble `not_read`."""
        with reading(self._engine) as connection:
            return connection.execute(_HOLDER, {"session": session_id}).scalar() == window

    def release(self, session_id: str, window: str) -> None:
        """Release the lease; nothing happens if another window has it."""
        with self._engine.begin() as connection:
            connection.execute(delete(LEASE).where(_of(session_id, window)))


def give(connection: Connection, session_id: str, window: str, now: datetime) -> None:
    """Give `window` the lease, regardless of its holder, within a transaction of the caller.

    Raises Trouble `damaged_store` if it cannot be read back.
    """
    if not _given(connection, session_id, window, now):
        # The table and its index disagree: the plus has SQLite look past the index.
        connection.execute(text("DELETE FROM lease WHERE +session_id = :session"), {"session": session_id})
        connection.exec_driver_sql("REINDEX lease")
        if not _given(connection, session_id, window, now):
            raise Trouble("damaged_store", file=connection.engine.url.database)


def _given(connection: Connection, session_id: str, window: str, now: datetime) -> bool:
    given = insert(LEASE).values(
        session_id=session_id, holder=window, host=socket.gethostname(), pid=os.getpid(), expires_at=now + LASTS
    )
    taken = {name: given.excluded[name] for name in ("holder", "host", "pid", "expires_at")}
    with suppress(IntegrityError):
        connection.execute(given.on_conflict_do_update(set_=taken))
    return connection.execute(_HOLDER, {"session": session_id}).scalar() == window


def must_hold(connection: Connection, session_id: str, window: str) -> None:
    """Raise LeaseLost unless `window` has the lease; in the transaction that writes, no other window comes between.

    The time does not count: an expired lease that no other window took is still valid.
    """
    if connection.execute(_HOLDER, {"session": session_id}).scalar() != window:
        raise LeaseLost(session_id)


def holder(connection: Connection, session_id: str, now: datetime) -> str | None:
    """Return the window that has a session's lease, within a transaction of the caller.

    An unreadable lease counts as none: its holder notices that at its next write.
    """
    held = connection.execute(_LEASE, {"session": session_id}).first()
    if held is None or not _holds(held.expires_at, now) or not isinstance(held.pid, int):
        return None
    # What runs on another machine cannot be seen from here: only its time can run out.
    return None if held.host == socket.gethostname() and not _runs(held.pid) else str(held.holder)


def _holds(expires_at: object, now: datetime) -> bool:
    """Tell whether a lease still holds; one that ends later than any clock error allows is damaged."""
    with suppress(ValueError, TypeError):
        return now < datetime.fromisoformat(str(expires_at)) <= now + _LATEST
    return False


def _of(session_id: str, window: str) -> ColumnElement[bool]:
    return (LEASE.c.session_id == session_id) & (LEASE.c.holder == window)


def _runs(pid: int) -> bool:
    if pid <= 0:
        # To os.kill that is a whole group of processes.
        return False
    if sys.platform == "win32":
        # There os.kill ends the process, whatever the signal.
        return True
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
