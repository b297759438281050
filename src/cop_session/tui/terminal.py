"""The terminal on Linux and macOS: what comes in is never taken for more than it is, and it may go away."""

import asyncio
import os
import select
import signal
from codecs import getincrementaldecoder
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final, TextIO, cast

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from cop_session.roundtable.text import clean
from cop_session.zeroization import ThreadZeroizer

_BEGINS: Final = "\x1b[200~"
_ENDS: Final = "\x1b[201~"
_NOTHING_NEW: Final = "\x1b[m"
"""Resets colours that each piece of a frame sets by itself."""
_TICK: Final = 0.1
"""Seconds after which a lone Escape is the key and not the beginning of something."""


class Incoming:
    """Turns what a terminal sends into messages.

    A paste is one message with clean text, whatever it holds: Textual would take an escape sequence in it for keys.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._held = ""
        self._pasted: str | None = None

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield the messages in `data`; a byte that belongs to no letter shows as a replacement mark."""
        yield from self._parser.tick()
        text, self._held = self._held + self._decode(data), ""
        while text:
            if self._pasted is None:
                keys, begins, text = text.partition(_BEGINS)
                if begins:
                    self._pasted = ""
                else:
                    keys, self._held = _held_back(keys)
                yield from self._keys(keys)
            else:
                pasted, ends, text = (self._pasted + text).partition(_ENDS)
                self._pasted = None if ends else pasted
                if ends:
                    yield events.Paste(clean(pasted))

    def tick(self) -> Iterator[Message]:
        """Yield what turned out to be whole after all, as nothing came after it."""
        keys, self._held = self._held, ""
        yield from self._keys(keys)
        yield from self._parser.tick()

    def _keys(self, text: str) -> Iterator[Message]:
        if not text:
            return
        try:
            yield from self._parser.feed(text)
        except ValueError:
            # A sequence with a number that is no character; the parser does not go on after it.
            self._parser = XTermParser()


def _held_back(text: str) -> tuple[str, str]:
    """Split off what may be the beginning of a paste, of which the rest is still to come."""
    for length in range(len(_BEGINS) - 1, 1, -1):
        if text.endswith(_BEGINS[:length]):
            return text[:-length], text[-length:]
    return text, ""


class Terminal(LinuxDriver):
    """Reads keys and pastes, survives a terminal that goes away, and leaves in good order when told to."""

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._file = cast(Any, _Output(cast(TextIO, self._file)))

    def start_application_mode(self) -> None:
        """Take the terminal over; from now on SIGTERM and SIGHUP mean to save everything and leave."""
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual says nothing about it
        for sign in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(sign, self._leave)

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        for sign in (signal.SIGTERM, signal.SIGHUP):
            asyncio.get_running_loop().remove_signal_handler(sign)
        super().stop_application_mode()

    def _leave(self) -> None:
        self._app.call_later(self._app.action_quit)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def run_input_thread(self) -> None:
        """Pass on what is typed until the program, or the terminal, is gone."""
        incoming, zeroizer = Incoming(), ThreadZeroizer()
        while not self.exit_event.is_set():
            zeroizer.catch_up()
            messages = incoming.tick()
            if select.select([self.fileno], [], [], _TICK)[0]:
                data = b""
                with suppress(OSError):
                    data = os.read(self.fileno, 4096)
                if not data:
                    self._loop.call_soon_threadsafe(self._leave)
                    return
                messages = incoming.feed(data)
            for message in messages:
                self.process_message(message)


class _Output:
    """Writes to the terminal for as long as it is there."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._zeroizer = ThreadZeroizer()

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)
            if self._zeroizer.catch_up():
                # What was shown last stays in the buffer until as much is written once more.
                self._file.flush()
                self._file.write(_NOTHING_NEW * (os.fstat(self._file.fileno()).st_blksize // len(_NOTHING_NEW)))

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()
