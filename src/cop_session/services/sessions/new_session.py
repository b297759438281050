"""The first events of a new session."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Phase, Presence
from cop_session.domain.state import State


def follow_up(state: State, today: date) -> State:
    """Return the initial state of a follow-up round table, on the agreed day unless that is past."""
    evaluation = state.evaluation
    starts = evaluation.starts if evaluation and evaluation.starts.date() >= today else None
    return replace(state, starts=starts, phase=Phase.PREPARING)


def first_gesture(prepared: ev.SessionPrepared, earlier: State, facilitator: str) -> Sequence[ev.Event]:
    """Return the events of a new session, including those that carry over the details of an `earlier` one."""
    details = {**earlier.details, **({Detail.FACILITATOR: facilitator} if facilitator else {})}
    # How long the earlier one is kept and why it was held say nothing about this one.
    for of_then in (Detail.KEPT_UNTIL, Detail.REASON):
        details.pop(of_then, None)
    events: list[ev.Event] = [prepared, *(ev.detail_set(detail, text) for detail, text in details.items())]
    # Absent people come first and leave the seat again: a full table then never refuses one.
    for one in sorted(earlier.people, key=lambda person: earlier.attendance(person.id).present):
        events.append(ev.PersonSeated(one.person_id, one.name, one.role, one.relation, one.home))
        presence = earlier.attendance(one.id).presence
        if presence is not Presence.AT_TABLE:
            # In a new log the seq of an event, by which a person goes, is its place.
            events.append(ev.PresenceSet(len(events), presence))
    return events
