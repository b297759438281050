"""What the terminal sends, read in our own way."""

import sys
from time import thread_time

import pytest
from textual import events

if sys.platform == "win32":
    pytest.skip("Windows has a terminal of another kind", allow_module_level=True)

from cop_session.tui.keys.terminal_driver import Incoming
from cop_session.tui.widgets.fields.entry_limit import MOST_CHARACTERS

PASTE = b"\x1b[200~", b"\x1b[201~"


def told(*chunks: bytes) -> list[str]:
    """What arrives in these chunks, with a pause after the last one: keys by name, pastes in angle brackets."""
    incoming = Incoming()
    messages = [message for chunk in chunks for message in incoming.feed(chunk)]
    messages += incoming.tick()
    return [
        f"<{one.text}>" if isinstance(one, events.Paste) else (one.is_printable and one.character) or one.key
        for one in messages
        if isinstance(one, events.Paste | events.Key)
    ]


def pasted(data: bytes) -> bytes:
    return data.join(PASTE)


def test_keys_are_keys() -> None:
    assert told("aé\r\x1b[A".encode()) == ["a", "é", "enter", "up"]


def test_a_paste_is_one_message_however_it_is_cut_up() -> None:
    data = b"a" + pasted("één\r\ntwee".encode()) + b"b"
    whole = told(data)
    assert whole == ["a", "<één\ntwee>", "b"]
    for place in range(1, len(data)):
        # Cut right behind an escape it is for the parser to wait for the rest, which knows pastes too.
        if data[place - 1 : place] != b"\x1b":
            assert told(data[:place], data[place:]) == whole, place


def test_nothing_in_a_paste_is_a_key() -> None:
    hostile = b"\x1b[A\x1b]0;titel die langer is dan een toets ooit kan zijn\x07\x1bOQ\x00\x7f"
    assert told(pasted(hostile)) == ["<[A]0;titel die langer is dan een toets ooit kan zijnOQ>"]


def test_what_looks_like_a_paste_and_is_a_key() -> None:
    assert told(b"\x1b[20~") == ["f9"]


def test_bytes_of_no_letter_are_seen_and_take_nothing_along() -> None:
    assert told(b"a\xffb\xed\xa0\x80c") == ["a", "�", "b", "�", "�", "�", "c"]
    assert told("é".encode()[:1], "é".encode()[1:]) == ["é"]


def test_a_number_of_no_letter_takes_no_further_key_along() -> None:
    assert told(b"a\x1b[99999999;1;99999999u", b"b") == ["a", "b"]


def test_a_paste_that_comes_in_slowly_is_one_message_still() -> None:
    incoming = Incoming()
    messages = list(incoming.feed(PASTE[0]))
    for byte in "één\x1b[twee".encode() + PASTE[1] + b"b":
        messages += incoming.feed(bytes([byte]))
        messages += incoming.tick()
    assert [one.text for one in messages if isinstance(one, events.Paste)] == ["één[twee"]
    assert [one.character for one in messages if isinstance(one, events.Key)] == ["b"]


def test_a_book_that_is_pasted_is_taken_in_once() -> None:
    incoming = Incoming()
    started = thread_time()
    parts = [PASTE[0], *[b"1/" * 2_048] * 2_000, PASTE[1]]
    messages = [message for part in parts for message in incoming.feed(part)]
    assert thread_time() - started < 2
    (whole,) = (one.text for one in messages if isinstance(one, events.Paste))
    assert MOST_CHARACTERS < len(whole) < sum(map(len, parts)), "no field holds it, and no more is kept than says so"
