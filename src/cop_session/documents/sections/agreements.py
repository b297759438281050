"""Who does what, from when, and whether it will work: one table by first date."""

from dataclasses import replace

from cop_session.documents.blocks import Cell, Paragraph, Rich, Run, Section, Table, cell, plain
from cop_session.documents.plan import Plan
from cop_session.documents.sections.outcome import outcome
from cop_session.documents.sections.timeline import timeline
from cop_session.roundtable.state import Line
from cop_session.roundtable.text import visible
from cop_session.roundtable.words import Kind

_WIDTHS = (9, 57, 36, 32, 20, 25, 33, 18)
_WIDTHS_OF_LONG_TEXTS = (9, 78, 36, 28, 22, 25, 32, 18)
_LONG = 120
_WHERE = 4


def agreements(plan: Plan) -> Section:
    """Return the agreements; that there is none yet is said."""
    t = plan.t
    title = t.context("plan", "Agreements")
    if not plan.agreements:
        return Section("agreements", title, (Paragraph(plain(t("No agreements yet."))),))
    note = Paragraph(plain(t("“Done?” is filled in at the interim evaluation: yes, partly or no.")))
    weeks = timeline(plan)
    return Section("agreements", title, (note, _table(plan), *([weeks] if weeks else ())))


def _table(plan: Plan) -> Table:
    t = plan.t
    headers = (
        t.context("agreements", "No."),
        t.context("agreements", "What we do"),
        t.context("agreements", "Who"),
        t.context("agreements", "From / by / how often"),
        t.context("agreements", "Where"),
        t.context("agreements", "Need"),
        t.context("agreements", "Will work / if …"),
        t.context("agreements", "Done?"),
    )
    told = t(
        "A row for each agreement, by first date: what is done, who does it, from when or by when, where, for which "
        "need, and whether it will work. The last column is empty, to fill in later."
    )
    rows = tuple(_row(plan, plan.agreement_number(line.id), line) for line in plan.agreements)
    letters = sum(len(line.text) for line in plan.agreements) / len(plan.agreements)
    widths = _WIDTHS if letters < _LONG else _WIDTHS_OF_LONG_TEXTS
    table = Table(headers, rows, widths, lead=2, description=told)
    return table if any(line.place for line in plan.agreements) else _without_places(table)


def _without_places(table: Table) -> Table:
    """Return the table without a column in which nothing would stand, so that the others get its room."""
    return replace(
        table,
        headers=table.headers[:_WHERE] + table.headers[_WHERE + 1 :],
        rows=tuple(row[:_WHERE] + row[_WHERE + 1 :] for row in table.rows),
        widths=table.widths[:_WHERE] + table.widths[_WHERE + 1 :],
    )


def owners(plan: Plan, line: Line) -> Rich:
    """Return who does it; bold who sees to it, and said so where more than one does it.

    As long as it is doubtful who, it is what was said.
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
    what += [plain(plan.t("answers the concern: {concern}", concern=text)) for text in _concerns(plan, line)]
    return (
        cell(str(number)),
        Cell(tuple(what)),
        Cell((owners(plan, line),)),
        cell(plan.when(line.when)),
        cell(line.place),
        cell(plan.needs_of(line)),
        Cell(outcome(plan, line)),
        Cell(),
    )


def _concerns(plan: Plan, action: Line) -> list[str]:
    concerns = plan.standing(Kind.CONCERN)
    return [one.text for one in concerns if one.id in action.needs or action.id in one.needs]
