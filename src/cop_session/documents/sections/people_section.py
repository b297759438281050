"""The people present and the recipients with their routes, and the form on which they sign for receipt."""

from collections.abc import Sequence

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Bullets,
    Cell,
    Paragraph,
    PlanSection,
    Receipt,
    Table,
    cell,
    plain,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Detail, Kind, Role, Route
from cop_session.domain.family import of_the_family
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Attendance, Participant, Sitting
from cop_session.i18n import Translator
from cop_session.i18n import date_wording as dates

_NONE = "–"
_BY_HAND = (Route.PAPER, Route.READ_ALOUD, Route.INTERPRETER)


def people(plan: Plan) -> PlanSection | None:
    """Return the participants, observers and recipients, and the ground rules about them."""
    t, state = plan.t, plan.state
    rows = [_participant(plan, one) for one in state.people]
    if leader := state.detail(Detail.FACILITATOR):
        rows.append((cell(leader), cell(t("process facilitator")), cell(*_everywhere(plan)), cell(_NONE)))
    rows += [
        (cell(line.text), cell(t("sits along")), cell(_NONE), cell(_NONE)) for line in plan.standing(Kind.OBSERVER)
    ]
    rows += [
        (cell(one.name), cell(_NONE), cell(_NONE), cell(code_wording.route(t, one.route)))
        for one in state.recipients
        if one.person is None
    ]
    headers = (
        t.context("people", "Name"),
        t.context("people", "Role"),
        t.context("people", "Present"),
        t.context("people", "Receives the plan through"),
    )
    told = t("Who takes part, as what and when, and by which route each of them receives the plan.")
    blocks: list[Block] = [Table(headers, tuple(rows), (27, 30, 20, 23), description=told)] if rows else []
    blocks = [*_ground_rules(plan), *blocks]
    return PlanSection("people", t.context("plan", "Present and distribution"), tuple(blocks)) if blocks else None


def _ground_rules(plan: Plan) -> list[Block]:
    label = plan.t("Agreed about the talk")
    rules = tuple(plain(line.text) for line in plan.standing(Kind.AGREEMENT))
    if len(rules) == 1:
        return [Paragraph(rules[0], label)]
    return [Paragraph((), label), Bullets(rules)] if rules else []


def receipt(plan: Plan) -> PlanSection | None:
    """Return the form to sign for receipt, which is no consent; a draft is not received."""
    t = plan.t
    if plan.number == 0:
        return None
    labels = (
        t.context("receipt", "Name"),
        t.context("receipt", "Date"),
        t.context("receipt", "Signature"),
        t.context("receipt", "Read aloud or translated by"),
    )
    told = t("A form on which whoever receives the plan signs for receipt.")
    form = Receipt(labels, _signing(plan) or ("", ""), description=told)
    return PlanSection("receipt", t.context("plan", "For receipt"), (form,))


def _signing(plan: Plan) -> tuple[str, ...]:
    """Return who receives the plan by hand or is of the family: of the others it is known how it reached them."""
    known = [(one, plan.state.person(one.person)) for one in plan.state.recipients]
    return tuple(
        visible(plan.name(one.person) or one.name)
        for one, person in known
        if one.route in _BY_HAND or (person is not None and of_the_family(person) and person.role is not Role.PUPIL)
    )


def _participant(plan: Plan, one: Participant) -> tuple[Cell, ...]:
    route = next((each.route for each in plan.state.recipients if each.person == one.id), None)
    present = _presence(plan, [sitting.attendance.get(one.id, Attendance()) for sitting in plan.state.sittings])
    return (
        cell(one.name),
        cell(code_wording.who_is(plan.t, one)),
        cell(*present),
        cell(code_wording.route(plan.t, route) if route else _NONE),
    )


def _everywhere(plan: Plan) -> list[str]:
    return _presence(plan, [Attendance() for _ in plan.state.sittings])


def _presence(plan: Plan, ways: Sequence[Attendance]) -> list[str]:
    """Return how a participant took part in each sitting; with the days only if that differed between sittings."""
    t = plan.t
    said = [_in_sitting(t, sitting, how) for sitting, how in zip(plan.state.sittings, ways, strict=True)]
    if len(set(said)) == 1:
        return said[:1]
    days = (sitting.on for sitting in plan.state.sittings)
    return [f"{dates.day_in(t, day, plan.year)}: {how}" if day else how for day, how in zip(days, said, strict=True)]


def _in_sitting(t: Translator, sitting: Sitting, how: Attendance) -> str:
    """Return how a participant took part; "verwacht" before the sitting began."""
    if sitting.on is None and how.present:
        return t.context("presence", "expected")
    return code_wording.presence(t, how)
