"""The real program without the second that loading Python and the libraries takes: forked from a process that has them.

What is loaded when, and how a start begins, other tests look at; those of a terminal look at what comes after.
"""

import os
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Final

_FORKS: Final = get_context("forkserver")
_FORKS.set_forkserver_preload(
    [
        "cop_session.__main__",
        "cop_session.services",
        "cop_session.tui.app",
        "cop_session.tui.keys.terminal_driver",
        "cop_session.tui.table.round_table_screen",
        "tests.terminal.before",
        __name__,
    ]
)


class Warm:
    """A program that was forked; knows of `subprocess.Popen` what a terminal asks of it."""

    def __init__(
        self,
        arguments: tuple[str, ...],
        terminal: str,
        folder: Path,
        environment: Mapping[str, str],
        before: Callable[[], object] | None = None,
    ) -> None:
        """Begin with command line `arguments` in `folder`, at the terminal device `terminal`; first call `before`."""
        self._process = _FORKS.Process(target=_begin, args=(arguments, terminal, folder, dict(environment), before))
        self._process.start()
        assert self._process.pid
        self.pid: int = self._process.pid

    def poll(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""
        return self._process.exitcode

    def wait(self) -> int:
        """Wait for its end and return the exit code."""
        self._process.join()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def send_signal(self, sign: signal.Signals) -> None:
        """Send a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, sign)

    def kill(self) -> None:
        """End it without warning."""
        self._process.kill()


def _begin(
    arguments: tuple[str, ...],
    terminal: str,
    folder: Path,
    environment: Mapping[str, str],
    before: Callable[[], object] | None,
) -> None:
    os.setsid()
    # The first terminal that the leader of a new session opens is the one that controls it.
    end = os.open(terminal, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(end, number)
    os.close(end)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = os.fdopen(number, mode, encoding="utf-8", closefd=False)
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    sys.argv = ["cop-session", *arguments]
    if before:
        before()

    from cop_session.__main__ import main

    sys.exit(main())
