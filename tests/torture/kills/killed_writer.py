"""Writes in a workspace and says, through the shim, what is on disk.

Run as `python -m tests.torture.kills.killed_writer FOLDER EVENTS LEVEL` with the shim in front.
"""

import sys
from pathlib import Path
from threading import Thread

from sqlalchemy import event

from cop_session.clock import SystemClock
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession
from cop_session.store.backups.backups import Backups
from cop_session.store.database.open_database import open_engine
from tests.torture.faults.shim import Shim

SESSION = "5e551000-0000-4000-8000-000000000001"
_BETWEEN_CHECKPOINTS = 60
"""Pages; few, so that the database itself is written as well."""


def main(folder: Path, events: int, level: str) -> None:
    """Record needs, in two sittings, with a strike and two backups between."""
    shim, clock = Shim(), SystemClock()
    database = folder / "sessions" / "cop-session.db"
    for sitting in range(2):
        engine = open_engine(database)
        engine.dispose()

        def eased(connection: object, _: object) -> None:
            cursor = connection.cursor()  # type: ignore[attr-defined]  # the driver has no types
            cursor.execute(f"PRAGMA synchronous = {level}")
            cursor.execute(f"PRAGMA wal_autocheckpoint = {_BETWEEN_CHECKPOINTS}")

        event.listen(engine, "connect", eased)
        live = LiveSession(engine, SESSION, clock=clock, rescue_folder=folder / "reports")
        saved = live.saved_seq
        live.subscribe(lambda live=live: shim.mark(live.saved_seq))  # type: ignore[misc]  # bound at once
        assert sitting == 0 or saved
        if not live.state.seq:
            live.record(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"))
        for turn in range(events // 2):
            live.draft("need", f"half {turn}")
            live.record(ev.LineNoted(Kind.NEED, f"need {turn} " * 20), drafts_done=["need"])
            live.flush()
        copying = Thread(target=Backups(database).make, args=(clock.now(),))
        copying.start()
        copying.join()
        if sitting:
            live.strike(3)
        live.close()
        engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
