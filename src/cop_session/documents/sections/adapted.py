"""The adaptations made during the talk for an action to work: from what, to what and why. No scores."""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import Block, Cell, Paragraph, PlanSection, Table, cell, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.outcome import explained, grounds, objections
from cop_session.domain.codes import Kind, Standing
from cop_session.domain.reason_consent import told_why
from cop_session.domain.state import Adaptation, Commitment, Line


def adapted(plan: Plan) -> PlanSection | None:
    """Return the adaptations that changed something, and the dropped actions."""
    t = plan.t
    dropped = plan.dropped(Kind.ACTION)
    reasoned = tuple(line for line in dropped if _why_dropped(plan, line))
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
        blocks.append(Table(headers, tuple(rows), (28, 24, 24, 24), description=told))
    others = [line.text for line in dropped if line not in reasoned]
    if others:
        blocks.append(Paragraph(plain("; ".join(others)), t("Also talked about, dropped")))
    return PlanSection("adapted", t.context("plan", "Adapted during the talk"), tuple(blocks)) if blocks else None


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
    return cell(f"{number} · {line.text}" if number else line.text)


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
    texts = (told_why(plan.state, line, change), *objections(plan.state, line, change.id))
    return explained(plan, texts, grounds(plan.state, line, change.id))


def _why_dropped(plan: Plan, line: Line) -> str:
    last = line.adaptations[-1:]
    texts = [*(told_why(plan.state, line, change) for change in last), *objections(plan.state, line)]
    return explained(plan, texts, grounds(plan.state, line))


def _drop(plan: Plan, line: Line) -> tuple[Cell, ...]:
    gone = code_wording.standing(plan.t, Standing.DROPPED)
    was = cell(_people(plan, line.commitment), plan.when(line.when), line.place)
    return cell(line.text), was, cell(gone), cell(_why_dropped(plan, line))
