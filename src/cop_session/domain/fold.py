"""From events to state: each event makes the next state, and none of them can fail.

One long module: one short function per event, side by side, which keeps any event from being forgotten.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace as with_slots
from typing import TypeVar, assert_never

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Phase
from cop_session.domain.departure import without_person
from cop_session.domain.field_value import FieldValue
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.state import (
    Adaptation,
    Answer,
    Appointment,
    Attendance,
    Commitment,
    Export,
    Line,
    LineOrigin,
    Objection,
    OwnersDoubt,
    Participant,
    Poll,
    Recipient,
    Sitting,
    State,
)
from cop_session.domain.state_builder import StateBuilder
from cop_session.domain.when import When, Words, same_moment

_One = TypeVar("_One", bound=Participant | Recipient)


def effective(events: Iterable[ev.Recorded]) -> list[ev.Recorded]:
    """Return the events without those of gestures that are undone at the end of the list."""
    kept = list(events)
    undone = set[int]()
    for recorded in kept:
        match recorded.event:
            case ev.Retracted(gesture=gesture):
                undone.add(gesture)
            case ev.Restored(gesture=gesture):
                undone.discard(gesture)
    goes = undone & ev.lone_starts(kept)
    return [
        one for one in kept if one.gesture not in undone or (type(one.event) in ev.LASTING and one.gesture not in goes)
    ]


def fold(events: Iterable[ev.Recorded], state: State | None = None) -> State:
    """Return the state after `events`, in which undone gestures leave no trace."""
    seen: Sequence[ev.Recorded] = list(events)
    folding = Fold(state or State())
    for recorded in effective(seen):
        folding.take(recorded)
    if seen:
        folding.pass_by(seen[-1])
    return folding.frozen()


def apply(state: State, recorded: ev.Recorded) -> State:
    """Return the state after one more event; an event whose target is gone changes nothing but the position."""
    folding = Fold(state)
    folding.take(recorded)
    return folding.frozen()


class Fold(StateBuilder):
    """A fold that goes on: one event after another, and the state after them when it is asked for."""

    def take(self, recorded: ev.Recorded) -> None:
        """Let one more event happen."""
        _change(self, recorded)
        self.pass_by(recorded)

    def pass_by(self, recorded: ev.Recorded) -> None:
        """Go to the position of an event, regardless of its content."""
        self.seq, self.elapsed_ms = recorded.seq, max(self.elapsed_ms, recorded.elapsed_ms)


def _change(table: StateBuilder, recorded: ev.Recorded) -> None:
    match recorded.event:
        # The most frequent ones come first.
        case ev.Answered(poll=poll) as event:
            if poll in table.asked:
                table.change(table.asked[poll], _answered, event, recorded.seq)
        case ev.LineNoted(kind=kind, text=text, said_by=said_by):
            # A log out of order may have struck it before: then it stays struck.
            if recorded.seq not in table.kinds:
                table.note(Line(recorded.seq, kind, text, said_by))
        case ev.LineCarried() as event:
            if recorded.seq not in table.kinds:
                table.note(_carried(recorded.seq, event))
        case (
            ev.LineReworded(line=target)
            | ev.WhenSet(line=target)
            | ev.OwnersSet(line=target)
            | ev.StandingSet(line=target)
            | ev.PlaceSet(line=target)
            | ev.LineCredited(line=target)
            | ev.QuoteConsented(line=target)
            | ev.Objected(line=target)
            | ev.OwnersDoubted(line=target)
            | ev.WhenDoubted(line=target)
            | ev.NeedsLinked(line=target)
            | ev.FieldSet(line=target)
            | ev.ReasonConsented(line=target)
            | ev.ActionAdapted(line=target)
        ) as event:
            table.change(target, _line, event, recorded, table.rest.phase)
        case ev.PollOpened(line=target, scale=scale, labels=labels, asked=asked):
            opened = Poll(recorded.seq, scale, labels, asked)
            if table.change(target, _asked, opened):
                table.ask(target, opened)
        case event:
            _change_more(table, recorded, event)


def _change_more(table: StateBuilder, recorded: ev.Recorded, event: "_Rarer") -> None:
    match event:
        case (
            ev.SessionPrepared()
            | ev.FormatChosen()
            | ev.SessionPlanned()
            | ev.ScaleChosen()
            | ev.DetailSet()
            | ev.PrintedDetailSet()
            | ev.SchoolRecognised()
            | ev.SessionStarted()
            | ev.SessionPaused()
            | ev.SessionResumed()
            | ev.SittingOpened()
            | ev.SessionClosed()
            | ev.SessionReopened()
            | ev.StepEntered()
            | ev.PlanExported()
        ) as event:
            table.rest = _session(table.rest, recorded, event)
        case (
            ev.PersonSeated()
            | ev.PersonEdited()
            | ev.PresenceSet()
            | ev.RecipientAdded()
            | ev.RecipientRouted()
            | ev.ActionPartConsented()
            | ev.EvaluationPlanned()
            | ev.FollowUpGiven()
        ) as event:
            table.rest = _people(table.rest, recorded, event)
        case event:
            _take_away(table, recorded, event)


def _take_away(table: StateBuilder, recorded: ev.Recorded, event: "_Removing") -> None:
    match event:
        case ev.Blanked(row=Kind() as kind, struck=struck):
            table.note(Line(recorded.seq, kind, "", struck=struck or recorded.at))
        case ev.LineStruck():
            _strike(table, recorded, event)
        case ev.Moved(entity=entity, before=before):
            _move(table, entity, before)
        case ev.Removed(entity=entity):
            _remove(table, entity)
        case ev.Retracted() | ev.Restored() | ev.Blanked():
            pass
        case ev.Unknown():
            table.rest = replace(table.rest, unknown=table.rest.unknown + 1)
        case never:
            assert_never(never)


_Session = (
    ev.SessionPrepared
    | ev.FormatChosen
    | ev.SessionPlanned
    | ev.ScaleChosen
    | ev.DetailSet
    | ev.PrintedDetailSet
    | ev.SchoolRecognised
    | ev.SessionStarted
    | ev.SessionPaused
    | ev.SessionResumed
    | ev.SittingOpened
    | ev.SessionClosed
    | ev.SessionReopened
    | ev.StepEntered
    | ev.PlanExported
)


def _prepared(state: State, event: ev.SessionPrepared) -> State:
    return replace(
        state,
        pupil_id=event.pupil_id,
        school_id=event.school_id,
        follows=event.follows,
        fictional=event.fictional,
        copy=event.copy,
        locale=event.locale,
        zone=event.zone,
        scale=event.scale,
        minutes=event.minutes,
    )


def _session(state: State, recorded: ev.Recorded, event: _Session) -> State:
    match event:
        case ev.SessionPrepared():
            return _prepared(state, event)
        case ev.FormatChosen(format=code, version=version, step=step, shape=shape, subject=subject):
            return replace(state, format=code, format_version=version, step=step, shape=shape, subject=subject)
        case ev.SessionPlanned(starts=starts, minutes=minutes):
            return replace(state, starts=starts, minutes=minutes)
        case ev.ScaleChosen(scale=scale):
            return replace(state, scale=scale)
        case ev.DetailSet(detail=detail, text=text) | ev.PrintedDetailSet(detail=detail, text=text):
            others = {known: words for known, words in state.details.items() if known is not detail}
            return replace(state, details={**others, detail: text} if text else others)
        case ev.SchoolRecognised(school_id=school_id):
            return replace(state, school_id=school_id)
        case ev.SessionStarted(on=on):
            now = replace(state.sittings[-1], on=on)
            return replace(state, phase=Phase.LIVE, sittings=(*state.sittings[:-1], now))
        case ev.SittingOpened(on=on):
            again = Sitting(
                on,
                {person: Attendance(was.presence) for person, was in state.sittings[-1].attendance.items()},
            )
            return replace(state, phase=Phase.LIVE, sittings=(*state.sittings, again))
        case ev.SessionPaused():
            return replace(state, phase=Phase.PAUSED)
        case ev.SessionResumed() | ev.SessionReopened():
            return replace(state, phase=Phase.LIVE)
        case ev.SessionClosed():
            return replace(state, phase=Phase.CLOSED)
        case ev.StepEntered(step=step):
            return replace(state, step=step)
        case ev.PlanExported(number=number, format=form, locale=locale, reader=reader):
            made = Export(recorded.seq, recorded.at, number, form, locale, reader)
            return replace(state, exports=(*state.exports, made))
        case never:
            assert_never(never)


_People = (
    ev.PersonSeated
    | ev.PersonEdited
    | ev.PresenceSet
    | ev.RecipientAdded
    | ev.RecipientRouted
    | ev.ActionPartConsented
    | ev.EvaluationPlanned
    | ev.FollowUpGiven
)

_Removing = ev.LineStruck | ev.Moved | ev.Removed | ev.Retracted | ev.Restored | ev.Blanked | ev.Unknown

_Rarer = _Session | _People | _Removing


def _people(state: State, recorded: ev.Recorded, event: _People) -> State:
    match event:
        case ev.PersonSeated(person_id=person_id, name=name, role=role, relation=relation, home=home):
            seated = Participant(recorded.seq, person_id, name, role, relation, home)
            return replace(state, people=(*state.people, seated))
        case ev.PersonEdited(person=person, name=name, role=role, relation=relation, home=home):
            people = _each(
                state.people,
                person,
                lambda one: replace(one, name=name, role=role, relation=relation, home=home),
            )
            return replace(state, people=people)
        case ev.PresenceSet(person=person, presence=presence, arrives=arrives, leaves=leaves):
            if state.person(person) is None:
                return state
            now = state.sittings[-1]
            attendance = {**now.attendance, person: Attendance(presence, arrives, leaves)}
            return replace(state, sittings=(*state.sittings[:-1], replace(now, attendance=attendance)))
        case ev.RecipientAdded(route=route, person=person, name=name):
            return replace(state, recipients=(*state.recipients, Recipient(recorded.seq, route, person, name)))
        case ev.RecipientRouted(recipient=recipient, route=route):
            return replace(state, recipients=_each(state.recipients, recipient, lambda one: replace(one, route=route)))
        case ev.ActionPartConsented(person=person, consent=consent):
            if state.person(person) is None:
                return state
            return replace(state, action_part={**state.action_part, person: consent})
        case ev.EvaluationPlanned(starts=starts, zone=zone, minutes=minutes, place=place, people=people):
            return replace(state, evaluation=Appointment(starts, zone, minutes, place, people))
        case ev.FollowUpGiven(person=person):
            return replace(state, follow_up=person)
        case never:
            assert_never(never)


_OnLine = (
    ev.LineReworded
    | ev.LineCredited
    | ev.StandingSet
    | ev.QuoteConsented
    | ev.Objected
    | ev.OwnersSet
    | ev.WhenSet
    | ev.OwnersDoubted
    | ev.WhenDoubted
    | ev.PlaceSet
    | ev.NeedsLinked
    | ev.FieldSet
    | ev.ReasonConsented
    | ev.ActionAdapted
)


def _line(line: Line, event: _OnLine, recorded: ev.Recorded, phase: Phase) -> Line:
    aftercare = phase is Phase.CLOSED
    match event:
        case ev.LineReworded(text=text):
            reworded = replace(line, text=text)
            return reworded if aftercare or text == line.text else _stale(reworded)
        case ev.LineCredited(said_by=said_by):
            return replace(line, said_by=said_by)
        case ev.StandingSet(standing=standing):
            return replace(line, standing=standing)
        case ev.QuoteConsented(consent=consent):
            return replace(line, consent=consent)
        case ev.Objected(person=person, words=words, in_plan=in_plan):
            others = tuple(one for one in line.objections if one.person != person)
            return replace(line, objections=(*others, Objection(person, words, in_plan)) if words else others)
        case ev.OwnersSet(owners=owners, lead=lead):
            return _owned(line, owners, lead, None, aftercare)
        case ev.OwnersDoubted(said=said, readings=whom):
            return _owned(line, (), None, OwnersDoubt(said, whom), aftercare)
        case ev.WhenSet(when=when):
            return _timed(line, when, (), aftercare)
        case ev.WhenDoubted(said=said, readings=readings):
            return _timed(line, Words(said), tuple(with_slots(one, said=said) for one in readings), aftercare)
        case ev.PlaceSet(place=place):
            return replace(line, place=place)
        case ev.NeedsLinked(needs=needs):
            return replace(line, needs=needs)
        case ev.FieldSet(field=name, value=value):
            kept = tuple(one for one in line.fields if one.name != name)
            return replace(line, fields=(*kept, FieldValue(name, value)) if value else kept)
        case ev.ReasonConsented():
            return _consented(line, event)
        case ev.ActionAdapted(why=why, reasons=reasons, ways=ways):
            turn = Adaptation(recorded.seq, why, reasons, ways, line.commitment)
            return replace(line, adaptations=(*line.adaptations, turn))
        case never:
            assert_never(never)


def _carried(seq: int, event: ev.LineCarried) -> Line:
    was = Commitment(event.text, event.owners, event.lead, event.when, event.place)
    return Line(
        seq,
        event.kind,
        event.text,
        event.said_by,
        standing=event.standing,
        consent=event.consent,
        owners=event.owners,
        lead=event.lead,
        when=event.when,
        place=event.place,
        needs=event.needs,
        origin=LineOrigin(event.origin, event.origin_line, was),
        fields=event.fields,
    )


def _owned(line: Line, owners: tuple[int, ...], lead: int | None, doubt: OwnersDoubt | None, aftercare: bool) -> Line:
    changed = set(owners) != set(line.owners)
    owned = replace(
        line,
        owners=owners,
        lead=lead,
        owners_doubt=doubt,
        changed_afterwards=line.changed_afterwards or (aftercare and changed),
    )
    return _stale(owned) if changed else owned


def _timed(line: Line, when: When | None, doubt: tuple[When, ...], aftercare: bool) -> Line:
    changed = not same_moment(when, line.when)
    timed = replace(
        line,
        when=when,
        when_doubt=doubt,
        changed_afterwards=line.changed_afterwards or (aftercare and changed),
    )
    # Deciding a doubt only fixes the reading: the words that the participants answered to stay the same.
    decided = any(same_moment(when, reading) for reading in line.when_doubt)
    return _stale(timed) if changed and not decided else timed


def _stale(line: Line) -> Line:
    asked = line.poll
    if asked is None or asked.stale:
        return line
    polls = tuple(replace(one, stale=True) if one is asked else one for one in line.polls)
    return replace(line, polls=polls)


def _asked(line: Line, poll: Poll) -> Line:
    return replace(line, polls=(*line.polls, poll))


def _answered(line: Line, event: ev.Answered, seq: int) -> Line:
    given = Answer(seq, event.person, event.score, event.remark, event.reasons)
    polls = [_with_answer(poll, given) if poll.id == event.poll else poll for poll in line.polls]
    return replace(line, polls=tuple(polls))


def _with_answer(poll: Poll, given: Answer) -> Poll:
    return replace(poll, answers=(*[one for one in poll.answers if one.person != given.person], given))


def _consented(line: Line, event: ev.ReasonConsented) -> Line:
    def given(one: Answer) -> Answer:
        # Answers have slots; and a reason given alone stays private, whatever consent follows.
        alone = one.alone or event.alone
        return with_slots(one, consent=event.consent, alone=alone) if one.seq == event.reason else one

    def with_consent(poll: Poll) -> Poll:
        return replace(poll, answers=tuple(map(given, poll.answers)))

    turns = tuple(replace(one, consent=event.consent) if one.id == event.reason else one for one in line.adaptations)
    return replace(line, polls=tuple(map(with_consent, line.polls)), adaptations=turns)


def _strike(table: StateBuilder, recorded: ev.Recorded, event: ev.LineStruck) -> None:
    found = table.line(event.line)
    trace = Line(event.line, found.kind if found else event.kind, "", struck=recorded.at)
    if found:
        table.put(trace)
    else:
        table.note(trace)
        table.move(trace.kind, trace.id, event.before)


def _each(row: tuple[_One, ...], entity: int, change: Callable[[_One], _One]) -> tuple[_One, ...]:
    """Return `row` with `entity` changed; the same object if it is not in there."""
    for place, one in enumerate(row):
        if one.id == entity:
            return (*row[:place], change(one), *row[place + 1 :])
    return row


def _without(row: tuple[_One, ...], entity: int) -> tuple[_One, ...]:
    return tuple(one for one in row if one.id != entity)


def _moved(row: tuple[_One, ...], entity: int, before: int | None) -> tuple[_One, ...]:
    moving = next((one for one in row if one.id == entity), None)
    if moving is None or entity == before:
        return row
    rest = _without(row, entity)
    place = next((index for index, one in enumerate(rest) if one.id == before), len(rest))
    return (*rest[:place], moving, *rest[place:])


def _move(table: StateBuilder, entity: int, before: int | None) -> None:
    kind, state = table.kinds.get(entity), table.rest
    if kind:
        table.move(kind, entity, before)
    elif state.person(entity):
        table.rest = replace(state, people=_moved(state.people, entity, before))
    else:
        table.rest = replace(state, recipients=_moved(state.recipients, entity, before))


def _remove(table: StateBuilder, entity: int) -> None:
    state, line = table.rest, table.line(entity)
    if state.person(entity):
        table.begin_at(without_person(table.frozen(), entity))
    elif state.recipient(entity):
        table.rest = replace(state, recipients=_without(state.recipients, entity))
    elif line and not line.struck:
        table.remove(line)
