"""The readers of people: lists of people, roles, and a single participant."""

from cop_session.reading.people.attendance import read_attendance
from cop_session.reading.people.joint_entries import read_participants
from cop_session.reading.people.name_completion import complete
from cop_session.reading.people.participant_line import Asked, ParticipantReading, read_participant
from cop_session.reading.people.role_reader import read_role
from cop_session.reading.people.roster import Candidates, PeopleReading, read_people

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
