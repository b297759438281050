"""A machine on which every thread comes late: `pytest -p tests.support.late_threads`.

The variable COP_LATE_SEED sets the seed.

Whatever runs on a thread begins 0.1 to 3 seconds after it was asked for, as on a laptop that does something else. A
test that waits for a condition passes all the same; one that waits for a while does not.
"""

import os
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import thread as pool
from typing import Any, Final

import pytest

SHORTEST: Final = 0.1
LONGEST: Final = 3.0
_MOST: Final = 15.0
"""Seconds by which the threads of one test are late together: some tests begin a hundred."""

_delays: Final = random.Random(os.environ.get("COP_LATE_SEED", "late"))
_left = [_MOST]


@pytest.fixture(autouse=True)
def _every_thread_comes_late(monkeypatch: pytest.MonkeyPatch) -> None:
    _left[0] = _MOST
    for place in (threading.Thread, pool._WorkItem):
        monkeypatch.setattr(place, "run", _delayed(place.run))


def _delayed(run: Callable[[Any], object]) -> Callable[[Any], object]:
    def after_a_while(self: Any) -> object:
        # Mostly a little, now and then the longest.
        delay = min(SHORTEST + (LONGEST - SHORTEST) * _delays.random() ** 4, _left[0])
        # A pool's own threads wait for work, which comes late by itself.
        if not isinstance(self, threading.Thread) or getattr(self, "_target", None) is not pool._worker:
            _left[0] -= delay
            time.sleep(delay)
        return run(self)

    return after_a_while
