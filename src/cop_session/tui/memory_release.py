"""Release of memory: what screens held of a child's words is freed and overwritten once they are closed."""

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, cast

from textual.timer import Timer

from cop_session.tui.stale_watchers import drop_stale_watchers

if TYPE_CHECKING:
    from cop_session.tui.app import CopSession

DELAY: Final = 0.5
"""Seconds without a key and with home in front after which memory is released."""
_WITH_CACHES: Final = ("cop_session", "textual", "rich", "sqlalchemy")


class MemoryRelease:
    """Frees and overwrites the memory of closed screens, while nobody types and no session is open."""

    def __init__(self, app: "CopSession") -> None:
        self._app = app
        self._timer: Timer | None = None

    def soon(self) -> None:
        """Release memory as soon as home was in front for a moment."""
        if self._timer:
            self._timer.stop()
        self._timer = self._app.set_timer(DELAY, self._begin)

    def _begin(self) -> None:
        app = self._app
        if len(app.screen_stack) > 1:
            return
        if app.quiet < DELAY:
            self.soon()
        else:
            app.run_worker(self.now(), group="memory")

    async def now(self, *, everything: bool = False) -> None:
        """Release memory, that of long-lived objects too where `everything` was let go."""
        # Not for the first frame, and it costs.
        from cop_session.zeroization import zeroize_thread

        drop_stale_watchers(self._app)
        self._app._clipboard = ""
        if everything:
            # Collection passes over what was frozen, closed screens too.
            gc.unfreeze()
        loop = asyncio.get_running_loop()
        # A thread that ends hands over what it kept of freed memory.
        executor = cast(ThreadPoolExecutor | None, getattr(loop, "_default_executor", None))
        fresh = ThreadPoolExecutor()
        loop.set_default_executor(fresh)
        if executor:
            executor.shutdown(wait=False)
        await loop.run_in_executor(fresh, self._free)
        zeroize_thread()
        if driver := self._app._driver:
            # Its thread overwrites what it kept as soon as it writes.
            driver.write("")
        if everything:
            gc.freeze()

    def _free(self) -> None:
        from cop_session.zeroization import zeroize_freed_memory

        if self._app.library:
            self._app.library.release_memory()
        zeroize_freed_memory(_WITH_CACHES)
