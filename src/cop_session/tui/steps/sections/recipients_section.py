"""The sections for the recipients of the plan, and for the parents' agreement with the handelingsdeel."""

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Role, Route
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import bare, one_line
from cop_session.domain.state import Recipient
from cop_session.i18n import msgid
from cop_session.reading.people.people_readers import read_people
from cop_session.tui.steps.core.aspects import people_in
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Values

ROUTE = "route"
_AT_HAND = (Role.TEACHER, Role.CARE_COORDINATOR, Role.PARENT)
_HOW = msgid("platform, protected, paper, read aloud, through the interpreter")
"""A word for each route, in order."""


class RecipientSection(Section):
    """The recipients of the plan, each with their own route; an entry may name several people."""

    @property
    def name(self) -> str:
        return "recipients"

    @property
    def grows_afterwards(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("Who receives the plan")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (
            Field(TEXT, msgid("Who receives the plan: first names or roles"), people=True),
            Field(ROUTE, msgid("How"), _HOW),
        )

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        state, t = moment.state, moment.t
        return tuple(
            Row(one.id, _name(moment, one), detail=code_wording.route(t, one.route)) for one in state.recipients
        )

    def values(self, moment: Moment, row: int) -> Values:
        one = moment.state.recipient(row)
        if one is None:
            return {}
        person = moment.state.person(one.person)
        return {TEXT: person.name if person else one.name, ROUTE: code_wording.route(moment.t, one.route)}

    def initial(self, moment: Moment) -> Values:
        """Propose, if there are no recipients yet, those who work with the plan from tomorrow on."""
        state = moment.state
        if state.recipients:
            return {}
        at_hand = [one.id for role in _AT_HAND for one in state.people if one.role is role]
        return {TEXT: called(state.people, at_hand)}

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        route = self._route(moment, values.get(ROUTE, ""))
        people, names = self._meant(moment, values)
        known = {one.person for one in moment.state.recipients}
        # If no recipient is new, the refusal reports it.
        new = [one for one in people if one not in known] or ([] if names else people)
        return (
            *(ev.RecipientAdded(route, person=one) for one in new),
            *(ev.RecipientAdded(route, name=one) for one in names),
        )

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[ev.Event, ...]:
        one = moment.state.recipient(row)
        if one is None:
            return ()
        route = self._route(moment, values.get(ROUTE, ""))
        same = values.get(TEXT) == self.values(moment, row)[TEXT] or self._meant(moment, values) == ((one.person,), ())
        if same:
            return (ev.RecipientRouted(row, route),) if one.route is not route else ()
        return (ev.Removed(row), *self.noted(moment, values))

    def understood(self, moment: Moment, values: Values) -> str:
        text = one_line(values.get(TEXT, ""))
        if not text:
            return ""
        try:
            route = code_wording.route(moment.t, self._route(moment, values.get(ROUTE, "")))
            people, others = self._meant(moment, values)
        except NotUnderstood as trouble:
            return str(trouble)
        names = [one.name for one in moment.state.people if one.id in people]
        return f"{', '.join([*names, *others])} · {route}"

    def _meant(self, moment: Moment, values: Values) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """Return the participants that are named, and the names of others; raises NotUnderstood.

        Each text between commas is parsed separately: *Koen, ouders, huisarts Lucas en Peeters*. If it names no
        participant, the whole text is one name: *Praktijk De Linde, Roeselare*.
        """
        text = one_line(values.get(TEXT, ""))
        ids: list[int] = []
        others: list[str] = []
        for part in filter(None, map(str.strip, text.split(","))):
            reading = read_people(part, moment.state.people, moment.t.locale)
            if reading.ambiguous:
                people_in(moment, reading.ambiguous[0].said)
            if reading.unknown:
                others.append(part)
            else:
                ids += reading.ids
        return (tuple(dict.fromkeys(ids)), tuple(others)) if ids else ((), (text,) if text else ())

    def _route(self, moment: Moment, text: str) -> Route:
        word = bare(one_line(text))
        if not word:
            return Route.PLATFORM
        for route in Route:
            if word in bare(code_wording.route(moment.t, route)):
                return route
        # The proposals of the field can be typed too.
        for route, proposed in zip(Route, moment.t(_HOW).split(", "), strict=False):
            if word in bare(proposed):
                return route
        choices = ", ".join(code_wording.route(moment.t, route) for route in Route)
        raise NotUnderstood(moment.t("Choose a way: {ways}.", ways=choices), ROUTE)


def _name(moment: Moment, one: Recipient) -> str:
    person = moment.state.person(one.person)
    return code_wording.introduced(moment.t, person) if person else one.name


class ActionPartSection(Section):
    """The parents' agreement with the handelingsdeel; asked only in the Netherlands."""

    @property
    def name(self) -> str:
        return "action_part"

    @property
    def can_answer(self) -> bool:
        return True

    def title(self, moment: Moment) -> str:
        return moment.t("Do the parents agree with the action part of the OPP?")

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return ()

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        t, answers = moment.t, moment.state.action_part
        parents = (one for one in moment.state.people if one.role is Role.PARENT)
        return tuple(
            Row(
                one.id,
                code_wording.introduced(t, one),
                detail=code_wording.consent(t, answers.get(one.id, Consent.TO_ASK)),
            )
            for one in parents
        )

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[ev.Event, ...]:
        return () if moment.state.action_part.get(row) is consent else (ev.ActionPartConsented(row, consent),)
