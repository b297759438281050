"""One thread that puts a session's gestures and drafts on disk, in their order."""

import math
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from cop_session.roundtable.events import Recorded
from cop_session.store.leases import LASTS
from cop_session.store.log import Log

DRAFT_DELAY: Final = 0.1
"""Seconds from the first unsaved key of a draft to its writing."""

BEAT: Final = LASTS.total_seconds() / 3
"""Seconds between two renewals of the lease."""


class LeaseLost(Exception):
    """Another window took the session over."""


class Hooks(NamedTuple):
    """What a writer asks and tells; all of it on the writer's thread, which must not be kept waiting."""

    now: Callable[[], datetime]
    renew: Callable[[], bool]
    """Tells whether the lease still holds."""
    on_saved: Callable[[Sequence[Recorded]], None]
    """Hears which events are on disk now."""
    on_failed: Callable[[Exception], None]
    """Hears that nothing will be written any more, and again for each draft that changes after that."""
    on_rest: Callable[[], None]
    """Hears that the writer is done with what it had in hand."""


class _Work(NamedTuple):
    events: Sequence[Recorded]
    done: Sequence[str]
    typed: dict[str, str]
    renews: bool


class Writer:
    """Saves events at once and drafts a moment later; at the first failure it stops writing for good."""

    def __init__(self, log: Log, session_id: str, saved_seq: int, hooks: Hooks) -> None:
        self.saved_seq = saved_seq
        self._log = log
        self._session_id = session_id
        self._hooks = hooks
        self._changed = threading.Condition()
        self._events: list[Recorded] = []
        self._done: list[str] = []
        self._typed: dict[str, str] = {}
        self._due = math.inf
        self._beat = time.monotonic() + BEAT
        self._busy = False
        self._closing = False
        self._failure: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether everything that was handed over is on disk, or never will be."""
        with self._changed:
            return not (self._events or self._done or self._typed or self._busy)

    def put(self, events: Sequence[Recorded], drafts_done: Sequence[str] = ()) -> None:
        """Hand over the events of a gesture, and the fields whose drafts they take the place of."""
        with self._changed:
            self._events.extend(events)
            self._done.extend(drafts_done)
            for field in drafts_done:
                self._typed.pop(field, None)
            self._changed.notify_all()

    def draft(self, field: str, text: str) -> None:
        """Hand over the present text of a field; empty for none."""
        with self._changed:
            if not self._typed:
                self._due = time.monotonic() + DRAFT_DELAY
            self._typed[field] = text
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until everything that was handed over is on disk, or never will be."""
        with self._changed:
            self._due = -math.inf
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.idle)

    def resume_at(self, seq: int) -> None:
        """Go on from `seq`, which somebody else put on disk while this writer was idle."""
        self.saved_seq = seq

    def close(self) -> None:
        """Flush, and end the thread."""
        self.flush()
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            told = self._save(work)
            with self._changed:
                self._busy = False
                self._changed.notify_all()
            if told:
                self._hooks.on_rest()

    def _next(self) -> _Work | None:
        """Wait for something to do; None when there will be nothing any more."""
        with self._changed:
            while True:
                now = time.monotonic()
                due = bool(self._typed) and now >= self._due
                renews = now >= self._beat
                if self._events or self._done or due or renews:
                    break
                if self._closing:
                    return None
                self._changed.wait(min(self._beat, self._due if self._typed else math.inf) - now)
            work = _Work(tuple(self._events), tuple(self._done), dict(self._typed) if due else {}, renews)
            self._events.clear()
            self._done.clear()
            if due:
                self._typed.clear()
            if renews:
                self._beat = now + BEAT
            self._busy = True
            return work

    def _save(self, work: _Work) -> bool:
        """Write it, or have it rescued; tells whether anybody has to hear of it."""
        matters = bool(work.events or work.done or work.typed)
        if self._failure is None:
            try:
                self._write(work)
                return matters
            # Whatever it is, what is not on disk must be rescued.
            except Exception as error:
                self._failure = error
                matters = True
        if matters:
            self._hooks.on_failed(self._failure)
        return matters

    def _write(self, work: _Work) -> None:
        if work.events or work.done:
            self._log.append(self._session_id, work.events, self.saved_seq, work.done)
        if work.events:
            self.saved_seq = work.events[-1].seq
            self._hooks.on_saved(work.events)
        if work.typed:
            self._log.put_drafts(self._session_id, work.typed, self._hooks.now())
        if work.renews and not self._hooks.renew():
            raise LeaseLost
