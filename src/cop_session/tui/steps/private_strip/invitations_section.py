"""The section that shows who was heard, who owns how much and who is next, visible only to the facilitator."""

from cop_session.coaching.turn_order import Leaving, bring_forward, load, unheard
from cop_session.documents.plan import code_wording
from cop_session.domain.codes import Phase
from cop_session.domain.display_names import call_names
from cop_session.domain.open_items import Loose
from cop_session.formats import format_of
from cop_session.tui.steps.core.coach import Coach
from cop_session.tui.steps.core.section import Field, Moment, Row, Section, StepPlace


class RoundSection(Section):
    """All participants, to be invited by name; a farewell to each early leaver comes first.

    The id of a row is that of the participant; the id of a farewell row is negative.
    """

    def __init__(self, coach: Coach) -> None:
        self._coach = coach

    @property
    def name(self) -> str:
        return "round"

    def title(self, moment: Moment) -> str:
        return moment.t("Everybody's turn")

    def aside(self, moment: Moment) -> str:
        following = self._coach.next_invited(moment.state)
        if following is None:
            return moment.t("everybody was invited")
        return moment.t("next: {name}", name=call_names(moment.state.people)[following])

    def offered(self, moment: Moment) -> bool:
        return moment.state.phase in (Phase.LIVE, Phase.PAUSED)

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        state, names = moment.state, call_names(moment.state.people)
        times, silent = load(state), unheard(state)
        following = self._coach.next_invited(state)
        rows = [Row(-one.person, self._farewell(moment, one, names[one.person])) for one in self._leaving(moment)]
        for one in state.people:
            here = state.attendance(one.id).present
            if one.interprets or not (here or times[one.id]):
                continue
            invited = one.id in self._coach.invited
            said = [
                f"❯ {names[one.id]}" if one.id == following else names[one.id],
                code_wording.presence(moment.t, state.attendance(one.id)) if not here else "",
                moment.t("invited") if invited else moment.t("not heard yet") if one.id in silent else "",
                _actions(moment, times[one.id]) if one.id not in silent else "",
            ]
            rows.append(Row(one.id, " · ".join(filter(None, said)), faded=invited or not here))
        return tuple(rows)

    def first(self, moment: Moment) -> int | None:
        return self._coach.next_invited(moment.state)

    def invites(self, moment: Moment, row: int) -> int | None:
        return row if any(one.id == row for one in moment.state.at_table()) else None

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        leaving = next((one for one in self._leaving(moment) if one.person == -row), None)
        if leaving is None:
            return None
        talk = format_of(moment.state)
        if leaving.without_action:
            return StepPlace(talk.checks[Loose.NEVER_HEARD].step)
        if leaving.to_answer:
            return StepPlace(talk.checks[Loose.NOT_ASKED].step, leaving.to_answer[0])
        return StepPlace(talk.checks[Loose.QUOTE_TO_ASK].step, leaving.to_consent[0])

    def _leaving(self, moment: Moment) -> tuple[Leaving, ...]:
        hour = self._coach.passing().hour
        return () if hour is None else bring_forward(moment.state, hour)

    def _farewell(self, moment: Moment, leaving: Leaving, name: str) -> str:
        t, leaves = moment.t, moment.state.attendance(leaving.person).leaves
        first = [
            t("an action of their own") if leaving.without_action else "",
            t("asking whether their action will work") if leaving.to_answer else "",
            t("asking whether their words may be in the plan") if leaving.to_consent else "",
        ]
        what = ", ".join(filter(None, first))
        return t("{name} leaves at {time}: first {what}", name=name, time=f"{leaves:%H:%M}", what=what)


def _actions(moment: Moment, count: int) -> str:
    return moment.t.plural("{n} action", "{n} actions", count) if count else moment.t("no action yet")
