"""The open and postponed items, with their owner and their deadline."""

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.outline_blocks import Cell, PlanSection, Table, cell, plain, without_empty_columns
from cop_session.documents.plan.plan_context import MAY_WAIT, Plan
from cop_session.documents.sections.agreements import owners
from cop_session.documents.sections.concerns import answering, concern
from cop_session.documents.sections.outcome import explained, grounds, objections
from cop_session.domain.codes import Kind, Standing
from cop_session.domain.feasibility import Verdict
from cop_session.domain.state import Line


def still_open(plan: Plan) -> PlanSection | None:
    """Return loose ends, concerns that no agreement answers, actions found unworkable, and postponed lines."""
    t = plan.t
    rows = [_row(plan, line, line.text) for line in plan.standing(Kind.OPEN)]
    rows += [_row(plan, line, plan.t("Concern: {text}", text=concern(plan, line))) for line in _unanswered(plan)]
    rows += [_row(plan, line, _refused(plan, line), on="") for line in plan.refused]
    rows += [_row(plan, line, line.text, later=True) for line in plan.kept_for_later(Kind.ACTION)]
    rows += [_row(plan, line, line.text, later=True) for line in plan.kept_for_later(Kind.OPEN)]
    rows += [
        _row(plan, line, f"{wording.capital(wording.kind(t, kind))}: {line.text}", later=True)
        for kind in MAY_WAIT
        for line in plan.kept_for_later(kind)
    ]
    headers = (
        t.context("still open", "Point"),
        t.context("still open", "Who takes it up"),
        t.context("still open", "By when"),
    )
    title = t.context("plan", "Still open and for later")
    told = t("What is still open or waits for later, who takes it up and by when.")
    table = without_empty_columns(Table(headers, tuple(rows), (58, 21, 21), description=told), 1, 2)
    return PlanSection("still_open", title, (table,)) if rows else None


def _row(plan: Plan, line: Line, text: str, later: bool = False, on: str | None = None) -> tuple[Cell, ...]:
    """Return a row; `on` is the deadline, if not the line's date: an unworkable action has no date any more."""
    what = [plain(text)]
    if line.changed_afterwards:
        what.append(plain(plan.t("(changed after the talk)")))
    moment = plan.when(line.when) if on is None else on
    moment = moment or (wording.standing(plan.t, Standing.LATER) if later else "")
    return Cell(tuple(what)), Cell((owners(plan, line),)), cell(moment)


def _unanswered(plan: Plan) -> list[Line]:
    """Return the concerns that no agreement answers."""
    return [line for line in plan.standing(Kind.CONCERN) if not answering(plan, line)]


def _refused(plan: Plan, line: Line) -> str:
    why = explained(plan, objections(plan.state, line), grounds(plan.state, line))
    outcome = wording.verdict(plan.t, Verdict.NOT_FEASIBLE)
    return f"{line.text} – {outcome}: {why}" if why else f"{line.text} – {outcome}"
