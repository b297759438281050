"""Begins the talk, after a question if that looks like a slip."""

from collections.abc import Callable
from datetime import date

from cop_session.i18n import date_wording
from cop_session.tui.dialogs.confirmation import Confirm
from cop_session.tui.table.table_desk import TableDesk


def start_talk(table: TableDesk, today: date, begin: Callable[[date], object]) -> None:
    """Begin the talk; ask first if there are no participants yet, or if another day was planned."""
    t, state = table.t, table.live.state
    planned = state.starts.date() if state.starts else today
    doubts = []
    if planned != today:
        doubts.append(t("This talk is planned for {day}.", day=date_wording.full_day(t, planned)))
    if not state.people:
        doubts.append(t("Nobody sits at the table yet."))
    if not doubts:
        begin(today)
        return
    today_anyway = t("Begin today all the same, on {day}?", day=date_wording.full_day(t, today))
    words = " ".join([*doubts, today_anyway if planned != today else t("Begin all the same?")])

    def answered(yes: bool | None) -> None:
        if yes:
            begin(today)

    table.app.push_screen(Confirm(t, words), answered)
