"""Where what could not be saved goes: a bundle that can be imported like any other."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from cop_session.roundtable.events import Recorded
from cop_session.store.bundle import dump
from cop_session.store.chain import GENESIS, Stored
from cop_session.store.codec import encode
from cop_session.store.files import write_private
from cop_session.store.log import Log


def rescue(
    log: Log, session_id: str, history: Sequence[Recorded], saved_seq: int, drafts: Mapping[str, str], target: Path
) -> Path | None:
    """Write a session, all of its `history` and its drafts, at `target`, or else in the system's temporary folder.

    Returns where it is, or None where neither folder can be written.
    """
    stored = _as_stored(log, session_id, saved_seq)
    stored += encode(history[len(stored) :], stored[-1].digest if stored else GENESIS)
    data = dump(session_id, stored, drafts)
    for path in (target, Path(tempfile.gettempdir()) / target.name):
        try:
            write_private(path, data)
        except OSError:
            continue
        return path
    return None


def _as_stored(log: Log, session_id: str, saved_seq: int) -> list[Stored]:
    """What is on disk goes along verbatim, so that importing the rescue continues the same chain."""
    try:
        stored = [one for one in log.stored(session_id) if one.seq <= saved_seq]
    except SQLAlchemyError:
        return []
    return stored if len(stored) == saved_seq else []
