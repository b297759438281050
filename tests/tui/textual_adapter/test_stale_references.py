"""References by which an app keeps closed screens."""

import asyncio
import gc
import weakref

from textual._context import active_message_pump
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import TextArea

from cop_session.tui.textual_adapter.stale_references import (
    clear_clipboard,
    context_of,
    drop_stale_timers,
    drop_stale_watchers,
)


async def test_textual_keeps_the_watcher_of_a_removed_text_area() -> None:
    # Where this fails, `drop_stale_watchers` is not needed any more.
    class Writing(Screen[None]):
        def compose(self) -> ComposeResult:
            yield TextArea()

    app = App[None]()
    async with app.run_test() as pilot:
        for _ in range(3):
            await app.push_screen(Writing())
            await pilot.pause()
            await app.pop_screen()
        assert len(getattr(app, "__watchers")["theme"]) == 3  # a name in the class would be mangled
        drop_stale_watchers(app)
        assert getattr(app, "__watchers")["theme"] == []


async def test_a_cancelled_timer_holds_what_set_it_until_it_is_dropped() -> None:
    screen = Screen[None]()
    seen = weakref.ref(screen)
    loop, token = asyncio.get_running_loop(), active_message_pump.set(screen)
    handle = loop.call_later(600, print)
    handle.cancel()
    active_message_pump.reset(token)
    del screen, token
    gc.collect()
    assert seen() is not None
    drop_stale_timers(loop)
    gc.collect()
    assert seen() is None


async def test_a_copied_text_is_forgotten() -> None:
    app = App[None]()
    async with app.run_test():
        app.copy_to_clipboard("wat het kind zei")
        assert app.clipboard
        clear_clipboard(app)
        assert app.clipboard == ""


async def test_a_task_in_the_context_of_the_app_holds_no_screen() -> None:
    app = App[None]()

    async def active() -> object:
        return active_message_pump.get()

    class Beginning(Screen[None]):
        def on_mount(self) -> None:
            loop = asyncio.get_running_loop()
            self.tasks = [loop.create_task(active()), loop.create_task(active(), context=context_of(app))]

    async with app.run_test():
        screen = Beginning()
        await app.push_screen(screen)
        assert await asyncio.gather(*screen.tasks) == [screen, app]
