"""Everything that is read about who: lists of people, roles, and somebody who takes part."""

from cop_session.capture.attendance import read_attendance
from cop_session.capture.completion import complete
from cop_session.capture.participants import Asked, ParticipantReading, read_participant
from cop_session.capture.roles import read_role
from cop_session.capture.roster import Candidates, PeopleReading, read_people
from cop_session.capture.together import read_participants

__all__ = [
    "Asked",
    "Candidates",
    "ParticipantReading",
    "PeopleReading",
    "complete",
    "read_attendance",
    "read_participant",
    "read_participants",
    "read_people",
    "read_role",
]
