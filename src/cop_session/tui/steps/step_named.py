"""Each step by its name, as the screen of a round table shows it."""

from typing import Final

from cop_session.roundtable.steps import Step
from cop_session.tui.steps.board_step import BoardStep
from cop_session.tui.steps.coach import Coach
from cop_session.tui.steps.layout import LAYOUT
from cop_session.tui.steps.mine import mine
from cop_session.tui.steps.recorder import Recorder
from cop_session.tui.steps.stage import AnyStep
from cop_session.tui.steps.walkthrough import Walkthrough

MINE: Final = "mine"
"""The facilitator's own strip, which is no step of the talk."""


def step_named(name: str, recorder: Recorder, coach: Coach) -> AnyStep:
    """Return a new step of that name, a code of Step or MINE."""
    if name == MINE:
        return BoardStep(mine(coach), recorder, coach)
    layout = LAYOUT[Step(name)]
    if name == Step.WALKTHROUGH:
        return Walkthrough(layout.cues_at, recorder)
    return BoardStep(layout.sections_in(recorder.moment.state.locale), recorder, coach, layout.cues_at)
