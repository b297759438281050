"""A key in a talk while backups of a large workspace are made without a pause, beside a bare text area."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from bench.echo import LIMIT, bare, p99, typist
from bench.sessions import SESSION_ID, session
from bench.table import Row, printed, side_by_side
from bench.terminal import Terminal
from bench.workspaces import closed_talks
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import put

SESSIONS: Final = 2_000
N: Final = 200
_PROGRAM: Final = """
import sys
from cop_session.services.workspace import backup_scheduler
from cop_session.store.backups import backups
backup_scheduler.EVERY, backups.SMALL = 0.05, {small}
from cop_session.__main__ import main
sys.exit(main())
"""
"""The program, but that a backup is made as soon as there was another one."""
_KINDS: Final = {"whole copies": 1 << 60, "what changed": 0}


def rows() -> Iterator[Row]:
    """Measure with copies of all of it, and with what changed alone."""
    for kind, small in _KINDS.items():
        with TemporaryDirectory() as name, _talk(Path(name), small) as ours, bare(Path(name)) as reference:
            mine, other = side_by_side(typist(ours), typist(reference), N)
            yield Row(f"key → echo while {kind} are made", median(mine), N, median(other), LIMIT)
            yield Row("… the slowest in a hundred", p99(mine), N, p99(other), LIMIT)


@contextmanager
def _talk(root: Path, small: int) -> Iterator[Terminal]:
    workspace = Workspace(root)
    Library.open(workspace).close()
    engine = open_engine(workspace.database)
    with engine.begin() as connection:
        put(connection, SESSION_ID, encode(session(1_000)))
        for session_id, events in closed_talks(SESSIONS):
            put(connection, session_id, encode(events))
    Index(engine).catch_up_all()
    engine.dispose()
    with Terminal([sys.executable, "-c", _PROGRAM.format(small=small), "--workspace", str(root)], {}, root) as terminal:
        terminal.until_shown("openen")
        terminal.press("\r")
        terminal.until_shown("noteer")
        terminal.settle()
        yield terminal


if __name__ == "__main__":
    print(printed(rows()))
