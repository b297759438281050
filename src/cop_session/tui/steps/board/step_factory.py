"""The steps by name, as shown on the screen of a round table."""

from typing import Final

from cop_session.domain.schedule import Step
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.board.step_switcher import AnyStep
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.private_strip.strip_sections import mine
from cop_session.tui.steps.sections.step_layout import LAYOUT
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough

MINE: Final = "mine"
"""The facilitator's private strip, which is no step of the talk."""


def step_named(name: str, recorder: Recorder, coach: Coach) -> AnyStep:
    """Return a new step of that name, a code of Step or MINE."""
    if name == MINE:
        return BoardStep(mine(coach), recorder, coach)
    layout = LAYOUT[Step(name)]
    if name == Step.WALKTHROUGH:
        return Walkthrough(layout.cues_at, recorder)
    return BoardStep(layout.sections_in(recorder.moment.state.locale), recorder, coach, layout.cues_at)
