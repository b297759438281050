"""The actions with owners, dates and feasibility: one table by first date."""

from dataclasses import replace

from cop_session.documents.plan import code_wording
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
from cop_session.domain.codes import TEACHER_ALONE
from cop_session.domain.feasibility import Verdict
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line

_WIDTHS = (9, 57, 36, 40, 25, 40, 18)
_SINCE = 24
_NEED, _OUTCOME, _DONE = 4, 5, 6


def agreements(plan: Plan) -> PlanSection | None:
    """Return the agreements, or a note that there are none yet; None if the talks ended well and nothing stays."""
    t = plan.t
    title = t.context("plan", "Agreements")
    if plan.ends_well:
        title = t.context("plan", "What stays, and whose regular work it is now")
    if not plan.agreements:
        nothing = Paragraph(plain(t("No agreements yet.")))
        return None if plan.ends_well else PlanSection("agreements", title, (nothing,))
    # After an evaluation the page goes to what changed, and each agreement is known.
    notes, weeks = _notes(plan), None if plan.talk.follows else timeline(plan)
    note = [Paragraph(plain(" ".join(notes)))] if notes else []
    return PlanSection("agreements", title, (*note, _table(plan), *([weeks] if weeks else ())))


def _notes(plan: Plan) -> list[str]:
    """Return how the table is to be read."""
    t = plan.t
    filled_in = t("“Done?” is filled in at the interim evaluation: yes, partly or no.")
    notes = [] if plan.ends_well else [filled_in]
    if any(plan.helps_the_teacher(line) for line in plan.agreements):
        notes.append(t("“Teacher”: see what the teacher needs."))
    return notes


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
    table = Table(headers, rows, _WIDTHS, lead=2, description=told)
    if not plan.talk.follows:
        return without_empty_columns(table, _NEED)
    kept = without_empty_columns(_without_plain_yes(plan, table), _NEED, _OUTCOME, *([_DONE] if plan.ends_well else []))
    return _with_since(plan, kept, at=len(kept.headers) - (not plan.ends_well))


def _without_plain_yes(plan: Plan, table: Table) -> Table:
    """Return the table without the outcomes if every agreement simply works: then the page needs the room more."""
    works = cell(code_wording.capital(code_wording.verdict(plan.t, Verdict.FEASIBLE)))
    if any(row[_OUTCOME] not in (works, Cell()) for row in table.rows):
        return table
    rows = tuple((*row[:_OUTCOME], Cell(), *row[_OUTCOME + 1 :]) for row in table.rows)
    return replace(table, rows=rows)


def _with_since(plan: Plan, table: Table, at: int) -> Table:
    """Return the table with a column that says since when each agreement is as it is."""
    told = [cell(since(plan, line)) for line in plan.agreements]
    return replace(
        table,
        headers=(*table.headers[:at], plan.t.context("agreements", "Since"), *table.headers[at:]),
        rows=tuple((*row[:at], one, *row[at:]) for row, one in zip(table.rows, told, strict=True)),
        widths=(*table.widths[:at], _SINCE, *table.widths[at:]),
    )


def since(plan: Plan, line: Line) -> str:
    """Return since which version an agreement is as it is, or that it is new or was changed in this talk."""
    t = plan.t
    if line.origin is None:
        return t.context("since", "new")
    if any(TEACHER_ALONE in turn.ways for turn in line.adaptations):
        return t.context("since", "handed over")
    if line.altered:
        return t.context("since", "changed")
    before, then = plan.before, plan.then(line)
    if before is None or then is None:
        return t.context("since", "before")
    unchanged = then.origin is not None and not then.altered
    return since(before, then) if unchanged else f"v{before.edition}"


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
