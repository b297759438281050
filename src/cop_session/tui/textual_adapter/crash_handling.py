"""Crash handling: an unexpected error ends the app and prints nothing about it."""

from typing import Any

from textual.app import App
from textual.worker import WorkerFailed

from cop_session.tui.textual_adapter.widget_removal import came_of_removal


def handle_error(app: App[Any], error: Exception) -> None:
    """Report an error of a task or thread to an app, as one of its messages would."""
    app._handle_exception(error)


class CrashHandling(App[None]):
    """An app whose crash prints no traceback: with its local variables it can contain statements about a child."""

    @property
    def crash(self) -> BaseException | None:
        """The exception that ended the app, if any."""
        return self._exception.error if isinstance(self._exception, WorkerFailed) else self._exception

    def panic(self, *renderables: object) -> None:
        """Exit without printing anything."""
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        if not came_of_removal(error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        self.bell()
        self._close_messages_no_wait()
