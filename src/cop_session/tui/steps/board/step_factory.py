"""The steps by name, as shown on the screen of a round table."""

from functools import partial
from typing import Final

from cop_session.domain.schedule import Step
from cop_session.formats import format_of
from cop_session.formats.step_cues import cues_at
from cop_session.tui.steps.board.board_step import BoardStep
from cop_session.tui.steps.board.step_switcher import AnyStep
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.recorder import Recorder
from cop_session.tui.steps.private_strip.strip_sections import mine
from cop_session.tui.steps.sections.step_sections import sections_in
from cop_session.tui.steps.walkthrough.ask_step import AskStep
from cop_session.tui.steps.walkthrough.question import StepQuestions
from cop_session.tui.steps.walkthrough.walkthrough_step import Walkthrough

MINE: Final = "mine"
"""The facilitator's private strip, which is no step of the talk."""


def step_named(name: str, recorder: Recorder, coach: Coach) -> AnyStep:
    """Return a new step of that name, a code of Step or MINE."""
    if name == MINE:
        return BoardStep(mine(coach), recorder, coach)
    return step_of(Step(name), recorder, coach)


def step_of(step: Step, recorder: Recorder, coach: Coach) -> AnyStep:
    """Return a new step of the talk, as its format describes it."""
    state = recorder.moment.state
    described = format_of(state).at(step)
    cues, sections = partial(cues_at, described), sections_in(described, state.locale)
    if described.asks:
        asking = Walkthrough(cues, recorder, StepQuestions(described.asks))
        return AskStep(asking, BoardStep(sections, recorder, coach)) if sections else asking
    return BoardStep(sections, recorder, coach, cues)
