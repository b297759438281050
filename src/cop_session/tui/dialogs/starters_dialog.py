"""A list of sentence starters to choose from."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import bare, visible
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.marked_list import MarkedList

_NAME_WIDTH = 15


class BeginningList(MarkedList):
    """Sentence starters with the names of their channels; a letter goes to the next channel that begins with it."""

    BINDINGS = bindings.BEGINNINGS
    # A choice here loses no text, and Enter was meant for it.
    ignores_unread = False

    def __init__(self, found: Sequence[tuple[str, str]]) -> None:
        names = [name for name, _ in found]
        self._firsts = [place for place, name in enumerate(names) if name not in names[:place]]
        self._letters = [bare(names[place])[:1] for place in self._firsts]
        rows = [_row(name if place in self._firsts else "", said) for place, (name, said) in enumerate(found)]
        super().__init__(*[Option(row) for row in rows], markup=False, compact=True)

    def on_key(self, event: events.Key) -> None:
        """Go to a channel by its first letter."""
        letter = bare(event.character or "")
        here = self.highlighted or 0
        places = [place for place, first in zip(self._firsts, self._letters, strict=True) if letter and first == letter]
        if places:
            event.stop()
            self.highlighted = next((place for place in places if place > here), places[0])


class BeginningsDialog(SpokenDialog[int | None]):
    """Offers sentence starters: Enter returns the index of the chosen one, Escape nothing."""

    DEFAULT_CSS = styles_beside(__file__)

    def __init__(self, t: Translator, found: Sequence[tuple[str, str]]) -> None:
        super().__init__(t)
        self._found = found

    def compose(self) -> ComposeResult:
        """Show the list."""
        with Vertical(classes="box") as box:
            box.border_title = self.t("How does the sentence begin?")
            yield BeginningList(self._found)
            yield KeyLine(boxed=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen starter."""
        event.stop()
        self.dismiss(event.option_index)


def _row(name: str, said: str) -> Table:
    grid = Table.grid(padding=(0, 1), expand=True)
    # The first cell contains the mark of the highlighted row.
    grid.add_column(width=_NAME_WIDTH, style="bold")
    grid.add_column(ratio=1)
    grid.add_row(Text(f"  {name}"), Text(visible(said)))
    return grid
