"""Redacts a line, after a confirmation that shows it."""

from typing import TYPE_CHECKING

from cop_session.tui.dialogs.confirmation import ConfirmLoss

if TYPE_CHECKING:
    from cop_session.tui.table.round_table_screen import RoundTableScreen


def ask_to_strike(screen: "RoundTableScreen", line: int) -> None:
    """Ask whether to redact a line permanently, and do so."""
    words = screen.t("Strike this line? Its words are removed for good, from undo and search too.")
    if screen.state.exports:
        words += " " + screen.t("Documents made before keep them: delete those yourself.")

    def strike(yes: bool | None) -> None:
        if yes:
            screen.desk.strike(line)

    found = screen.state.line(line)
    screen.app.push_screen(ConfirmLoss(screen.t, words, found.text if found else ""), strike)
