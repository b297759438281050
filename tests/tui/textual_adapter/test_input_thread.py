"""The thread that reads the terminal."""

import os
import signal
import sys
from collections.abc import Iterator
from threading import current_thread
from typing import TextIO

import pytest
from textual.app import App

from tests.tui.support.house import until

if sys.platform == "win32":
    pytest.skip("Windows has a terminal of another kind", allow_module_level=True)

import pty

from cop_session.tui.textual_adapter.input_thread import InputThread

SIGNALS = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH, signal.SIGTTOU, signal.SIGTTIN)


class Output:
    """Keeps what was written."""

    def __init__(self, file: TextIO) -> None:
        self.replaced = file
        self.written = ""

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        """Have nothing left to write."""

    def fileno(self) -> int:
        return self.replaced.fileno()


class Driver(InputThread):
    """Reads a pseudo-terminal once."""

    fails = False
    came = ""
    thread = ""

    def __init__(self, app: App[None], terminal: int) -> None:
        super().__init__(app)
        self.fileno, self.input_tty = terminal, False
        self.outputs: list[Output] = []
        self.replace_output(self.output)

    def output(self, file: TextIO) -> Output:
        self.outputs.append(Output(file))
        return self.outputs[-1]

    def run_input_thread(self) -> None:
        self.came, self.thread = os.read(self.fileno, 10).decode(), current_thread().name
        if self.fails:
            raise RuntimeError("wat het kind zei")
        self.quit_from_thread()


@pytest.fixture
def ends() -> Iterator[tuple[int, int]]:
    """Return both ends of a pseudo-terminal; what signals mean stays as it was."""
    handlers = {sign: signal.getsignal(sign) for sign in SIGNALS}
    keyboard, terminal = pty.openpty()
    yield keyboard, terminal
    for sign, handler in handlers.items():
        signal.signal(sign, handler)
    os.close(keyboard)
    os.close(terminal)


class Noting(App[None]):
    """Notes an error instead of ending."""

    error: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        self.error = error


async def test_a_thread_of_its_own_reads_the_terminal_and_can_quit(ends: tuple[int, int]) -> None:
    keyboard, terminal = ends
    app = Noting()
    async with app.run_test() as pilot:
        driver = Driver(app, terminal)
        driver.start_application_mode()  # type: ignore[no-untyped-call]  # Textual says nothing about it
        os.write(keyboard, b"a\r")
        await until(pilot, lambda: app._exit)
        driver.stop_application_mode()
        driver.close()
    assert driver.came == "a\r"
    assert driver.thread == "textual-input"
    assert "\x1b[?1049h" in driver.outputs[0].written
    assert "\x1b[?1049l" in driver.outputs[0].written
    assert app.error is None


async def test_an_error_in_that_thread_is_an_error_of_the_app(ends: tuple[int, int]) -> None:
    keyboard, terminal = ends
    app = Noting()
    async with app.run_test() as pilot:
        driver = Driver(app, terminal)
        driver.fails = True
        driver.start_application_mode()  # type: ignore[no-untyped-call]  # Textual says nothing about it
        os.write(keyboard, b"a\r")
        await until(pilot, lambda: app.error is not None)
        driver.stop_application_mode()
        driver.close()
    assert isinstance(app.error, RuntimeError)
