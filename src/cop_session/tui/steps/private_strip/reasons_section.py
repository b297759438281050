"""The section that lists which reasons may be in the plan, only for the facilitator and the speaker."""

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent
from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.reason_consent import GivenReason, reasons
from cop_session.domain.state import State
from cop_session.i18n import Translator
from cop_session.tui.steps.core.section import Field, Moment, Row, Section


class ReasonSection(Section):
    """The words that need consent; those of a hidden round and of the pupil are shown nowhere else."""

    @property
    def name(self) -> str:
        return "reasons"

    @property
    def can_answer(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("May this be in the plan?")

    def aside(self, moment: Moment) -> str:
        alone = any(one.alone and one.consent is Consent.TO_ASK for one in reasons(moment.state))
        return moment.t("unseen: ask who said it alone; silence is no") if alone else ""

    def offered(self, moment: Moment) -> bool:
        return bool(reasons(moment.state))

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        t, state = moment.t, moment.state
        return tuple(Row(one.id, f"“{words(t, one)}”", detail=_about(t, state, one)) for one in reasons(state))

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[ev.Event, ...]:
        return consents(moment.state, {row: consent})


def consents(state: State, answers: dict[int, Consent]) -> tuple[ev.Event, ...]:
    """Return the events of new answers about reasons, by their ids; none for an unchanged answer."""
    return tuple(
        ev.ReasonConsented(one.line.id, one.id, answers[one.id])
        for one in reasons(state)
        if one.id in answers and answers[one.id] is not one.consent
    )


def words(t: Translator, reason: GivenReason) -> str:
    """Return the words of a reason, or else its grounds."""
    return one_line(reason.words) or ", ".join(code_wording.reason(t, one) for one in reason.grounds)


def who_and_what(t: Translator, state: State, reason: GivenReason) -> str:
    """Return the speaker of a reason, the action, and the grounds that go with the words."""
    name = call_names(state.people).get(reason.person or 0, "")
    grounds = ", ".join(code_wording.reason(t, one) for one in reason.grounds) if reason.words else ""
    return " · ".join(part for part in (name, one_line(reason.line.text), grounds) if part)


def _about(t: Translator, state: State, reason: GivenReason) -> str:
    unseen = t("unseen") if reason.alone else ""
    answer = t("in the plan: {answer}", answer=code_wording.consent(t, reason.consent))
    return " · ".join(part for part in (who_and_what(t, state, reason), unseen, answer) if part)
