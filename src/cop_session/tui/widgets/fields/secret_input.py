"""A field that masks its text and keeps none of it."""

from textual import events

from cop_session.tui.widgets.fields.plain_input import PlainInput

_EARLY_ENTER = "ctrl+j"
"""The key that a terminal sends for Enter before the program has taken it over."""


class SecretInput(PlainInput):
    """A field for a passphrase: its text stays off the clipboard, and while it is `deaf` it ignores input."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.password = True
        self.deaf = False

    def take(self) -> str:
        """Return the typed text, and erase it."""
        typed, self.value = self.value, ""
        return typed

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Delete the selected text."""
        self.delete_selection()

    async def on_key(self, event: events.Key) -> None:
        if self.deaf:
            event.stop()
            event.prevent_default()
        elif event.key == _EARLY_ENTER:
            event.stop()
            await self.action_submit()

    def on_paste(self, event: events.Paste) -> None:
        if self.deaf:
            event.stop()
            event.prevent_default()
