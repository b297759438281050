"""A small round table to begin from."""

from dataclasses import dataclass
from datetime import date

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence, Role
from cop_session.domain.when import By
from tests.scenarios.script import Script


@dataclass(frozen=True, slots=True)
class Table:
    """A round table that is going on, with who sits at it and one action that the teacher does."""

    script: Script
    teacher: int
    parent: int
    interpreter: int
    need: int
    action: int


@pytest.fixture
def table() -> Table:
    s = Script()
    s.do(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"))
    teacher = s.seat("a", "Annelies", Role.TEACHER)
    parent = s.seat("b", "Fatma", Role.PARENT)
    interpreter = s.seat(
        "c", "Aya", Role.INTERPRETER, presence=lambda person: ev.PresenceSet(person, Presence.TELEPHONE)
    )
    s.do(ev.SessionStarted(date(2026, 11, 24)))
    need = s.note(Kind.NEED, "Lena heeft korte opdrachten nodig.", teacher)
    action = s.action("Tekst op maandag meegeven", (teacher,), By(date(2026, 11, 27), "tegen vrijdag"), (need,))
    return Table(s, teacher, parent, interpreter, need, action)
