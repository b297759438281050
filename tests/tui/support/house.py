"""The program in a folder of its own on a fixed day, and what stands on its screen."""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from textual import events
from textual.pilot import Pilot

from cop_session.config import Settings
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.tui.app import CopSession
from tests.support.clock import HandClock

TODAY = date(2026, 11, 24)
PATIENCE = 10.0
"""Seconds within which a program on a busy machine has done what was asked."""
SIZE = (120, 36)


_OPENED: list[Library] = []


def kept(opens: Callable[[], Library]) -> Callable[[], Library]:
    """Keep in mind which libraries are opened like this, for `close_opened`."""

    def open_library() -> Library:
        _OPENED.append(opens())
        return _OPENED[-1]

    return open_library


def close_opened() -> None:
    """Close every library that a program opened, as its command does after it: a thread of one keeps a whole app."""
    while _OPENED:
        _OPENED.pop().close(backs_up=False)


def workspace(folder: Path) -> Workspace:
    """Return the workspace that `house` opens."""
    return Workspace(folder / "werkmap")


def with_samples(folder: Path) -> None:
    """Make the workspace with the two samples in it."""
    shutil.copytree(_model(), workspace(folder).root, dirs_exist_ok=True)


@cache
def _model() -> Path:
    """Take the samples in for all tests of this process."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder)
    library = Library.open(workspace(folder), clock=HandClock())
    for sample in sorted(samples().glob("*.cop.json")):
        library.import_bundle(sample)
    library.close()
    return workspace(folder).root


def house(
    folder: Path,
    *,
    settings: Settings | None = None,
    opens: Callable[[], Library] | None = None,
    today: date = TODAY,
) -> CopSession:
    """Return the program, not running yet."""

    def open_library() -> Library:
        return Library.open(workspace(folder), clock=HandClock())

    return CopSession(kept(opens or open_library), settings or Settings(), today=lambda: today)


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until no thread is at work any more and what they brought is on the screen."""
    for _ in range(4):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def until(pilot: Pilot[Any], holds: Callable[[], bool]) -> None:
    """Wait until something holds on the screen, however busy the machine is."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, screen(pilot)
        await pilot.pause(0.01)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Put text in the field that has the focus, as a paste does."""
    assert pilot.app.focused is not None
    pilot.app.focused.post_message(events.Paste(text))
    for _ in range(3):
        await pilot.pause()


def screen(pilot: Pilot[Any]) -> str:
    """Return what stands on the screen, one line a row."""
    app = pilot.app
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips(app.size))
