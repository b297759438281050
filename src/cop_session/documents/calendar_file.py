"""The interim evaluation and the last day of an action as calendar entries: date and place, without the pupil's name.

The entry of a fictional session or a training copy says so, which keeps people from going there.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from cop_session.documents.plan.version_label import marked
from cop_session.domain.primitives.text_rules import one_line, visible
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.i18n import Translator
from cop_session.regular_files import read_regular
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from icalendar import Component, Event, Timezone

_MINUTE = timedelta(minutes=1)
_EVALUATIONS = UUID("7c2f2a0e-3d0b-5f63-9a52-0c7d7a1f4b11")
"""A namespace of our own: the id of a session cannot be derived from that of its appointment."""
_ACTIONS = UUID("0d9c6f3b-5a64-5c1f-8a1e-6f0b8f6d2c47")
_DAY_BEFORE = timedelta(days=1)
_MORNING_BEFORE = timedelta(hours=15)
"""Before the midnight in which a day begins: nine o'clock."""

ENDING = ".ics"

LONGEST_PLACE = 200
"""In characters."""


def appointment(state: State, t: Translator, *, uid: str, sequence: int, now: datetime, code: str = "") -> bytes:
    """Return the bytes of an .ics file with the interim evaluation; see `meeting`."""
    return calendar([meeting(state, t, uid=uid, sequence=sequence, now=now, code=code)])


def meeting(
    state: State, t: Translator, *, uid: str, sequence: int, now: datetime, code: str = "", reminds: bool = False
) -> "Event":
    """Return the calendar entry of the interim evaluation, in the zone in which it was agreed.

    `code` is the plan's code, which distinguishes twenty pupils without naming them; `uid` is that of `uid_of` and
    stays as long as the session does, `sequence` is that of `sequence_of`: a calendar puts a later file in the place of
    an earlier one. `now` is an aware moment. Only with `reminds` does it set off an alarm, the day before. Raises
    Trouble "no_evaluation" if no evaluation is agreed yet.
    """
    planned = state.evaluation
    if planned is None:
        raise Trouble("no_evaluation")
    title = " ".join(filter(None, [t.context("calendar", "Meeting"), code]))
    event = _entry(_title(title, state, t), uid, sequence, now)
    event.add("dtstart", planned.starts.replace(tzinfo=ZoneInfo(planned.zone)))
    event.add("duration", timedelta(minutes=planned.minutes))
    place = visible(one_line(planned.place))[:LONGEST_PLACE]
    if place:
        event.add("location", place)
    if reminds:
        event.add_component(_alarm(_DAY_BEFORE, t))
    return event


def action_reminder(
    state: State, t: Translator, line: int, day: date, *, uid: str, now: datetime, code: str
) -> "Event":
    """Return the calendar entry of the last day of an action, without its words, with an alarm on the morning before.

    `uid` is that of `uid_of_action`, `now` an aware moment.
    """
    title = t.context("calendar", "Agreement {number} of {code}", number=state.number(line), code=code)
    # The log only grows: a later file therefore replaces an earlier one.
    event = _entry(_title(title, state, t), uid, state.seq, now)
    event.add("dtstart", day)
    # It takes no time of the day.
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(_MORNING_BEFORE, t))
    return event


def calendar(events: "Iterable[Event]") -> bytes:
    """Return the bytes of an .ics file with these entries."""
    from icalendar import Calendar

    file = Calendar()
    file.add("prodid", "-//cop-session//cop-session//EN")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    entries = list(events)
    for name, years in _years_in_zones(entries).items():
        file.add_component(_zone(name, years))
    for event in entries:
        file.add_component(event)
    return bytes(file.to_ical())


def has_entry_of(path: Path, code: str) -> bool:
    """Tell whether a calendar file has an entry whose title holds this code."""
    try:
        content = read_regular(path)
    except (OSError, Trouble):
        return False
    # Long lines are folded, anywhere.
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    return any(line.startswith(b"SUMMARY") and code.encode() in line for line in lines)


def uid_of(session: str) -> str:
    """Return the id of a session's appointment in every calendar, which tells nothing about the session."""
    return uuid5(_EVALUATIONS, session).urn


def uid_of_action(session: str, line: int) -> str:
    """Return the id of an action's last day in every calendar, which tells nothing about the session."""
    return uuid5(_ACTIONS, f"{session} {line}").urn


def sequence_of(timeline: Timeline) -> int:
    """Return how often the evaluation changed since it was first planned; undo and redo are changes too."""
    planned = [timeline.at(position).evaluation for position in range(len(timeline) + 1)]
    return max(0, sum(before != after for before, after in pairwise(planned)) - 1)


def _title(what: str, state: State, t: Translator) -> str:
    return " – ".join(filter(None, [what, marked(t, state)]))


def _entry(title: str, uid: str, sequence: int, now: datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", sequence)
    event.add("summary", title)
    # Other readers of a school calendar see that its owner is busy, and no more.
    event.add("class", "PRIVATE")
    return event


def _alarm(before: timedelta, t: Translator) -> "Component":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", t.context("calendar", "Reminder"))
    alarm.add("trigger", -before)
    return alarm


def _years_in_zones(events: "Iterable[Event]") -> dict[str, set[int]]:
    """Return the zones of entries, each with the years in which it has one; a whole day has no zone."""
    years: dict[str, set[int]] = {}
    for event in events:
        starts = event.start
        if isinstance(starts, datetime) and isinstance(starts.tzinfo, ZoneInfo):
            years.setdefault(str(starts.tzinfo), set()).add(starts.year)
    return years


def _zone(name: str, years: Iterable[int]) -> "Timezone":
    """Return the clock changes of a zone in these years, moment by moment, as some calendars read no rules.

    It is made here: icalendar's own is an hour late where clocks go forward.
    """
    from icalendar import Timezone

    zone = ZoneInfo(name)
    described = Timezone()
    described.add("tzid", name)
    for year in sorted(years):
        start = datetime(year, 1, 1)
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
