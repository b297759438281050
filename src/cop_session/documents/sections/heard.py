"""How the pupil was heard and how that counted, and the parents' words about the *handelingsdeel*."""

from cop_session.documents.plan import code_wording as wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Paragraph,
    PlanSection,
    Table,
    cell,
    plain,
    without_empty_columns,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Consent, Kind, Role
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line


def heard(plan: Plan) -> PlanSection | None:
    """Return the pupil's words next to how they counted; None if neither was noted."""
    t = plan.t
    counted = plan.standing(Kind.COUNTED)
    said = [line for line in (*plan.standing(Kind.HEARD), *plan.standing(Kind.QUOTE)) if _may_be_shown(line)]
    rows = []
    placed = set[int]()
    for line in said:
        answers = [one for one in counted if line.id in one.needs]
        placed.update(one.id for one in answers)
        if answers or line.kind is Kind.HEARD:
            own_words = line.kind is Kind.QUOTE or _said_by_pupil(plan, line)
            text = wording.quoted(line.text) if own_words else line.text
            rows.append((cell(text), cell(*(one.text for one in answers))))
    loose = [one.text for one in counted if one.id not in placed]
    rows += [(cell(), cell(text)) for text in loose]
    headers = (t.context("heard", "What {pupil} said", pupil=plan.pupil), t.context("heard", "How it counted"))
    title = t.context("plan", "How {pupil} was heard", pupil=plan.pupil)
    told = visible(t("What {pupil} said, and beside it how that counted.", pupil=plan.pupil))
    table = without_empty_columns(Table(headers, tuple(rows), (50, 50), description=told), 0, 1)
    return PlanSection("heard", title, (table,)) if rows else None


def _may_be_shown(line: Line) -> bool:
    return line.kind is not Kind.QUOTE or line.consent is Consent.YES


def _said_by_pupil(plan: Plan, line: Line) -> bool:
    speaker = plan.state.person(line.said_by)
    return speaker is not None and speaker.role is Role.PUPIL


def action_part(plan: Plan) -> PlanSection | None:
    """Return the words of each parent about the *handelingsdeel*: for sessions in the Netherlands only."""
    t, state = plan.t, plan.state
    if state.locale != "nl_NL" and not state.action_part:
        return None
    parents = [one for one in state.people if one.role is Role.PARENT]
    said = [f"{one.name}: {wording.consent(t, state.action_part.get(one.id, Consent.TO_ASK))}" for one in parents]
    blocks: list[Block] = [Paragraph(plain(t("Consent is given apart from this plan, through the school.")))]
    if said:
        blocks.append(Paragraph(plain(" · ".join(said)), t("Said during the talk")))
    return PlanSection("action_part", t.context("plan", "Consent to the action part of the OPP"), tuple(blocks))
