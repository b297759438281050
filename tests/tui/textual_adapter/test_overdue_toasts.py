"""A toast whose time is up while it is made holds nothing up."""

from pathlib import Path
from time import time

from textual.app import App
from textual.notifications import Notification
from textual.widgets._toast import Toast

from cop_session.tui.textual_adapter.overdue_toasts import lasting
from tests.tui.support.house import house, settled


def overdue() -> Notification:
    return Notification("te laat", timeout=1, raised_at=time() - 2)


async def test_what_is_said_has_time_left_whenever_a_toast_is_made_of_it(tmp_path: Path) -> None:
    app = house(tmp_path)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(pilot)
        app.notify("even")
        await settled(pilot)
        (said,) = app._notifications
        said.raised_at -= 60
        assert said.time_left > 0
        assert said.has_expired
        toasts = app.query(Toast)
        assert toasts
        assert all(toast._timeout > 0 for toast in toasts)


async def test_textual_takes_the_time_that_is_left_as_it_is() -> None:
    # Where this fails, `overdue_toasts` has had its time.
    async with App[None]().run_test():
        assert Toast(overdue())._timeout < 0
        assert Toast(lasting(overdue()))._timeout > 0
