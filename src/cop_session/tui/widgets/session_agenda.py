"""The agenda of sessions: those that need attention today, later ones and past ones: pure, from list data."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Protocol

from cop_session.domain.codes import Phase
from cop_session.domain.primitives.text_rules import initials
from cop_session.domain.schedule import Step
from cop_session.i18n import Translator, date_wording, msgid

GRACE = timedelta(days=14)
"""How long a past evaluation stays among the sessions that need attention."""


class ListedSession(Protocol):
    """The list data of a session, known without opening it."""

    @property
    def id(self) -> str: ...
    @property
    def pupil(self) -> str: ...
    @property
    def school(self) -> str: ...
    @property
    def starts(self) -> datetime | None: ...
    @property
    def held_on(self) -> date | None: ...
    @property
    def phase(self) -> Phase: ...
    @property
    def step(self) -> Step: ...
    @property
    def evaluation(self) -> datetime | None: ...
    @property
    def version(self) -> int: ...
    @property
    def practice(self) -> str | None: ...


class AgendaSection(Enum):
    """The sections of the list, in order."""

    TODAY = msgid("Today")
    FOLLOW_UP = msgid("Follow-up")
    PREPARING = msgid("Being prepared")
    EARLIER = msgid("Earlier")


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A session in its section: `moment` sorts it, `lead` and `status` are text."""

    session: ListedSession
    section: AgendaSection
    moment: datetime
    lead: str
    status: str


def agenda(
    sessions: Iterable[ListedSession], today: date, t: Translator
) -> list[tuple[AgendaSection, Sequence[AgendaEntry]]]:
    """Return the non-empty sections: upcoming sessions in date order, past sessions in reverse."""
    listed = list(sessions)
    seen = Counter(map(_looks, listed))
    entries = [_entry(session, today, t, alike=seen[_looks(session)] > 1) for session in listed]
    found: list[tuple[AgendaSection, Sequence[AgendaEntry]]] = []
    for section in AgendaSection:
        own = [entry for entry in entries if entry.section is section]
        if section is AgendaSection.EARLIER:
            # Sessions of the same day keep their order, to let a longer list continue where a shorter one ended.
            own.sort(key=lambda entry: entry.moment, reverse=True)
        else:
            own.sort(key=lambda entry: (entry.moment, entry.session.id))
        if own:
            found.append((section, own))
    return found


def _looks(session: ListedSession) -> tuple[str, str]:
    """Return the visible identity of a session while names are hidden: initials and school."""
    return initials(session.pupil), session.school


def _entry(session: ListedSession, today: date, t: Translator, *, alike: bool) -> AgendaEntry:
    day = session.held_on
    # In a row with the next meeting date, only this distinguishes the session from another one that looks the same.
    of = t("of {day}", day=date_wording.short_day(t, day)) + ", " if alike and day else ""
    again = session.evaluation
    if again and session.phase is Phase.CLOSED and again.date() == today:
        return AgendaEntry(session, AgendaSection.TODAY, again, f"{again:%H:%M}", of + t("interim evaluation"))
    if day == today:
        starts = session.starts if session.starts and session.starts.date() == today else None
        # A session without an hour is stored as midnight.
        hour = f"{starts:%H:%M}" if starts and starts.time() != time() else ""
        return AgendaEntry(session, AgendaSection.TODAY, starts or _midnight(today), hour, standing(session, t))
    if session.phase is Phase.PREPARING:
        moment = _midnight(day) if day else datetime.max
        lead = _day(t, day, today) if day else ""
        past = day is not None and day < today
        return AgendaEntry(
            session, AgendaSection.PREPARING, moment, lead, t("not held yet") if past else ahead(day, today, t)
        )
    if session.phase is not Phase.CLOSED:
        moment = _midnight(day or today)
        return AgendaEntry(session, AgendaSection.FOLLOW_UP, moment, _day(t, day, today), standing(session, t))
    if again and again.date() >= today - GRACE:
        when = again.date()
        return AgendaEntry(session, AgendaSection.FOLLOW_UP, again, _day(t, when, today), of + ahead(when, today, t))
    return AgendaEntry(
        session, AgendaSection.EARLIER, _midnight(day or date.min), _day(t, day, today), standing(session, t)
    )


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _day(t: Translator, day: date | None, today: date) -> str:
    if day is None:
        return ""
    return date_wording.short_day(t, day) if abs((day - today).days) < 300 else f"{day.day}/{day.month}/{day:%y}"


def standing(session: ListedSession, t: Translator) -> str:
    """Return the progress of a session, as in "stap 4 van 6"."""
    match session.phase:
        case Phase.PREPARING:
            return t("prepared")
        case Phase.LIVE | Phase.PAUSED:
            # The first frame shows no talk yet, and the formats bring the domain along.
            from cop_session.formats import format_with

            order = format_with(session.step).order
            return t("step {number} of {count}", number=order.index(session.step) + 1, count=len(order))
        case Phase.CLOSED:
            return t("plan v{number}", number=session.version) if session.version else t("closed")


def ahead(day: date | None, today: date, t: Translator) -> str:
    """Return the distance to a day, as in "over 7 weken"."""
    if day is None:
        return t("no date yet")
    days = (day - today).days
    if days == 0:
        return t("today")
    if days == 1:
        return t("tomorrow")
    if days == -1:
        return t("yesterday")
    if abs(days) < 14:
        return (
            t.plural("in {n} day", "in {n} days", days) if days > 0 else t.plural("{n} day ago", "{n} days ago", -days)
        )
    weeks = abs(days) // 7
    if days > 0:
        return t.plural("in {n} week", "in {n} weeks", weeks)
    return t.plural("{n} week ago", "{n} weeks ago", weeks)
