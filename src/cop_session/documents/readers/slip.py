"""A slip for one person: what they took on or promised to help with, by when, where, for which need.

The conditions and promises of an agreement are included, regardless of their author. The discussion that led to it
is not.
"""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Bullets,
    Cell,
    Outline,
    Paragraph,
    PlanSection,
    Table,
    cell,
    plain,
    without_empty_columns,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.readers.plain import not_sure, when
from cop_session.documents.readers.sheet import Sheet, outlined, unfinished
from cop_session.documents.sections.evaluation_section import moment
from cop_session.documents.sections.outcome import conditions, remarked, signed
from cop_session.domain.codes import Kind
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.state import Line, State
from cop_session.i18n import date_wording

_TAKEN_ON = (Kind.ACTION, Kind.LACKS, Kind.PARENTS_NEED, Kind.OPEN)
"""Kinds of lines that a participant can take on."""


def owners(state: State) -> tuple[int, ...]:
    """Return the people who took on a standing agreement or help with it, in the order of the list."""
    lines = [line for kind in _TAKEN_ON for line in state.of(kind) if _holds(line)]
    busy = {one for line in lines for one in (*line.owners, *_helpers(state, line))}
    return tuple(one.id for one in state.people if one.id in busy)


def slip(plan: Plan, owner: int) -> Outline:
    """Return the slip of one of `owners`."""
    t, held = plan.t, plan.state.held_on
    lines = [line for line in plan.agreements if owner in line.owners]
    lines += [line for kind in _TAKEN_ON[1:] for line in plan.standing(kind) if owner in line.owners]
    helped = [line for line in plan.agreements if owner in _helpers(plan.state, line)]
    position = owners(plan.state).index(owner) + 1
    return outlined(
        plan,
        Sheet(
            code=t.context("file name", "agreement-{number}", number=position),
            look="easy",
            title=t.context("slip", "My agreements"),
            about=(plan.name(owner), plan.pupil, date_wording.long_day(t, held) if held else ""),
            head=(*unfinished(plan), *_head(plan)),
            sections=(_taken_on(plan, owner, lines), _helped(plan, owner, helped), _looking_back(plan)),
            footer=t.context("slip", "for whoever is named above; destroy it when it is done"),
        ),
    )


def _holds(line: Line) -> bool:
    return line.stands and verdict(line) is not Verdict.NOT_FEASIBLE


def _head(plan: Plan) -> tuple[Paragraph, ...]:
    return (Paragraph(plain(plan.contact), plan.t.context("plan", "Contact")),) if plan.contact else ()


def _helpers(state: State, line: Line) -> list[int]:
    """Return who does not do it and said, in words that may be told, how they help."""
    return [one.person for one, advises in remarked(state, line) if advises and one.person not in line.owners]


def _taken_on(plan: Plan, owner: int, lines: list[Line]) -> PlanSection:
    t = plan.t
    told = [(line, _what(plan, owner, line)) for line in lines]
    numbers = sorted({number for line in lines for number in map(plan.need_number, line.needs) if number})
    needs = [
        Paragraph(plain(plan.needs[number - 1].text), t.context("slip", "Need {number}", number=number))
        for number in numbers
    ]
    if any(map(plan.helps_the_teacher, lines)):
        label = t.context("slip", "Need {number}", number=code_wording.teacher(t))
        needs.append(Paragraph(plain(t.context("slip", "something that the teacher needs.")), label))
    table = _table(plan, t.context("slip", "What I do"), told)
    return PlanSection("own", t.context("slip", "What I took on"), (*table, *needs))


def _helped(plan: Plan, owner: int, lines: list[Line]) -> PlanSection:
    t = plan.t
    told = [
        (
            line,
            cell(
                _named(plan, line),
                t.context("slip", "who does it: {names}", names=plan.doing(line)),
                *_said(plan, owner, line),
            ),
        )
        for line in lines
    ]
    table = _table(plan, t.context("slip", "How I help"), told)
    return PlanSection("helped", t.context("slip", "What I help with"), tuple(table))


def _table(plan: Plan, heading: str, told: list[tuple[Line, Cell]]) -> list[Table]:
    t = plan.t
    headers = (heading, t.context("slip", "When and where"), t.context("slip", "Need"))
    rows = tuple(
        (what, cell(when(t, line.when, plan.year), line.place), cell(plan.needs_of(line))) for line, what in told
    )
    return [without_empty_columns(Table(headers, rows, (54, 28, 18)), 1, 2)] if rows else []


def _what(plan: Plan, owner: int, line: Line) -> Cell:
    t = plan.t
    texts = [_named(plan, line)]
    if others := plan.names(one for one in line.owners if one != owner):
        texts.append(t.context("slip", "together with {names}", names=others))
    if line.kind is Kind.ACTION:
        texts += _said(plan, owner, line)
    if line.changed_afterwards:
        texts.append(t("(changed after the talk)"))
    return cell(*texts)


def _named(plan: Plan, line: Line) -> str:
    t = plan.t
    match line.kind:
        case Kind.LACKS | Kind.PARENTS_NEED:
            return t.context("slip", "See to: {text}", text=line.text)
        case Kind.OPEN:
            return t.context("slip", "Still open: {text}", text=line.text)
        case _:
            number = plan.agreement_number(line.id)
            return f"{number}. {line.text}" if number else line.text


def _said(plan: Plan, owner: int, line: Line) -> list[str]:
    """Return whether it is sure, its conditions, and the promises made with it; own words without a name."""
    texts = conditions(plan, line, plan.name)
    for answer, _ in remarked(plan.state, line):
        own = answer.person == owner
        texts.append(code_wording.quoted(answer.remark) if own else signed(plan.name(answer.person), answer.remark))
    if not_sure(line):
        texts.insert(0, _not_sure(plan, owner, line))
    return texts


def _not_sure(plan: Plan, owner: int, line: Line) -> str:
    poll = line.poll
    asked = poll is not None and not poll.stale and poll.answer_of(owner) is not None
    if asked or line.doubtful or owner not in line.owners:
        return plan.t.context("parents", "(not sure yet)")
    return plan.t.context("slip", "Still to be asked: will this work?")


def _looking_back(plan: Plan) -> PlanSection:
    t, meeting = plan.t, plan.state.evaluation
    none = t("There is no new date: it ended well.") if plan.ends_well else t("Not agreed yet.")
    said = code_wording.capital(moment(plan, meeting)) if meeting else none
    return PlanSection("evaluation", t.context("plan", "Interim evaluation"), (Bullets((plain(said),)),))
