"""One thread that puts a session's gestures and drafts on disk, in their order."""

import math
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from types import MappingProxyType
from typing import Final, NamedTuple

from cop_session.domain.events import Recorded
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Conflict, Log
from cop_session.store.log.leases import LASTS, LeaseLost

DRAFT_DELAY: Final = 0.1
"""Seconds from the first unsaved key of a draft to its writing."""

BEAT: Final = LASTS.total_seconds() / 3
"""Seconds between two renewals of the lease."""

LOOK: Final = 1.0
"""Seconds between two looks whether another window took the lease."""

RETRY: Final = 0.4
"""Seconds from a failed attempt to the next one."""


class Hooks(NamedTuple):
    """The callbacks of a writer; all of them run on the writer's thread, which must not be kept waiting."""

    now: Callable[[], datetime]
    holds: Callable[[], bool]
    """Tells whether the lease still holds."""
    renew: Callable[[], bool]
    """Extends the lease, and returns whether it still holds."""
    on_saved: Callable[[Sequence[Recorded]], None]
    """Called with the events that are on disk now."""
    on_failed: Callable[[Exception], None]
    """Called when a write fails, and again for each draft that changes as long as that lasts."""
    on_resumed: Callable[[], None]
    """Called when all unsaved work is on disk after all."""
    on_rest: Callable[[], None]
    """Called when the writer has finished its current work."""


class _Work(NamedTuple):
    events: Sequence[Recorded] = ()
    done: Sequence[str] = ()
    typed: Mapping[str, str] = MappingProxyType({})
    renews: bool = False

    @property
    def matters(self) -> bool:
        """Whether it holds any words that a participant said or a user typed."""
        return bool(self.events or self.done or self.typed)

    def and_then(self, later: "_Work") -> "_Work":
        typed = {field: text for field, text in self.typed.items() if field not in later.done} | dict(later.typed)
        return _Work((*self.events, *later.events), (*self.done, *later.done), typed)


_NOTHING: Final = _Work()
"""Work without changes, handed to a writer that has time to look around."""


class Writer:
    """Saves events at once and drafts a moment later.

    After a failure it retries the unsaved events by itself, until it succeeds. If another writer added to the log
    meanwhile, or has the lease of `window`, it stops until `resume_at` is called.
    """

    def __init__(self, log: Log, session_id: str, window: str, saved_seq: int, hooks: Hooks) -> None:
        self.saved_seq = saved_seq
        self._window = window
        self._log = log
        self._session_id = session_id
        self._hooks = hooks
        self._changed = threading.Condition()
        self._events: list[Recorded] = []
        self._done: list[str] = []
        self._typed: dict[str, str] = {}
        self._due = math.inf
        self._beat = time.monotonic() + BEAT
        self._look = time.monotonic() + LOOK
        self._busy = False
        self._closing = False
        self._failure: Exception | None = None
        self._held = _Work()
        self._again = math.inf
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether all work that was handed over is on disk, or never will be."""
        with self._changed:
            return not (self._events or self._done or self._typed or self._busy)

    @property
    def unwritten(self) -> Mapping[str, str]:
        """The drafts that are not on disk, by field; empty text for a field without a draft."""
        with self._changed:
            return {**self._held.typed, **self._typed}

    def put(self, events: Sequence[Recorded], drafts_done: Sequence[str] = ()) -> None:
        """Hand over the events of a gesture, and the fields whose drafts they replace."""
        with self._changed:
            self._events.extend(events)
            self._done.extend(drafts_done)
            for field in drafts_done:
                self._typed.pop(field, None)
            self._changed.notify_all()

    def draft(self, texts: Mapping[str, str]) -> None:
        """Hand over the current text of fields, written in one transaction; empty for none."""
        with self._changed:
            if not self._typed:
                self._due = time.monotonic() + DRAFT_DELAY
            self._typed.update(texts)
            self._changed.notify_all()

    def flush(self) -> None:
        """Wait until all work that was handed over is on disk, or never will be."""
        with self._changed:
            self._due = -math.inf
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.idle)

    def resume_at(self, seq: int, window: str = "") -> None:
        """Continue from `seq`, which another writer put on disk, as another `window`; unsaved events are dropped.

        The caller has flushed and hands nothing over meanwhile.
        """
        with self._changed:
            self._changed.wait_for(lambda: not self._busy)
            self.saved_seq, self._window = seq, window or self._window
            self._failure, self._held, self._again = None, _Work(), math.inf

    def close(self) -> None:
        """Flush, and end the thread."""
        self.flush()
        with self._changed:
            self._closing = True
            # What could not be written is tried once more.
            self._again = min(self._again, 0) if self._again < math.inf else math.inf
            self._changed.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while (work := self._next()) is not None:
            if work is _NOTHING:
                self._see()
                continue
            told = self._save(work)
            with self._changed:
                self._busy = False
                self._changed.notify_all()
            if told:
                self._hooks.on_rest()

    def _next(self) -> _Work | None:
        """Wait for work; None when the writer closes."""
        with self._changed:
            while True:
                now = time.monotonic()
                due = bool(self._typed) and now >= self._due
                renews = now >= self._beat
                if self._events or self._done or due or renews or now >= self._again:
                    break
                if self._closing:
                    return None
                if now >= self._look:
                    self._look = now + LOOK
                    return _NOTHING
                due_at = self._due if self._typed else math.inf
                self._changed.wait(min(self._beat, self._look, self._again, due_at) - now)
            work = _Work(tuple(self._events), tuple(self._done), dict(self._typed) if due else {}, renews)
            self._events.clear()
            self._done.clear()
            if due:
                self._typed.clear()
            if renews:
                self._beat = now + BEAT
            self._busy = True
            return work

    def _see(self) -> None:
        """See whether another window took the lease; to be sure of it, it is renewed."""
        # If it is unreadable, the next write reports why.
        with suppress(Exception):
            if not self._hooks.holds():
                self._beat = -math.inf

    def _save(self, work: _Work) -> bool:
        """Write it, or keep it and have it rescued; returns whether the observers must be notified."""
        if self._failure is None:
            try:
                self._write(work)
                return work.matters
            # After any error, unsaved work must be rescued.
            except Exception as error:
                self._held = work
                self._fail(error)
                self._hooks.on_failed(error)
                return True
        return self._try_again(work)

    def _try_again(self, work: _Work) -> bool:
        self._held = self._held.and_then(work)
        before, final = self._failure, self._again == math.inf
        if not final and (self._closing or time.monotonic() >= self._again):
            try:
                self._resume(self._held)
            except Exception as error:
                self._fail(error)
            else:
                self._failure, self._held, self._again = None, _Work(), math.inf
                self._hooks.on_resumed()
                return True
        anew = work.matters or type(self._failure) is not type(before)
        if anew and self._failure:
            self._hooks.on_failed(self._failure)
        return anew

    def _fail(self, error: Exception) -> None:
        self._failure = error
        self._again = math.inf if isinstance(error, Conflict | LeaseLost) else time.monotonic() + RETRY

    def _resume(self, held: _Work) -> None:
        """Write the unsaved events that did not reach the disk after all; first check that no other window wrote."""
        if not self._hooks.renew():
            raise LeaseLost
        there = self._log.read(self._session_id, self.saved_seq)
        left = [one for one in held.events if one.seq > self.saved_seq]
        if there and there == left[: len(there)]:
            self.saved_seq = there[-1].seq
            left = left[len(there) :]
        self._write(held._replace(events=left, renews=False))

    def _write(self, work: _Work) -> None:
        # First: after a failure the held work is then exactly the unsaved work.
        if work.renews and not self._hooks.renew():
            raise LeaseLost
        if work.matters:
            # In one transaction: a slow disk is waited for once.
            typed = Typed(work.typed, self._hooks.now())
            self._log.append(self._session_id, work.events, self.saved_seq, work.done, self._window, typed)
        if work.events:
            self.saved_seq = work.events[-1].seq
            self._hooks.on_saved(work.events)
