"""The command palette, in the user's language."""

from textual import on
from textual.command import CommandList, CommandPalette, SearchIcon
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from cop_session.tui.keys.key_queue import TypeAhead
from cop_session.tui.widgets.safe_text import PLAIN

_LOOK = 0.02
"""Interval, in seconds, between two checks whether the search has ended."""


class Palette(CommandPalette):
    """Textual's command palette with a translated prompt and a translated message for no results."""

    def __init__(self, placeholder: str, nothing_found: str) -> None:
        super().__init__(placeholder=placeholder, id="--command-palette")
        self._nothing_found = Content(nothing_found)

    def on_mount(self) -> None:
        """Show an icon that every terminal has, and reject control characters in the input."""
        self.query_one(SearchIcon).icon = "›"
        self.query_one(Input).restrict = PLAIN

    @on(Input.Submitted)
    def _hold(self, event: Input.Submitted) -> None:
        # Enter applies to the result of this search, which may still be running; an older command is shown now.
        if self._is_searching or self._typed_ahead.unread:
            event.prevent_default()
            event.stop()
            if event.value.strip():
                self._typed_ahead.pause_keys()
                self._select_once_found()

    def _select_once_found(self) -> None:
        if self._is_searching:
            self.set_timer(_LOOK, self._select_once_found)
        else:
            self._select_or_command()
            self._typed_ahead.resume_keys()

    @property
    def _is_searching(self) -> bool:
        return any(one.group == self._GATHER_COMMANDS_GROUP and not one.is_finished for one in self.workers)

    @property
    def _typed_ahead(self) -> TypeAhead:
        app = self.app
        assert isinstance(app, TypeAhead)
        return app

    def _action_command_list(self, action: str) -> None:
        # Textual raises an error here for entries that were never laid out.
        if self.query_one(CommandList)._index_to_line or not action.startswith("page_"):
            super()._action_command_list(action)

    def _start_no_matches_countdown(self, search_value: str) -> None:
        # Textual fixes these words in English inside this method.
        self._stop_no_matches_countdown()

        def say_so() -> None:
            if search_value:
                option = Option(self._nothing_found, disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(option)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
