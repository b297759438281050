"""Toasts whose time is up while they are made: their timer would run for ever and hold up every key."""

from dataclasses import fields
from typing import Final

from textual.notifications import Notification

SHORTEST: Final = 0.05
"""Seconds for which a toast is shown at least."""


class Lasting(Notification):
    """A notification that has time left whenever a toast is made of it; that it has expired is told as ever."""

    @property
    def time_left(self) -> float:
        """Seconds, never none."""
        return max(super().time_left, SHORTEST)

    @property
    def has_expired(self) -> bool:
        """Whether its time is up."""
        return super().time_left <= 0


def lasting(notification: Notification) -> Lasting:
    """Return a notification as one of which a toast can be made at any moment."""
    return Lasting(**{one.name: getattr(notification, one.name) for one in fields(notification)})
