"""The version number of a plan, the state of the previous version, and its vocabulary."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import zip_longest
from typing import Final
from zoneinfo import ZoneInfo

from cop_session.documents.outline import outline
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.plan.thread import documented
from cop_session.documents.readers import outline_for, owners
from cop_session.domain.codes import Phase, Reader
from cop_session.domain.events import LineStruck, PlanExported
from cop_session.domain.primitives.text_rules import short_code
from cop_session.domain.state import Export, State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator, catalogue
from cop_session.reading.holidays.holiday_calendar import holidays_between
from cop_session.services.sessions.earlier_talks import count_on

DRAFT: Final = 0

_ANY_DAY: Final = date(2000, 1, 1)
_COUNTRIES: Final = {"nl_BE": "BE", "nl_NL": "NL"}


def language_of(state: State) -> Translator:
    """Return the translator of a session's own vocabulary; Flemish if a newer program chose one unknown here."""
    try:
        return catalogue(state.locale)
    except ValueError:
        return catalogue("nl_BE")


def planned(
    timeline: Timeline,
    session_id: str,
    number: int,
    today: date,
    head: str = "",
    earlier: Sequence[State] = (),
) -> Outline:
    """Return the plan of a session in its own vocabulary, as version `number` that leaves on `today`.

    `earlier` are the talks that it follows, oldest first.
    """
    return outline(
        timeline.now,
        language_of(timeline.now),
        number=number,
        today=day_of(timeline, number) or today,
        code=short_code(session_id),
        head=head,
        previous=previous_of(timeline, number),
        holidays=holidays_of(timeline.now),
        made_on=today,
        earlier=earlier,
    )


def holidays_of(state: State) -> tuple[tuple[date, date], ...]:
    """Return when schools of the whole country are closed up to the interim evaluation: from and to, both included."""
    held, meeting, country = state.held_on, state.evaluation, _COUNTRIES.get(state.locale)
    if held is None or meeting is None or country is None:
        return ()
    found = [one for one in holidays_between(held, meeting.starts.date(), country) if one.region is None]
    breaks = [one for one in found if one.school_break]
    outside = (one for one in found if not any(each.first <= one.first <= each.last for each in breaks))
    closings = {(one.first, one.last) for one in (*breaks, *outside)}
    return tuple(sorted(closings))


def number_of(timeline: Timeline, earlier: Sequence[State] = ()) -> int:
    """Return the number of the plan if it were exported now, 0 for a draft.

    Before closing it is a draft. The same plan keeps its number in every later export, in any format. The first plan of
    a talk counts on from those of the `earlier` talks.
    """
    state = timeline.now
    if state.phase is not Phase.CLOSED:
        return DRAFT
    last = max((one for one in state.exports if one.number), key=lambda one: one.seq, default=None)
    if last is None:
        return count_on(state, earlier) + 1
    return last.number if _is_still(timeline, last, earlier) else last.number + 1


def previous_of(timeline: Timeline, number: int) -> State | None:
    """Return the state of which the version before `number` was made, None if there is none."""
    before = [one for one in timeline.now.exports if one.number and one.number == number - 1]
    if not before:
        return None
    return timeline.at(_place(timeline, before[-1]))


def left_at(timeline: Timeline, number: int) -> int | None:
    """Return the seq of the first export of a version; None for a version not exported yet, and for a draft."""
    return min((one.seq for one in timeline.now.exports if number and one.number == number), default=None)


def day_of(timeline: Timeline, number: int) -> date | None:
    """Return the day of a version, in the zone of the session: that of the last event before its first export.

    None for a draft, and without events.
    """
    until = left_at(timeline, number)
    happened = [
        one.at
        for one in timeline.events
        if not isinstance(one.event, PlanExported) and (until is None or one.seq < until)
    ]
    if not number or not happened:
        return None
    try:
        return happened[-1].astimezone(ZoneInfo(timeline.now.zone)).date()
    except (ValueError, KeyError, OSError, OverflowError):
        # A zone unknown on this system; a day either way is better than none.
        return happened[-1].date()


def _is_still(timeline: Timeline, last: Export, earlier: Sequence[State]) -> bool:
    """Tell whether the plan equals the last exported one, for every reader."""
    place = _place(timeline, last)
    if any(isinstance(one.event, LineStruck) for one in timeline.events[place:]):
        # The state of then lacks the struck words by now, the plan of then does not.
        return False
    then, now = (replace(state, exports=()) for state in (timeline.at(place), timeline.now))
    return all(one == other for one, other in zip_longest(_documents(then, earlier), _documents(now, earlier)))


def _documents(state: State, earlier: Sequence[State]) -> Iterator[Outline]:
    """Yield the documents of each reader for a state, always with the same day."""
    made = partial(outline_for, state=state, t=language_of(state), number=1, today=_ANY_DAY, earlier=earlier)
    yield made(Reader.SCHOOL, holidays=holidays_of(state))
    yield made(Reader.PARENTS)
    yield made(Reader.PUPIL)
    yield from (made(Reader.OWNER, owner=owner) for owner in owners(documented(state, earlier)))


def _place(timeline: Timeline, export: Export) -> int:
    return next(place for place, one in enumerate(timeline.events, 1) if one.seq == export.seq)
