"""The clock: an argument of each function that needs the time, which gives tests a clock of their own."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """The source of the time."""

    def now(self) -> datetime:
        """Return the moment, aware."""

    def monotonic_ms(self) -> int:
        """Return monotonic milliseconds."""


class SystemClock:
    """The machine's own time."""

    def now(self) -> datetime:
        """Return the moment in UTC."""
        return datetime.now(UTC)

    def monotonic_ms(self) -> int:
        """Return milliseconds since some moment before this process."""
        return time.monotonic_ns() // 1_000_000
