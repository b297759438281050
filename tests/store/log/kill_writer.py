"""A session in a process of its own that can be killed: it acknowledges on stdout what is on disk, and only that.

Run as `python -m tests.store.log.kill_writer DATABASE SESSION`.
"""

import os
import sys
import time
from pathlib import Path

from cop_session.clock import SystemClock
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.live import LiveSession
from cop_session.store.database.open_database import open_engine

_BETWEEN_GESTURES = 0.002
"""Seconds; a typist who is in a hurry."""


def acknowledge(what: str) -> None:
    """Say so at once: what stays in a buffer dies with the process."""
    os.write(sys.stdout.fileno(), f"{what}\n".encode())


def write_on(live: LiveSession) -> None:
    """Note, type and walk through the steps for as long as the process lives."""
    while True:
        turn = live.next_seq
        live.draft("need", f"draft {turn}")
        live.draft("action", f"half {turn}")
        acknowledge(f"typed {turn} {time.monotonic()}")
        live.record(ev.LineNoted(Kind.NEED, f"need {turn}"), drafts_done=["need"])
        if turn % 7 == 0:
            live.record(ev.StepEntered(ROUNDTABLE.order[turn % len(ROUNDTABLE.order)]))
        if turn % 5 == 0:
            live.undo()
        time.sleep(_BETWEEN_GESTURES)


def main(database: Path, session: str) -> None:
    """Open the session, tell how far it is on disk each time that this changes, and write on."""
    live = LiveSession(open_engine(database), session, clock=SystemClock(), rescue_folder=database.parent)
    if not live.state.seq:
        live.record(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"))
    acknowledge(f"opened {live.read_only.code if live.read_only else 'to write'}")
    live.subscribe(lambda: acknowledge(f"saved {live.saved_seq}"))
    write_on(live)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
