"""Schedules backups: every few minutes with a change, and at the end."""

import math
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from cop_session.clock import Clock
from cop_session.store.backups.backups import Backups
from cop_session.troubles import Trouble

EVERY: Final = 300.0
"""Seconds from the first change since the last backup to the next one."""
_POLITELY: Final = 10
"""How far the thread steps back, of 19."""


class BackupScheduler:
    """Makes backups in a thread of its own, which begins with the first change; `trouble` is why the last one failed.

    Safe to use from any thread.
    """

    def __init__(self, backups: Backups, clock: Clock, rebuild: Callable[[], None]) -> None:
        """`rebuild` rebuilds the derived tables: the damage may be limited to them."""
        self.trouble: Trouble | None = None
        self._backups: Final = backups
        self._clock: Final = clock
        self._rebuild: Final = rebuild
        self._changed: Final = threading.Condition()
        self._due = math.inf
        self._closing = False
        self._thread: threading.Thread | None = None

    def touch(self) -> None:
        """Register a change."""
        with self._changed:
            if self._closing or self._due < math.inf:
                return
            self._due = time.monotonic() + EVERY
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="backups", daemon=True)
                self._thread.start()
            self._changed.notify_all()

    def close(self, *, backs_up: bool = True) -> None:
        """End the thread; if anything changed since the last backup and it `backs_up`, make another one."""
        with self._changed:
            self._closing = True
            if not backs_up:
                self._due = math.inf
            self._changed.notify_all()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        _give_way()
        while self._wait():
            try:
                self._make()
            except Trouble as trouble:
                self.trouble = trouble
            else:
                self.trouble = None

    def _make(self) -> None:
        try:
            self._backups.make(self._clock.now())
        except Trouble as trouble:
            if trouble.code != "damaged_store":
                raise
            self._rebuild()
            self._backups.make(self._clock.now())

    def _wait(self) -> bool:
        """Wait until a backup is due; false if none will be due any more."""
        with self._changed:
            while not self._closing and (left := self._due - time.monotonic()) > 0:
                # A wait cannot be longer than a few hundred years.
                self._changed.wait(min(left, EVERY))
            due, self._due = self._due < math.inf, math.inf
            return due


def _give_way() -> None:
    """Give every other thread priority: typing in a talk must not wait for a backup of it."""
    # Elsewhere a thread has no priority of its own that could be set like this.
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _POLITELY)
