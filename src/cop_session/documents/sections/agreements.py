"""The actions with owners, dates and feasibility: one table by first date."""

from cop_session.documents.plan.outline_blocks import (
    Cell,
    Paragraph,
    PlanSection,
    Rich,
    Run,
    Table,
    cell,
    plain,
    without_empty_columns,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.outcome import outcome
from cop_session.documents.sections.weeks_section import timeline
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line

_WIDTHS = (9, 57, 36, 40, 25, 40, 18)
_NEED = 4


def agreements(plan: Plan) -> PlanSection:
    """Return the agreements, or a note that there are none yet."""
    t = plan.t
    title = t.context("plan", "Agreements")
    if not plan.agreements:
        return PlanSection("agreements", title, (Paragraph(plain(t("No agreements yet."))),))
    weeks = timeline(plan)
    return PlanSection("agreements", title, (Paragraph(plain(_note(plan))), _table(plan), *([weeks] if weeks else ())))


def _note(plan: Plan) -> str:
    """Return how the table is to be read."""
    t = plan.t
    notes = [t("“Done?” is filled in at the interim evaluation: yes, partly or no.")]
    if any(plan.helps_the_teacher(line) for line in plan.agreements):
        notes.append(t("“Teacher”: see what the teacher needs."))
    return " ".join(notes)


def _table(plan: Plan) -> Table:
    t = plan.t
    headers = (
        t.context("agreements", "No."),
        t.context("agreements", "What we do"),
        t.context("agreements", "Who"),
        t.context("agreements", "When and where"),
        t.context("agreements", "Need"),
        t.context("agreements", "Will work / if …"),
        t.context("agreements", "Done?"),
    )
    told = t(
        "A row for each agreement, by first date: what is done, who does it, when and where, for which need, "
        "and whether it will work. The last column is empty, to fill in later."
    )
    rows = tuple(_row(plan, plan.agreement_number(line.id), line) for line in plan.agreements)
    return without_empty_columns(Table(headers, rows, _WIDTHS, lead=2, description=told), _NEED)


def owners(plan: Plan, line: Line) -> Rich:
    """Return the owners; the lead in bold, and labelled if there are several owners.

    While the owners are in doubt, it is the words said.
    """
    t = plan.t
    if line.owners_doubt is not None:
        return plain(line.owners_doubt.said)
    known = [(person, name) for person in line.owners if (name := visible(plan.name(person)))]
    lead = line.lead if len(known) > 1 else next((person for person, _ in known), None)
    runs: list[Run] = []
    for person, name in sorted(known, key=lambda one: one[0] != lead):
        leads = person == lead and len(known) > 1
        text = t("{name} (takes the lead)", name=name) if leads else name
        runs += [*([Run(", ")] if runs else []), Run(text, bold=person == lead)]
    return tuple(runs)


def _row(plan: Plan, number: int, line: Line) -> tuple[Cell, ...]:
    what = [plain(line.text)]
    if line.changed_afterwards:
        what.append((Run(plan.t("(changed after the talk)")),))
    return (
        cell(str(number)),
        Cell(tuple(what)),
        Cell((owners(plan, line),)),
        cell(plan.when(line.when), line.place),
        cell(plan.needs_of(line)),
        Cell(outcome(plan, line)),
        Cell(),
    )
