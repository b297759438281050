"""Who has a seat at the table, and who can be the interpreter beside it."""

from typing import Final

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Presence, Role, Route, Scale
from cop_session.domain.rules import Refusal, Refused, check
from cop_session.domain.state import State
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from tests.domain.each_event import one_talk as talk
from tests.domain.each_event.changes import SEQ, happened
from tests.domain.each_event.one_talk import ACTION, INTERPRETER, LABELS, NEED, TEACHER

SEATS: Final = ROUNDTABLE.seats
JORIS: Final = SEQ
WITH_JORIS: Final = happened(ev.PersonSeated("d", "Joris", Role.OTHER))
FULL_TABLE: Final = Refused(Refusal.TABLE_FULL, SEATS)


def seated(state: State, at_table: int) -> State:
    """Return the state with so many people at the table, and one more who is absent."""
    for seq in range(SEQ + 1, SEQ + 2 + at_table - len(state.at_table())):
        last = seq
        state = happened(ev.PersonSeated(str(seq), "Deelnemer", Role.OTHER), state, seq)
    return happened(ev.PresenceSet(last, Presence.ABSENT), state, last + 1)


FULL: Final = seated(WITH_JORIS, SEATS)
ABSENT: Final = FULL.people[-1].id
INTERPRETER_AWAY: Final = happened(ev.PresenceSet(INTERPRETER, Presence.ABSENT), FULL)


@pytest.mark.parametrize(
    ("state", "event", "refused"),
    [
        (FULL, ev.PersonSeated("x", "Nog iemand", Role.OTHER), FULL_TABLE),
        (FULL, ev.PersonSeated("x", "Tolk", Role.INTERPRETER), None),
        (FULL, ev.PersonEdited(TEACHER, "An", Role.HEAD), None),
        (FULL, ev.PersonEdited(JORIS, "Joris", Role.INTERPRETER), None),
        (FULL, ev.PersonEdited(ABSENT, "Tolk", Role.INTERPRETER), None),
        (FULL, ev.PersonEdited(INTERPRETER, "Aya B.", Role.INTERPRETER), None),
        (FULL, ev.PersonEdited(INTERPRETER, "Aya", Role.OTHER), FULL_TABLE),
        (INTERPRETER_AWAY, ev.PersonEdited(INTERPRETER, "Aya", Role.OTHER), None),
        (INTERPRETER_AWAY, ev.PresenceSet(INTERPRETER, Presence.AT_TABLE), None),
        (FULL, ev.PresenceSet(ABSENT, Presence.AT_TABLE), FULL_TABLE),
        (FULL, ev.PresenceSet(ABSENT, Presence.TELEPHONE), FULL_TABLE),
        (FULL, ev.PresenceSet(ABSENT, Presence.ABSENT), None),
        (FULL, ev.PresenceSet(TEACHER, Presence.TELEPHONE), None),
    ],
)
def test_at_a_full_table(state: State, event: ev.Event, refused: Refused | None) -> None:
    assert check(state, event, ROUNDTABLE) == refused


def test_the_last_seat_can_be_taken() -> None:
    state = seated(WITH_JORIS, SEATS - 1)
    for event in (
        ev.PersonSeated("x", "Nog iemand", Role.OTHER),
        ev.PersonEdited(INTERPRETER, "Aya", Role.OTHER),
        ev.PresenceSet(state.people[-1].id, Presence.AT_TABLE),
    ):
        assert check(state, event, ROUNDTABLE) is None


@pytest.mark.parametrize(
    ("event", "refused"),
    [
        (ev.OwnersSet(ACTION, (JORIS,)), True),
        (ev.OwnersDoubted(ACTION, "Jo", ((TEACHER,), (JORIS,), ())), True),
        (ev.PollOpened(ACTION, Scale.CONDITIONS, LABELS, (JORIS,)), True),
        (ev.Answered(talk.POLL, JORIS, 2), True),
        (ev.RecipientAdded(Route.PAPER, JORIS), True),
        (ev.FollowUpGiven(JORIS), True),
        (ev.OwnersDoubted(ACTION, "Annelies", ((TEACHER,), ())), False),
        (ev.LineCredited(NEED, JORIS), False),
        (ev.Objected(NEED, JORIS, "niet kort", in_plan=True), False),
        (ev.PresenceSet(JORIS, Presence.TELEPHONE), False),
    ],
    ids=lambda one: type(one).__name__,
)
def test_a_participant_with_something_to_do_cannot_become_the_interpreter(event: ev.Event, refused: bool) -> None:
    state = happened(event, WITH_JORIS, SEQ + 1)
    becomes = ev.PersonEdited(JORIS, "Joris", Role.INTERPRETER)
    assert check(state, becomes, ROUNDTABLE) == (Refused(Refusal.INTERPRETER) if refused else None)


def test_a_participant_with_nothing_to_do_can_become_the_interpreter() -> None:
    assert check(WITH_JORIS, ev.PersonEdited(JORIS, "Joris", Role.INTERPRETER), ROUNDTABLE) is None
