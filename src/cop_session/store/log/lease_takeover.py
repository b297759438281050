"""Takeover of a session from the window that has it open, at one moment between two of its gestures."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Engine

from cop_session.domain.events import Recorded
from cop_session.store.log.draft_rows import drafts
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import rows
from cop_session.store.log.leases import give, holder
from cop_session.store.log.related_logs import must_be_sound
from cop_session.troubles import Trouble


class Seized(NamedTuple):
    """The events and drafts on disk when the lease changed hands, and whether a window held it until then."""

    events: Sequence[Recorded]
    drafts: Mapping[str, str]
    was_held: bool


def seize(engine: Engine, session_id: str, window: str, now: datetime) -> Seized:
    """Give `window` the lease of a session at the aware moment `now`, whether held or not; return the data on disk.

    It is one transaction: the writes of the other window are in the returned data, or fail, see `leases.must_hold`.
    Raises Trouble `no_such_session`, `damaged_session` or `words_missing`, and sqlalchemy.exc.OperationalError if the
    disk refuses; then the lease stays with its holder.
    """
    with engine.begin() as connection:
        was_held = holder(connection, session_id, now) is not None
        stored = rows(connection, session_id)
        if not stored:
            raise Trouble("no_such_session", session=session_id[:8])
        must_be_sound(connection, session_id, stored)
        give(connection, session_id, window, now)
        return Seized(decode(stored), drafts(connection, session_id), was_held)
