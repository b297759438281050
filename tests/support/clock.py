"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta


class HandClock:
    """Shows one moment, in UTC, until `pass_ms` moves it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
        self._ms = 5_000

    def now(self) -> datetime:
        """Return the moment."""
        return self._now

    def monotonic_ms(self) -> int:
        """Return milliseconds since a moment that means nothing."""
        return self._ms

    def pass_ms(self, milliseconds: int) -> None:
        """Let time pass; negative sets only the wall clock back, as machines do."""
        self._now += timedelta(milliseconds=milliseconds)
        self._ms += max(0, milliseconds)
