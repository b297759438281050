"""The codes of a session in the words of a school, for documents and screens alike."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from cop_session.domain.codes import DONE, TEACHER_ALONE, Consent, Kind, Presence, Reason, Role, Route, Standing, Way
from cop_session.domain.feasibility import Verdict
from cop_session.domain.primitives.text_rules import one_line
from cop_session.domain.schedule import Step
from cop_session.domain.state import Attendance, Line, Participant
from cop_session.domain.when import By, Every, From, Month, On, When, Words, hours_said
from cop_session.formats import format_with, words_of
from cop_session.i18n import Translator
from cop_session.i18n import date_wording as dates

_SHORT: Final = 48
"""Letters by which a line can be told from another one."""


def role(t: Translator, code: Role) -> str:
    """Return a role in the words of the plan, as in "zorgcoördinator"."""
    known = {
        Role.TEACHER: t.context("role", "teacher"),
        Role.CARE_COORDINATOR: t.context("role", "care coordinator"),
        Role.CARE_TEACHER: t.context("role", "care teacher"),
        Role.PARENT: t.context("role", "parent"),
        Role.PUPIL: t.context("role", "pupil"),
        Role.EXTERNAL_SUPPORTER: t.context("role", "external supporter"),
        Role.GUIDANCE_CENTRE: t.context("role", "guidance centre staff"),
        Role.EDUCATIONAL_PSYCHOLOGIST: t.context("role", "educational psychologist"),
        Role.SPEECH_THERAPIST: t.context("role", "speech therapist"),
        Role.HEAD: t.context("role", "head"),
        Role.LIAISON: t.context("role", "liaison"),
        Role.CONFIDANT: t.context("role", "confidant"),
        Role.INTERPRETER: t.context("role", "interpreter"),
        Role.OTHER: t.context("role", "other"),
    }
    return known.get(code) or t(words_of(code))


def short_role(t: Translator, code: Role) -> str:
    """Return a role in few columns, as in "zoco" or "CLB"."""
    short = {
        Role.CARE_COORDINATOR: t.context("short role", "coordinator"),
        Role.EXTERNAL_SUPPORTER: t.context("short role", "supporter"),
        Role.GUIDANCE_CENTRE: t.context("short role", "guidance"),
        Role.EDUCATIONAL_PSYCHOLOGIST: t.context("short role", "psychologist"),
    }
    return short.get(code) or role(t, code)


def who_is(t: Translator, one: Participant) -> str:
    """Return role and relation, as in "ouder (mama)"; the relation alone if the role adds nothing."""
    if one.role is Role.OTHER and one.relation:
        return one.relation
    known = role(t, one.role)
    return f"{known} ({one.relation})" if one.relation and one.relation.casefold() != known.casefold() else known


def introduced(t: Translator, one: Participant) -> str:
    """Return a name with role and relation, as in "Fatma Yıldız, ouder (mama)"; the name alone if it is the role."""
    who = who_is(t, one)
    return one.name if one.name.casefold() == who.casefold() else f"{one.name}, {who}"


def briefly(t: Translator, one: Participant) -> str:
    """Return a participant's role in few columns: "mama", "zoco"."""
    return one.relation or short_role(t, one.role)


def step(t: Translator, code: Step) -> str:
    """Return the name of a step, as in "Overlopen"."""
    return t(format_with(code).at(code).name)


def decision(t: Translator, line: Line) -> str:
    """Return what was decided about an action that came along, as in "blijft"."""
    if line.standing == DONE:
        return t("done; nothing more to do")
    if line.standing is Standing.DROPPED:
        return t.context("decision", "stopped")
    if line.standing is Standing.LATER:
        return t("for later")
    if any(TEACHER_ALONE in turn.ways for turn in line.adaptations):
        return t("handed over to the teacher")
    if line.adaptations:
        return t("changed")
    return t("stays") if line.standing is Standing.AGREED else t("Keep, change or stop?")


def kind(t: Translator, code: Kind) -> str:
    """Return the kind of a line, as in "onderwijsbehoefte"."""
    known = {
        Kind.AGREEMENT: t.context("kind of line", "ground rule"),
        Kind.NEED: t.context("kind of line", "educational need"),
        Kind.QUOTE: t.context("kind of line", "in the pupil's words"),
        Kind.WORKS: t.context("kind of line", "what already works"),
        Kind.CONCERN: t.context("kind of line", "concern"),
        Kind.AIM: t.context("kind of line", "what the teacher wants to reach"),
        Kind.DOES: t.context("kind of line", "what the teacher already does"),
        Kind.LACKS: t.context("kind of line", "what the teacher needs"),
        Kind.PARENTS_NEED: t.context("kind of line", "what the parents need"),
        Kind.ACTION: t.context("kind of line", "action"),
        Kind.SIGN: t.context("kind of line", "sign that it helps"),
        Kind.HEARD: t.context("kind of line", "what the pupil said"),
        Kind.COUNTED: t.context("kind of line", "how it counted"),
        Kind.OPEN: t.context("kind of line", "still open"),
        Kind.REMARK: t.context("kind of line", "remark"),
        Kind.OBSERVER: t.context("kind of line", "observer"),
        Kind.NOTE: t.context("kind of line", "private note"),
    }
    return known.get(code) or t(words_of(code))


def standing(t: Translator, code: Standing) -> str:
    """Return the standing of a line, as in "valt weg"."""
    known = {
        Standing.NOTED: t.context("standing", "noted"),
        Standing.AGREED: t.context("standing", "agreed"),
        Standing.LATER: t.context("standing", "for later"),
        Standing.DROPPED: t.context("standing", "dropped"),
    }
    return known.get(code) or t(words_of(code))


def verdict(t: Translator, code: Verdict) -> str:
    """Return the outcome of asking whether an action is feasible, as in "lukt als …"."""
    return {
        Verdict.NOT_ASKED: t.context("verdict", "not asked yet"),
        Verdict.OPEN: t.context("verdict", "not everybody asked yet"),
        Verdict.FEASIBLE: t.context("verdict", "will work"),
        Verdict.CONDITIONAL: t.context("verdict", "will work if …"),
        Verdict.NOT_FEASIBLE: t.context("verdict", "will not work"),
        Verdict.STALE: t.context("verdict", "changed since: ask again"),
    }[code]


def reason(t: Translator, code: Reason) -> str:
    """Return why something is not feasible, as in "organisatie"."""
    known = {
        Reason.COST: t.context("reason", "cost"),
        Reason.ORGANISATION: t.context("reason", "organisation"),
        Reason.TIME: t.context("reason", "time"),
        Reason.WELLBEING: t.context("reason", "wellbeing of the pupil"),
        Reason.OTHERS: t.context("reason", "effect on others"),
        Reason.ALTERNATIVE: t.context("reason", "there is an alternative"),
    }
    return known.get(code) or t(words_of(code))


def way(t: Translator, code: Way) -> str:
    """Return how an action is made feasible, as in "kleiner"."""
    known = {
        Way.LATER: t.context("way", "later"),
        Way.SMALLER: t.context("way", "smaller"),
        Way.SOMEONE_ELSE: t.context("way", "someone else"),
        Way.WITH_HELP: t.context("way", "with help"),
        Way.TRY_FIRST: t.context("way", "try first"),
    }
    return known.get(code) or t(words_of(code))


def route(t: Translator, code: Route) -> str:
    """Return the way in which a recipient receives the plan, as in "op papier"."""
    return {
        Route.PLATFORM: t.context("route", "school platform"),
        Route.PROTECTED: t.context("route", "Word with a password"),
        Route.PAPER: t.context("route", "on paper"),
        Route.READ_ALOUD: t.context("route", "read aloud"),
        Route.INTERPRETER: t.context("route", "through the interpreter"),
    }[code]


def consent(t: Translator, code: Consent) -> str:
    """Return an answer that may still have to be asked for, as in "nog te vragen"."""
    return {
        Consent.YES: t.context("consent", "yes"),
        Consent.NO: t.context("consent", "no"),
        Consent.TO_ASK: t.context("consent", "still to ask"),
    }[code]


def presence(t: Translator, how: Attendance) -> str:
    """Return how a participant takes part in a sitting, as in "tot 16:10" or "per telefoon, vanaf 15:55"."""
    hours = _hours(t, how)
    match how.presence:
        case Presence.ABSENT:
            return t.context("presence", "absent")
        case Presence.TELEPHONE:
            telephone = t.context("presence", "by telephone")
            return f"{telephone}, {hours}" if hours else telephone
        case Presence.AT_TABLE:
            return hours or t.context("presence", "yes")


def _hours(t: Translator, how: Attendance) -> str:
    if how.arrives and how.leaves:
        return f"{how.arrives:%H:%M}–{how.leaves:%H:%M}"
    if how.arrives:
        return t.context("presence", "from {time}", time=f"{how.arrives:%H:%M}")
    if how.leaves:
        return t.context("presence", "until {time}", time=f"{how.leaves:%H:%M}")
    return ""


def when(t: Translator, moment: When | None, year: int) -> str:
    """Return when something happens, as in "wekelijks vanaf wo 2/12"; dates outside `year` carry their year.

    The text is empty if no date was settled. Words without a date come back unchanged, and so does an hour next to a
    date.
    """
    return " ".join(part for part in (_day(t, moment, year), hours_said(moment)) if part)


def _day(t: Translator, moment: When | None, year: int) -> str:
    match moment:
        case On(dates=days):
            return _on(t, sorted(set(days)), year)
        case By(day=day):
            return t.context("when", "by {day}", day=dates.day_in(t, day, year))
        case From() as start:
            return _from(t, start, year)
        case Month(year=in_year, month=month):
            return f"{dates.month(t, date(in_year, month, 1))} {in_year}"
        case Words(said=said):
            return said
        case None:
            return ""


def _on(t: Translator, days: Sequence[date], year: int) -> str:
    same_weekday = len({day.weekday() for day in days}) == 1
    texts = [
        dates.date_in(t, day, year) if same_weekday and index else dates.day_in(t, day, year)
        for index, day in enumerate(days)
    ]
    return listed(t, texts)


def _from(t: Translator, start: From, year: int) -> str:
    since = t.context("when", "from {day}", day=dates.day_in(t, start.day, year))
    rhythm = _rhythm(t, start)
    texts = [rhythm, since] if rhythm else [since]
    if start.until:
        texts.append(t.context("when", "until {day}", day=dates.day_in(t, start.until, year)))
    return " ".join(texts)


def _rhythm(t: Translator, start: From) -> str:
    days = listed(t, [dates.weekday(t, date(2024, 1, 1 + number)) for number in sorted(set(start.weekdays))])
    if not days or start.weekdays == (start.day.weekday(),):
        return every(t, start.every) if start.every else ""
    match start.every:
        case None | Every.WEEK | Every.DAY | Every.SCHOOL_DAY:
            return t.context("when", "every {weekdays}", weekdays=days)
        case Every.FORTNIGHT | Every.MONTH:
            return t.context("when", "{rhythm} on {weekdays}", rhythm=every(t, start.every), weekdays=days)


def every(t: Translator, code: Every) -> str:
    """Return how often something comes back, as in "om de twee weken"."""
    return {
        Every.DAY: t.context("when", "daily"),
        Every.SCHOOL_DAY: t.context("when", "every school day"),
        Every.WEEK: t.context("when", "weekly"),
        Every.FORTNIGHT: t.context("when", "every two weeks"),
        Every.MONTH: t.context("when", "monthly"),
    }[code]


def listed(t: Translator, texts: Sequence[str]) -> str:
    """Return texts as a list in a sentence: "a", "a en b", "a, b en c"."""
    if len(texts) < 2:
        return "".join(texts)
    return t("{list} and {last}", list=", ".join(texts[:-1]), last=texts[-1])


def capital(text: str) -> str:
    """Return `text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def beginning(text: str, letters: int = _SHORT) -> str:
    """Return the first words of a line, to name it where its words stand in full elsewhere."""
    line = one_line(text)
    return line if len(line) <= letters else f"{line[:letters].rsplit(' ', 1)[0].rstrip(',;:.')} …"


def quoted(text: str) -> str:
    """Return a participant's own words between quotation marks, once."""
    return text if text[:1] in "“\"„‘'" and text[-1:] in "”\"’'" else f"“{text}”"


def teacher(t: Translator) -> str:
    """Return the text in the column of needs for an action that answers a need of the teacher."""
    return t.context("need of", "teacher")


def parents(t: Translator) -> str:
    """Return the text in that column for an action that answers a need of the parents."""
    return t.context("need of", "parents")
