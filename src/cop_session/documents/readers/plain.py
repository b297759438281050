"""Plain language (A2) for parents and pupils: dates in full, roles as a parent would say them."""

from collections.abc import Sequence
from datetime import date

from cop_session.documents.plan import code_wording
from cop_session.documents.plan.plan_context import Plan
from cop_session.documents.plan.thread import is_kept
from cop_session.domain.codes import Role
from cop_session.domain.display_names import call_names
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.state import Appointment, Line, Participant
from cop_session.domain.when import By, Every, From, Month, On, When, Words, hours_said
from cop_session.i18n import Translator
from cop_session.i18n import date_wording as dates

_AGREED = (Verdict.FEASIBLE, Verdict.CONDITIONAL)


def role(t: Translator, one: Participant) -> str:
    """Return a participant's role: in the group's word for it, or else in words that need no explaining.

    Empty if the role would tell nothing.
    """
    return one.relation or {
        Role.TEACHER: t.context("parents", "teacher"),
        Role.CARE_COORDINATOR: t.context("parents", "care at school"),
        Role.CARE_TEACHER: t.context("parents", "extra care in class"),
        Role.PARENT: "",
        Role.PUPIL: "",
        Role.EXTERNAL_SUPPORTER: t.context("parents", "support in class"),
        Role.GUIDANCE_CENTRE: t.context("parents", "guidance centre"),
        Role.EDUCATIONAL_PSYCHOLOGIST: t.context("parents", "helps with learning"),
        Role.SPEECH_THERAPIST: t.context("parents", "helps with speech and language"),
        Role.HEAD: t.context("parents", "head of the school"),
        Role.LIAISON: t.context("parents", "between home and school"),
        Role.CONFIDANT: t.context("parents", "support for the family"),
        Role.INTERPRETER: t.context("parents", "interpreter"),
        Role.OTHER: "",
    }.get(one.role, code_wording.role(t, one.role))


def called(plan: Plan, person: int) -> str:
    """Return a participant's short name: *Annelies*, but *juf An*; empty for a person who was removed."""
    return call_names(plan.state.people).get(person, "")


def remarks(plan: Plan, line: Line) -> list[str]:
    """Return the remarks to print with an agreement: that it is not sure yet, or changed afterwards."""
    t = plan.t
    found = []
    if not_sure(line):
        found.append(t.context("parents", "(not sure yet)"))
    if line.changed_afterwards:
        found.append(t("(changed after the talk)"))
    return found


def not_sure(line: Line) -> bool:
    """Tell whether an agreement is uncertain: not all owners agreed, or the owners or the date are in doubt."""
    return line.doubtful or not (is_kept(line) or verdict(line) in _AGREED)


def day(t: Translator, on: date, year: int) -> str:
    """Return a day in full, as in "maandag 30 november"; outside `year` with its year."""
    return _spelled(t, on, year, without_weekday=False)


def moment(t: Translator, meeting: Appointment) -> str:
    """Return the day and hour of an appointment, as in "dinsdag 12 januari 2027, om 15:45 uur"."""
    on = dates.long_day(t, meeting.starts.date())
    return t.context("parents", "{day}, at {time}", day=on, time=f"{meeting.starts:%H:%M}")


def when(t: Translator, at: When | None, year: int) -> str:
    """Return a date without abbreviations; empty if none was settled."""
    return " ".join(part for part in (_date(t, at, year), hours_said(at)) if part)


def _date(t: Translator, at: When | None, year: int) -> str:
    match at:
        case On(dates=days):
            return _on(t, sorted(set(days)), year)
        case By(day=last):
            return t.context("parents", "ready on {day}", day=day(t, last, year))
        case From() as start:
            return _from(t, start, year)
        case Month(year=in_year, month=month):
            return t.context("parents", "in {month}", month=f"{dates.month(t, date(in_year, month, 1))} {in_year}")
        case Words(said=said):
            return said
        case None:
            return ""


def _on(t: Translator, days: Sequence[date], year: int) -> str:
    """Return days in full, with the name of the day once if it is the same for all."""
    same = len({one.weekday() for one in days}) == 1
    return code_wording.listed(t, [_spelled(t, one, year, same and place > 0) for place, one in enumerate(days)])


def _spelled(t: Translator, on: date, year: int, without_weekday: bool) -> str:
    parts = ("" if without_weekday else dates.weekday(t, on), str(on.day), dates.month(t, on))
    return " ".join(part for part in (*parts, "" if on.year == year else str(on.year)) if part)


def _from(t: Translator, start: From, year: int) -> str:
    texts = [_rhythm(t, start), t.context("parents", "from {day}", day=day(t, start.day, year))]
    if start.until:
        texts.append(t.context("parents", "until {day}", day=day(t, start.until, year)))
    return " ".join(text for text in texts if text)


def _rhythm(t: Translator, start: From) -> str:
    weekdays = sorted(set(start.weekdays))
    days = code_wording.listed(t, [dates.weekday(t, date(2024, 1, 1 + number)) for number in weekdays])
    match start.every:
        case Every.FORTNIGHT | Every.MONTH if days and tuple(weekdays) != (start.day.weekday(),):
            return t.context("parents", "{rhythm} on {weekdays}", rhythm=_every(t, start.every), weekdays=days)
        case Every.FORTNIGHT | Every.MONTH:
            return _every(t, start.every)
        case None if tuple(weekdays) == (start.day.weekday(),):
            return ""
        case _:
            every = _every(t, start.every) if start.every else ""
            return t.context("parents", "every {weekdays}", weekdays=days) if days else every


def _every(t: Translator, code: Every) -> str:
    return {
        Every.DAY: t.context("parents", "every day"),
        Every.SCHOOL_DAY: t.context("parents", "every school day"),
        Every.WEEK: t.context("parents", "every week"),
        Every.FORTNIGHT: t.context("parents", "every two weeks"),
        Every.MONTH: t.context("parents", "every month"),
    }[code]
