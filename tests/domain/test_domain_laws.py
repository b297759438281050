"""What holds for any history at all."""

from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence
from cop_session.domain.feasibility import verdict
from cop_session.domain.fold import apply, fold
from cop_session.domain.rules import check
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from tests.support.strategies import START, Attempt, allowed, attempts, histories, likely_event, recorded_from

few = settings(max_examples=50, deadline=None)


@few
@given(histories())
def test_every_position_is_the_fold_of_that_prefix(history: list[ev.Recorded]) -> None:
    timeline = Timeline(history)
    assert len(timeline) == len(history)
    for position in range(len(history) + 1):
        assert timeline.at(position) == fold(history[:position])


@few
@given(attempts())
def test_the_same_holds_where_the_rules_were_kept(tries: list[Attempt]) -> None:
    timeline = allowed(tries)
    for position in range(len(timeline) + 1):
        assert timeline.at(position) == fold(timeline.events[:position])


@few
@given(histories(max_size=40))
def test_any_history_folds_and_its_verdicts_can_be_told(history: list[ev.Recorded]) -> None:
    state = fold(history)
    for row in state.lines.values():
        for line in row:
            verdict(line)
            line.changes()
    assert state.seq == len(history)


@few
@given(attempts())
def test_undo_then_redo_gives_back_the_same(tries: list[Attempt]) -> None:
    timeline = allowed(tries)
    gesture = timeline.undoable
    if gesture is None:
        return
    before = timeline.now.content
    _append(timeline, ev.Retracted(gesture))
    assert timeline.redoable == gesture
    _append(timeline, ev.Restored(gesture))
    assert timeline.now.content == before
    assert timeline.undoable == gesture


def test_a_gesture_in_the_middle_of_which_the_talk_starts_is_undone_once() -> None:
    timeline = Timeline(
        recorded_from([(ev.LineNoted(Kind.NEED, "rust"), 0), (ev.SessionStarted(date(2026, 11, 24)), 1)])
    )
    assert timeline.undoable == 1
    _append(timeline, ev.Retracted(1))
    assert timeline.undoable is None
    assert timeline.redoable == 1


@few
@given(attempts())
def test_undoing_everything_and_redoing_it_gives_back_the_same(tries: list[Attempt]) -> None:
    timeline = allowed(tries)
    before = timeline.now.content
    undone = 0
    while timeline.undoable is not None:
        _append(timeline, ev.Retracted(timeline.undoable))
        undone += 1
    while timeline.redoable is not None and undone:
        _append(timeline, ev.Restored(timeline.redoable))
        undone -= 1
    assert timeline.now.content == before


@few
@given(histories(), st.integers(0, 10_000))
def test_what_is_so_does_not_depend_on_time(history: list[ev.Recorded], later: int) -> None:
    moved = [ev.Recorded(one.seq, one.gesture, one.at, one.elapsed_ms + later, one.event) for one in history]
    assert fold(moved).content == fold(history).content


@few
@given(attempts(), likely_event)
def test_what_the_rules_accept_can_be_seen(tries: list[Attempt], event: ev.Event) -> None:
    timeline = allowed(tries)
    before = timeline.now
    if check(before, event, ROUNDTABLE):
        return
    recorded = ev.Recorded(before.seq + 1, before.seq + 1, _later(timeline), before.elapsed_ms, event)
    after = apply(before, recorded)
    assert after.seq == recorded.seq
    assert shows(after, recorded)


@few
@given(attempts(max_size=40))
def test_where_the_rules_are_kept_nothing_hangs_loose(tries: list[Attempt]) -> None:
    timeline = allowed(tries)
    for position in range(len(timeline) + 1):
        assert_whole(timeline.at(position))


def assert_whole(state: State) -> None:
    """No more than ten at the table, every id once, everybody named is there, interpreters only interpret."""
    assert len(state.at_table()) <= ROUNDTABLE.seats
    lines = [line for row in state.lines.values() for line in row]
    ids = [line.id for line in lines] + [poll.id for line in lines for poll in line.polls]
    ids += [one.id for one in state.people] + [one.id for one in state.recipients]
    assert len(set(ids)) == len(ids)
    for person in named(state):
        assert state.person(person) is not None
    for person in bound(state):
        found = state.person(person)
        assert found is not None
        assert not found.interprets


def bound(state: State) -> set[int]:
    """Everybody who has an action, perhaps, a poll or a copy."""
    lines = [line for row in state.lines.values() for line in row]
    owners = {person for line in lines for person in line.owners}
    doubts = [line.owners_doubt for line in lines if line.owners_doubt]
    meant = {person for doubt in doubts for reading in doubt.readings for person in reading}
    asked = {person for line in lines for poll in line.polls for person in poll.asked}
    answered = {answer.person for line in lines for poll in line.polls for answer in poll.answers}
    copies = {one.person for one in state.recipients if one.person is not None}
    return owners | meant | asked | answered | copies


def named(state: State) -> set[int]:
    """Everybody whom the state names anywhere."""
    lines = [line for row in state.lines.values() for line in row]
    said = {line.said_by for line in lines if line.said_by is not None}
    objected = {one.person for line in lines for one in line.objections}
    before = {person for line in lines for one in line.adaptations for person in one.before.owners}
    met = set(state.evaluation.people) if state.evaluation else set()
    return bound(state) | said | objected | before | met | set(state.action_part)


def shows(state: State, recorded: ev.Recorded) -> bool:
    """Tell whether `state` holds what the event said."""
    match recorded.event:
        case ev.LineNoted(kind=kind, text=text, said_by=by):
            line = state.line(recorded.seq)
            return line is not None and (line.kind, line.text, line.said_by) == (kind, text, by)
        case ev.PersonSeated(name=name, role=role):
            person = state.person(recorded.seq)
            return person is not None and (person.name, person.role) == (name, role)
        case ev.PersonEdited(person=target, name=name, role=role):
            edited = state.person(target)
            return edited is not None and (edited.name, edited.role) == (name, role)
        case ev.PresenceSet(person=target, presence=presence):
            return state.attendance(target).presence is Presence(presence)
        case ev.RecipientAdded(route=route):
            recipient = state.recipient(recorded.seq)
            return recipient is not None and recipient.route is route
        case ev.RecipientRouted(recipient=target, route=route):
            routed = state.recipient(target)
            return routed is not None and routed.route is route
        case ev.ActionPartConsented(person=target, consent=consent):
            return state.action_part[target] is consent
        case ev.Removed(entity=entity):
            return not (state.line(entity) or state.person(entity) or state.recipient(entity))
        case ev.DetailSet(detail=detail, text=text):
            return state.detail(detail) == text
        case ev.EvaluationPlanned(starts=starts, place=place):
            return state.evaluation is not None and (state.evaluation.starts, state.evaluation.place) == (starts, place)
        case ev.PlanExported(number=number):
            return state.exports[-1].number == number
        case ev.PollOpened(line=target, asked=asked):
            line = state.line(target)
            return line is not None and line.poll is not None and line.poll.asked == asked
        case ev.Answered(poll=poll, person=target, score=score):
            line = state.line_of_poll(poll)
            assert line is not None
            answers = [one.answer_of(target) for one in line.polls if one.id == poll]
            return [answer.score for answer in answers if answer] == [score]
        case event:
            return _shows_on_line(state, event)


def _shows_on_line(state: State, event: ev.Event) -> bool:
    target = getattr(event, "line", None)
    line = state.line(target) if isinstance(target, int) else None
    match event:
        case ev.LineStruck():
            return line is not None and line.struck is not None and line.text == ""
        case ev.LineReworded(text=text):
            return line is not None and line.text == text
        case ev.OwnersSet(owners=owners, lead=lead):
            return line is not None and (line.owners, line.lead) == (owners, lead)
        case ev.WhenSet(when=when):
            return line is not None and line.when == when
        case ev.PlaceSet(place=place):
            return line is not None and line.place == place
        case ev.NeedsLinked(needs=needs):
            return line is not None and line.needs == needs
        case ev.StandingSet(standing=standing):
            return line is not None and line.standing is standing
        case ev.QuoteConsented(consent=consent):
            return line is not None and line.consent is consent
        case ev.ReasonConsented(reason=reason, consent=consent):
            answers = [one for poll in line.polls for one in poll.answers if one.seq == reason] if line else []
            turns = [one for one in line.adaptations if one.id == reason] if line else []
            return {one.consent for one in answers} | {one.consent for one in turns} <= {consent}
        case ev.Objected(person=person, words=words):
            said = [one.words for one in line.objections if one.person == person] if line else []
            return said == ([words] if words else [])
        case ev.ActionAdapted(why=why):
            return line is not None and line.adaptations[-1].why == why
        case _:
            return True


def _append(timeline: Timeline, event: ev.Event) -> None:
    seq = len(timeline) + 1
    timeline.append(ev.Recorded(seq, seq, _later(timeline), timeline.now.elapsed_ms, event))


def _later(timeline: Timeline) -> datetime:
    return START + timedelta(seconds=len(timeline) + 1)
