"""At a glance: the question in one sentence, the next date, the person who follows up."""

import re
from datetime import date

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.occurrence_dates import DAY, next_day
from cop_session.documents.plan.outline_blocks import Paragraph, PlanSection, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.i18n import date_wording as dates

# Teachers are taught to word a need as "Om …, heeft … nodig …"; its first half is the question.
# Where "nodig" does not come behind the first "heeft", it comes behind none: the others are not tried.
_PURPOSE = re.compile(r"om (?>(?P<purpose>[^\n]+?),? heeft )[^\n]*\b(?:nodig|nood aan)", re.IGNORECASE)


def glance(plan: Plan) -> PlanSection:
    """Return the summary for a reader who has ten seconds."""
    t = plan.t
    who = t.context("plan", "Whom you can still ask") if plan.ends_well else t.context("plan", "Follow-up")
    blocks = [
        Paragraph(plain(_question(plan)), t.context("plan", "Question")),
        Paragraph(plain(_next_date(plan)), t.context("plan", "Next date")),
        Paragraph(plain(_follow_up(plan)), who),
    ]
    return PlanSection("glance", t.context("plan", "At a glance"), tuple(block for block in blocks if block.runs))


def _question(plan: Plan) -> str:
    t = plan.t
    purposes = (found["purpose"] for need in plan.needs if (found := _PURPOSE.match(need.text)))
    purpose = next(purposes, "") if t.locale.startswith("nl") else ""
    if purpose:
        return t("What does {pupil} need in order to {purpose}?", pupil=plan.pupil, purpose=purpose)
    return t("What does {pupil} need, and what can each of us do for it?", pupil=plan.pupil)


def _next_date(plan: Plan) -> str:
    t = plan.t
    if plan.ends_well:
        return t("none: ended well on {day}", day=dates.long_day(t, plan.state.held_on or plan.today))
    texts = []
    if coming := _coming(plan):
        first = min(day for day, _ in coming)
        numbers = code_wording.listed(
            t, [str(number) for number in sorted(number for day, number in coming if day == first)]
        )
        day = dates.day_in(t, first, plan.year)
        texts.append((first, t("{day} (agreement {numbers})", day=day, numbers=numbers)))
    if (meeting := plan.state.evaluation) and meeting.starts.date() >= next_from(plan):
        moment = f"{dates.day_in(t, meeting.starts.date(), plan.year)}, {meeting.starts:%H:%M}"
        texts.append((meeting.starts.date(), t("interim evaluation on {moment}", moment=moment)))
    return " · ".join(text for _, text in sorted(texts, key=lambda one: one[0]))


def next_dates(plan: Plan) -> list[date]:
    """Return the dates that a plan names as next, of agreements and of the evaluation."""
    meeting = plan.state.evaluation
    days = [day for day, _ in _coming(plan)]
    return [*days, *([meeting.starts.date()] if meeting and meeting.starts.date() >= next_from(plan) else [])]


def next_from(plan: Plan) -> date:
    """Return the day from which the next dates count: the day of the talk itself does not count."""
    held = plan.state.sittings[-1].on or plan.state.held_on
    return max(plan.today, held + DAY) if held and held < date.max else plan.today


def _coming(plan: Plan) -> list[tuple[date, int]]:
    """Return the next day of each agreement that has one, with its number; none after a good ending."""
    if plan.ends_well:
        return []
    days = ((next_day(line.when, next_from(plan), plan.holidays), line.id) for line in plan.agreements)
    return [(day, plan.agreement_number(line)) for day, line in days if day]


def _follow_up(plan: Plan) -> str:
    return plan.with_relation(plan.state.follow_up) or plan.t("still to be agreed")
