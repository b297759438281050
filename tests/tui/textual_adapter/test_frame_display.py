"""Display of frames."""

from textual.screen import Screen
from textual.widgets import Static

from cop_session.tui.textual_adapter.app_driver import driver_of
from cop_session.tui.textual_adapter.frame_display import FrameDisplay


class Painted(FrameDisplay):
    """Notes which frames there are."""

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def before_frame(self) -> None:
        self.noted.append("before")

    def after_frame(self) -> None:
        self.noted.append("after")


class Worded(Screen[None]):
    """Holds a word."""

    def compose(self) -> list[Static]:
        return [Static("woord")]


async def test_a_frame_of_the_front_screen_is_told_before_and_after() -> None:
    app = Painted()
    async with app.run_test() as pilot:
        await app.push_screen(Worded())
        await pilot.pause()
        app.noted.clear()
        app.screen.query_one(Static).update("ander woord")
        await pilot.pause()
        assert app.noted[:2] == ["before", "after"]


async def test_a_frame_of_a_screen_beneath_is_not_one_of_the_front() -> None:
    app = Painted()
    async with app.run_test() as pilot:
        await app.push_screen(Worded())
        beneath = app.screen
        await app.push_screen(Worded())
        await pilot.pause()
        app.noted.clear()
        app._display(beneath, None)
        assert app.noted == ["before"]


async def test_a_batch_update_holds_frames() -> None:
    app = Painted()
    async with app.run_test():
        assert not app.holds_frames
        with app.batch_update():
            assert app.holds_frames
        assert not app.holds_frames


async def test_an_app_has_a_driver_while_it_runs() -> None:
    app = Painted()
    assert driver_of(app) is None
    async with app.run_test():
        driver = driver_of(app)
        assert driver is not None
        assert driver.is_headless
