"""The pupil's needs, the strengths, and the pupil's own words."""

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Column,
    Columns,
    NumberedList,
    Paragraph,
    PlanSection,
    Rich,
    bold,
    plain,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.looking_back.movement import goes, signs
from cop_session.domain.codes import Consent, Kind
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line


def needs(plan: Plan) -> PlanSection:
    """Return the numbered needs, each with how it moved since the talk before, or a note that there are none yet."""
    t = plan.t
    block: Block = NumberedList(tuple(_need(plan, line) for line in plan.needs))
    if not plan.needs:
        block = Paragraph(plain(t("Not noted yet.")))
    return PlanSection("needs", t.context("plan", "Educational needs"), (block,))


def _need(plan: Plan, line: Line) -> Rich:
    now = goes(plan, line)
    beneath = [bold(f"\n{now}")] if now else []
    beneath += [plain(f"\n{sign}") for sign in signs(plan, line)]
    return (*plain(line.text), *(run for rich in beneath for run in rich))


def strengths(plan: Plan) -> PlanSection | None:
    """Return the strengths next to the pupil's words; a quote only with the pupil's consent."""
    t = plan.t
    works = tuple(plain(line.text) for line in plan.standing(Kind.WORKS))
    quotes = tuple(
        plain(code_wording.quoted(line.text)) for line in plan.standing(Kind.QUOTE) if line.consent is Consent.YES
    )
    columns = (
        Column(t.context("plan", "What already works"), works),
        Column(t.context("plan", "In the words of {pupil}", pupil=plan.pupil), quotes),
    )
    filled = tuple(column for column in columns if column.items)
    title = t.context("plan", "What we build on")
    if len(filled) == 1 and len(filled[0].items) == 1:
        return PlanSection("strengths", title, (Paragraph(filled[0].items[0], visible(filled[0].title)),))
    told = t("What already works and what {pupil} said, side by side.", pupil=plan.pupil)
    return PlanSection("strengths", title, (Columns(filled, visible(told)),)) if filled else None
