"""A screen as it is drawn."""

from textual.app import App, ComposeResult
from textual.widgets import Static

from cop_session.tui.textual_adapter.drawn_screen import drawn_rows


class Worded(App[None]):
    """Shows a styled word."""

    CSS = "Static { text-style: bold; }"

    def compose(self) -> ComposeResult:
        yield Static("woord")


async def test_each_row_is_drawn_with_its_styles() -> None:
    app = Worded()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        rows = drawn_rows(app.screen)
        assert [row.text.rstrip() for row in rows] == ["woord", "", "", "", ""]
        assert ["bold" in str(segment.style) for segment in rows[0] if segment.text.strip()] == [True]
