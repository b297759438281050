"""The section that records objections to a line, in the participants' own words."""

from dataclasses import dataclass

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent
from cop_session.domain.primitives.text_rules import paragraph
from cop_session.domain.state import Objection
from cop_session.i18n import msgid
from cop_session.tui.steps.core.aspects import consent_in, people_in
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Values, filled_in

WHO = "who"
IN_PLAN = "in_plan"


@dataclass(frozen=True)
class ObjectionSection(Section):
    """A participant's own words about a line; printed only with that participant's consent."""

    line: int

    @property
    def name(self) -> str:
        return f"line:{self.line}:objection"

    @property
    def grows_afterwards(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("Sees it differently")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (
            Field(TEXT, msgid("In their own words")),
            Field(WHO, msgid("Who"), msgid("first name or role"), people=True),
            Field(IN_PLAN, msgid("In the plan"), msgid("yes or no; empty: no")),
        )

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        return ()

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        with filled_in(WHO):
            who = people_in(moment, values.get(WHO, ""))
            if len(who) != 1:
                raise NotUnderstood(moment.t("Fill in who sees it differently; one person at a time."))
        with filled_in(IN_PLAN):
            in_plan = consent_in(moment, values.get(IN_PLAN, "")) is Consent.YES
        said = Objection(who[0], paragraph(values.get(TEXT, "")), in_plan)
        line = moment.state.line(self.line)
        known = line is not None and said in line.objections
        return () if known else (ev.Objected(self.line, said.person, said.words, said.in_plan),)
