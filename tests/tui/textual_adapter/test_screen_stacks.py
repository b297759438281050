"""Stacks of screens."""

import pytest
from textual.app import App, UnknownModeError
from textual.screen import Screen

from cop_session.tui.textual_adapter.screen_stacks import all_screens, define_mode, make_replaceable, screens_of

FRONT = "front"


class First(Screen[None]):
    """The default screen."""


class Stacked(App[None]):
    """Begins with a screen of its own."""

    replaceable = True

    def get_default_screen(self) -> Screen[None]:
        screen = First()
        if self.replaceable:
            make_replaceable(self, screen)
        return screen


async def test_screens_are_found_in_whichever_mode() -> None:
    app = Stacked()
    async with app.run_test():
        lowest, above, other = app.screen, Screen[None](), Screen[None]()
        await app.push_screen(above)
        define_mode(app, FRONT, lambda: other)
        assert screens_of(app, FRONT) == []
        await app.switch_mode(FRONT)
        assert app.screen is other
        assert screens_of(app, app.DEFAULT_MODE) == [lowest, above]
        assert all_screens(app) == [above, lowest, other]


async def test_an_app_returns_to_its_default_mode_once_that_is_defined() -> None:
    app = Stacked()
    async with app.run_test():
        lowest, other = app.screen, Screen[None]()
        app.add_mode(FRONT, lambda: other)
        await app.switch_mode(FRONT)
        with pytest.raises(UnknownModeError):
            app.switch_mode(app.DEFAULT_MODE)
        define_mode(app, app.DEFAULT_MODE, First)
        await app.switch_mode(app.DEFAULT_MODE)
        assert app.screen is lowest


async def test_a_removed_mode_begins_with_a_new_screen() -> None:
    app = Stacked()
    async with app.run_test():
        define_mode(app, app.DEFAULT_MODE, First)
        app.add_mode(FRONT, First)
        await app.switch_mode(FRONT)
        await app.remove_mode(app.DEFAULT_MODE)
        assert screens_of(app, app.DEFAULT_MODE) == []
        anew = First()
        define_mode(app, app.DEFAULT_MODE, lambda: anew)
        await app.switch_mode(app.DEFAULT_MODE)
        assert app.screen is anew


@pytest.mark.parametrize("replaceable", [True, False])
async def test_the_default_screen_can_be_replaced_if_it_was_made_so(replaceable: bool) -> None:
    app = Stacked()
    app.replaceable = replaceable
    async with app.run_test():
        other = Screen[None]()
        if replaceable:
            await app.switch_screen(other)
            assert app.screen is other
        else:
            # Where this fails, `make_replaceable` is not needed any more.
            with pytest.raises(IndexError):
                app.switch_screen(other)
