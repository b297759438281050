"""Runs the real program in a pseudo-terminal: types, reads the screen, and keeps every byte that came out."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

import pyte

from tests.terminal.before import Before
from tests.terminal.warm import Warm

COLD: Final = (sys.executable, "-m", "cop_session")
COLUMNS, ROWS = 120, 36
PATIENCE: Final = 25.0
"""Seconds within which something that is waited for has to come; the machine may be busy."""

_NOT_FOR_PYTE: Final = {ord("\u200c"): None, ord("\u200d"): None}
"""Joiners, behind which it leaves out the rest of the line."""

_PASTE: Final = "\x1b[200~", "\x1b[201~"


class Terminal:
    """A program and the terminal that it runs in. Leaving it ends the program."""

    def __init__(
        self,
        *arguments: str,
        workspace: Path,
        env: Mapping[str, str] | None = None,
        program: tuple[str, ...] = (),
        before: Before | None = None,
    ) -> None:
        """Start cop-session with `arguments`, forked from a process that has loaded it; another `program` anew.

        `before` is called in the child just before it begins.
        """
        self.output = bytearray()
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self.master, self._slave = pty.openpty()
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.modes_before = termios.tcgetattr(self._slave)

        folder, environ = workspace.parent, environment(workspace) | dict(env or {})
        self.process: subprocess.Popen[bytes] | Warm
        if program:
            self.process = self._anew((*program, *arguments), folder, environ, before)
        else:
            self.process = Warm(arguments, os.ttyname(self._slave), folder, environ, before)

    def _anew(
        self, command: tuple[str, ...], folder: Path, environ: Mapping[str, str], before: Before | None
    ) -> subprocess.Popen[bytes]:
        def begin() -> None:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
            if before:
                before()

        end = self._slave
        return subprocess.Popen(
            command,
            stdin=end,
            stdout=end,
            stderr=end,
            cwd=folder,
            env=environ,
            start_new_session=True,
            preexec_fn=begin,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        for end in {self.master, self._slave} - {-1}:
            os.close(end)

    def read(self, seconds: float = 0.0) -> bool:
        """Take in what the program wrote, waiting at most `seconds` for it; tells whether there was anything."""
        ready, _, _ = select.select([self.master], [], [], seconds)
        if not ready:
            return False
        data = os.read(self.master, 65536)
        self.output += data
        self._stream.feed(self._decode(data).translate(_NOT_FOR_PYTE))
        return True

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        # Not `display`, which cannot show a row in which half of a wide letter was drawn over.
        rows = (self._screen.buffer[row] for row in range(ROWS))
        return "\n".join("".join(row[column].data for column in range(COLUMNS)).rstrip() for row in rows)

    @property
    def titles(self) -> tuple[str, str]:
        """The title and the icon name that the program gave its window."""
        return self._screen.title, self._screen.icon_name

    def write(self, data: bytes) -> None:
        """Type bytes, as they are."""
        rest = memoryview(data)
        while rest:
            written, ready, _ = select.select([self.master], [self.master], [], PATIENCE)
            assert written or ready, f"the program reads nothing; the screen shows:\n{self.text}"
            if ready:
                # A terminal holds 4,096 unread bytes at most.
                rest = rest[os.write(self.master, rest[:512]) :]
            self.read()

    def type(self, text: str) -> None:
        """Type text or key sequences."""
        self.write(text.encode("utf-8", "surrogatepass"))

    def paste(self, text: str) -> None:
        """Paste text, as a terminal does that marks where a paste begins and ends."""
        self.type(text.join(_PASTE))

    @property
    def unread(self) -> int:
        """How many typed bytes the program did not take in yet."""
        return int(struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, b"\0\0\0\0"))[0])

    @property
    def at_rest(self) -> bool:
        """Whether the program took in what was typed and waits for more; only Linux tells that it waits."""
        return not self.unread and "R" not in (*self._states(), *self._states())

    def _states(self) -> Iterator[str]:
        """Yield how each thread is: R where it has something to do, also while others keep the processor."""
        for thread in Path(f"/proc/{self.process.pid}/task").glob("*/stat"):
            with suppress(OSError):
                yield thread.read_text().rpartition(")")[2].split()[0]

    def wait_until(self, so: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
        """Read until something is so; fails with the screen where it does not become so in time."""
        end = time.monotonic() + seconds
        while not so():
            left = end - time.monotonic()
            assert left > 0, f"waited in vain for {what}; the screen shows:\n{self.text}"
            assert self.running or self.read(0.05), f"the program ended before {what}; it left:\n{self.text}"
            self.read(min(left, 0.05))

    def wait_for(self, *texts: str, seconds: float = PATIENCE) -> None:
        """Read until all `texts` stand on the screen, perhaps broken over lines, in a frame that is whole.

        A person presses no key before that, and a letter that comes earlier answers nothing.
        """
        self.wait_until(
            lambda: all(text in self.text or text in self.flowing for text in texts),
            " and ".join(map(repr, texts)),
            seconds,
        )
        self.settle()

    @property
    def flowing(self) -> str:
        """What stands on the screen, as one line with single spaces."""
        return " ".join(self.text.split())

    def wait_gone(self, text: str) -> None:
        """Read until `text` stands on the screen no more."""
        self.wait_until(lambda: text not in self.text, f"{text!r} to go")

    def settle(self, quiet: float = 0.05) -> None:
        """Read until the program wrote nothing for `quiet` seconds and, where that can be told, has nothing to do."""
        end = time.monotonic() + PATIENCE
        while self.read(quiet) or (self.running and sys.platform == "linux" and not self.at_rest):
            assert time.monotonic() < end, f"the program goes on; the screen shows:\n{self.text}"

    @property
    def running(self) -> bool:
        """Whether the program runs."""
        return self.process.poll() is None

    def send(self, sign: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(sign)

    def hang_up(self) -> None:
        """Close the window: the terminal is gone."""
        os.close(self.master)
        self.master = -1

    def wait(self, seconds: float = PATIENCE) -> int:
        """Wait until the program has ended and return its exit code, negative for a signal."""
        end = time.monotonic() + seconds
        while self.running:
            assert time.monotonic() < end, f"the program goes on; the screen shows:\n{self.text}"
            if self.master >= 0:
                self.read(0.05)
            else:
                select.select([], [], [], 0.01)
        while self.master >= 0 and self.read(0.0):
            pass
        return self.process.wait()

    def kill(self) -> None:
        """End the program without warning, as a power cut does."""
        if self.running:
            self.process.kill()
        self.process.wait()

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was before the program: its modes, its screen, its cursor, its mouse."""
        last = {mode: max(self.output.rfind(b"\x1b[?%dh" % mode), 0) for mode in (1000, 1003, 1004, 1049, 2004)}
        off = {mode: self.output.rfind(b"\x1b[?%dl" % mode) for mode in last}
        shown = self.output.rfind(b"\x1b[?25h") >= self.output.rfind(b"\x1b[?25l")
        modes = termios.tcgetattr(self._slave) == self.modes_before
        return modes and shown and all(off[mode] >= last[mode] for mode in last)


def environment(workspace: Path) -> dict[str, str]:
    """The environment of a program that works in `workspace`, whatever the tests themselves run in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return kept | {
        "COP_SESSION_HOME": str(workspace),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TMPDIR": str(workspace.parent),
    }
