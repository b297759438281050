"""Waiting for the app in tests: until nothing is left to do, instead of until it was idle for a while.

Textual's pilot sleeps 20 ms, more than once a key, and takes the app for done when the processor did little meanwhile.
On a busy machine that is slow, and no proof. Here the loop itself is asked whether anything is ready to run.
"""

import asyncio
from threading import Event
from time import monotonic
from typing import Any

import pytest
from textual import app as textual_app
from textual import constants
from textual import pilot as textual_pilot
from textual import screen as textual_screen
from textual._compositor import Compositor
from textual._context import active_app
from textual.app import App
from textual.pilot import Pilot
from textual.worker import Worker, WorkerState

from cop_session import zeroization
from cop_session.tui.steps.board import prebuild_steps
from tests.tui.support import shortcuts

SOON = 0.02
"""Seconds within which a timer is due that is waited for, as Textual's own sleep does."""
PATIENCE = 1.0
"""Seconds for which timers are waited for: one that comes back is never done."""
DEADLINE = 60.0
"""Seconds after which a thread that is still at work fails the test that waits for it."""
SELDOM = 60.0
"""Seconds between two frames that come by themselves."""
_UNDER_WAY = (WorkerState.PENDING, WorkerState.RUNNING)
_PAINT = Compositor.render_update


class Gate:
    """Holds up the threads of a test until it opens; as long as it is shut nobody waits for them."""

    def __init__(self) -> None:
        self._open = Event()
        _SHUT.add(self)

    def open(self) -> None:
        """Let the threads go on."""
        _SHUT.discard(self)
        self._open.set()

    def pass_through(self) -> None:
        """Wait, on a thread, until the gate is open; raises TimeoutError where nobody opens it."""
        if not self._open.wait(DEADLINE):
            raise TimeoutError("nobody opened the gate")


_SHUT: set[Gate] = set()


async def quiet(*_: float) -> None:
    """Wait until no message, callback, repaint, thread or timer of the app is left that is due by now."""
    loop: Any = asyncio.get_running_loop()
    app = active_app.get(None)
    begun = monotonic()
    while True:
        await asyncio.sleep(0)
        if loop._ready or (app and _repainted(app)):
            continue
        if app and not _SHUT and await _thread_done(app):
            assert monotonic() < begun + DEADLINE, f"still at work: {_at_work(app)}"
            continue
        if monotonic() > begun + PATIENCE or not (app and await _timer_done(loop)):
            return


def _repainted(app: App[Any]) -> bool:
    """Lay out at once what would be laid out within a sixtieth of a second; tells whether there was anything."""
    if not app._running or not app._screen_stack:
        return False
    screen = app.screen
    due = screen._layout_required or screen._scroll_required or screen._repaint_required or screen._dirty_widgets
    painting = screen.is_current and not app._batch_count
    # Callbacks that were handed to the screen already wait for it, not for us.
    if (painting and (due or screen._recompose_required)) or (screen._callbacks and not screen._next_callbacks):
        screen._on_timer_update()
        return True
    return False


def _at_work(app: App[Any]) -> "list[Worker[Any]]":
    return [one for one in app.workers if one._thread_worker and one.state in _UNDER_WAY and one._task]


async def _thread_done(app: App[Any]) -> bool:
    """Wait a moment for a thread; tells whether any is at work."""
    tasks = [one._task for one in _at_work(app) if one._task]
    if tasks:
        await asyncio.wait(tasks, timeout=SOON, return_when=asyncio.FIRST_COMPLETED)
    return bool(tasks)


async def _timer_done(loop: Any) -> bool:
    """Wait for a timer that is due soon; tells whether there is one."""
    left = min((one.when() for one in loop._scheduled if not one.cancelled()), default=float("inf")) - loop.time()
    if left < SOON:
        await asyncio.sleep(left)
    return bool(left < SOON)


def _painted_when_looked_at(*parts: Any, **named: Any) -> Any:
    """Leave it to `house.screen` to paint what a test looks at: of ten frames nobody saw nine. A picture is painted."""
    return _PAINT(*parts, **named) if "simplify" in named else None


def install(patch: pytest.MonkeyPatch) -> None:
    """Have the pilot wait like this, after each key and wherever a test pauses."""

    async def handled(pilot: Pilot[Any], timeout: float = PATIENCE) -> bool:
        await quiet()
        return pilot.app._exception is None

    shortcuts.install(patch)
    patch.setattr(textual_pilot, "wait_for_idle", quiet)
    patch.setattr(textual_app, "wait_for_idle", quiet)
    patch.setattr(Pilot, "_wait_for_screen", handled)
    patch.setattr(Compositor, "render_update", _painted_when_looked_at)
    patch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")
    # A process that ran a thousand tests is so large that it takes half a minute; the real program shows what it does.
    patch.setattr(zeroization, "zeroize_freed_memory", lambda packages=(): None)
    # Frames come by hand, above.
    patch.setattr(textual_screen, "UPDATE_PERIOD", SELDOM)
    # Steps are made when they are opened, whatever time a test takes.
    patch.setattr(prebuild_steps, "QUIET", SELDOM)
