"""The section that shows the minutes of each step, visible only to the facilitator."""

from cop_session.coaching.timing import WORDS, boxes_left, pace
from cop_session.domain.codes import Phase
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.schedule import Step
from cop_session.formats import format_of
from cop_session.tui.steps.core.coach import Coach, Passing
from cop_session.tui.steps.core.section import Field, Moment, Row, Section, StepPlace


class MinutesSection(Section):
    """Each step with its minutes, with the remaining time divided again; row numbers are step numbers."""

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    @property
    def name(self) -> str:
        return "minutes"

    def title(self, moment: Moment) -> str:
        return moment.t("Time")

    def aside(self, moment: Moment) -> str:
        if moment.state.phase is Phase.PREPARING:
            return moment.t.plural("{n} minute", "{n} minutes", moment.state.minutes)
        left = sum(_left(moment, self._coach.passing()).values())
        return moment.t.plural("{n} minute left", "{n} minutes left", left)

    def offered(self, moment: Moment) -> bool:
        return moment.state.phase is not Phase.CLOSED

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        t, state = moment.t, moment.state
        order = format_of(state).order
        boxes = boxes_left(replace(state, step=order[0]), 0)
        if state.phase is Phase.PREPARING:
            return tuple(Row(n, self._words(moment, step, boxes[step])) for n, step in enumerate(order, 1))
        passing = self._coach.passing()
        left = _left(moment, passing)
        advice = t(WORDS[pace(state, passing.elapsed_ms, passing.entered_ms)])
        rows = []
        for number, step in enumerate(order, 1):
            here = step == state.step
            words = self._words(moment, step, boxes[step], left.get(step))
            said = f"❯ {words}" if here else words
            rows.append(Row(number, said, detail=advice if here else "", faded=step not in left))
        return tuple(rows)

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        return StepPlace(format_of(moment.state).order[row - 1])

    def _words(self, moment: Moment, step: Step, box: int, left: int | None = None) -> str:
        t, name = moment.t, moment.t(format_of(moment.state).at(step).name)
        if left is None:
            return t("{step}: {box} min", step=name, box=box)
        return t("{step}: {box} min, {left} left", step=name, box=box, left=left)


def _left(moment: Moment, passing: Passing) -> dict[Step, int]:
    return boxes_left(moment.state, passing.elapsed_ms, passing.entered_ms)
