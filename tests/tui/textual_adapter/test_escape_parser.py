"""A parser of terminal input."""

import pytest
from textual import events
from textual._xterm_parser import XTermParser

from cop_session.tui.textual_adapter.escape_parser import EscapeParser

NO_CHARACTER = "\x1b[99999999;1;99999999u"


def keys(parser: EscapeParser, text: str) -> list[str]:
    return [message.key for message in parser.feed(text) if isinstance(message, events.Key)]


def test_keys_are_parsed_as_they_come_in() -> None:
    parser = EscapeParser()
    assert keys(parser, "a\x1b[") == ["a"]
    assert keys(parser, "A") == ["up"]


def test_the_input_after_an_invalid_sequence_is_parsed() -> None:
    parser = EscapeParser()
    assert keys(parser, f"a{NO_CHARACTER}") == ["a"]
    assert keys(parser, "b") == ["b"]


def test_textual_stops_at_an_invalid_sequence() -> None:
    # Where this fails, `EscapeParser` is not needed any more.
    parser = XTermParser()
    with pytest.raises(ValueError, match="chr"):
        list(parser.feed(NO_CHARACTER))
    with pytest.raises(RuntimeError):
        list(parser.feed("b"))
