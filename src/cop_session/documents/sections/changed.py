"""The changes since the version before: a paragraph about their place, a table with their content."""

from collections.abc import Sequence

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.outline_blocks import Block, Cell, Paragraph, PlanSection, Rich, Table, cell, plain
from cop_session.documents.plan.plan_changes import Change, Facet, PlanPosition, changes
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.agreements import owners
from cop_session.documents.sections.evaluation_section import moment
from cop_session.documents.sections.outcome import outcome
from cop_session.domain.codes import DONE, Kind, Standing
from cop_session.domain.feasibility import Verdict
from cop_session.domain.state import Line

NONE = "–"

Row = tuple[Cell, Cell, Cell]


def changed(before: Plan, plan: Plan, different: Sequence[str]) -> PlanSection:
    """Return the differences from the version made of `before`.

    `different` are the titles of the sections that do.
    """
    found = sorted(changes(before.state, plan.state), key=lambda one: _position(plan, one))
    rows = [*(_row(before, plan, change) for change in found), *_appointment(before, plan), *sent(before, plan)]
    title = plan.t("What changed since {version}", version=_version(before))
    return compared(plan, title, different, rows)


def compared(plan: Plan, title: str, different: Sequence[str], rows: Sequence[Row]) -> PlanSection:
    """Return the section of what changed: the titles of the sections that read differently, then the rows."""
    t = plan.t
    blocks: list[Block] = [_where(plan, different)]
    if rows:
        headers = (t.context("changed", "What"), t.context("changed", "Was"), t.context("changed", "Is now"))
        meaning = t("Each row is something that reads differently: what it is about, what it was and what it is now.")
        blocks.append(Table(headers, tuple(rows), (30, 35, 35), description=meaning))
    return PlanSection("changed", title, tuple(blocks))


def _position(plan: Plan, change: Change) -> int:
    """Return the position of a change in the table: agreements first by number, dropped ones behind them."""
    if change.kind is not Kind.ACTION:
        return len(plan.state.of(Kind.ACTION)) + 2
    return plan.agreement_number(change.line) or len(plan.state.of(Kind.ACTION)) + 1


def _version(before: Plan) -> str:
    last = max((one for one in before.state.exports if one.number), key=lambda one: one.seq, default=None)
    return f"v{last.number if last else before.number - 1}"


def _where(plan: Plan, different: Sequence[str]) -> Paragraph:
    if not different:
        return Paragraph(plain(plan.t("Nothing of what stands in the plan changed.")))
    return Paragraph(plain(" · ".join(different)), plan.t.context("changed", "Changed in"))


def _row(before: Plan, plan: Plan, change: Change) -> Row:
    t, old, new = plan.t, change.before, change.now
    what = _what(before, plan, change)
    if change.struck:
        return cell(what), cell(NONE), cell(t.context("changed", "struck"))
    if old is None or change.was is PlanPosition.NOWHERE:
        return cell(what), cell(NONE), Cell(told(plan, new) if new else ())
    if new is None or change.becomes is PlanPosition.NOWHERE:
        return cell(what), Cell(told(before, old)), cell(wording.standing(t, Standing.DROPPED))
    pairs = [(was or plain(NONE), now or plain(NONE)) for was, now in _pairs(before, plan, change, old, new)]
    named = cell(what, "" if Facet.TEXT in change.facets else new.text)
    return named, Cell(tuple(was for was, _ in pairs)), Cell(tuple(now for _, now in pairs))


def _what(before: Plan, plan: Plan, change: Change) -> str:
    """Return the label of a line, with its present or former number."""
    t = plan.t
    if change.kind is Kind.ACTION:
        if number := plan.agreement_number(change.line):
            return wording.capital(t("agreement {number}", number=number))
        if number := before.agreement_number(change.line):
            return wording.capital(t("agreement {number} in {version}", number=number, version=_version(before)))
    name = wording.capital(wording.kind(t, change.kind))
    number = plan.need_number(change.line)
    return f"{name} {number}" if number else name


def told(plan: Plan, line: Line) -> tuple[Rich, ...]:
    """Return a line as in the plan, in a few paragraphs."""
    parts = (plain(line.text), owners(plan, line), plain(plan.when(line.when)), plain(line.place))
    return tuple(part for part in parts if part)


def _pairs(before: Plan, plan: Plan, change: Change, old: Line, new: Line) -> list[tuple[Rich, Rich]]:
    pairs: list[tuple[Rich, Rich]] = []
    if change.was is not change.becomes:
        pairs.append((plain(_place(before, change, change.was)), plain(_place(plan, change, change.becomes))))
    if Facet.TEXT in change.facets:
        pairs.append((plain(old.text), plain(new.text)))
    if Facet.OWNERS in change.facets:
        pairs.append((owners(before, old), owners(plan, new)))
    if Facet.WHEN in change.facets:
        pairs.append((plain(before.when(old.when)), plain(plan.when(new.when))))
    if Facet.WHERE in change.facets:
        pairs.append((plain(old.place), plain(new.place)))
    if Facet.NEEDS in change.facets:
        pairs.append((plain(_for(before, old)), plain(_for(plan, new))))
    if Facet.OUTCOME in change.facets and change.was is change.becomes:
        pairs.append((_joined(outcome(before, old)), _joined(outcome(plan, new))))
    return pairs


def _place(plan: Plan, change: Change, place: PlanPosition) -> str:
    t = plan.t
    return {
        PlanPosition.NOWHERE: NONE,
        PlanPosition.STANDS: t.context("changed", "agreed")
        if change.kind is Kind.ACTION
        else wording.kind(t, change.kind),
        PlanPosition.REFUSED: wording.verdict(t, Verdict.NOT_FEASIBLE),
        PlanPosition.LATER: wording.standing(t, Standing.LATER),
        PlanPosition.DROPPED: wording.standing(t, Standing.DROPPED),
        PlanPosition.DONE: wording.standing(t, DONE),
    }[place]


def _for(plan: Plan, line: Line) -> str:
    needs = plan.needs_of(line)
    return plan.t("need: {needs}", needs=needs) if needs else ""


def _joined(paragraphs: Sequence[Rich]) -> Rich:
    return plain("; ".join("".join(run.text for run in one) for one in paragraphs))


def _appointment(before: Plan, plan: Plan) -> list[Row]:
    """Return the changed appointment, if it did."""
    return _differing([(plan.t.context("plan", "Interim evaluation"), _evaluation(before), _evaluation(plan))])


def sent(before: Plan, plan: Plan) -> list[Row]:
    """Return what changed about who follows up and who receives the plan."""
    t = plan.t
    old, new = _receivers(before), _receivers(plan)
    gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
    return _differing(
        [
            (t.context("plan", "Follow-up"), [_follow_up(before)], [_follow_up(plan)]),
            (t.context("people", "Receives the plan through"), gone, come),
        ]
    )


def _differing(rows: Sequence[tuple[str, Sequence[str], Sequence[str]]]) -> list[Row]:
    return [(cell(what), cell(*(was or [NONE])), cell(*(now or [NONE]))) for what, was, now in rows if was != now]


def _evaluation(plan: Plan) -> list[str]:
    meeting = plan.state.evaluation
    if meeting is None:
        return []
    people = plan.names(meeting.people) if meeting.people else plan.t.context("evaluation", "everybody")
    return [moment(plan, meeting), people]


def _follow_up(plan: Plan) -> str:
    return plan.with_relation(plan.state.follow_up) or NONE


def _receivers(plan: Plan) -> list[str]:
    named = ((plan.name(one.person) if one.person else one.name, one.route) for one in plan.state.recipients)
    return [f"{name}: {wording.route(plan.t, route)}" for name, route in named if name]
