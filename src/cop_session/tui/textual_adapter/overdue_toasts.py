"""Toasts that expire during their creation: their timer would run for ever and block every key."""

from dataclasses import fields
from typing import Final

from textual.notifications import Notification

SHORTEST: Final = 0.05
"""Minimum display time of a toast in seconds."""


class Lasting(Notification):
    """A notification with time left at the creation of its toast; `has_expired` is unchanged."""

    @property
    def time_left(self) -> float:
        """Remaining seconds, always positive."""
        return max(super().time_left, SHORTEST)

    @property
    def has_expired(self) -> bool:
        """Whether it has expired."""
        return super().time_left <= 0


def lasting(notification: Notification) -> Lasting:
    """Return a notification of which a toast can be created at any moment."""
    return Lasting(**{one.name: getattr(notification, one.name) for one in fields(notification)})
