"""A round table that is going on, event by event, with something of everything that an event can change."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Final

from cop_session.domain import events as ev
from cop_session.domain.codes import OUTCOME, Consent, Detail, Kind, Phase, Presence, Reader, Role, Route, Scale
from cop_session.domain.fold import fold
from cop_session.domain.state import Appointment
from cop_session.domain.when import By
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from tests.support.strategies import recorded_from

LABELS: Final = ("lukt niet", "lukt als …", "lukt")
FRIDAY: Final = By(date(2026, 11, 27), "tegen vrijdag")
MEETING: Final = Appointment(datetime(2027, 1, 12, 15, 45), "Europe/Brussels", 45, "zorglokaal", (2, 3))
FIRST_DAY: Final = date(2026, 11, 24)
SECOND_DAY: Final = date(2026, 12, 1)

# The ids of what the events below make, which are their places among them.
TEACHER, PARENT, INTERPRETER = 2, 3, 4
NEED, OTHER_NEED, ACTION, QUOTE, STRUCK = 9, 10, 11, 21, 22
TURN, FIRST_POLL, FIRST_ANSWER, POLL, ANSWER, ADVICE = 14, 15, 16, 17, 18, 19
COPY, OTHER_COPY, CARRIED, OUTCOME_POLL = 25, 26, 31, 32
GONE: Final = 999
FIELD: Final = "duration"

_ACTION: Final = ROUNDTABLE.kinds[Kind.ACTION]
FORMAT: Final = replace(
    ROUNDTABLE, kinds={**ROUNDTABLE.kinds, Kind.ACTION: replace(_ACTION, values=frozenset({FIELD}))}
)
"""The round table, with a field of its own for actions."""

LOG: Final[tuple[ev.Event, ...]] = (
    ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"),
    ev.PersonSeated("a", "Annelies", Role.TEACHER),
    ev.PersonSeated("b", "Fatma", Role.PARENT, "mama", "thuis"),
    ev.PersonSeated("c", "Aya", Role.INTERPRETER),
    ev.SessionStarted(FIRST_DAY),
    ev.PresenceSet(PARENT, Presence.TELEPHONE, arrives=time(16), leaves=time(17)),
    ev.SessionPaused(),
    ev.SittingOpened(SECOND_DAY),
    ev.LineNoted(Kind.NEED, "Lena heeft korte opdrachten nodig.", TEACHER),
    ev.LineNoted(Kind.NEED, "Lena heeft rust nodig."),
    ev.LineNoted(Kind.ACTION, "Tekst op maandag meegeven"),
    ev.OwnersSet(ACTION, (TEACHER,), TEACHER),
    ev.WhenSet(ACTION, FRIDAY),
    ev.ActionAdapted(ACTION, "te vroeg"),
    ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (TEACHER,)),
    ev.Answered(FIRST_POLL, TEACHER, 0, "te druk"),
    ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (TEACHER,)),
    ev.Answered(POLL, TEACHER, 1, "als het kort is"),
    ev.Answered(POLL, PARENT, 2),
    ev.LineNoted(Kind.ACTION, "Samen lezen"),
    ev.LineNoted(Kind.QUOTE, "Ik lees graag."),
    ev.LineNoted(Kind.CONCERN, "te veel"),
    ev.LineStruck(STRUCK, Kind.CONCERN),
    ev.Objected(NEED, PARENT, "niet kort", in_plan=False),
    ev.RecipientAdded(Route.PAPER, PARENT),
    ev.RecipientAdded(Route.PLATFORM, name="CLB"),
    ev.ActionPartConsented(PARENT, Consent.TO_ASK),
    ev.DetailSet(Detail.TOWN, "Roeselare"),
    ev.EvaluationPlanned(MEETING.starts, MEETING.zone, MEETING.minutes, MEETING.place, MEETING.people),
    ev.PlanExported(0, "docx", "nl_BE", Reader.SCHOOL),
    ev.LineCarried(Kind.OPEN, "Logopedie zoeken", "earlier", 7, PARENT, (PARENT, TEACHER), PARENT),
    ev.PollOpened(ACTION, OUTCOME, tuple("0123"), (TEACHER,)),
    ev.FieldSet(ACTION, FIELD, "20 minuten"),
)

TALK: Final = fold(recorded_from((event, 0) for event in LOG))
"""Where the talk is after those events, in its second sitting."""

PREPARING, LIVE, PAUSED, CLOSED = (replace(TALK, phase=phase) for phase in Phase)
"""The same talk in each phase."""
