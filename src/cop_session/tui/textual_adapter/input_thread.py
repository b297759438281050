"""The thread that reads the terminal on Linux and macOS, with its own loop and its own way to end."""

from collections.abc import Callable
from typing import Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver

from cop_session.tui.textual_adapter.crash_handling import handle_error


class InputThread(LinuxDriver):
    """A driver whose input thread reports an error to the app, without the traceback that Textual prints."""

    def replace_output(self, wrap: Callable[[TextIO], object]) -> None:
        """Write to what `wrap` makes of the terminal's output; it needs `write`, `flush` and `fileno`."""
        self._file = cast(Any, wrap(cast(TextIO, self._file)))

    def quit(self) -> None:
        """Quit the app as its user would."""
        self._app.call_later(self._app.action_quit)

    def quit_from_thread(self) -> None:
        """Quit the app from another thread than its own."""
        self._loop.call_soon_threadsafe(self.quit)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(handle_error, self._app, error)
