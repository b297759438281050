"""A suggestion behind the text of an input."""

from textual.app import App, ComposeResult
from textual.widgets import Input

from cop_session.tui.textual_adapter.inline_suggestion import suggest


class Asking(App[None]):
    """Has two inputs."""

    def compose(self) -> ComposeResult:
        yield Input("Sint", id="school")
        yield Input(id="other")


def drawn(field: Input) -> str:
    return field.render_line(0).text


async def test_the_rest_of_a_suggestion_is_drawn_behind_the_text() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        field = app.query_one("#school", Input)
        suggest(field, "Sint-Jozef")
        assert "Sint-Jozef" in drawn(field)
        suggest(field, "")
        assert "Jozef" not in drawn(field)
        suggest(field, "Sint-Jozef")
        await pilot.press("-")
        assert "Jozef" not in drawn(field), "typing takes the suggestion away"


async def test_a_focus_takes_the_suggestion_away() -> None:
    app = Asking()
    async with app.run_test() as pilot:
        field = app.query_one("#school", Input)
        suggest(field, "Sint-Jozef")
        await pilot.press("tab", "shift+tab")
        assert app.focused is field
        assert "Jozef" not in drawn(field)
