"""What became of each agreement of the talk before, why, and what was decided about it."""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import Cell, PlanSection, Table, cell, without_empty_columns
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.looking_back.movement import answers, label
from cop_session.domain.codes import OUTCOME, Kind, Standing
from cop_session.domain.reason_consent import may_be_told
from cop_session.domain.state import Line

_PARTLY = 1
_WHY = 3


def outcomes(plan: Plan) -> PlanSection | None:
    """Return the agreements that came along, with what became of them; None if none did."""
    t = plan.t
    rows = tuple(_row(plan, line) for line in plan.state.of(Kind.ACTION) if _is_looked_back_on(line))
    headers = (
        t("No. in {version}", version=f"v{plan.before.edition}") if plan.before else t.context("agreements", "No."),
        t.context("outcomes", "Agreement"),
        t.context("agreements", "Done?"),
        t.context("outcomes", "What made the difference"),
        t.context("outcomes", "From now on"),
    )
    told = t(
        "Each row is an agreement of the talk before, under the number that it had there: how it went, what made the "
        "difference and what was decided."
    )
    table = without_empty_columns(Table(headers, rows, (7, 35, 14, 28, 16), lead=2, description=told), _WHY)
    return PlanSection("outcomes", t.context("plan", "How it went"), (table,)) if rows else None


def became(plan: Plan, line: Line) -> str:
    """Return what became of an action by those who did it, "partly" if they differ; empty if nobody was asked."""
    scores = {one.score for one in answers(plan, line, OUTCOME)}
    if not scores:
        return ""
    return label(plan, OUTCOME, scores.pop() if len(scores) == 1 else _PARTLY)


def _is_looked_back_on(line: Line) -> bool:
    """Tell whether an action came along as an agreement: what waited for later was not done."""
    return (
        bool(line.origin) and not line.struck and (line.standing is not Standing.LATER or bool(line.poll_on(OUTCOME)))
    )


def _row(plan: Plan, line: Line) -> tuple[Cell, ...]:
    number = plan.number_then(line) or plan.state.number(line.id)
    return (
        cell(str(number)),
        cell(line.origin.commitment.text if line.origin else line.text),
        cell(became(plan, line) or plan.t("not asked")),
        cell(_why(plan, line)),
        cell(code_wording.decision(plan.t, line)),
    )


def _why(plan: Plan, line: Line) -> str:
    """Return what made the difference: named grounds and own words that may be told, without who gave them."""
    poll = line.poll_on(OUTCOME)
    told = [one for one in answers(plan, line, OUTCOME) if poll and may_be_told(plan.state, poll, one)]
    grounds = [code_wording.reason(plan.t, code) for one in told for code in one.reasons]
    return " · ".join(dict.fromkeys((*grounds, *(one.remark for one in told if one.remark))))
