"""A program in a pseudo-terminal: what it shows, and how long that takes."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

SIZE: Final = (36, 120)
"""Rows and columns."""

PATIENCE: Final = 30.0
"""Seconds after which a program that does not show what it should has failed."""

_STEERING: Final = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")


class NotShown(Exception):
    """The program did not show what was waited for; the message ends with what it did show."""


class Terminal:
    """Runs `command` in a terminal of its own from the moment it is entered; leaving kills it."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], cwd: Path) -> None:
        self._command = list(command)
        self._env = {**os.environ, **env, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        # Without compiled modules every start would compile the program anew.
        self._env.pop("PYTHONDONTWRITEBYTECODE", None)
        self._cwd = cwd
        self._shown = bytearray()

    def __enter__(self) -> Self:
        self.started = time.perf_counter()
        self.pid, self._screen = pty.fork()
        if not self.pid:
            os.chdir(self._cwd)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
            os.execvpe(self._command[0], self._command, self._env)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._screen)

    def until_shown(self, *texts: str, since: float | None = None) -> float:
        """Wait until all `texts` were shown and return how many milliseconds that took since `since`, else the start.

        Raises NotShown.
        """
        wanted = [text.encode() for text in texts]
        seen = self._until(lambda shown: all(text in shown for text in wanted))
        return (seen - (self.started if since is None else since)) * 1000

    def echo(self, keys: str) -> float:
        """Press keys that show themselves; return after how many milliseconds the last did; raises NotShown."""
        self.settle(0)
        pressed = time.perf_counter()
        self.press(keys)
        return self.until_shown(keys[-1], since=pressed)

    def press(self, keys: str) -> None:
        """Press keys without waiting for anything."""
        os.write(self._screen, keys.encode())

    def settle(self, seconds: float = 0.3) -> None:
        """Wait until nothing was shown for so long."""
        while self._read(seconds):
            pass
        self._shown.clear()

    def drain(self, seconds: float) -> None:
        """Take what is shown for so long, as a terminal does."""
        ends = time.perf_counter() + seconds
        while (left := ends - time.perf_counter()) > 0:
            self._read(left)
            self._shown.clear()

    def _until(self, done: Callable[[bytes], bool]) -> float:
        ends = time.perf_counter() + PATIENCE
        while not done(_STEERING.sub(b"", self._shown)):
            left = ends - time.perf_counter()
            if left <= 0 or not self._read(left):
                raise NotShown(_STEERING.sub(b"", self._shown)[-400:].decode(errors="replace"))
        return time.perf_counter()

    def _read(self, seconds: float) -> bool:
        readable, _, _ = select.select([self._screen], [], [], seconds)
        if not readable:
            return False
        try:
            shown = os.read(self._screen, 1 << 20)
        # The program ended.
        except OSError:
            return False
        self._shown += shown
        return bool(shown)
