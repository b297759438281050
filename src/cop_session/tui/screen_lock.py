"""The screen lock: covers everything at once, then closes the workspace and releases text and key."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from textual.screen import Screen

from cop_session.troubles import Trouble
from cop_session.tui.home.home_screen import HomeScreen
from cop_session.tui.textual_adapter.screen_stacks import define_mode, screens_of
from cop_session.tui.textual_adapter.thread_workers import threads_at_work
from cop_session.tui.textual_adapter.widget_removal import mounted
from cop_session.tui.workspace_app import WorkspaceApp

if TYPE_CHECKING:
    from cop_session.tui.screens.unlock_screen import UnlockScreen
    from cop_session.tui.table.table_place import TablePlace

LOCKED: Final = "locked"
"""The name of the mode that shows only the passphrase prompt."""
_LOOK: Final = 0.02
"""Interval, in seconds, between two checks whether threads have ended."""
_PASSPHRASE: Final = "passphrase"
"""The group of the worker that tries the typed passphrase."""


class ScreenLock:
    """Locks and unlocks an app.

    Data that cannot be saved, such as the answers of a hidden round, stay in memory beneath the cover, with all screens
    open at that time. Otherwise the screens are closed, and opened again after the passphrase.
    """

    def __init__(self, app: WorkspaceApp, passed: Callable[[], object]) -> None:
        """Lock `app`; `passed` is called after the passphrase was typed again."""
        self._app = app
        self._passed = passed
        self._closed = Event()
        """Set unless screens are being closed."""
        self._closed.set()
        self._gone = False
        self._opened = False
        self._place: TablePlace | None = None

    @property
    def is_on(self) -> bool:
        """Whether the passphrase prompt is shown."""
        return self._app.current_mode == LOCKED

    @property
    def is_at_rest(self) -> bool:
        """Whether no screens are being closed."""
        return self._closed.is_set()

    def cover(self) -> None:
        """Ask for the passphrase in front of all screens, and begin to close the covered screens."""
        # Imported late: the first frame does not need it, and the import is slow.
        from cop_session.tui.screens.unlock_screen import UnlockScreen

        app = self._app
        self._gone = self._opened = False
        screen = UnlockScreen(app.spoken, self._try, self._unlocked)
        app.clear_notifications()
        define_mode(app, app.DEFAULT_MODE, HomeScreen)
        app.add_mode(LOCKED, lambda: screen)
        app.hold_keys(screen.fields[0])
        app.memory.context().run(app.switch_mode, LOCKED)
        app.memory.apart(self._close(screen))

    async def end(self) -> None:
        """Start no further closing, and wait for the screens that are closing: the app closes the rest itself."""
        self._opened = True
        while not self.is_at_rest:
            await asyncio.sleep(_LOOK)

    def _try(self, words: str) -> None:
        """Raises Trouble as `Vault.unlock` does if `words` are wrong."""
        # The key file may be read only after the database is closed, or once it stays open.
        self._closed.wait()
        vault = self._app.vault
        assert vault is not None
        vault.verify(words) if vault.key else vault.unlock(words)

    async def _close(self, cover: "UnlockScreen") -> None:
        """Close the covered screens once they are on disk and no thread uses them, unless the app is unlocked again."""
        app = self._app
        await self._rest()
        if self._opened or any(getattr(screen, "unkept", False) for screen in self._covered):
            return
        self._keep()
        if app.library and not await asyncio.to_thread(app.library.flush):
            return
        while cover.busy:
            await asyncio.sleep(_LOOK)
        await mounted(self._covered)
        if self._opened:
            return
        self._closed.clear()
        try:
            await self._let_go()
        finally:
            self._closed.set()

    async def _rest(self) -> None:
        """Wait until every thread has ended, and its result was handled."""
        while not self._opened and any(one.group != _PASSPHRASE for one in threads_at_work(self._app)):
            await asyncio.sleep(_LOOK)
        for node in (self._app, *self._covered):
            passed = asyncio.Event()
            if node.call_later(passed.set):
                await passed.wait()
        # A step keeps text typed ahead only once it is mounted.
        await mounted(self._covered)

    def _keep(self) -> None:
        """Save unfinished text to disk, half-typed words included."""
        for screen in reversed(self._covered):
            keep = getattr(screen, "keep", None) or getattr(screen, "put_away", None)
            if keep:
                keep()

    @property
    def _covered(self) -> list[Screen[Any]]:
        return screens_of(self._app, self._app.DEFAULT_MODE)

    async def _let_go(self) -> None:
        app, vault = self._app, self._app.vault
        assert vault is not None
        self._place = next((screen.place for screen in self._covered if hasattr(screen, "place")), None)
        library, app.library = app.library, None
        self._gone, vault.key = True, None
        await app.remove_mode(app.DEFAULT_MODE)
        if library:
            # If closing fails here, it is done when the program ends.
            with suppress(Trouble):
                await asyncio.to_thread(library.close)
        del library
        await app.memory.now(everything=True)

    def _unlocked(self) -> None:
        app = self._app
        self._opened = True
        app.drop_keys()
        if self._gone:
            home = HomeScreen()
            place, self._place = self._place, None
            if place:
                home.wait_for(lambda errands: errands.come_back(place))
            define_mode(app, app.DEFAULT_MODE, lambda: home)
        app.switch_mode(app.DEFAULT_MODE)
        app.remove_mode(LOCKED)
        if self._gone:
            app.begin_to_load()
        self._passed()
