"""Own words of participants who asked for them to be in the plan; nothing without such a request."""

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.outline_blocks import Bullets, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Kind
from cop_session.domain.state import Line, Objection

# Lines of these kinds are numbered in the plan or stand under a title of their own.
_NAMEABLE = frozenset(
    {
        *(Kind.AGREEMENT, Kind.WORKS, Kind.CONCERN, Kind.AIM, Kind.DOES, Kind.LACKS, Kind.PARENTS_NEED),
        *(Kind.SIGN, Kind.HEARD, Kind.COUNTED),
    }
)


def remarks(plan: Plan) -> PlanSection | None:
    """Return remarks, and disagreements of those who want theirs to be printed."""
    items = [_signed(plan, line.said_by, "", line.text) for line in plan.standing(Kind.REMARK)]
    for kind in Kind:
        if kind is not Kind.NOTE:
            items += [
                _objection(plan, line, one) for line in plan.state.of(kind) for one in line.objections if one.in_plan
            ]
    return (
        PlanSection("remarks", plan.t.context("plan", "Remarks"), (Bullets(tuple(plain(item) for item in items)),))
        if items
        else None
    )


def _objection(plan: Plan, line: Line, objection: Objection) -> str:
    return _signed(plan, objection.person, _about(plan, line), objection.words)


def _signed(plan: Plan, person: int | None, about: str, text: str) -> str:
    signature = ", ".join(part for part in (plan.with_relation(person), about) if part)
    return f"{signature}: {wording.quoted(text)}" if signature else wording.quoted(text)


def _about(plan: Plan, line: Line) -> str:
    """Return the subject of a disagreement, without the words of a line that is not in the plan."""
    t = plan.t
    if number := plan.need_number(line.id):
        return t("on need {number}", number=number)
    if number := plan.agreement_number(line.id):
        return t("on agreement {number}", number=number)
    if line.kind in _NAMEABLE and line.stands:
        return t("on “{kind}”", kind=wording.kind(t, line.kind))
    return ""
