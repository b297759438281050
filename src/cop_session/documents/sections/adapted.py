"""The adaptations made during the talk for an action to work: from what, to what and why. No scores."""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Cell,
    Paragraph,
    PlanSection,
    Table,
    cell,
    plain,
    without_empty_columns,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.outcome import explained, grounds, objections
from cop_session.domain.codes import TEACHER_ALONE, Kind, Standing
from cop_session.domain.reason_consent import told_why
from cop_session.domain.state import Adaptation, Commitment, Line

_WHY = 3


def adapted(plan: Plan) -> PlanSection | None:
    """Return the adaptations that changed something, and the dropped actions."""
    t = plan.t
    dropped = plan.dropped(Kind.ACTION)
    reasoned = tuple(line for line in dropped if line.origin is None and _why_dropped(plan, line))
    rows = [
        row
        for line in (*plan.agreements, *plan.refused, *plan.kept_for_later(Kind.ACTION))
        for row in _changes(plan, line)
    ]
    rows += [row for line in reasoned for row in (*_changes(plan, line), _drop(plan, line))]
    blocks: list[Block] = []
    if rows:
        headers = (
            t.context("adapted", "Action"),
            t.context("adapted", "From"),
            t.context("adapted", "To"),
            t.context("adapted", "Why"),
        )
        told = t("Which action was adapted, what it was, what it became and why.")
        table = Table(headers, tuple(rows), (28, 24, 24, 24), description=told)
        blocks.append(without_empty_columns(table, _WHY) if plan.talk.follows else table)
    # What came along and stopped stands with how it went.
    others = [line.text for line in dropped if line not in reasoned and line.origin is None]
    if others:
        blocks.append(Paragraph(plain("; ".join(others)), t("Also talked about, dropped")))
    title = t.context("plan", "Adapted") if plan.talk.follows else t.context("plan", "Adapted during the talk")
    return PlanSection("adapted", title, tuple(blocks)) if blocks else None


def _changes(plan: Plan, line: Line) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for change, became in line.changes():
        pairs = _differences(plan, change.before, became)
        if pairs:
            rows.append(
                (
                    _action(plan, line, change.before.text != became.text),
                    Cell(tuple(plain(before) for before, _ in pairs)),
                    Cell(tuple(plain(after) for _, after in pairs)),
                    cell(_why(plan, line, change)),
                )
            )
    return rows


def _action(plan: Plan, line: Line, reworded: bool) -> Cell:
    """Return the label of the action; its words only if "from" and "to" do not contain them already."""
    number = plan.agreement_number(line.id)
    if number and reworded:
        return cell(plan.t("agreement {number}", number=number))
    text = code_wording.beginning(line.text) if number and plan.talk.follows else line.text
    return cell(f"{number} · {text}" if number else text)


def _differences(plan: Plan, before: Commitment, after: Commitment) -> list[tuple[str, str]]:
    """Return the differences, from and to, in words: text, people, time, place."""
    pairs = [
        (before.text, after.text),
        (_people(plan, before), _people(plan, after)),
        (plan.when(before.when), plan.when(after.when)),
        (before.place, after.place),
    ]
    return [(one or "–", other or "–") for one, other in pairs if one != other]


def _people(plan: Plan, commitment: Commitment) -> str:
    return plan.names(sorted(commitment.owners))


def _why(plan: Plan, line: Line, change: Adaptation) -> str:
    handed_over = plan.t("handed over to the teacher") if TEACHER_ALONE in change.ways else ""
    texts = (handed_over, told_why(plan.state, line, change), *objections(plan.state, line, change.id))
    return explained(plan, texts, grounds(plan.state, line, change.id))


def _why_dropped(plan: Plan, line: Line) -> str:
    last = line.adaptations[-1:]
    texts = [*(told_why(plan.state, line, change) for change in last), *objections(plan.state, line)]
    return explained(plan, texts, grounds(plan.state, line))


def _drop(plan: Plan, line: Line) -> tuple[Cell, ...]:
    gone = code_wording.standing(plan.t, Standing.DROPPED)
    was = cell(_people(plan, line.commitment), plan.when(line.when), line.place)
    return cell(line.text), was, cell(gone), cell(_why_dropped(plan, line))
