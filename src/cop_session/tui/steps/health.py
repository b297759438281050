"""The section that points out a diagnosis or a fact about health; a row leads to the line in which it stands."""

from cop_session.roundtable.text import one_line
from cop_session.tui.steps.layout import LAYOUT
from cop_session.tui.steps.section import Field, Moment, Place, Row, Section

_STEP_OF = {section.name: step for step, layout in LAYOUT.items() for section in layout.sections_in("nl_NL")}
"""The step in which each kind of line is put right; the last one where there are two."""


class HealthSection(Section):
    """What the plan would tell about health, for the facilitator's eyes only."""

    @property
    def name(self) -> str:
        return "health"

    def title(self, moment: Moment) -> str:
        return moment.t("Diagnosis or health: does it belong in the plan?")

    def offered(self, moment: Moment) -> bool:
        return bool(self.rows(moment))

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        # What is watched for takes long to load, and most screens need none of it.
        from cop_session.coaching.health import health_words

        lines = [(one, moment.state.line(one.line)) for one in health_words(moment.state)]
        return tuple(
            Row(place, f"“{one.words}”", detail=one_line(line.text))
            for place, (one, line) in enumerate(lines, 1)
            if line is not None
        )

    def leads_to(self, moment: Moment, row: int) -> Place | None:
        from cop_session.coaching.health import health_words

        found = health_words(moment.state)[row - 1]
        line = moment.state.line(found.line)
        step = _STEP_OF.get(line.kind.value) if line else None
        return Place(step, found.line) if step else None
