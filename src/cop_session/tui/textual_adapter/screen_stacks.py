"""Stacks of screens: one for each mode of an app, whichever mode is in front."""

from collections.abc import Callable
from typing import Any

from textual.app import App
from textual.screen import Screen


def screens_of(app: App[Any], mode: str) -> list[Screen[Any]]:
    """Return the screens of a mode, the lowest first; empty if the mode was never in front or was removed."""
    return list(app._screen_stacks.get(mode, ()))


def all_screens(app: App[Any]) -> list[Screen[Any]]:
    """Return the screens of all modes, the highest of each mode first."""
    return [screen for mode in app._screen_stacks for screen in reversed(screens_of(app, mode))]


def define_mode(app: App[Any], mode: str, make_screen: Callable[[], Screen[Any]]) -> None:
    """Have a mode begin with the screen that `make_screen` returns; the default mode needs it to be returned to."""
    app._modes[mode] = make_screen


def make_replaceable(app: App[Any], screen: Screen[Any]) -> None:
    """Let `switch_screen` replace the screen that `get_default_screen` is about to return."""
    screen._push_result_callback(app, None)
