"""The state of a round table after a participant is removed from the list."""

from collections.abc import Mapping
from dataclasses import replace as with_slots
from typing import TypeVar

from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.state import Commitment, Line, OwnersDoubt, Poll, State

_Value = TypeVar("_Value")


def without_person(state: State, person: int) -> State:
    """Return `state` without any reference to `person`: no line waits for, or counts on, an absent participant."""
    return replace(
        state,
        people=tuple(one for one in state.people if one.id != person),
        recipients=tuple(one for one in state.recipients if one.person != person),
        follow_up=None if state.follow_up == person else state.follow_up,
        action_part=_without_key(state.action_part, person),
        evaluation=state.evaluation and replace(state.evaluation, people=_less(state.evaluation.people, person)),
        sittings=tuple(replace(one, attendance=_without_key(one.attendance, person)) for one in state.sittings),
        lines={kind: _lines(row, person) for kind, row in state.lines.items()},
    )


def _lines(row: tuple[Line, ...], person: int) -> tuple[Line, ...]:
    after = tuple(_line(line, person) for line in row)
    # A row without changes stays the same object, which keeps screens from drawing it again.
    return row if after == row else after


def _line(line: Line, person: int) -> Line:
    polls = tuple(_poll(poll, person) for poll in line.polls)
    if person in line.owners and line.poll:
        asked = line.poll.id
        polls = tuple(replace(one, stale=True) if one.id == asked else one for one in polls)
    rest = _commitment(line.commitment, person)
    return replace(
        line,
        said_by=None if line.said_by == person else line.said_by,
        owners=rest.owners,
        lead=rest.lead,
        polls=polls,
        adaptations=tuple(replace(one, before=_commitment(one.before, person)) for one in line.adaptations),
        owners_doubt=_doubt(line.owners_doubt, person),
        objections=tuple(one for one in line.objections if one.person != person),
        origin=line.origin and with_slots(line.origin, commitment=_commitment(line.origin.commitment, person)),
    )


def _doubt(doubt: OwnersDoubt | None, person: int) -> OwnersDoubt | None:
    """Remove the departed person from the readings; return None if no reading names a person any more."""
    if doubt is None:
        return None
    readings = tuple(dict.fromkeys(_less(one, person) for one in doubt.readings))
    return OwnersDoubt(doubt.said, readings) if any(readings) else None


def _commitment(commitment: Commitment, person: int) -> Commitment:
    lead = None if commitment.lead == person else commitment.lead
    return replace(commitment, owners=_less(commitment.owners, person), lead=lead)


def _poll(poll: Poll, person: int) -> Poll:
    answers = tuple(one for one in poll.answers if one.person != person)
    return replace(poll, asked=_less(poll.asked, person), answers=answers)


def _less(people: tuple[int, ...], person: int) -> tuple[int, ...]:
    return tuple(one for one in people if one != person)


def _without_key(of_people: Mapping[int, _Value], person: int) -> Mapping[int, _Value]:
    return {one: value for one, value in of_people.items() if one != person}
