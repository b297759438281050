"""Concerns next to the agreements that answer them; with their authors only by consent."""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import PlanSection, Table, cell
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Consent, Kind
from cop_session.domain.state import Line


def concerns(plan: Plan) -> PlanSection | None:
    """Return the concerns that an agreement answers; the others are still open."""
    t = plan.t
    rows = tuple(
        (cell(concern(plan, line)), cell(_numbers(plan, found)))
        for line in plan.standing(Kind.CONCERN)
        if (found := answering(plan, line))
    )
    headers = (t.context("concerns", "Concern"), t.context("concerns", "Agreement"))
    told = t("Each row is a concern and the agreements that answer it.")
    title = t.context("plan", "Concerns and what answers them")
    return PlanSection("concerns", title, (Table(headers, rows, (80, 20), description=told),)) if rows else None


def answering(plan: Plan, line: Line) -> list[int]:
    """Return the numbers of the agreements that answer a concern."""
    found = [one.id for one in plan.agreements if line.id in one.needs or one.id in line.needs]
    return sorted(plan.agreement_number(one) for one in found)


def concern(plan: Plan, line: Line) -> str:
    """Return a concern in its own words, with its author if they consented."""
    who = plan.with_relation(line.said_by) if line.consent is Consent.YES else ""
    return f"{line.text} ({who})" if who else line.text


def _numbers(plan: Plan, found: list[int]) -> str:
    return code_wording.listed(plan.t, [str(one) for one in found])
