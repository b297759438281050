"""Toasts that replace each other instead of piling up."""

from typing import Any

from textual.app import App
from textual.notifications import Notify

from cop_session.tui.textual_adapter.overdue_toasts import lasting


class ReplacingToasts(App[None]):
    """An app that shows a sentence once, however often it is told."""

    def notify(self, message: str, *, instead_of: str = "", **options: Any) -> None:
        """Show a toast; it replaces toasts with the same text and the message `instead_of`."""
        for one in [one for one in self._notifications if one.message in (message, instead_of)]:
            self._unnotify(one, refresh=False)
        super().notify(message, **options)

    def _on_notify(self, event: Notify) -> None:
        # Textual's own handler runs after this one.
        event.notification = lasting(event.notification)
