"""Redacts a line, after a confirmation that shows it."""

from collections.abc import Callable, Iterator

from cop_session.domain.primitives.text_rules import short_code
from cop_session.tui.dialogs.confirmation import ConfirmLoss
from cop_session.tui.table.table_desk import TableDesk


def ask_to_strike(table: TableDesk, line: int, strike: Callable[[int], object]) -> None:
    """Ask whether to redact a line permanently, and do so by `strike`."""
    found = table.live.state.line(line)

    def answered(yes: bool | None) -> None:
        if yes:
            strike(line)

    asked = table.t("Strike this line? Its words are removed for good, from undo and search too.")
    words = " ".join((asked, *beyond_this_talk(table, line)))
    table.app.push_screen(ConfirmLoss(table.t, words, found.text if found else ""), answered)


def beyond_this_talk(table: TableDesk, line: int) -> Iterator[str]:
    """Yield the sentences about what the redaction of a line removes, and leaves, outside this talk."""
    t, state = table.t, table.live.state
    if later := table.live.strikes_along(line):
        yield t.plural(
            "It came along into {n} later talk ({sessions}), and goes from there too.",
            "It came along into {n} later talks ({sessions}), and goes from there too.",
            len(later),
            sessions=", ".join(map(short_code, later)),
        )
    found = state.line(line)
    if found and found.origin:
        yield t("It stays in the earlier talk that it came from.")
    if state.exports:
        yield t("Documents made before keep them: delete those yourself.")
