"""The interim evaluation as a calendar appointment for any participant: date and place, without the pupil's name.

The appointment of a fictional session or a training copy says so, which keeps people from going there.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from cop_session.documents.plan.version_label import marked
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from icalendar import Component, Timezone

_MINUTE = timedelta(minutes=1)
_EVALUATIONS = UUID("7c2f2a0e-3d0b-5f63-9a52-0c7d7a1f4b11")
"""A namespace of our own: the id of a session cannot be derived from that of its appointment."""

LONGEST_PLACE = 200
"""In characters."""


def appointment(state: State, t: Translator, *, uid: str, sequence: int, now: datetime, code: str = "") -> bytes:
    """Return the bytes of an .ics file with the interim evaluation, in the zone in which it was agreed.

    `code` is the plan's code, which distinguishes twenty pupils without naming them; `uid` is that of `uid_of` and
    stays as long as the session does, `sequence` is that of `sequence_of`: a calendar puts a later file in the place of
    an earlier one. `now` is an aware moment. Raises Trouble "no_evaluation" if no evaluation is agreed yet.
    """
    from icalendar import Calendar, Event

    planned = state.evaluation
    if planned is None:
        raise Trouble("no_evaluation")
    starts = planned.starts.replace(tzinfo=ZoneInfo(planned.zone))
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    meeting = " ".join(filter(None, [t.context("calendar", "Meeting"), code]))
    event.add("summary", " – ".join(filter(None, [meeting, marked(t, state)])))
    event.add("dtstart", starts)
    event.add("duration", timedelta(minutes=planned.minutes))
    place = visible(one_line(planned.place))[:LONGEST_PLACE]
    if place:
        event.add("location", place)
    # Other readers of a school calendar see that its owner is busy, and no more.
    event.add("class", "PRIVATE")
    calendar = Calendar()
    calendar.add("prodid", "-//cop-session//cop-session//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone(planned.zone, starts.year))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def uid_of(session: str) -> str:
    """Return the id of a session's appointment in every calendar, which tells nothing about the session."""
    return uuid5(_EVALUATIONS, session).urn


def sequence_of(timeline: Timeline) -> int:
    """Return how often the evaluation changed since it was first planned; undo and redo are changes too."""
    planned = [timeline.at(position).evaluation for position in range(len(timeline) + 1)]
    return max(0, sum(before != after for before, after in pairwise(planned)) - 1)


def _zone(name: str, year: int) -> "Timezone":
    """Return the clock changes of a zone in one year, moment by moment, as some calendars read no rules.

    It is made here: icalendar's own is an hour late where clocks go forward.
    """
    from icalendar import Timezone

    zone, start = ZoneInfo(name), datetime(year, 1, 1)
    described = Timezone()
    described.add("tzid", name)
    described.add_component(_onset(start.replace(tzinfo=zone), start))
    for instant in _changes(zone, year):
        before = (instant - _MINUTE).astimezone(zone).utcoffset() or timedelta()
        described.add_component(_onset(instant.astimezone(zone), instant.replace(tzinfo=None) + before, before))
    return described


def _onset(at: datetime, wall: datetime, before: timedelta | None = None) -> "Component":
    """Return from when, by the clock as it was until then, which offset holds."""
    from icalendar import TimezoneDaylight, TimezoneStandard

    onset = TimezoneDaylight() if at.dst() else TimezoneStandard()
    onset.add("dtstart", wall)
    onset.add("tzoffsetfrom", at.utcoffset() if before is None else before)
    onset.add("tzoffsetto", at.utcoffset())
    onset.add("tzname", at.tzname())
    return onset


def _changes(zone: ZoneInfo, year: int) -> Iterator[datetime]:
    """Yield the moments in a year, to the minute, at which the clocks of a zone change."""
    start = datetime(year, 1, 1, tzinfo=UTC)
    for day in range(366):
        early, late = start + timedelta(day), start + timedelta(day + 1)
        if early.astimezone(zone).utcoffset() == late.astimezone(zone).utcoffset():
            continue
        while late - early > _MINUTE:
            middle = early + (late - early) // 2
            middle = middle.replace(second=0, microsecond=0)
            same = middle.astimezone(zone).utcoffset() == early.astimezone(zone).utcoffset()
            early, late = (middle, late) if same else (early, middle)
        yield late
