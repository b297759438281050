"""Gathers what earlier sessions know; each log is read once, and again only when it grew."""

from threading import Lock
from typing import Final

from cop_session.library.earlier import Earlier, Known, known
from cop_session.roundtable import events as ev
from cop_session.roundtable.fold import fold
from cop_session.store.index import Index
from cop_session.store.log import Log

_TELLING: Final = (
    ev.SessionPrepared,
    ev.DetailSet,
    ev.PrintedDetailSet,
    ev.SchoolRecognised,
    ev.PersonSeated,
    ev.PersonEdited,
    ev.Removed,
    ev.Retracted,
    ev.Restored,
)
"""The events that tell about a school and its people; what was said at the table is not read at all."""

_NEVER: Final = (0, None)


class Recall:
    """Keeps in memory what the sessions of one workspace know; safe to use from any thread.

    What was erased, or taken away from a session, is gone from here as soon as it is from the index.
    """

    def __init__(self, log: Log, index: Index) -> None:
        self._log: Final = log
        self._index: Final = index
        self._door: Final = Lock()
        self._known: dict[str, tuple[int, Known]] = {}

    def earlier(self, but: str | None = None) -> Earlier:
        """Return what all sessions know, but for the one with the id `but`."""
        with self._door:
            seqs = {entry.id: entry.seq for entry in self._index.entries()}
            grew = [one for one, seq in seqs.items() if self._known.get(one, _NEVER)[0] != seq]
            read = {one: known(one, fold(events)) for one, events in self._log.read_some(grew, _TELLING).items()}
            # Who is not listed any more was erased, and must not be remembered here.
            self._known = {one: (seq, read.get(one) or self._known[one][1]) for one, seq in seqs.items()}
            return Earlier(one for _, one in self._known.values() if one.session_id != but)
