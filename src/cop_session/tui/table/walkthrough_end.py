"""Asks once, at the end of the walkthrough, which of the reasons that the group heard may be in the plan."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from cop_session.domain.reason_consent import open_reasons
from cop_session.domain.schedule import ORDER, Step
from cop_session.tui.steps.private_strip import reasons_section

if TYPE_CHECKING:
    from cop_session.tui.app import CopSession
    from cop_session.tui.dialogs.reasons_dialog import Answers
    from cop_session.tui.table.round_table_screen import RoundTableScreen


class WalkthroughEnd:
    """Records which reasons were asked about at this table; only the private strip asks about the open ones again."""

    def __init__(self, screen: "RoundTableScreen") -> None:
        self._screen = screen
        self._asked: set[int] = set()

    def leave(self, step: Step, then: Callable[[], None]) -> None:
        """Go on to `step` by `then`; at the end of the walkthrough, ask first about new reasons, if any."""
        screen = self._screen
        state = screen.state
        ends = screen.step is Step.WALKTHROUGH and ORDER.index(step) > ORDER.index(Step.WALKTHROUGH)
        fresh = [one for one in open_reasons(state) if one.id not in self._asked]
        if not ends or not fresh or not screen.in_talk or screen.live.read_only:
            then()
            return
        from cop_session.tui.dialogs.reasons_dialog import OpenReason, OpenReasonsDialog

        self._asked.update(one.id for one in fresh)
        t = screen.t
        found = [
            OpenReason(one.id, reasons_section.words(t, one), reasons_section.who_and_what(t, state, one))
            for one in fresh
        ]

        def told(answers: "Answers | None") -> None:
            if answers and (events := reasons_section.consents(screen.state, answers)):
                screen.record(*events)
            then()
            cast("CopSession", screen.app).resume_keys()

        screen.app.push_screen(OpenReasonsDialog(t, found), told)
