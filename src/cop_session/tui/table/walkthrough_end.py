"""Asks once, at the end of the walkthrough, which of the reasons that the group heard may be in the plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from cop_session.domain.codes import Phase
from cop_session.domain.reason_consent import open_reasons
from cop_session.domain.schedule import Step
from cop_session.formats import format_of
from cop_session.tui.steps.private_strip import reasons_section
from cop_session.tui.table.table_desk import TableDesk

if TYPE_CHECKING:
    from cop_session.tui.dialogs.reasons_dialog import Answers


class WalkthroughEnd:
    """Records which reasons were asked about at this table; only the private strip asks about the open ones again."""

    def __init__(self, table: TableDesk) -> None:
        self._table = table
        self._asked: set[int] = set()

    def leave(self, step: Step, then: Callable[[], None]) -> None:
        """Go on to `step` by `then`; at the end of the walkthrough, ask first about new reasons, if any."""
        table, state = self._table, self._table.live.state
        talk = format_of(state)
        ends = bool(talk.at(table.step).asks) and talk.order.index(step) > talk.order.index(table.step)
        fresh = [one for one in open_reasons(state) if one.id not in self._asked]
        if not ends or not fresh or state.phase is not Phase.LIVE or table.live.read_only:
            then()
            return
        from cop_session.tui.dialogs.reasons_dialog import OpenReason, OpenReasonsDialog

        self._asked.update(one.id for one in fresh)
        t = table.t
        found = [
            OpenReason(one.id, reasons_section.words(t, one), reasons_section.who_and_what(t, state, one))
            for one in fresh
        ]

        def told(answers: "Answers | None") -> None:
            if answers and (events := reasons_section.consents(table.live.state, answers)):
                table.record(*events)
            then()
            table.app.resume_keys()

        table.app.push_screen(OpenReasonsDialog(t, found), told)
