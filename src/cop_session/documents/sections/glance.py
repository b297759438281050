"""At a glance: the question in one sentence, the next date, who follows up."""

import re
from datetime import date, timedelta

from cop_session.documents import wording
from cop_session.documents.blocks import Paragraph, Section, plain
from cop_session.documents.plan import Plan
from cop_session.i18n import dates
from cop_session.roundtable.when import By, From, Month, On, When

# Teachers are taught to word a need as "Om …, heeft … nodig …"; its first half is the question.
# Where "nodig" does not come behind the first "heeft", it comes behind none: the others are not tried.
_PURPOSE = re.compile(r"om (?>(?P<purpose>[^\n]+?),? heeft )[^\n]*\b(?:nodig|nood aan)", re.IGNORECASE)

_DAY = timedelta(days=1)


def glance(plan: Plan) -> Section:
    """Return what somebody who has ten seconds must know."""
    t = plan.t
    blocks = [
        Paragraph(plain(_question(plan)), t.context("plan", "Question")),
        Paragraph(plain(_next_date(plan)), t.context("plan", "Next date")),
        Paragraph(plain(_follow_up(plan)), t.context("plan", "Follow-up")),
    ]
    return Section("glance", t.context("plan", "At a glance"), tuple(block for block in blocks if block.runs))


def _question(plan: Plan) -> str:
    t = plan.t
    purposes = (found["purpose"] for need in plan.needs if (found := _PURPOSE.match(need.text)))
    purpose = next(purposes, "") if t.locale.startswith("nl") else ""
    if purpose:
        return t("What does {pupil} need in order to {purpose}?", pupil=plan.pupil, purpose=purpose)
    return t("What does {pupil} need, and what can each of us do for it?", pupil=plan.pupil)


def _next_date(plan: Plan) -> str:
    t = plan.t
    held = plan.state.sittings[-1].on or plan.state.held_on
    # What was agreed from the talk itself on is not what comes next.
    since = max(plan.today, held + _DAY) if held and held < date.max else plan.today
    coming = [(day, plan.agreement_number(line.id)) for line in plan.agreements if (day := _coming(line.when, since))]
    texts = []
    if coming:
        first = min(day for day, _ in coming)
        numbers = wording.listed(t, [str(number) for day, number in sorted(coming) if day == first])
        texts.append(
            t("{day} (agreement {numbers})", day=dates.day_in(t, first, plan.year), numbers=numbers),
        )
    if (meeting := plan.state.evaluation) and meeting.starts.date() != held:
        moment = f"{dates.day_in(t, meeting.starts.date(), plan.year)}, {meeting.starts:%H:%M}"
        texts.append(t("interim evaluation on {moment}", moment=moment))
    return " · ".join(texts)


def _coming(moment: When | None, since: date) -> date | None:
    """Return the first date from `since` on that an agreement names."""
    match moment:
        case On(dates=days):
            return min((day for day in days if day >= since), default=None)
        case By(day=day) | From(day=day):
            return day if day >= since else None
        case Month(year=year, month=month):
            first = date(year, month, 1)
            return first if first >= since else None
        case _:
            return None


def _follow_up(plan: Plan) -> str:
    return plan.with_relation(plan.state.follow_up) or plan.t("still to be agreed")
