"""The interim evaluation: date, place, participants, and the signs that will show whether it helps."""

from collections.abc import Iterator

from cop_session.documents.plan.outline_blocks import Block, Paragraph, PlanSection, Table, bold, cell, plain
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.looking_back.movement import shows
from cop_session.domain.codes import Kind
from cop_session.domain.state import Appointment, Line
from cop_session.i18n import date_wording


def evaluation(plan: Plan) -> PlanSection:
    """Return the appointment and its signs, a good ending, or a note that there is no appointment yet."""
    t = plan.t
    if plan.ends_well:
        return PlanSection("evaluation", t.context("plan", "A good ending"), tuple(_good_ending(plan)))
    meeting = plan.state.evaluation
    blocks: list[Block] = []
    if meeting:
        blocks.append(Paragraph(plain(moment(plan, meeting)), t.context("plan", "When and where")))
        people = plan.names(meeting.people) if meeting.people else t.context("evaluation", "everybody")
        blocks.append(Paragraph(plain(people), t.context("evaluation", "With")))
    else:
        blocks.append(Paragraph(plain(t("Not agreed yet."))))
    # A sign that shows by now stands with its need.
    awaited = (line for line in plan.standing(Kind.SIGN) if not shows(plan, line))
    signs = sorted(awaited, key=lambda line: _first_need(plan, line))
    if signs:
        headers = (t.context("evaluation", "Need"), t.context("evaluation", "How will we see that it helps?"))
        rows = tuple((cell(plan.needs_of(line) or t.context("needs", "all")), cell(line.text)) for line in signs)
        told = t("For each need the sign by which we will see that it helps.")
        blocks.append(Table(headers, rows, (12, 88), lead=0, description=told))
    return PlanSection("evaluation", t.context("plan", "Interim evaluation"), tuple(blocks))


def _good_ending(plan: Plan) -> Iterator[Paragraph]:
    t = plan.t
    day = date_wording.long_day(t, plan.state.held_on or plan.today)
    yield Paragraph(bold(t("Ended well on {day}.", day=day)))
    if who := plan.with_relation(plan.state.follow_up):
        yield Paragraph(plain(who), t.context("plan", "Whom you can still ask"))


def moment(plan: Plan, meeting: Appointment) -> str:
    """Return day, hour, length and place of an appointment."""
    t = plan.t
    parts = [
        date_wording.long_day(t, meeting.starts.date()),
        f"{meeting.starts:%H:%M}",
        t.plural("{n} minute", "{n} minutes", meeting.minutes),
        meeting.place,
    ]
    return ", ".join(part for part in parts if part)


def _first_need(plan: Plan, line: Line) -> int:
    return min((number for number in map(plan.need_number, line.needs) if number), default=len(plan.needs) + 1)
