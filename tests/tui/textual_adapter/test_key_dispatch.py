"""Dispatch of keys."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.widget import Widget

from cop_session.tui.textual_adapter.key_dispatch import KeyDispatch


class Front(Widget, can_focus=True):
    """Has a command, and gets the other keys."""

    BINDINGS: ClassVar = [Binding("c", "note('command')")]

    def on_mount(self) -> None:
        self.focus()

    def action_note(self, name: str) -> None:
        self.app.done.append(name)  # type: ignore[attr-defined]  # of the app beneath

    def on_key(self, event: events.Key) -> None:
        self.action_note(f"key {event.key}")


class Commands(KeyDispatch):
    """Notes what it does."""

    BINDINGS: ClassVar = [Binding("p", "note('priority')", priority=True), Binding("b", "note('of the app')")]

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.shut = False

    def compose(self) -> Sequence[Widget]:
        return [Front()]

    def action_note(self, name: str) -> None:
        self.done.append(name)

    def ignores_command(self) -> bool:
        return self.shut

    def binding_keys(self, key: str) -> Sequence[str]:
        return (key, "c") if key == "d" else (key,)


async def test_an_ignored_key_is_no_command_unless_its_binding_has_priority() -> None:
    app = Commands()
    async with app.run_test() as pilot:
        await pilot.press("c", "b")
        assert app.done == ["key c", "command", "key b", "of the app"]
        app.done.clear()
        app.shut = True
        await pilot.press("c", "b", "p")
        assert app.done == ["key c", "key b", "priority"]


async def test_a_key_is_looked_up_by_each_of_its_names() -> None:
    app = Commands()
    async with app.run_test() as pilot:
        await pilot.press("d", "e")
        assert app.done == ["key d", "command", "key e"]
