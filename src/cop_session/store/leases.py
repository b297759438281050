"""Who may write in a session: one window at a time, and nobody for long after it died."""

import os
import socket
import sys
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import SQLModel

LEASE: Final = SQLModel.metadata.tables["lease"]

LASTS: Final = timedelta(seconds=30)
"""How long a lease holds without being renewed; renew it three times as often."""


class Leases:
    """Gives out the leases of one database to the windows of one process."""

    def __init__(self, engine: Engine, host: str = "", pid: int = 0) -> None:
        self._engine = engine
        self._host = host or socket.gethostname()
        self._pid = pid or os.getpid()

    def take(self, session_id: str, holder: str, now: datetime) -> bool:
        """Take the lease for `holder`, from somebody whose process is gone or whose lease ran out too."""
        with self._engine.begin() as connection:
            held = connection.execute(select(LEASE).where(LEASE.c.session_id == session_id)).one_or_none()
            if held and held.holder != holder and held.expires_at > now and not self._is_gone(held.host, held.pid):
                return False
            mine = insert(LEASE).values(
                session_id=session_id, holder=holder, host=self._host, pid=self._pid, expires_at=now + LASTS
            )
            taken = {name: mine.excluded[name] for name in ("holder", "host", "pid", "expires_at")}
            connection.execute(mine.on_conflict_do_update(set_=taken))
        return True

    def renew(self, session_id: str, holder: str, now: datetime) -> bool:
        """Hold the lease longer; false where somebody else has it by now."""
        mine = (LEASE.c.session_id == session_id) & (LEASE.c.holder == holder)
        with self._engine.begin() as connection:
            return connection.execute(update(LEASE).where(mine).values(expires_at=now + LASTS)).rowcount > 0

    def release(self, session_id: str, holder: str) -> None:
        """Give the lease back; nothing happens where somebody else has it."""
        mine = (LEASE.c.session_id == session_id) & (LEASE.c.holder == holder)
        with self._engine.begin() as connection:
            connection.execute(delete(LEASE).where(mine))

    def _is_gone(self, host: str, pid: int) -> bool:
        # What runs on another machine cannot be seen from here: only its time can run out.
        return host == self._host and not _runs(pid)


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
