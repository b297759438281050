"""The first events of a new session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from cop_session.domain import events as ev
from cop_session.domain.codes import ENDING, Detail, Phase, Presence
from cop_session.domain.state import ROUND_TABLE, State
from cop_session.domain.talk_format import TalkFormat
from cop_session.domain.timeline import Timeline
from cop_session.formats import ROUNDTABLE, followers
from cop_session.services.prefill.team_transfer import same_team
from cop_session.services.sessions.carry_over import CarryOver


def follow_up(state: State, today: date) -> State:
    """Return the initial state of the talk that follows, on the agreed day unless that is past.

    After a closed talk it is one whose format can follow it, for as long as was agreed; otherwise the same once more.
    """
    talk = followers(state)[0]
    agreed = state.evaluation
    starts = agreed.starts if agreed and agreed.starts.date() >= today else None
    minutes = state.minutes if talk.code == state.format else talk.standard_length
    minutes = agreed.minutes if agreed and agreed.minutes in talk.lengths else minutes
    return replace(
        state,
        starts=starts,
        phase=Phase.PREPARING,
        minutes=minutes,
        format=talk.code,
        format_version=talk.version,
        step=talk.order[0],
    )


def begun_with(read: Callable[[str], Timeline], follows: str | None, beside: str | None) -> State:
    """Return what a new session begins with: the one that it `follows`, or the school and team of one `beside` it."""
    if beside:
        return same_team(read(beside).now, None)
    return read(follows).now if follows else State()


def first_gesture(
    prepared: ev.SessionPrepared, earlier: State, facilitator: str, talk: TalkFormat = ROUNDTABLE
) -> Sequence[ev.Event]:
    """Return the events of a new session of a format, with what it takes over from an `earlier` one.

    Details and people come along into any talk; lines only into a talk whose format follows that of the earlier one.
    """
    details = {**earlier.details, **({Detail.FACILITATOR: facilitator} if facilitator else {})}
    # How long the earlier one is kept and why it was held say nothing about this one.
    for of_then in (Detail.KEPT_UNTIL, Detail.REASON, ENDING):
        details.pop(of_then, None)
    events: list[ev.Event] = [prepared]
    if talk.code != ROUND_TABLE:
        events.append(ev.FormatChosen(talk.code, talk.version, talk.order[0]))
    events.extend(ev.detail_set(detail, text) for detail, text in details.items())
    people: dict[int, int] = {}
    # Absent people come first and leave the seat again: a full table then never refuses one.
    for one in sorted(earlier.people, key=lambda person: earlier.attendance(person.id).present):
        events.append(ev.PersonSeated(one.person_id, one.name, one.role, one.relation, one.home))
        people[one.id] = len(events)
        presence = earlier.attendance(one.id).presence
        if presence is not Presence.AT_TABLE:
            # In a new log the seq of an event, by which a person goes, is its place.
            events.append(ev.PresenceSet(len(events), presence))
    if prepared.follows and earlier.format in talk.follows:
        events.extend(CarryOver(earlier, prepared.follows, len(events) + 1, people).events())
    return events
