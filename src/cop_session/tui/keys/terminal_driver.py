"""The terminal driver for Linux and macOS: pasted text is never read as keys, and the terminal may disappear."""

import asyncio
import fcntl
import os
import select
import signal
import termios
from array import array
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any, Final, Self, TextIO

from textual import events
from textual.app import App
from textual.message import Message

from cop_session.domain.primitives.text_rules import clean
from cop_session.tui.textual_adapter.escape_parser import EscapeParser
from cop_session.tui.textual_adapter.event_clock import event_time
from cop_session.tui.textual_adapter.input_thread import InputThread
from cop_session.zeroization import ThreadZeroizer

_BEGINS: Final = "\x1b[200~"
_ENDS: Final = "\x1b[201~"
_NOTHING_NEW: Final = "\x1b[m"
"""Resets colours, which each segment of a frame sets itself."""
_MOST_PASTED: Final = 1_000_000
"""In characters; no field holds so many, so a longer paste may lose its end before it is refused."""
_TICK: Final = 0.1
"""Seconds after which a lone Escape is the key and not the start of a sequence."""


class Incoming:
    """Turns terminal input into messages.

    A paste is one message with clean text, whatever its content: Textual would parse an escape sequence in it as keys.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = EscapeParser()
        self._held = ""
        self._pasted: list[str] | None = None
        self._length = 0

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the messages in `data`; an invalid byte shows as a replacement character."""
        yield from self._parser.tick()
        text, self._held = self._held + self._decode(data), ""
        while text:
            if self._pasted is None:
                keys, begins, text = text.partition(_BEGINS)
                if begins:
                    self._pasted, self._length = [], 0
                else:
                    # A lone Escape is a key.
                    keys, self._held = _held_back(keys, _BEGINS, least=2)
                yield from self._keys(keys)
            else:
                pasted, ends, text = text.partition(_ENDS)
                if not ends:
                    pasted, self._held = _held_back(pasted, _ENDS, least=1)
                self._take(pasted)
                if ends:
                    whole, self._pasted = "".join(self._pasted), None
                    yield events.Paste(clean(whole))

    def _take(self, pasted: str) -> None:
        """Append a part of a paste, as long as some field could hold the whole."""
        if self._pasted is not None and self._length <= _MOST_PASTED:
            self._pasted.append(pasted)
            self._length += len(pasted)

    def tick(self) -> Iterator[Message]:
        """Yield input that proved complete because no more bytes followed."""
        if self._pasted is not None:
            # The held bytes belong to the paste, however slowly it arrives.
            return
        keys, self._held = self._held, ""
        yield from self._keys(keys)
        yield from self._parser.tick()

    def _keys(self, text: str) -> Iterator[Message]:
        if text:
            yield from self._parser.feed(text)


def _held_back(text: str, mark: str, least: int) -> tuple[str, str]:
    """Split off a possible start of a marker, `least` characters or more, that is not complete yet."""
    for length in range(len(mark) - 1, least - 1, -1):
        if text.endswith(mark[:length]):
            return text[:-length], text[-length:]
    return text, ""


class Terminal(InputThread):
    """Reads keys and pastes, survives a terminal that disappears, and exits cleanly on a signal."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._taking_in = Lock()
        self._seen: list[Callable[[float], object]] = []
        self.replace_output(partial(_Output, moment=self._moment))

    def when_seen(self, then: Callable[[float], object]) -> None:
        """Call `then`, on a thread, with the time from which the terminal has all frames so far.

        Input that was unread at that time was typed before; then it is the time at which that input was read.
        """
        self.write(_Mark(partial(self._tell_seen, then)))

    def _moment(self) -> float | None:
        """Return the present time, None if there is unread input."""
        with self._taking_in:
            return None if _unread(self.fileno) else event_time()

    def _tell_seen(self, then: Callable[[float], object], written: float | None) -> None:
        with self._taking_in:
            if written is None and _unread(self.fileno):
                self._seen.append(then)
            else:
                then(written or event_time())

    def start_application_mode(self) -> None:
        """Take over the terminal; from now on SIGTERM and SIGHUP mean to save everything and exit."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual says nothing about it
        for sign in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(sign, self.quit)

    def stop_application_mode(self) -> None:
        """Restore the terminal."""
        for sign in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().remove_signal_handler(sign)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Pass typed input on until the program or the terminal exits."""
        incoming, zeroizer = Incoming(), ThreadZeroizer()
        while not self.exit_event.is_set():
            zeroizer.catch_up()
            came = bool(select.select([self.fileno], [], [], _TICK)[0])
            # The time of a message is the time of its creation from the bytes read.
            with self._taking_in:
                messages = incoming.tick()
                if came:
                    data = b""
                    with suppress(OSError):
                        data = os.read(self.fileno, 4096)
                    if not data:
                        self.quit_from_thread()
                        return
                    messages = incoming.feed(data)
                for message in messages:
                    self.process_message(message)
                seen, self._seen = self._seen, []
                for then in seen:
                    then(event_time())


def _unread(terminal: int) -> int:
    """Return the number of typed bytes that are still unread, 0 if the system does not report it."""
    count = array("i", [0])
    with suppress(OSError):
        fcntl.ioctl(terminal, termios.FIONREAD, count)
    return count[0]


class _Mark(str):
    """Stands between two frames and writes nothing: the terminal has received all output before it."""

    __slots__ = ("passed",)
    passed: Callable[[float | None], object]

    def __new__(cls, passed: Callable[[float | None], object]) -> Self:
        """Make a mark that calls `passed` with the time at which all output before it was written."""
        mark = super().__new__(cls)
        mark.passed = passed
        return mark


class _Output:
    """Writes to the terminal as long as it exists; `moment` returns the time of completion."""

    def __init__(self, file: TextIO, moment: Callable[[], float | None]) -> None:
        self._file = file
        self._moment = moment
        self._written: float | None = None
        self._is_flushed = False
        self._zeroizer = ThreadZeroizer()

    def write(self, text: str) -> None:
        if isinstance(text, _Mark):
            if not self._is_flushed:
                self.flush()
            text.passed(self._written)
            return
        self._is_flushed = False
        with suppress(OSError):
            self._file.write(text)
            if self._zeroizer.catch_up():
                # The last output stays in the buffer until the same amount is written again.
                self._file.flush()
                self._file.write(_NOTHING_NEW * (os.fstat(self._file.fileno()).st_blksize // len(_NOTHING_NEW)))

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()
        self._is_flushed, self._written = True, self._moment()

    def fileno(self) -> int:
        return self._file.fileno()
