"""The agreements against the weeks up to the interim evaluation: the people to ask about each action, by week."""

from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, timedelta
from typing import Final

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import Week, Weeks
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.plan.week_grid import Mark, SchoolWeek, mark, weeks_between
from cop_session.domain.display_names import call_names
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line
from cop_session.domain.when import first_date
from cop_session.i18n import Translator, date_wording

_SIGNS: Final = {Mark.BUSY: "●", Mark.DUE: "◆", Mark.SOMEWHERE: "○"}
_SHORTEST: Final = timedelta(weeks=1)
_LONGEST: Final = timedelta(weeks=13)
"""The columns become too narrow beyond that."""
_ROWS: Final = range(3, 31)
"""With fewer rows the table of agreements shows as much; with more no picture does."""


def timeline(plan: Plan) -> Weeks | None:
    """Return the agreements with action in those weeks, None if a picture of them would not help."""
    t, held, meeting = plan.t, plan.state.held_on, plan.state.evaluation
    if held is None or meeting is None or meeting.starts.year == MAXYEAR:
        return None
    if not _SHORTEST <= meeting.starts.date() - held <= _LONGEST:
        return None
    weeks = weeks_between(held, meeting.starts.date(), plan.holidays)
    marked = [
        (plan.agreement_number(line.id), line, [mark(line.when, week, plan.holidays) for week in weeks])
        for line in plan.agreements
    ]
    shown = [one for one in marked if any(one[2])]
    if len(shown) not in _ROWS:
        return None
    names = call_names(plan.state.people)
    rows = tuple(
        Week(
            (str(number), _who(names, line)),
            tuple(_SIGNS[one] if one else "" for one in found),
        )
        for number, line, found in shown
    )
    absent = sorted((number, first_date(line.when) is None) for number, line, found in marked if not any(found))
    return Weeks(
        title=t.context("plan", "Week by week"),
        headers=(t.context("agreements", "No."), t.context("agreements", "Who")),
        weeks=tuple(_heading(t, week) for week in weeks),
        rows=rows,
        legend=_legend(t, {one for _, _, found in shown for one in found if one}, weeks, absent),
        description=t(
            "Each row is an agreement, each column a week up to the interim evaluation; a sign stands in each week in "
            "which something is to be done. It tells nothing that the table of agreements does not."
        ),
    )


def _who(names: Mapping[int, str], line: Line) -> str:
    """Return the names of the owners; the lead comes first."""
    if line.owners_doubt is not None:
        return visible(line.owners_doubt.said)
    people = sorted((one for one in line.owners if one in names), key=lambda one: one != line.lead)
    return visible(", ".join(names[one] for one in people))


def _heading(t: Translator, week: SchoolWeek) -> str:
    day = date_wording.short_day(t, week.monday)
    return f"{day}\n{t.context('week', 'hol.')}" if week.closed else day


def _legend(t: Translator, used: set[Mark], weeks: Sequence[SchoolWeek], absent: Sequence[tuple[int, bool]]) -> str:
    """Return the meaning of the signs, and the agreements without any: of other weeks, or without a date."""
    said = {
        Mark.BUSY: t.context("week", "to be done in this week"),
        Mark.DUE: t.context("week", "done by this week at the latest"),
        Mark.SOMEWHERE: t.context("week", "at some time in this month"),
    }
    parts = [f"{_SIGNS[one]} {words}" for one, words in said.items() if one in used]
    if any(week.closed for week in weeks):
        parts.append(t.context("week", "hol.: school holidays"))
    if elsewhere := [str(number) for number, undated in absent if not undated]:
        parts.append(t("not in these weeks: agreement {numbers}", numbers=code_wording.listed(t, elsewhere)))
    if undated := [str(number) for number, undated in absent if undated]:
        parts.append(t("without a date: agreement {numbers}", numbers=code_wording.listed(t, undated)))
    return " · ".join(parts)
