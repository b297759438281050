"""The request to a reader of a draft, with the notice that the round table is not closed yet."""

from cop_session.documents.plan.outline_blocks import Block, Paragraph, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.domain.codes import Detail, Phase
from cop_session.i18n import date_wording


def draft(plan: Plan) -> PlanSection | None:
    """Return the request to the reader of a draft; None for a version."""
    if plan.number:
        return None
    t = plan.t
    blocks: list[Block] = [Paragraph(plain(_ask(plan)), t.context("plan", "Please read this through"))]
    if plan.reply_by:
        blocks.append(
            Paragraph(plain(date_wording.long_day(t, plan.reply_by)), t.context("plan", "Answer at the latest on"))
        )
    if so_far := _so_far(plan):
        blocks.append(Paragraph(plain(so_far), t.context("plan", "Not finished yet")))
    return PlanSection("draft", t.context("plan", "Draft to read through"), tuple(blocks))


def _ask(plan: Plan) -> str:
    t, state = plan.t, plan.state
    to = plan.contact or plan.with_relation(state.follow_up) or state.detail(Detail.FACILITATOR)
    if to:
        return t("Is something wrong or missing? Tell {contact}.", contact=to)
    return t("Is something wrong or missing? Tell whoever gave you this.")


def _so_far(plan: Plan) -> str:
    match plan.state.phase:
        case Phase.CLOSED:
            return ""
        case Phase.PREPARING if plan.talk.follows:
            return plan.t("The evaluation still has to take place; this is how far it was prepared.")
        case Phase.PREPARING:
            return plan.t("The round table still has to take place; this is how far it was prepared.")
        case Phase.LIVE | Phase.PAUSED if plan.talk.follows:
            return plan.t("The evaluation is not closed yet; what stands here can still change.")
        case Phase.LIVE | Phase.PAUSED:
            return plan.t("The round table is not closed yet; what stands here can still change.")
