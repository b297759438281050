"""Begins the talk, after a question if that looks like a slip."""

from datetime import date
from typing import TYPE_CHECKING

from cop_session.i18n import date_wording
from cop_session.tui.dialogs.confirmation import Confirm

if TYPE_CHECKING:
    from cop_session.tui.table.round_table_screen import RoundTableScreen


def start_talk(screen: "RoundTableScreen", today: date) -> None:
    """Begin the talk of `screen`; ask first if there are no participants yet, or if another day was planned."""
    t, state = screen.t, screen.state
    planned = state.starts.date() if state.starts else today
    doubts = []
    if planned != today:
        doubts.append(t("This talk is planned for {day}.", day=date_wording.full_day(t, planned)))
    if not state.people:
        doubts.append(t("Nobody sits at the table yet."))
    if not doubts:
        screen.begin(today)
        return
    today_anyway = t("Begin today all the same, on {day}?", day=date_wording.full_day(t, today))
    words = " ".join([*doubts, today_anyway if planned != today else t("Begin all the same?")])

    def begin(yes: bool | None) -> None:
        if yes:
            screen.begin(today)

    screen.app.push_screen(Confirm(t, words), begin)
