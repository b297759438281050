"""A parser of terminal input that an invalid escape sequence does not stop."""

from collections.abc import Iterator

from textual._xterm_parser import XTermParser
from textual.message import Message


class EscapeParser:
    """Turns terminal input into keys, mouse events and replies of the terminal."""

    def __init__(self) -> None:
        self._parser = XTermParser()

    def feed(self, text: str) -> Iterator[Message]:
        """Yield the messages in `text`; what follows a sequence with a number that is no character is dropped."""
        try:
            yield from self._parser.feed(text)
        except ValueError:
            # The parser stops after it.
            self._parser = XTermParser()

    def tick(self) -> Iterator[Message]:
        """Yield input that proved complete because no more text followed."""
        yield from self._parser.tick()
