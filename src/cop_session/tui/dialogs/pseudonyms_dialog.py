"""The pseudonyms in a training copy: shown on request, and stored nowhere."""

from collections.abc import Mapping

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine


class CopyNames(SpokenDialog[None]):
    """Shows each real name next to its pseudonym."""

    DEFAULT_CSS = styles_beside(__file__)
    BINDINGS = bindings.NAMES

    def __init__(self, t: Translator, names: Mapping[str, str]) -> None:
        super().__init__(t)
        self._names = names

    def compose(self) -> ComposeResult:
        """Show the list, and that it is stored nowhere."""
        grid = Table.grid(padding=(0, 2))
        for real, other in sorted(self._names.items()):
            grid.add_row(Text(visible(real)), Text("→"), Text(visible(other), style="bold"))
        with Vertical(classes="box") as box:
            box.border_title = Content(self.t("Names in the copy"))
            with VerticalScroll():
                yield Static(grid, markup=False)
            yield Static(self.t("This list is kept nowhere: with it everybody could be found again."), classes="hint")
            yield KeyLine(boxed=True)
