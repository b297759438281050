"""Moving a line from the round table to another one."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from cop_session.domain.primitives.text_rules import initials, visible
from cop_session.domain.rules import Refused
from cop_session.troubles import Trouble
from cop_session.tui.dialogs.session_picker import OtherSession
from cop_session.tui.support.background_work import in_background, open_in_background
from cop_session.tui.support.refusal_sentences import sentence
from cop_session.tui.table.redact_line import beyond_this_talk
from cop_session.tui.table.table_desk import TableDesk

if TYPE_CHECKING:
    from cop_session.services import Summary


def _warning(table: TableDesk, line: int) -> str:
    words = table.t("The words go there. Here they are removed for good, from undo and search too.")
    return " ".join((words, *beyond_this_talk(table, line)))


def move_elsewhere(table: TableDesk, line: int, then: Callable[[], object]) -> None:
    """Ask to which round table a line goes, move it there, and call `then`."""
    t, live, library = table.t, table.live, table.library

    def failed(trouble: Trouble) -> None:
        table.complain(trouble.sentence(t))
        then()

    def ask(found: "Sequence[Summary]") -> None:
        others = [one for one in found if one.id != live.id]
        if not others:
            table.complain(t("There is no other round table that can take it. Prepare one first."))
            return
        names = {one.id: initials(one.pupil) for one in others}

        def chosen(to: str | None) -> None:
            if to:
                move(to, names[to])

        lost = live.state.line(line)
        table.app.push_screen(OtherSession(t, others, _warning(table, line), lost.text if lost else ""), chosen)

    def move(to: str, name: str) -> None:
        # Imported late: it loads the database, and moving a line is rare.
        from cop_session.services.sessions.move_line import move_line

        def moved(refused: Refused | None) -> None:
            if refused:
                table.complain(sentence(t, refused))
            else:
                said = t("It stands in the round table of {name} now.", name=name or "–")
                table.app.notify(visible(said), markup=False)
            then()

        in_background(table, lambda: move_line(library, live, line, to), moved, failed, group="elsewhere")

    if live.read_only:
        table.complain(live.read_only.sentence(t))
    else:
        open_in_background(table, library.open_ones, ask, failed, group="elsewhere")
