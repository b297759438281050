"""One page for the parents, in plain language: their child's needs, the actions with owners, the evaluation date.

It quotes the group's own words, with the conditions and promises that belong to an agreement. It leaves out the
discussion that led to it.
"""

from collections.abc import Mapping
from functools import partial

from cop_session.documents.plan.code_wording import capital
from cop_session.documents.plan.outline_blocks import (
    Block,
    Bullets,
    Cell,
    Outline,
    PlanSection,
    Run,
    Table,
    bold,
    cell,
    plain,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.readers.plain import called, moment, remarks, role, when
from cop_session.documents.readers.sheet import Sheet, outlined, unfinished
from cop_session.documents.readers.short_lines import in_short_lines
from cop_session.documents.sections.looking_back.movement import goes, moved
from cop_session.documents.sections.outcome import conditions, remarked, signed
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.family import of_the_family
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line
from cop_session.i18n import date_wording

# All fonts of Word and LibreOffice have these signs, or borrow them from one that has.
_SCHOOL, _CHILD, _HOME, _CALL = "✎", "☺", "⌂", "☎"


def parents(plan: Plan) -> Outline:
    """Return the parents' page."""
    t, state = plan.t, plan.state
    held = state.held_on
    talk = t.context("parents", "talk on {day}", day=date_wording.long_day(t, held)) if held else ""
    child = _child(plan)
    needs = PlanSection("needs", t.context("parents", "What {pupil} needs", pupil=child), _needs(plan))
    helps = PlanSection(
        "helps", t.context("parents", "This helps you at home"), _bullets(plan.standing(Kind.PARENTS_NEED))
    )
    works = PlanSection("works", t.context("parents", "This already goes well"), _bullets(plan.standing(Kind.WORKS)))
    return outlined(
        plan,
        Sheet(
            code=t.context("file name", "parents"),
            look="easy",
            title=t.context("parents", "Our agreements"),
            about=(plan.known_pupil, state.detail(Detail.GROUP), talk),
            head=unfinished(plan),
            sections=(works, needs, helps, *_agreements(plan, child), _looking_back(plan), _questions(plan)),
            footer=t.context("parents", "keep this page at home"),
        ),
    )


def _child(plan: Plan) -> str:
    return plan.known_pupil or plan.t.context("parents", "your child")


def _bullets(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    return (Bullets(tuple(plain(in_short_lines(line.text)) for line in lines)),) if lines else ()


def _needs(plan: Plan) -> tuple[Block, ...]:
    """Return the needs, after an evaluation with how those go now that somebody saw change."""
    told = [(line, goes(plan, line) if moved(plan, line) else "") for line in plan.needs]
    items = tuple((*plain(in_short_lines(line.text)), *bold(f"\n{now}" if now else "")) for line, now in told)
    return (Bullets(items),) if items else ()


def _agreements(plan: Plan, child: str) -> tuple[PlanSection, ...]:
    """Return the agreements in three groups: those around the child, the child, the parents."""
    t = plan.t
    if not plan.agreements and plan.ends_well:
        return ()
    if not plan.agreements:
        none_yet = plain(t.context("parents", "We still decide on this together."))
        return (PlanSection("we", t.context("parents", "This is what we do"), (Bullets((none_yet,)),)),)
    groups: dict[str, list[Line]] = {_SCHOOL: [], _CHILD: [], _HOME: []}
    for line in plan.agreements:
        for sign in _signs(plan, line):
            groups[sign].append(line)
    titles = {
        _SCHOOL: ("we", t.context("parents", "This is what we do")),
        _CHILD: ("child", t.context("parents", "This is what {pupil} does", pupil=child)),
        _HOME: ("you", t.context("parents", "This is what you do")),
    }
    # A person's role is printed at the first mention of their name.
    introduced = {
        owner: line.id for lines in reversed(groups.values()) for line in reversed(lines) for owner in line.owners
    }
    return tuple(PlanSection(*titles[sign], _table(plan, sign, lines, introduced)) for sign, lines in groups.items())


def _signs(plan: Plan, line: Line) -> list[str]:
    """Return the headings of an agreement: one per owner's side, the school's for an agreement without owner."""
    people = [one for owner in line.owners if (one := plan.state.person(owner))]
    whose = {_CHILD if one.role is Role.PUPIL else _HOME if of_the_family(one) else _SCHOOL for one in people} or {
        _SCHOOL
    }
    return [sign for sign in (_SCHOOL, _CHILD, _HOME) if sign in whose]


def _table(plan: Plan, sign: str, lines: list[Line], introduced: Mapping[int, int]) -> tuple[Block, ...]:
    t = plan.t
    if not lines:
        return ()
    headers = (t.context("parents", "Who"), t.context("parents", "What"), t.context("parents", "When"))
    rows = tuple((_who(plan, sign, line, introduced), _what(plan, line), _moment(plan, line)) for line in lines)
    return (Table(headers, rows, (22, 44, 34)),)


def _who(plan: Plan, sign: str, line: Line, introduced: Mapping[int, int]) -> Cell:
    """Return the sign and each owner; `introduced` gives the line at which each person's role is stated."""
    known = [one for owner in line.owners if (one := plan.state.person(owner))]
    shown = Run(f"{sign} ", sign=True)
    if line.owners_doubt is not None:
        return Cell(((shown, *plain(line.owners_doubt.said)),))
    if not known:
        return Cell(((shown, *plain(plan.t.context("parents", "we still choose who"))),))
    paragraphs = []
    for one in known:
        as_what = role(plan.t, one) if introduced[one.id] == line.id else ""
        before = (shown,) if one is known[0] else ()
        paragraphs.append((*before, *bold(called(plan, one.id)), *plain(f" ({as_what})" if as_what else "")))
    return Cell(tuple(paragraphs))


def _what(plan: Plan, line: Line) -> Cell:
    """Return the agreement, whether it is sure, its conditions, and the promises made with it."""
    names = partial(called, plan)
    promised = [signed(names(answer.person), answer.remark) for answer, _ in remarked(plan.state, line)]
    said = (*remarks(plan, line), *conditions(plan, line, names), *promised)
    return cell(*map(in_short_lines, (line.text, *said)))


def _news(plan: Plan, line: Line) -> str:
    """Return whether an agreement is new or another one since the talk before, to stand behind its date."""
    t = plan.t
    if not plan.talk.follows or (line.origin is not None and not line.altered):
        return ""
    return f" ({t.context('parents', 'new')})" if line.origin is None else f" ({t.context('parents', 'changed')})"


def _moment(plan: Plan, line: Line) -> Cell:
    at = ", ".join(text for text in (when(plan.t, line.when, plan.year), line.place) if text)
    return cell(in_short_lines(f"{at}{_news(plan, line)}".strip()))


def _looking_back(plan: Plan) -> PlanSection:
    t, meeting = plan.t, plan.state.evaluation
    if plan.ends_well:
        ended = t.context("parents", "It goes well, so this was the last talk. There is no new date.")
        return PlanSection("evaluation", t.context("parents", "A good ending"), (Bullets((plain(ended),)),))
    title = t.context("parents", "When do we look back together?")
    if meeting is None:
        return PlanSection("evaluation", title, (Bullets((plain(t.context("parents", "We still choose a day.")),)),))
    place = f", {visible(meeting.place)}" if meeting.place else ""
    at = (Run(capital(moment(t, meeting)), bold=True), Run(f"{place}."))
    if meeting.people:
        who = t.context("parents", "These people come: {names}.", names=plan.names(meeting.people))
    else:
        who = t.context("parents", "Everybody from the talk comes. You too.")
    return PlanSection("evaluation", title, (Bullets((at, plain(who))),))


def _questions(plan: Plan) -> PlanSection:
    t, state = plan.t, plan.state
    whom = plan.contact or plan.name(state.follow_up) or t.context("parents", "the school")
    asked = t.context("parents", "Call or write to")
    call = (Run(f"{_CALL} ", sign=True), Run(f"{asked}: "), Run(visible(whom), bold=True))
    help_is_fine = plain(t.context("parents", "Does something not work out? Tell us. We will help."))
    return PlanSection("questions", t.context("parents", "Do you have a question?"), (Bullets((call, help_is_fine)),))
