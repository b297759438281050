"""The question which other round table receives a line."""

from collections.abc import Sequence
from datetime import time

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cop_session.domain.primitives.text_rules import initials, one_line, visible
from cop_session.i18n import Translator, date_wording
from cop_session.tui.keys import bindings
from cop_session.tui.support.localised_screen import SpokenDialog
from cop_session.tui.support.style_files import styles_beside
from cop_session.tui.widgets.key_line import KeyLine
from cop_session.tui.widgets.session_agenda import ListedSession, standing

_WHO_WIDTH = 8
_WHEN_WIDTH = 16


class SessionOptions(OptionList, inherit_bindings=False):
    """Round tables by initials only: the group may see the screen."""

    BINDINGS = bindings.OTHER_SESSION


class OtherSession(SpokenDialog[str | None]):
    """Offers round tables that are still open, and returns the id of the chosen one; Escape returns nothing.

    The moved line disappears here, so it is shown above the list; letters and Enter typed ahead are no answer.
    """

    ignores_unread = True
    DEFAULT_CSS = styles_beside(__file__)

    def __init__(self, t: Translator, sessions: Sequence[ListedSession], words: str, line: str) -> None:
        """Make the question about `sessions`; `words` describe what happens to the `line`."""
        super().__init__(t)
        self._sessions = sessions
        self._words = words
        self._line = line

    def compose(self) -> ComposeResult:
        """Show the consequences and the list."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self.t("To which round table?"))
            yield Static(Content.styled(visible(one_line(self._line)), "bold"))
            yield Static(Content(self._words))
            yield SessionOptions(*[Option(_row(self.t, one), id=one.id) for one in self._sessions], markup=False)
            yield KeyLine(boxed=True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Return the chosen round table."""
        event.stop()
        self.dismiss(event.option_id)


def _row(t: Translator, session: ListedSession) -> Table:
    day, starts = session.held_on, session.starts
    hour = f"{starts:%H:%M}" if starts and starts.time() != time() else ""
    when = " ".join(filter(None, [date_wording.short_day(t, day) if day else "", hour]))
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=_WHO_WIDTH, style="bold", no_wrap=True)
    grid.add_column(width=_WHEN_WIDTH, no_wrap=True)
    grid.add_column(ratio=1, no_wrap=True)
    grid.add_row(Text(initials(session.pupil) or "–"), Text(when), Text(standing(session, t)))
    return grid
