"""A script of keys: what somebody types, pastes and presses, and what they wait to see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from cop_session.tui.app import CopSession
from cop_session.tui.keys.key_queue import PATIENCE
from tests.tui.support.house import screen
from tests.tui.support.quiet import DEADLINE

MOST_LOOKS = 100


@dataclass(frozen=True, slots=True)
class Press:
    """Keys by the names that Textual gives them."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """Text, letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Paste:
    """Text at once, as a terminal hands over what is pasted."""

    text: str


@dataclass(frozen=True, slots=True)
class See:
    """Wait until these words stand on the screen."""

    words: str


_AWAY = frozenset({"escape", "pageup", "up", "down", "home", "end", *(f"f{number}" for number in range(1, 10))})
"""Keys after which something else may have the focus."""
_SIGNS = frozenset({"ampersand", "quotation_mark", "apostrophe", "left_parenthesis", "question_mark", "slash"})

Stroke = Press | Type | Paste | See
Script = tuple[Stroke, ...]


def press(*keys: str) -> Press:
    """Press keys one after the other."""
    return Press(keys)


def script(*parts: Stroke | str | Iterable[Stroke | str]) -> Script:
    """Put strokes together; a bare string is a row of keys, as in "tab tab enter"."""
    return tuple(_strokes(parts))


def _strokes(parts: Iterable[Stroke | str | Iterable[Stroke | str]]) -> Iterator[Stroke]:
    for part in parts:
        match part:
            case str():
                yield Press(tuple(part.split()))
            case Press() | Type() | Paste() | See():
                yield part
            case _:
                yield from _strokes(part)


async def play(pilot: Pilot[Any], *parts: Stroke | str | Iterable[Stroke | str]) -> None:
    """Play a script as fast as the app takes it; it rests where the script waits to see something.

    Who presses a letter that is no text looks before and behind it, and so does who presses Enter or Escape outside a
    field.
    """
    before = ""
    for stroke in script(*parts):
        match stroke:
            case Press(keys):
                for key in keys:
                    if (
                        len(key) == 1
                        or len(before) == 1
                        or key in _SIGNS
                        or (key in ("enter", "escape") and before in _AWAY)
                    ):
                        await rest(pilot)
                    pilot.app.post_message(events.Key(key, None))
                    before = key
            case Type(text):
                before = ""
                for letter in text:
                    key = letter if letter.isalnum() else _character_to_key(letter)
                    pilot.app.post_message(events.Key(key, letter))
            case Paste(text):
                before = ""
                pilot.app.post_message(events.Paste(text))
            case See(words):
                await see(pilot, words)
    await rest(pilot)


async def rest(pilot: Pilot[Any]) -> None:
    """Wait until every key was handled, no thread is at work any more, and what they brought is on the screen."""
    app = pilot.app
    assert isinstance(app, CopSession)
    deadline, unsaid = monotonic() + DEADLINE, inf
    # Of a key that took away what it was pressed in nobody may say that it was handled; the next key finds out.
    while monotonic() < unsaid:
        assert monotonic() < deadline, f"{app.waiting} keys wait still; on the screen stands:\n{screen(pilot)}"
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        if app.waiting or list(app.workers):
            unsaid = inf
        elif app.at_rest:
            break
        else:
            unsaid = min(unsaid, monotonic() + 2 * PATIENCE)
    await pilot.pause()


async def see(pilot: Pilot[Any], words: str) -> None:
    """Wait until these words stand on the screen."""
    for _ in range(MOST_LOOKS):
        await rest(pilot)
        if words in screen(pilot):
            return
    raise AssertionError(f"“{words}” is not on the screen:\n{screen(pilot)}")
