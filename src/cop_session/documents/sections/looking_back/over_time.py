"""The line over time: a row per meeting with what went on and how each need moved, and a small picture of the needs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.outline_blocks import (
    Block,
    Cell,
    PlanSection,
    Table,
    Week,
    Weeks,
    cell,
    without_empty_columns,
    words,
)
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.sections.looking_back.movement import label, overall, voices
from cop_session.domain.codes import MOVEMENT, Kind
from cop_session.domain.primitives.text_rules import visible
from cop_session.domain.state import Line
from cop_session.i18n import date_wording as dates

_SIGNS: Final = ("▼▼", "▼", "=", "▲", "▲▲")
"""How a need moved, by the answer."""
_START: Final = "●"
_TO: Final = " – "
_MOST_MEETINGS: Final = 10
"""The columns become too narrow beyond that."""
_LETTERS: Final = 72
"""Of a need, beside its number."""
_NEEDS: Final = 2

_History = Mapping[int, Mapping[int, Line]]
"""The needs by their number, each as it was in the meetings that know it, by the place of the meeting."""


def over_time(plan: Plan) -> PlanSection | None:
    """Return a row for each meeting, the first one first; None while there is only one."""
    t, meetings = plan.t, _meetings(plan)
    if len(meetings) < 2:
        return None
    headers = (
        t.context("over time", "Meeting"),
        t.context("over time", "Agreements"),
        t.context("over time", "Needs"),
    )
    told = t("Each row is a meeting: which agreements went on, and how each need moved since the one before.")
    history = {number: dict(_history(plan, need)) for number, need in enumerate(plan.needs, 1)}
    rows = tuple(
        (cell(_day(one)), cell(_agreements(one)), _needs(one, history, place)) for place, one in enumerate(meetings)
    )
    table = without_empty_columns(Table(headers, rows, (18, 32, 50), description=told), _NEEDS)
    drawn = _drawn(meetings, history) if len(meetings) <= _MOST_MEETINGS else None
    blocks: tuple[Block, ...] = (table, drawn) if drawn else (table,)
    return PlanSection("over_time", t.context("plan", "Over time"), blocks)


def _meetings(plan: Plan) -> list[Plan]:
    """Return the plans of the meetings that are known, the first one first."""
    return [*(_meetings(plan.before) if plan.before else []), plan]


def _history(plan: Plan, need: Line) -> Iterator[tuple[int, Line]]:
    """Yield a need as it was in each meeting that knows it, the last meeting first, with the place of that meeting."""
    one, line = plan, need
    for place in range(len(_meetings(plan)) - 1, -1, -1):
        yield place, line
        then = one.then(line)
        if one.before is None or then is None:
            return
        one, line = one.before, then


def _day(plan: Plan) -> str:
    held = plan.state.held_on
    day = dates.day_in(plan.t, held, 0) if held else ""
    return " · ".join(filter(None, (day, f"v{plan.edition}")))


def _agreements(plan: Plan) -> str:
    t, new = plan.t, [line for line in plan.agreements if line.origin is None]
    if plan.before is None and len(new) == len(plan.agreements):
        return t.plural("{n} agreement", "{n} agreements", len(new))
    before = [line for line in plan.state.of(Kind.ACTION) if plan.number_then(line) or _came_along(plan, line)]
    on = sum(1 for line in before if plan.agreement_number(line.id))
    done = sum(1 for line in plan.done(Kind.ACTION) if line in before)
    texts = [
        t.plural("{n} of {all} goes on", "{n} of {all} go on", on, all=len(before)),
        t.plural("{n} done", "{n} done", done) if done else "",
        t.plural("{n} new", "{n} new", len(new)) if new else "",
    ]
    return ", ".join(filter(None, texts))


def _came_along(plan: Plan, line: Line) -> bool:
    """Tell whether a line came along as an agreement, as far as this talk alone can tell."""
    return plan.before is None and line.origin is not None and line.stands


def _needs(plan: Plan, history: _History, place: int) -> Cell:
    moved = [(number, overall(plan, known[place])) for number, known in history.items() if place in known]
    return cell(*(plan.t("need {number}: {moved}", number=number, moved=told) for number, told in moved if told))


def _drawn(meetings: Sequence[Plan], history: _History) -> Weeks | None:
    """Return the picture: a row for each need, a column for each meeting; None if no need moved."""
    *_, plan = meetings
    t, scores = plan.t, {number: _scores(meetings, known) for number, known in history.items()}
    used = sorted({score for found in scores.values() for heard in found.values() for score in heard})
    if not used:
        return None
    named = {number: code_wording.beginning(plan.needs[number - 1].text, _LETTERS) for number in scores}
    rows = [Week((str(one), visible(named[one])), _signs(meetings, found)) for one, found in scores.items()]
    signs = [f"{_SIGNS[score]} {label(plan, MOVEMENT, score)}" for score in used]
    now = _needs(plan, history, len(meetings) - 1)
    return Weeks(
        title=t.context("plan", "How the needs moved"),
        headers=(t.context("agreements", "No."), t.context("over time", "Need")),
        weeks=tuple(dates.short_day(t, one.state.held_on) if one.state.held_on else "" for one in meetings),
        rows=tuple(rows),
        legend=" · ".join((t("{sign} start", sign=_START), *signs)),
        description=t(
            "Each row is a need, each column a meeting; it tells nothing that the table does not. Now: {needs}.",
            needs="; ".join(words(one) for one in now.paragraphs),
        ),
    )


def _scores(meetings: Sequence[Plan], known: Mapping[int, Line]) -> dict[int, list[int]]:
    """Return which answers may be told of a need, by the place of the meeting."""
    return {
        place: sorted({score for scores in voices(meetings[place], line).values() for score in scores})
        for place, line in known.items()
    }


def _signs(meetings: Sequence[Plan], scores: Mapping[int, Sequence[int]]) -> tuple[str, ...]:
    """Return a cell for each meeting: from the least to the most that was said, nothing where nothing may be told."""
    first = min(scores)
    ends = {place: dict.fromkeys((heard[0], heard[-1])) for place, heard in scores.items() if heard}
    signs = {place: _TO.join(_SIGNS[score] for score in heard) for place, heard in ends.items()}
    return tuple(signs.get(place, _START if place == first else "") for place in range(len(meetings)))
