"""The changes since the plan of the talk before: a paragraph about their place, a table with their content."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.outline_blocks import Cell, PlanSection, Rich, cell, plain
from cop_session.documents.plan.plan_changes import PlanPosition, place
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.plan.thread import origin
from cop_session.documents.sections.agreements import owners
from cop_session.documents.sections.changed import NONE, Row, compared, sent, told
from cop_session.documents.sections.looking_back.movement import movement, signs
from cop_session.documents.sections.support import seen_to
from cop_session.domain.codes import DONE, TEACHER_ALONE, Kind, Standing
from cop_session.domain.feasibility import Verdict
from cop_session.domain.state import Line
from cop_session.domain.when import same_moment
from cop_session.i18n import date_wording as dates

_SECTIONS: Final[Mapping[Kind, str]] = {
    Kind.ACTION: "agreements",
    Kind.AGREEMENT: "people",
    Kind.NEED: "needs",
    Kind.QUOTE: "strengths",
    Kind.WORKS: "strengths",
    Kind.CONCERN: "concerns",
    Kind.AIM: "support",
    Kind.DOES: "support",
    Kind.LACKS: "support",
    Kind.PARENTS_NEED: "parents_support",
    Kind.SIGN: "evaluation",
    Kind.OPEN: "still_open",
}
"""The kinds of lines that come along, in the order of the table, each with the section where it stands."""
_OF_THIS_TALK: Final = ("outcomes", "adapted", "remarks", "heard")
"""The sections that tell of this talk alone."""


def changed_since_talk(plan: Plan, made: Mapping[str, PlanSection]) -> PlanSection:
    """Return what changed since the talk before; `made` are the other sections of the plan, by their codes."""
    if plan.before:
        # Both columns name their years alike.
        plan = replace(plan, year=plan.before.year)
    found = [(_SECTIONS[kind], row) for kind in _SECTIONS for row in _rows(plan, kind)]
    found += [("evaluation", row) for row in _appointment(plan)]
    found += [("people", row) for row in (sent(plan.before, plan) if plan.before else ())]
    touched = {code for code, _ in found} | {*_OF_THIS_TALK}
    if any(movement(plan, need) or any(True for _ in signs(plan, need)) for need in plan.needs):
        touched.add("needs")
    titles = [made[code].title for code in plan.talk.document if code in made and code in touched]
    return compared(plan, _title(plan), titles, [row for _, row in found])


def _title(plan: Plan) -> str:
    t = plan.t
    version = plan.before.edition if plan.before else plan.number - 1
    return t("What changed since {version}", version=f"v{version}") if version > 0 else t("What changed")


def _rows(plan: Plan, kind: Kind) -> Iterator[Row]:
    lines = plan.state.of(kind)
    if kind is Kind.ACTION:
        lines = tuple(sorted(lines, key=lambda line: plan.agreement_number(line.id) or len(lines) + 1))
    made = ((_action if kind is Kind.ACTION else _line)(plan, line) for line in lines if not line.struck)
    yield from (row for row in made if row)
    yield from _gone(plan, kind)


def _action(plan: Plan, line: Line) -> Row | None:
    was, becomes = _then(plan, line), place(line)
    if PlanPosition.STANDS is was is becomes:
        return _going_on(plan, line)
    if was is becomes or (was is PlanPosition.NOWHERE and becomes in (PlanPosition.DROPPED, PlanPosition.DONE)):
        return None
    if becomes is PlanPosition.STANDS:
        return cell(_agreement(plan, line)), cell(_word(plan, was)), Cell(told(plan, line))
    if was is PlanPosition.STANDS:
        came = _as_it_came(line)
        before = Cell((owners(plan, came), plain(plan.when(came.when))))
        return _named(plan, line), before, cell(_word(plan, becomes))
    return _named(plan, line), cell(_word(plan, was)), cell(_word(plan, becomes))


def _going_on(plan: Plan, line: Line) -> Row | None:
    pairs = _pairs(plan, line)
    if not pairs:
        return None
    what = _named(plan, line) if _as_it_came(line).text == line.text else cell(_agreement(plan, line))
    was, now = zip(*pairs, strict=True)
    return what, Cell(tuple(filter(None, was))), Cell(now)


def _then(plan: Plan, line: Line) -> PlanPosition:
    """Return where a line stood in the plan before, as far as that is known."""
    if then := plan.then(line):
        return place(then)
    if line.origin is None:
        return PlanPosition.NOWHERE
    return PlanPosition.LATER if line.standing is Standing.LATER else PlanPosition.STANDS


def _pairs(plan: Plan, line: Line) -> list[tuple[Rich, Rich]]:
    """Return what is different about an agreement that goes on: how it was, how it is."""
    came = _as_it_came(line)
    pairs = []
    if came.text != line.text:
        pairs.append((plain(came.text), plain(line.text)))
    if (set(came.owners), came.lead) != (set(line.owners), line.lead):
        pairs.append((owners(plan, came), owners(plan, line)))
    if not same_moment(came.when, line.when):
        pairs.append((plain(plan.when(came.when)), plain(plan.when(line.when))))
    if came.place != line.place:
        pairs.append((plain(came.place), plain(line.place)))
    pairs = [(old or plain(NONE), new or plain(NONE)) for old, new in pairs]
    if any(TEACHER_ALONE in turn.ways for turn in line.adaptations):
        pairs.append(((), plain(plan.t("handed over to the teacher"))))
    return pairs


def _as_it_came(line: Line) -> Line:
    if line.origin is None:
        return line
    was = line.origin.commitment
    return replace(
        line, text=was.text, owners=was.owners, lead=was.lead, when=was.when, place=was.place, owners_doubt=None
    )


def _named(plan: Plan, line: Line) -> Cell:
    """Return the label of an agreement with the first of its words, which stand in full among the agreements."""
    return cell(f"{_agreement(plan, line)} · {wording.beginning(line.text)}")


def _agreement(plan: Plan, line: Line) -> str:
    """Return the label of an agreement, with the number that it had if that is another one."""
    t, number, then = plan.t, plan.agreement_number(line.id), plan.number_then(line)
    if number and then and number != then:
        return wording.capital(t("agreement {number} (was {then})", number=number, then=then))
    if number:
        return wording.capital(t("agreement {number}", number=number))
    if then and plan.before:
        version = f"v{plan.before.edition}"
        return wording.capital(t("agreement {number} in {version}", number=then, version=version))
    return wording.capital(wording.kind(t, line.kind))


def _word(plan: Plan, where: PlanPosition) -> str:
    t = plan.t
    return {
        PlanPosition.NOWHERE: NONE,
        PlanPosition.STANDS: t.context("changed", "agreed"),
        PlanPosition.REFUSED: wording.verdict(t, Verdict.NOT_FEASIBLE),
        PlanPosition.LATER: wording.standing(t, Standing.LATER),
        PlanPosition.DROPPED: t.context("decision", "stopped"),
        PlanPosition.DONE: wording.standing(t, DONE),
    }[where]


def _line(plan: Plan, line: Line) -> Row | None:
    """Return the row of a line other than an action, None if it reads as it did."""
    was, becomes = _then(plan, line), place(line)
    if was is PlanPosition.NOWHERE:
        new = (*_quoted(line), *told(plan, line)[1:])
        return None if becomes is not PlanPosition.STANDS else (cell(_label(plan, line)), cell(NONE), Cell(new))
    if line.kind in (Kind.LACKS, Kind.PARENTS_NEED):
        return _seen_to(plan, line)
    what = cell(_label(plan, line), wording.beginning(line.text))
    if was is not becomes:
        reached = line.kind is Kind.NEED and becomes is PlanPosition.DONE
        return what, cell(NONE), cell(plan.t("reached") if reached else _word(plan, becomes))
    came = _as_it_came(line)
    return (cell(_label(plan, line)), Cell(_quoted(came)), Cell(_quoted(line))) if came.text != line.text else None


def _quoted(line: Line) -> tuple[Rich, ...]:
    return (plain(wording.quoted(line.text) if line.kind is Kind.QUOTE else line.text),)


def _label(plan: Plan, line: Line) -> str:
    t = plan.t
    if line.kind is Kind.NEED:
        return f"{wording.capital(wording.kind(t, line.kind))} {plan.need_number(line.id)}"
    if line.kind is Kind.SIGN:
        needs = plan.needs_of(line)
        about = t("need {numbers}", numbers=needs) if needs else ""
        return " · ".join(filter(None, (wording.capital(wording.kind(t, line.kind)), about)))
    if line.kind is Kind.LACKS:
        return t.context("support", "Needs")
    return wording.capital(wording.kind(t, line.kind))


def _seen_to(plan: Plan, line: Line) -> Row | None:
    """Return the row of what the teacher or the parents need, if others see to it by now, or nothing is needed."""
    then = plan.then(line)
    before = plan.before if then else None
    what = cell(_label(plan, line), line.text)
    if before is None or then is None:
        return (what, cell(NONE), seen_to(plan, line)) if line.standing == DONE else None
    if _who_sees_to(plan, line, "") == _who_sees_to(before, then, plan.state.follows or ""):
        return None
    return what, seen_to(before, then), seen_to(plan, line)


def _who_sees_to(plan: Plan, lack: Line, session_id: str) -> tuple[object, ...]:
    """Return who sees to a need and by which agreements, apart from their numbers."""
    by = {(origin(line, session_id), plan.doing(line)) for line in plan.agreements if lack.id in line.needs}
    return lack.text, plan.doing(lack), place(lack), by


def _gone(plan: Plan, kind: Kind) -> Iterator[Row]:
    """Yield the lines of the plan before that are not in this talk any more; their words are not repeated."""
    before, session_id = plan.before, plan.state.follows
    if before is None or session_id is None:
        return
    here = {origin(line, "") for line in plan.state.of(kind)}
    struck = any(line.struck for line in plan.state.of(kind))
    word = plan.t.context("changed", "struck") if struck else wording.standing(plan.t, Standing.DROPPED)
    for line in before.state.of(kind):
        if place(line) in (PlanPosition.STANDS, PlanPosition.LATER) and origin(line, session_id) not in here:
            number = before.agreement_number(line.id)
            version = f"v{before.edition}"
            label = plan.t("agreement {number} in {version}", number=number, version=version) if number else ""
            yield cell(wording.capital(label or wording.kind(plan.t, kind))), cell(NONE), cell(word)


def _appointment(plan: Plan) -> Iterator[Row]:
    """Yield the appointment if it is another one; nothing if the talk before is not known."""
    if plan.before is None:
        return
    was, now = _shortly(plan.before), _shortly(plan)
    if was != now:
        title = plan.t.context("plan", "Interim evaluation")
        yield cell(title), cell(*(was or [NONE])), cell(*(now or [NONE]))


def _shortly(plan: Plan) -> Sequence[str]:
    t, meeting = plan.t, plan.state.evaluation
    if plan.ends_well:
        return [t("ended well")]
    if meeting is None:
        return []
    absent = [one.id for one in plan.state.people if one.id not in meeting.people] if meeting.people else []
    who = t.context("evaluation", "everybody")
    if absent:
        few = len(absent) < len(meeting.people)
        who = t("without {names}", names=plan.names(absent)) if few else plan.names(meeting.people)
    return [f"{dates.day_in(t, meeting.starts.date(), 0)}, {meeting.starts:%H:%M}", who]
