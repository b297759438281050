"""The events allowed in a given state, and the reasons for refusals."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Phase, Role
from cop_session.domain.schedule import POSSIBLE_LENGTHS
from cop_session.domain.state import Line, Participant, State
from cop_session.domain.talk_format import LineAspect, TalkFormat


class Refusal(StrEnum):
    """Why something may not happen."""

    EMPTY = "empty"
    """There are no words."""
    GONE = "gone"
    """The subject of the event no longer exists."""
    STRUCK = "struck"
    TABLE_FULL = "table_full"
    """An eleventh at the table; an observer is noted instead."""
    CLOSED = "closed"
    """The round table is closed: only wording, owner, date and recipients may still change."""
    WRONG_PHASE = "wrong_phase"
    NOT_FOR_THIS_KIND = "not_for_this_kind"
    NOBODY_ASKED = "nobody_asked"
    """A poll needs at least one person who must do it."""
    INTERPRETER = "interpreter"
    """An interpreter has no actions, polls or copy."""
    NOT_ON_SCALE = "not_on_scale"
    LENGTH = "length"
    ALREADY_THERE = "already_there"


@dataclass(frozen=True, slots=True)
class Refused:
    """A refusal with its reason; `limit` is the number involved, if any."""

    reason: Refusal
    limit: int | None = None


_IN_AFTERCARE = (
    ev.LineReworded,
    ev.LineCredited,
    ev.OwnersSet,
    ev.WhenSet,
    ev.OwnersDoubted,
    ev.WhenDoubted,
    ev.PlaceSet,
    ev.NeedsLinked,
    ev.QuoteConsented,
    ev.ReasonConsented,
    ev.Objected,
    ev.Moved,
    ev.LineStruck,
    ev.DetailSet,
    ev.PrintedDetailSet,
    ev.SchoolRecognised,
    ev.PersonEdited,
    ev.EvaluationPlanned,
    ev.FollowUpGiven,
    ev.RecipientAdded,
    ev.RecipientRouted,
    ev.ActionPartConsented,
    ev.PlanExported,
    ev.SessionReopened,
    ev.SittingOpened,
    ev.StepEntered,
    ev.SessionStarted,
    ev.Retracted,
    ev.Restored,
)
_IN_PHASE: dict[type, frozenset[Phase]] = {
    ev.SessionPaused: frozenset({Phase.LIVE}),
    ev.SessionResumed: frozenset({Phase.PAUSED}),
    ev.SittingOpened: frozenset({Phase.PAUSED, Phase.CLOSED}),
    ev.SessionClosed: frozenset({Phase.LIVE, Phase.PAUSED, Phase.PREPARING}),
    ev.SessionReopened: frozenset({Phase.CLOSED}),
}


def check(state: State, event: ev.Event, talk: TalkFormat) -> Refused | None:
    """Return the reason why `event` is refused in `state` by the format `talk`, or None if it is allowed."""
    phases = _IN_PHASE.get(type(event))
    if phases is not None and state.phase not in phases:
        return Refused(Refusal.WRONG_PHASE)
    if state.phase is Phase.CLOSED and not isinstance(event, _IN_AFTERCARE) and not _is_note(event):
        return Refused(Refusal.CLOSED)
    return _about_session(state, event) or _about_people(state, event, talk.seats) or _about_line(state, event, talk)


def _is_note(event: ev.Event) -> bool:
    return isinstance(event, ev.LineNoted) and event.kind is Kind.NOTE


def _about_session(state: State, event: ev.Event) -> Refused | None:
    match event:
        case ev.SessionPrepared() if state.seq > 0:
            return Refused(Refusal.ALREADY_THERE)
        case ev.FormatChosen() if state.seq != 1:
            return Refused(Refusal.WRONG_PHASE)
        case ev.SessionPrepared(minutes=length) | ev.SessionPlanned(minutes=length) if length not in POSSIBLE_LENGTHS:
            return Refused(Refusal.LENGTH)
        case ev.SessionStarted(on=on) if state.phase is not Phase.PREPARING and on == state.sittings[-1].on:
            # On another day it puts the date of the sitting right.
            return Refused(Refusal.WRONG_PHASE)
        case ev.SchoolRecognised(school_id=school_id) if not school_id.strip():
            return Refused(Refusal.EMPTY)
        case ev.EvaluationPlanned(minutes=minutes, people=people):
            if not 0 < minutes <= 24 * 60:
                return Refused(Refusal.LENGTH)
            return _all_here(state, people)
        case _:
            return None


def _about_people(state: State, event: ev.Event, seats: int) -> Refused | None:
    match event:
        case ev.PersonSeated(name=name, role=role):
            if not name.strip():
                return Refused(Refusal.EMPTY)
            return None if role is Role.INTERPRETER else _seat_left(state, seats)
        case ev.PersonEdited(person=person, name=name, role=role):
            if not name.strip():
                return Refused(Refusal.EMPTY)
            was = state.person(person)
            return _may_become(state, was, role, seats) if was else Refused(Refusal.GONE)
        case ev.PresenceSet(person=person, presence=presence):
            known = state.person(person)
            if known is None:
                return Refused(Refusal.GONE)
            comes = presence is not presence.ABSENT and not state.attendance(person).present
            return _seat_left(state, seats) if comes and not known.interprets else None
        case ev.RecipientAdded(person=person, name=name):
            if person is None:
                return None if name.strip() else Refused(Refusal.EMPTY)
            if any(one.person == person for one in state.recipients):
                return Refused(Refusal.ALREADY_THERE)
            return _may_have(state, (person,))
        case ev.RecipientRouted(recipient=recipient):
            return None if state.recipient(recipient) else Refused(Refusal.GONE)
        case ev.ActionPartConsented(person=person):
            parent = state.person(person)
            if parent is None:
                return Refused(Refusal.GONE)
            return None if parent.role is Role.PARENT else Refused(Refusal.NOT_FOR_THIS_KIND)
        case ev.FollowUpGiven(person=int(person)):
            return _may_have(state, (person,))
        case ev.Moved(entity=entity) | ev.Removed(entity=entity):
            return None if state.person(entity) or state.recipient(entity) else _whole(state.line(entity))
        case _:
            return None


def _owners(state: State, event: ev.OwnersSet | ev.OwnersDoubted) -> Refused | None:
    if isinstance(event, ev.OwnersDoubted):
        return _may_have(state, tuple(dict.fromkeys(one for whom in event.readings for one in whom)))
    if event.lead is not None and event.lead not in event.owners:
        return Refused(Refusal.GONE)
    return _may_have(state, event.owners)


def _about_line(state: State, event: ev.Event, talk: TalkFormat) -> Refused | None:
    match event:
        case ev.LineNoted(kind=kind, text=text, said_by=said_by):
            return _new(talk, kind, text) or _said_by(state, said_by)
        case ev.LineCarried(kind=kind, text=text):
            return _new(talk, kind, text) or _carried(state, event)
        case ev.LineReworded(line=line, text=text):
            return _whole(state.line(line)) or (None if text.strip() else Refused(Refusal.EMPTY))
        case ev.LineCredited(line=line, said_by=said_by):
            return _whole(state.line(line)) or _said_by(state, said_by)
        case ev.StandingSet(line=line) | ev.LineStruck(line=line):
            return _whole(state.line(line))
        case ev.Objected(line=line, person=person):
            return _whole(state.line(line)) or _here(state, person)
        case ev.PollOpened() | ev.Answered() | ev.ActionAdapted() | ev.ReasonConsented():
            return _about_poll(state, event, talk)
        case _:
            return _about_field(state, event, talk)


def _about_poll(
    state: State, event: ev.PollOpened | ev.Answered | ev.ActionAdapted | ev.ReasonConsented, talk: TalkFormat
) -> Refused | None:
    match event:
        case ev.PollOpened(line=line, scale=scale, labels=labels, asked=asked):
            if not asked:
                return Refused(Refusal.NOBODY_ASKED)
            if len(labels) != talk.labels.get(scale):
                return Refused(Refusal.NOT_ON_SCALE)
            return _of_kind(state.line(line), lambda kind: talk.can_ask(kind, scale)) or _may_have(state, asked)
        case ev.Answered(poll=poll, person=person, score=score):
            return _answer(state, poll, person, score)
        case ev.ActionAdapted(line=line):
            return _of_kind(state.line(line), talk.asks)
        case ev.ReasonConsented(line=line, reason=reason):
            found = state.line(line)
            return _of_kind(found, talk.asks) or (_given(found, reason) if found else None)


_FIELDS: dict[type, LineAspect] = {
    ev.OwnersSet: LineAspect.OWNERS,
    ev.OwnersDoubted: LineAspect.OWNERS,
    ev.WhenSet: LineAspect.WHEN,
    ev.WhenDoubted: LineAspect.WHEN,
    ev.PlaceSet: LineAspect.PLACE,
    ev.NeedsLinked: LineAspect.LINKS,
    ev.QuoteConsented: LineAspect.IN_PLAN,
}
"""The field of a line that an event fills in."""


def _about_field(state: State, event: ev.Event, talk: TalkFormat) -> Refused | None:
    match event:
        case (
            ev.OwnersSet(line=line)
            | ev.OwnersDoubted(line=line)
            | ev.WhenSet(line=line)
            | ev.WhenDoubted(line=line)
            | ev.PlaceSet(line=line)
            | ev.NeedsLinked(line=line)
            | ev.QuoteConsented(line=line)
        ):
            return _of_kind(state.line(line), lambda kind: talk.may_have(kind, _FIELDS[type(event)])) or _value(
                state, event
            )
        case ev.FieldSet(line=line, field=name):
            return _of_kind(state.line(line), lambda kind: talk.declares(kind, name))
        case _:
            return None


def _value(state: State, event: ev.Event) -> Refused | None:
    match event:
        case ev.OwnersSet() | ev.OwnersDoubted():
            return _owners(state, event)
        case ev.NeedsLinked(needs=needs):
            return Refused(Refusal.GONE) if any(state.line(need) is None for need in needs) else None
        case _:
            return None


def _new(talk: TalkFormat, kind: Kind, text: str) -> Refused | None:
    if not text.strip():
        return Refused(Refusal.EMPTY)
    return None if kind in talk.kinds else Refused(Refusal.NOT_FOR_THIS_KIND)


def _carried(state: State, event: ev.LineCarried) -> Refused | None:
    """Return the refusal of a line that comes along: only while the talk is prepared, with people who are here."""
    if state.phase is not Phase.PREPARING:
        return Refused(Refusal.WRONG_PHASE)
    if event.lead is not None and event.lead not in event.owners:
        return Refused(Refusal.GONE)
    missing = any(state.line(need) is None for need in event.needs)
    return (
        _said_by(state, event.said_by) or _may_have(state, event.owners) or (Refused(Refusal.GONE) if missing else None)
    )


def _answer(state: State, poll: int, person: int, score: int) -> Refused | None:
    line = state.line_of_poll(poll)
    if line is None:
        return Refused(Refusal.GONE)
    labels = next(len(one.labels) for one in line.polls if one.id == poll)
    if not 0 <= score < labels:
        return Refused(Refusal.NOT_ON_SCALE, labels - 1)
    return _may_have(state, (person,))


def _whole(line: Line | None) -> Refused | None:
    if line is None:
        return Refused(Refusal.GONE)
    return Refused(Refusal.STRUCK) if line.struck else None


def _of_kind(line: Line | None, fits: Callable[[Kind], bool]) -> Refused | None:
    refused = _whole(line)
    if refused or line is None:
        return refused
    return None if fits(line.kind) else Refused(Refusal.NOT_FOR_THIS_KIND)


def _given(line: Line, reason: int) -> Refused | None:
    """Return the refusal for a consent to a reason that was not given with this action."""
    answers = (answer.seq for poll in line.polls for answer in poll.answers)
    return None if reason in (*answers, *(turn.id for turn in line.adaptations)) else Refused(Refusal.GONE)


def _here(state: State, person: int) -> Refused | None:
    return None if state.person(person) else Refused(Refusal.GONE)


def _said_by(state: State, person: int | None) -> Refused | None:
    return None if person is None else _here(state, person)


def _all_here(state: State, people: tuple[int, ...]) -> Refused | None:
    return None if all(state.person(person) for person in people) else Refused(Refusal.GONE)


def _may_have(state: State, people: tuple[int, ...]) -> Refused | None:
    """Return why one of `people` can have no action, poll or copy."""
    known = [state.person(person) for person in people]
    if not all(known):
        return Refused(Refusal.GONE)
    return Refused(Refusal.INTERPRETER) if any(one.interprets for one in known if one) else None


def _seat_left(state: State, seats: int) -> Refused | None:
    return Refused(Refusal.TABLE_FULL, seats) if len(state.at_table()) >= seats else None


def _may_become(state: State, was: Participant, role: Role, seats: int) -> Refused | None:
    if was.interprets == (role is Role.INTERPRETER):
        return None
    if role is Role.INTERPRETER:
        return Refused(Refusal.INTERPRETER) if _is_counted_on(state, was.id) else None
    return _seat_left(state, seats) if state.attendance(was.id).present else None


def _is_counted_on(state: State, person: int) -> bool:
    """Tell whether `person` has anything that an interpreter cannot have: an action, a poll or a copy."""
    if state.follow_up == person or any(one.person == person for one in state.recipients):
        return True
    return any(_counts_on(line, person) for row in state.lines.values() for line in row)


def _counts_on(line: Line, person: int) -> bool:
    meant = line.owners_doubt.readings if line.owners_doubt else ()
    if any(person in owners for owners in (line.owners, *meant)):
        return True
    return any(person in poll.asked or poll.answer_of(person) for poll in line.polls)
