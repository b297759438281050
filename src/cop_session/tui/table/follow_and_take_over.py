"""Following the window that has a round table open, and taking over from it."""

from collections.abc import Callable

from cop_session.troubles import Trouble
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.support.background_work import in_background
from cop_session.tui.table.table_desk import TableDesk


class Along:
    """Keeps a round table in sync with another window that has it open; `begin_again` shows it once taken over."""

    def __init__(self, table: TableDesk, begin_again: Callable[[], object]) -> None:
        self._table = table
        self._live = table.live
        self._begin_again = begin_again
        self._behind = self._following = False

    def look(self) -> None:
        """Load the changes of the other window, unless a load is running."""
        if self._live.along and not self._following:
            self._following = True
            in_background(self._table, self._live.follow, self._followed, self._not_followed, group="follow")

    def ask(self) -> None:
        """Take over editing in this window, after a confirmation."""
        words = self._table.t(
            "This round table is open in another window. Go on noting here? The other window can then only read along."
        )
        self._table.app.push_screen(Confirm(self._table.t, words), self._answered)

    def _answered(self, yes: bool | None) -> None:
        if yes:
            in_background(self._table, self._live.take_over, self._taken, self._not_taken, group="take over")

    def _taken(self, _: None) -> None:
        self._begin_again()
        # Messages about following the other window are outdated.
        self._table.app.clear_notifications()
        self._table.app.notify(self._table.t("You note here from now on; the other window reads along."), markup=False)

    def _not_taken(self, trouble: Trouble) -> None:
        self._table.complain(trouble.sentence(self._table.t))

    def _followed(self, changed: bool) -> None:
        self._behind = self._following = False
        if changed:
            self._table.show_state()
            # The draft of the other window may be in the fields here, and be recorded as a line by now.
            self._table.stage.refreshed()

    def _not_followed(self, trouble: Trouble) -> None:
        self._following = False
        # One message is enough.
        if not self._behind:
            self._behind = True
            self._table.complain(trouble.sentence(self._table.t))
