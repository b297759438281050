"""Option lists: where an option was drawn, and what a list does that was never drawn."""

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from cop_session.tui.textual_adapter.drawn_options import drawn_line
from cop_session.tui.widgets.marked_list import MarkedList
from tests.tui.support.house import screen

WORDS = "kort en dan nog een zin die over meer dan een regel gaat"


class Listed(OptionList):
    """Notes the line of its last option at each change of size, as a list with a field beneath it does."""

    def __init__(self) -> None:
        super().__init__(WORDS, WORDS)
        self.at_resize: list[int | None] = []

    def on_resize(self, event: events.Resize) -> None:
        self.at_resize.append(drawn_line(self, 1))


class Lists(App[None]):
    """Shows a list, and keeps one away."""

    CSS = "MarkedList { display: none; }"

    def compose(self) -> ComposeResult:
        yield Listed()
        yield MarkedList(WORDS, WORDS)


async def test_at_a_change_of_size_the_lines_are_those_of_before() -> None:
    app = Lists()
    async with app.run_test(size=(80, 20)) as pilot:
        listed = app.query_one(Listed)
        assert "nog een zin" in screen(pilot)
        assert drawn_line(listed, 1) == 1
        await pilot.resize_terminal(30, 20)
        assert listed.at_resize[-1] == 1, "one line each at 80 columns"
        assert "nog een zin" in screen(pilot)
        assert drawn_line(listed, 1) == 3
        assert drawn_line(listed, 2) is None


async def test_a_page_in_a_list_that_was_never_drawn_moves_nothing() -> None:
    app = Lists()
    async with app.run_test():
        listed = app.query_one(MarkedList)
        listed.highlighted = 0
        listed.action_page_down()
        listed.action_page_up()
        assert listed.highlighted == 0
        # Where this fails, `MarkedList` need not look any more.
        with pytest.raises(KeyError):
            OptionList.action_page_down(listed)  # type: ignore[no-untyped-call]  # Textual says nothing about it
