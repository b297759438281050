"""Redacts a line, after a confirmation that shows it."""

from collections.abc import Callable

from cop_session.tui.dialogs.confirmation import ConfirmLoss
from cop_session.tui.table.table_desk import TableDesk


def ask_to_strike(table: TableDesk, line: int, strike: Callable[[int], object]) -> None:
    """Ask whether to redact a line permanently, and do so by `strike`."""
    state = table.live.state
    words = table.t("Strike this line? Its words are removed for good, from undo and search too.")
    if state.exports:
        words += " " + table.t("Documents made before keep them: delete those yourself.")

    def answered(yes: bool | None) -> None:
        if yes:
            strike(line)

    found = state.line(line)
    table.app.push_screen(ConfirmLoss(table.t, words, found.text if found else ""), answered)
