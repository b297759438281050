"""The section that points out a diagnosis, health or a family matter; a row leads to its line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.state import State
from cop_session.formats import format_of
from cop_session.tui.steps.core.section import Field, Moment, Row, Section, StepPlace
from cop_session.tui.steps.private_strip.unrecorded_text import DETAILS

if TYPE_CHECKING:
    from cop_session.coaching.sensitive_matters import PrivateMatter


def matters(state: State) -> "Sequence[PrivateMatter]":
    """Return the sensitive matters in the plan."""
    # The word lists load slowly, and most screens need none of them.
    from cop_session.coaching.sensitive_matters import private_matters

    return private_matters(state)


class PrivateMatterSection(Section):
    """Sensitive matters in the plan about health or a family, visible only to the facilitator."""

    @property
    def name(self) -> str:
        return "private_matters"

    def title(self, moment: Moment) -> str:
        return moment.t("Health or family: does it belong in the plan?")

    def offered(self, moment: Moment) -> bool:
        return bool(matters(moment.state))

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        found = matters(moment.state)
        return tuple(Row(place, f"“{one.words}”", detail=one_line(one.text)) for place, one in enumerate(found, 1))

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        state, found = moment.state, matters(moment.state)[row - 1]
        if found.line is None:
            return _beside_the_lines(state, found.text)
        line = state.line(found.line)
        if line is None:
            return None
        noted = [one.step for one in format_of(state).steps if any(it.kind == line.kind for it in one.sections)]
        # The last one if there are two.
        return StepPlace(noted[-1], found.line) if noted else None


def _beside_the_lines(state: State, text: str) -> StepPlace:
    """Return where to edit a text outside the lines: a detail of the session, a participant's relation, a place."""
    if text in state.details.values():
        return StepPlace(format_of(state).order[0], section=DETAILS)
    if any(one.relation == text for one in state.people):
        return StepPlace(format_of(state).step_with("people"))
    return StepPlace(format_of(state).step_with("appointment"))
