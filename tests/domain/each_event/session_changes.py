"""What each event about the session and its people changes."""

from dataclasses import replace
from datetime import datetime, time
from typing import Final

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Phase, Presence, Reader, Role, Route, Scale
from cop_session.domain.schedule import Step
from cop_session.domain.state import Appointment, Attendance, Export, Participant, Recipient, Sitting, State
from tests.domain.each_event import one_talk as talk
from tests.domain.each_event.changes import AT, SEQ, Change
from tests.domain.each_event.one_talk import CLOSED, PARENT, PAUSED, PREPARING, TALK, TEACHER

NOON: Final = datetime(2026, 12, 8, 12)
THIRD_DAY: Final = NOON.date()
_FIRST, _SECOND = TALK.sittings
_ANN, _FATMA, _AYA = TALK.people
_PAPER, _PLATFORM = TALK.recipients
_TOWN: Final = {Detail.TOWN: "Roeselare"}
_ON_THE_LINE: Final = Attendance(Presence.TELEPHONE, time(16), time(17))

SESSION: Final = (
    Change(
        ev.SessionPrepared("Lena", "park", "nl_NL", "Europe/Amsterdam", "x", Scale.FIVE, 75, True, True, "id"),
        {
            "pupil_id": "Lena",
            "school_id": "park",
            "locale": "nl_NL",
            "zone": "Europe/Amsterdam",
            "follows": "x",
            "scale": Scale.FIVE,
            "minutes": 75,
            "fictional": True,
            "copy": True,
        },
        before=State(),
    ),
    Change(
        ev.FormatChosen("evaluation", 2, Step.EVALUATION, "short", "class", ("other",), 12),
        {
            "format": "evaluation",
            "format_version": 2,
            "step": Step.EVALUATION,
            "shape": "short",
            "subject": "class",
        },
        before=State(),
    ),
    Change(ev.SessionPlanned(NOON, 45), {"starts": NOON, "minutes": 45}),
    Change(ev.SessionPlanned(None, 90), {"starts": None, "minutes": 90}, before=replace(TALK, starts=NOON)),
    Change(ev.ScaleChosen(Scale.FIVE), {"scale": Scale.FIVE}),
    Change(ev.DetailSet(Detail.GROUP, "4B"), {"details": {**_TOWN, Detail.GROUP: "4B"}}),
    Change(ev.DetailSet(Detail.TOWN, "Izegem"), {"details": {Detail.TOWN: "Izegem"}}),
    Change(ev.DetailSet(Detail.TOWN, ""), {"details": {}}),
    Change(ev.PrintedDetailSet(Detail.REACH, "051"), {"details": {**_TOWN, Detail.REACH: "051"}}),
    Change(ev.SchoolRecognised("regenboog"), {"school_id": "regenboog"}),
    Change(
        ev.SessionStarted(THIRD_DAY),
        {"phase": Phase.LIVE, "sittings": (_FIRST, replace(_SECOND, on=THIRD_DAY))},
        before=PREPARING,
    ),
    Change(ev.SessionPaused(), {"phase": Phase.PAUSED}),
    Change(ev.SessionResumed(), {"phase": Phase.LIVE}, before=PAUSED),
    Change(
        ev.SittingOpened(THIRD_DAY),
        {
            "phase": Phase.LIVE,
            "sittings": (_FIRST, _SECOND, Sitting(THIRD_DAY, {PARENT: Attendance(Presence.TELEPHONE)})),
        },
        before=PAUSED,
    ),
    Change(ev.SessionClosed(), {"phase": Phase.CLOSED}),
    Change(ev.SessionReopened(), {"phase": Phase.LIVE}, before=CLOSED),
    Change(ev.StepEntered(Step.ACTIONS), {"step": Step.ACTIONS}),
    Change(
        ev.PlanExported(1, "text", "nl_NL", Reader.PARENTS),
        {"exports": (*TALK.exports, Export(SEQ, AT, 1, "text", "nl_NL", Reader.PARENTS))},
    ),
    Change(ev.Retracted(talk.NEED)),
    Change(ev.Restored(talk.NEED)),
    Change(ev.Unknown("SeatSwapped", 3, "{}"), {"unknown": 1}),
)

PEOPLE: Final = (
    Change(
        ev.PersonSeated("d", "Joris", Role.OTHER, "oom", "bij oma"),
        {"people": (*TALK.people, Participant(SEQ, "d", "Joris", Role.OTHER, "oom", "bij oma"))},
    ),
    Change(
        ev.PersonEdited(PARENT, "Fatima", Role.CONFIDANT, "tante", "bij tante"),
        {"people": (_ANN, Participant(PARENT, "b", "Fatima", Role.CONFIDANT, "tante", "bij tante"), _AYA)},
    ),
    Change(
        ev.PresenceSet(TEACHER, Presence.TELEPHONE, time(16), time(17)),
        {"sittings": (_FIRST, replace(_SECOND, attendance={**_SECOND.attendance, TEACHER: _ON_THE_LINE}))},
    ),
    Change(
        ev.RecipientAdded(Route.PROTECTED, TEACHER, "Annelies"),
        {"recipients": (_PAPER, _PLATFORM, Recipient(SEQ, Route.PROTECTED, TEACHER, "Annelies"))},
    ),
    Change(
        ev.RecipientRouted(talk.OTHER_COPY, Route.PROTECTED),
        {"recipients": (_PAPER, replace(_PLATFORM, route=Route.PROTECTED))},
    ),
    Change(
        ev.ActionPartConsented(TEACHER, Consent.YES),
        {"action_part": {PARENT: Consent.TO_ASK, TEACHER: Consent.YES}},
    ),
    Change(
        ev.EvaluationPlanned(NOON, "Europe/Amsterdam", 30, "zorglokaal", (TEACHER,)),
        {"evaluation": Appointment(NOON, "Europe/Amsterdam", 30, "zorglokaal", (TEACHER,))},
    ),
    Change(ev.FollowUpGiven(PARENT), {"follow_up": PARENT}),
    Change(ev.FollowUpGiven(None), {"follow_up": None}, before=replace(TALK, follow_up=PARENT)),
    Change(ev.Moved(talk.INTERPRETER, PARENT), {"people": (_ANN, _AYA, _FATMA)}),
    Change(ev.Moved(TEACHER, None), {"people": (_FATMA, _AYA, _ANN)}),
    Change(ev.Moved(TEACHER, TEACHER)),
    Change(ev.Moved(talk.OTHER_COPY, talk.COPY), {"recipients": (_PLATFORM, _PAPER)}),
    Change(ev.Moved(talk.COPY, None), {"recipients": (_PLATFORM, _PAPER)}),
    Change(ev.Removed(talk.COPY), {"recipients": (_PLATFORM,)}),
)
