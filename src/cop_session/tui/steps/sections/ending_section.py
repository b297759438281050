"""The section that asks whether the talks end well: one row, answered with yes or no."""

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import ENDING, GOOD_ENDING, Consent
from cop_session.tui.steps.core.section import Field, Moment, Row, Section

_ROW = 1


class EndingSection(Section):
    """Whether this is a good ending, after which no next date is needed."""

    @property
    def name(self) -> str:
        return "ending"

    @property
    def can_answer(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("Is this a good ending?")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        t = moment.t
        ends = moment.state.detail(ENDING) == GOOD_ENDING
        detail = code_wording.consent(t, Consent.YES) if ends else t("no: we agree on a next date")
        return (Row(_ROW, t("The pupil and the table go on without us"), detail=detail),)

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[ev.Event, ...]:
        ending = GOOD_ENDING if consent is Consent.YES else ""
        return () if moment.state.detail(ENDING) == ending else (ev.DetailSet(ENDING, ending),)
