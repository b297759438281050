"""The question which backup replaces damaged data."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import visible
from cop_session.i18n import Translator
from cop_session.services.workspace.backup_restore import described
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine

if TYPE_CHECKING:
    from cop_session.services.workspace.backup_restore import Generation


class BackupOptions(OptionList):
    """Backups by date."""

    BINDINGS = bindings.RESTORE


class RestoreDialog(SpokenDialog[int | None]):
    """Names the damage and offers the intact backups: Enter returns the number of a backup, Escape nothing."""

    # It opens by itself, possibly while the user is typing.
    ignores_unread = True
    DEFAULT_CSS = styles_beside(__file__)

    def __init__(self, t: Translator, wrong: str, generations: "Sequence[Generation]") -> None:
        """Make the question about `generations`; `wrong` is the sentence that names the damage."""
        super().__init__(t)
        self._wrong = wrong
        self._generations = generations

    def compose(self) -> ComposeResult:
        """Show the damage, the backups, and what happens to the present data."""
        t = self.t
        with Vertical(classes="box") as box:
            box.border_title = Content(t("Put a backup back?"))
            yield Static(Content(visible(self._wrong)))
            rows = [
                Option(Content(described(one, t)), id=str(one.number), disabled=one.sessions is None)
                for one in self._generations
            ]
            yield BackupOptions(*rows, markup=False)
            yield Static(Content(t("What is there now is kept aside, untouched. Nothing happens until you choose.")))
            yield KeyLine(boxed=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen backup."""
        event.stop()
        self.dismiss(int(event.option_id or 0))
