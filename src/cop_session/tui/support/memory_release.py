"""Release of memory: a child's words held by closed screens are freed and overwritten."""

import asyncio
import gc
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Any, Final, cast

from textual.timer import Timer

from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.textual_adapter.app_driver import driver_of
from cop_session.tui.textual_adapter.crash_handling import handle_error
from cop_session.tui.textual_adapter.stale_references import (
    clear_clipboard,
    context_of,
    drop_stale_timers,
    drop_stale_watchers,
)

DELAY: Final = 0.5
"""Seconds without a key, and with home in front, before memory is released."""
_AGAIN: Final = (3.0, 12.0)
"""Seconds between further releases: by then other tasks have released their objects too."""
_WITH_CACHES: Final = ("cop_session", "textual", "rich", "sqlalchemy")


class MemoryRelease:
    """Frees and overwrites the memory of closed screens, while the keyboard is idle and no session is open."""

    def __init__(self, app: TypeAhead, release_library: Callable[[], object]) -> None:
        """Free the memory of `app`; `release_library` frees that of its database, on a thread."""
        self._app = app
        self._release_library = release_library
        self._timer: Timer | None = None
        self._task: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """Release memory after a short time on home."""
        if self._timer:
            self._timer.stop()
        self._timer = self._app.set_timer(DELAY, self._begin)

    def context(self) -> Context:
        """Return the app's own context: tasks started in another context hold the screens that were open then."""
        return context_of(self._app)

    def apart(self, work: Coroutine[Any, Any, None]) -> None:
        """Run work in a task in the app's own context."""
        self._task = asyncio.get_running_loop().create_task(work, context=self.context())
        self._task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            handle_error(self._app, error)

    def _begin(self) -> None:
        if self._may_begin(self.soon):
            self.apart(self.now())

    def _may_begin(self, later: Callable[[], None]) -> bool:
        """Whether no screen is open and the keyboard is idle; if it is not idle, `later` is called."""
        self._timer = None
        if len(self._app.screen_stack) > 1:
            return False
        # Two releases at once would each take twice as long.
        if self._app.quiet < DELAY or (self._task and not self._task.done()):
            later()
            return False
        return True

    async def now(self, *, everything: bool = False) -> None:
        """Release memory, with `everything` also that of long-lived objects, and again a little later."""
        await self._release(everything=everything)
        self._later(_AGAIN, everything=everything)

    def _later(self, delays: Sequence[float], *, everything: bool) -> None:
        """Release memory once more after each of `delays`, while no screen is open and the keyboard is idle."""
        if not delays:
            return

        async def once_more() -> None:
            await self._release(everything=everything)
            self._later(delays[1:], everything=everything)

        def again() -> None:
            if self._may_begin(lambda: self._later(delays, everything=everything)):
                self.apart(once_more())

        if self._timer:
            self._timer.stop()
        self._timer = self._app.set_timer(delays[0], again)

    async def _release(self, *, everything: bool) -> None:
        # Imported late: the first frame does not need it, and the import is slow.
        from cop_session.zeroization import zeroize_thread

        self._app.forget_pause()
        if self._timer:
            self._timer.stop()
            self._timer = None
        passed = asyncio.Event()
        # The app holds the last message that it handled, and with it the screen that sent it.
        if self._app.call_later(passed.set):
            await passed.wait()
        drop_stale_watchers(self._app)
        clear_clipboard(self._app)
        if everything:
            # Garbage collection skips frozen objects, including closed screens.
            gc.unfreeze()
        loop = asyncio.get_running_loop()
        drop_stale_timers(loop)
        # A thread that ends returns its cache of freed memory.
        executor = cast(ThreadPoolExecutor | None, getattr(loop, "_default_executor", None))
        fresh = ThreadPoolExecutor()
        loop.set_default_executor(fresh)
        if executor:
            executor.shutdown(wait=False)
        await loop.run_in_executor(fresh, self._free)
        zeroize_thread()
        if driver := driver_of(self._app):
            # The driver's thread overwrites its retained memory at the next write.
            driver.write("")
        if everything:
            gc.freeze()

    def _free(self) -> None:
        from cop_session.zeroization import zeroize_freed_memory

        self._release_library()
        zeroize_freed_memory(_WITH_CACHES)
