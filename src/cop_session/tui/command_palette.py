"""The command palette, in the user's language."""

from textual import on
from textual.command import CommandList, SearchIcon
from textual.widgets import Input

from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.textual_adapter.palette_search import PaletteSearch
from cop_session.tui.widgets.safe_text import PLAIN

_LOOK = 0.02
"""Interval, in seconds, between two checks whether the search has ended."""


class Palette(PaletteSearch):
    """A command palette for keys that arrive faster than its search ends."""

    def on_mount(self) -> None:
        """Show an icon that every terminal has, and reject control characters in the input."""
        self.query_one(SearchIcon).icon = "›"
        self.query_one(Input).restrict = PLAIN

    @on(Input.Submitted)
    def _hold(self, event: Input.Submitted) -> None:
        # Enter applies to the result of this search, which may still be running; an older command is shown now.
        if self.is_searching or self._typed_ahead.unread:
            event.prevent_default()
            event.stop()
            if event.value.strip():
                self._typed_ahead.pause_keys()
                self._select_once_found()

    def _select_once_found(self) -> None:
        if self.is_searching:
            self.set_timer(_LOOK, self._select_once_found)
        else:
            self.choose()
            self._typed_ahead.resume_keys()

    @property
    def _typed_ahead(self) -> TypeAhead:
        app = self.app
        assert isinstance(app, TypeAhead)
        return app

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to turn a page once the list is laid out: before that Textual raises an error."""
        if action == "command_list" and parameters in (("page_down",), ("page_up",)):
            return any(commands.scrollable_content_region for commands in self.query(CommandList))
        return super().check_action(action, parameters)
