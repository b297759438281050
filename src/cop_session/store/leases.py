"""Who may write in a session: one window at a time, and nobody for long after it died."""

import os
import socket
import sys
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, Connection, Engine, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from cop_session.store.tables import TABLES

LEASE: Final = TABLES["lease"]

LASTS: Final = timedelta(seconds=30)
"""How long a lease holds without being renewed; renew it three times as often."""


class Leases:
    """Gives out the leases of one database to the windows of one process."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def take(self, session_id: str, window: str, now: datetime) -> bool:
        """Take the lease for `window`, unless another one has it whose process is there and whose time is not up."""
        with self._engine.begin() as connection:
            if holder(connection, session_id, now) not in (None, window):
                return False
            mine = insert(LEASE).values(
                session_id=session_id, holder=window, host=socket.gethostname(), pid=os.getpid(), expires_at=now + LASTS
            )
            taken = {name: mine.excluded[name] for name in ("holder", "host", "pid", "expires_at")}
            connection.execute(mine.on_conflict_do_update(set_=taken))
        return True

    def renew(self, session_id: str, window: str, now: datetime) -> bool:
        """Hold the lease longer; false where another window has it by now."""
        with self._engine.begin() as connection:
            renewed = connection.execute(update(LEASE).where(_of(session_id, window)).values(expires_at=now + LASTS))
            return renewed.rowcount > 0

    def release(self, session_id: str, window: str) -> None:
        """Give the lease back; nothing happens where another window has it."""
        with self._engine.begin() as connection:
            connection.execute(delete(LEASE).where(_of(session_id, window)))


def holder(connection: Connection, session_id: str, now: datetime) -> str | None:
    """Return the window that has a session's lease, within a transaction of the caller."""
    held = connection.execute(select(LEASE).where(LEASE.c.session_id == session_id)).one_or_none()
    if held is None or held.expires_at <= now:
        return None
    # What runs on another machine cannot be seen from here: only its time can run out.
    return None if held.host == socket.gethostname() and not _runs(held.pid) else str(held.holder)


def _of(session_id: str, window: str) -> ColumnElement[bool]:
    return (LEASE.c.session_id == session_id) & (LEASE.c.holder == window)


def _runs(pid: int) -> bool:
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
