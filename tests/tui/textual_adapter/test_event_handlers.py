"""Event handlers: that of each class in the line of inheritance is called, the nearest first."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input


class Plain(Input):
    """Refuses one letter and replaces another."""

    async def on_key(self, event: events.Key) -> None:
        if event.key == "x":
            event.prevent_default()
        elif event.key == "y":
            self.insert_text_at_cursor("ij")
            event.prevent_default()


class Deaf(Plain):
    """Refuses everything at times."""

    deaf = False

    async def on_key(self, event: events.Key) -> None:
        if self.deaf:
            event.prevent_default()


class Typing(App[None]):
    """Has one input."""

    def compose(self) -> ComposeResult:
        yield Deaf()


async def test_each_handler_of_a_key_is_called_until_one_prevents_it() -> None:
    app = Typing()
    async with app.run_test() as pilot:
        field = app.query_one(Deaf)
        await pilot.press("a", "x", "y", "b")
        assert field.value == "aijb"
        field.deaf = True
        await pilot.press("a", "y")
        assert field.value == "aijb"
