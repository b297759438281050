"""The teacher's goals, present actions and needs, the parents' needs, and the people who see to them."""

from collections.abc import Iterator
from itertools import zip_longest

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Cell,
    Paragraph,
    PlanSection,
    Rich,
    Table,
    cell,
    plain,
    without_empty_columns,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.agreements import owners
from cop_session.domain.codes import DONE, TEACHER_ALONE, Kind
from cop_session.domain.state import Line

_WITH_NAMES = 2


def support(plan: Plan) -> PlanSection | None:
    """Return the support need of the teacher, in its three parts."""
    t = plan.t
    aims, does, lacks = (plan.standing(kind) for kind in (Kind.AIM, Kind.DOES, Kind.LACKS))
    lacks = (*lacks, *plan.done(Kind.LACKS))
    alone = [*_alone(plan)]
    if not (aims or does or lacks or alone):
        return None
    headers = (
        t.context("support", "Wants to reach"),
        t.context("support", "Already does"),
        t.context("support", "Needs"),
        t.context("support", "Who sees to it, by when"),
    )
    rows = tuple(
        (_text(aim), _text(done), _text(lack), seen_to(plan, lack))
        for aim, done, lack in zip_longest(aims, does, lacks)
    )
    told = t("What the teacher wants to reach, already does and needs, and who sees to that and by when.")
    table = without_empty_columns(Table(headers, rows, (27, 23, 27, 23), description=told), 0, 1, 2, 3)
    return PlanSection("support", t.context("plan", "What the teacher needs"), (*([table] if rows else []), *alone))


def _alone(plan: Plan) -> Iterator[Paragraph]:
    """Yield what the teacher does alone since this talk."""
    names = [
        f"{plan.agreement_number(line.id)} · {code_wording.beginning(line.text)}"
        for line in plan.agreements
        if any(TEACHER_ALONE in turn.ways for turn in line.adaptations)
    ]
    if names:
        yield Paragraph(plain("; ".join(names)), plan.t.context("support", "The teacher does alone from now on"))


def parents_support(plan: Plan) -> PlanSection | None:
    """Return the parents' needs, and the people who see to them."""
    t, lines = plan.t, (*plan.standing(Kind.PARENTS_NEED), *plan.done(Kind.PARENTS_NEED))
    if not lines:
        return None
    headers = (t.context("support", "What helps at home"), t.context("support", "Who sees to it, by when"))
    told = t("What helps parents at home, and who sees to that and by when.")
    rows = tuple((_text(line), seen_to(plan, line)) for line in lines)
    return PlanSection(
        "parents_support",
        t.context("plan", "What the parents need"),
        (Table(headers, rows, (62, 38), description=told),),
    )


def _text(line: Line | None) -> Cell:
    return cell(line.text) if line else Cell()


def seen_to(plan: Plan, lack: Line | None) -> Cell:
    """Return the people who see to a need: its owner, and each agreement that answers it; or that it is met."""
    if lack is None:
        return Cell()
    t = plan.t
    if lack.standing == DONE:
        return cell(t("in order"))
    paragraphs: list[Rich] = [
        part for part in (owners(plan, lack), plain(plan.when(lack.when)), plain(lack.place)) if part
    ]
    if lack.changed_afterwards:
        paragraphs.append(plain(t("(changed after the talk)")))
    paragraphs += [plain(text) for text in _answers(plan, lack)]
    return Cell(tuple(paragraphs) or (plain(t("still to be agreed")),))


def _answers(plan: Plan, lack: Line) -> list[str]:
    """Return the agreements that answer a need, with who does them as long as that stays readable."""
    t = plan.t
    found = [(plan.agreement_number(line.id), line) for line in plan.agreements if lack.id in line.needs]
    if len(found) > _WITH_NAMES:
        numbers = code_wording.listed(t, [str(number) for number, _ in found])
        return [t("agreement {number}", number=numbers)]
    return [
        t("agreement {number}: {names}", number=number, names=names)
        if (names := plan.doing(line))
        else t("agreement {number}", number=number)
        for number, line in found
    ]
