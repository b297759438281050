"""A slip for one person: what they took on, by when, where, for which need, and when everybody looks back.

Of what they share with others the names are there; what others answered or do is not.
"""

from cop_session.documents import wording
from cop_session.documents.blocks import Bullets, Cell, Outline, Paragraph, Section, Table, cell, plain
from cop_session.documents.plan import Plan
from cop_session.documents.readers.plain import when
from cop_session.documents.readers.sheet import Sheet, outlined, unfinished
from cop_session.documents.sections.evaluation import moment
from cop_session.documents.sections.outcome import on_condition
from cop_session.i18n import dates
from cop_session.roundtable.feasibility import Verdict, is_condition, verdict
from cop_session.roundtable.state import Line, State
from cop_session.roundtable.words import Detail, Kind

_TAKEN_ON = (Kind.ACTION, Kind.LACKS, Kind.PARENTS_NEED, Kind.OPEN)
"""Kinds of lines that somebody can take on."""


def owners(state: State) -> tuple[int, ...]:
    """Return who took on something that stands, in the order in which they are listed."""
    busy = {owner for kind in _TAKEN_ON for line in state.of(kind) if _holds(line) for owner in line.owners}
    return tuple(one.id for one in state.people if one.id in busy)


def slip(plan: Plan, owner: int) -> Outline:
    """Return the slip of one of `owners`."""
    t, held = plan.t, plan.state.held_on
    lines = [line for line in plan.agreements if owner in line.owners]
    lines += [line for kind in _TAKEN_ON[1:] for line in plan.standing(kind) if owner in line.owners]
    position = owners(plan.state).index(owner) + 1
    return outlined(
        plan,
        Sheet(
            code=t.context("file name", "agreement-{number}", number=position),
            look="easy",
            title=t.context("slip", "My agreements"),
            about=(plan.name(owner), plan.pupil, dates.long_day(t, held) if held else ""),
            head=(*unfinished(plan), *_head(plan)),
            sections=(_taken_on(plan, owner, lines), _looking_back(plan)),
            footer=t.context("slip", "for whoever is named above; destroy it when it is done"),
        ),
    )


def _holds(line: Line) -> bool:
    return line.stands and verdict(line) is not Verdict.NOT_FEASIBLE


def _head(plan: Plan) -> tuple[Paragraph, ...]:
    contact = plan.state.detail(Detail.CONTACT)
    return (Paragraph(plain(contact), plan.t.context("plan", "Contact")),) if contact else ()


def _taken_on(plan: Plan, owner: int, lines: list[Line]) -> Section:
    t = plan.t
    headers = (
        t.context("slip", "What I do"),
        t.context("slip", "When and where"),
        t.context("slip", "Need"),
    )
    rows = tuple(
        (_what(plan, owner, line), cell(when(t, line.when, plan.year), line.place), cell(plan.needs_of(line)))
        for line in lines
    )
    numbers = sorted({number for line in lines for number in map(plan.need_number, line.needs) if number})
    needs = (
        Paragraph(plain(plan.needs[number - 1].text), t.context("slip", "Need {number}", number=number))
        for number in numbers
    )
    title = t.context("slip", "What I took on")
    return Section("own", title, (Table(headers, rows, (54, 28, 18)), *needs))


def _what(plan: Plan, owner: int, line: Line) -> Cell:
    t = plan.t
    texts = [_named(plan, line)]
    if others := plan.names(one for one in line.owners if one != owner):
        texts.append(t.context("slip", "together with {names}", names=others))
    if line.kind is Kind.ACTION:
        texts.append(_own_answer(plan, owner, line))
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


def _own_answer(plan: Plan, owner: int, line: Line) -> str:
    """Return the condition that the owner made; that they are still to be asked, where they are."""
    poll = line.poll
    answer = poll.answer_of(owner) if poll and not poll.stale else None
    if poll is None or answer is None:
        return plan.t.context("slip", "Still to be asked: will this work?")
    return on_condition(plan, poll, answer) if is_condition(poll, answer) else ""


def _looking_back(plan: Plan) -> Section:
    t, meeting = plan.t, plan.state.evaluation
    said = wording.capital(moment(plan, meeting)) if meeting else t("Not agreed yet.")
    return Section("evaluation", t.context("plan", "Interim evaluation"), (Bullets((plain(said),)),))
