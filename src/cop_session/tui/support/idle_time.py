"""The time since the last key or mouse event."""

import time
from collections.abc import Callable


class Idle:
    """Measures the time since the last input, with the wall clock too: the other stops while a laptop sleeps."""

    def __init__(self, ticks: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._ticks = ticks
        self._wall = wall
        self.touch()

    def touch(self) -> None:
        """Restart the idle time."""
        self._since = self._ticks(), self._wall()

    @property
    def seconds(self) -> float:
        """Seconds since the last input."""
        ticks, wall = self._since
        return max(self._ticks() - ticks, self._wall() - wall)
