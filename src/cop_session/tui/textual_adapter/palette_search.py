"""The search of the command palette: whether it runs, what it found, and its words for no result."""

from textual.command import CommandList, CommandPalette
from textual.content import Content
from textual.widgets.option_list import Option


class PaletteSearch(CommandPalette):
    """Textual's command palette, which says `nothing_found` where Textual has fixed English words."""

    def __init__(self, placeholder: str, nothing_found: str) -> None:
        super().__init__(placeholder=placeholder, id="--command-palette")
        self._nothing_found = Content(nothing_found)

    @property
    def is_searching(self) -> bool:
        """Whether the search for the typed text still runs."""
        return any(one.group == self._GATHER_COMMANDS_GROUP and not one.is_finished for one in self.workers)

    def choose(self) -> None:
        """Run the highlighted command, or highlight the first, as Enter does."""
        self._select_or_command()

    def _start_no_matches_countdown(self, search_value: str) -> None:
        self._stop_no_matches_countdown()

        def say_so() -> None:
            if search_value:
                option = Option(self._nothing_found, disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(option)
            self._list_visible = bool(search_value)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
