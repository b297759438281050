"""Closing of the app."""

import pytest
from textual.screen import Screen

from cop_session.tui.textual_adapter.app_closing import AppClosing
from cop_session.tui.textual_adapter.screen_stacks import all_screens


class Noted(Screen[None]):
    """Notes that it is closed."""

    def on_unmount(self) -> None:
        self.app.done.append("closed")  # type: ignore[attr-defined]  # of the app beneath


class Closing(AppClosing):
    """Notes in which order it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []

    async def before_closing(self) -> None:
        self.done.append(f"{len(all_screens(self))} open")

    def fail(self) -> None:
        raise RuntimeError


async def test_the_last_task_is_done_before_any_screen_is_closed() -> None:
    app = Closing()
    async with app.run_test():
        await app.push_screen(Noted())
        app.exit()
    assert app.done == ["2 open", "closed"]


async def test_after_an_error_too() -> None:
    app = Closing()

    async def with_error() -> None:
        async with app.run_test() as pilot:
            await app.push_screen(Noted())
            app.call_later(app.fail)
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await with_error()
    assert app.done == ["2 open", "closed"]
