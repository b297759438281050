"""What holds of any talk whose lines come along, however often, and whatever is undone or redacted afterwards."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Phase
from cop_session.domain.fold import apply, fold
from cop_session.domain.rules import check
from cop_session.domain.state import Line, State
from cop_session.domain.timeline import Timeline
from cop_session.formats import EVALUATION
from cop_session.services.sessions.new_session import first_gesture
from cop_session.store.erasure.redaction import struck_line
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.related_logs import without_struck
from tests.support.strategies import START, Attempt, allowed, attempts

FIRST, SECOND = "first-session", "second-session"
laws = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def closed(tries: list[Attempt]) -> State:
    return replace(allowed(tries).now, phase=Phase.CLOSED)


def carried(earlier: State, follows: str) -> list[ev.Recorded]:
    """Return the log of the evaluation that follows, whose rules allow each of its events."""
    prepared = ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels", follows=follows)
    events, state = first_gesture(prepared, earlier, "", EVALUATION), State()
    log = [ev.Recorded(seq, 1, START, 0, event) for seq, event in enumerate(events, 1)]
    for one in log:
        assert check(state, one.event, EVALUATION) is None, one
        state = apply(state, one)
    return log


def told(state: State) -> list[tuple[object, ...]]:
    lines = [line for row in state.lines.values() for line in row]
    return sorted((line.kind, line.text, line.place, str(line.when), line.fields) for line in lines)


def along(state: State) -> list[Line]:
    return [line for row in state.lines.values() for line in row if line.origin]


def origins(state: State) -> set[tuple[str, int]]:
    return {(line.origin.session_id, line.origin.line) for line in along(state) if line.origin}


@laws
@given(attempts(max_size=40))
def test_whatever_was_said_the_rules_take_what_comes_along(tries: list[Attempt]) -> None:
    earlier = closed(tries)
    log = carried(earlier, FIRST)
    assert decode(encode(log)) == log
    timeline = Timeline(log)
    assert all(timeline.at(place) == fold(log[:place]) for place in range(len(log) + 1))
    for line in along(timeline.now):
        assert line.origin is not None
        was = earlier.line(line.origin.line)
        assert was is not None
        assert (line.kind, line.text, line.place, line.fields) == (was.kind, was.text, was.place, was.fields)
        assert line.kind not in (Kind.NOTE, Kind.REMARK)
        assert line.kind is not Kind.QUOTE or was.consent is Consent.YES
        assert (line.polls, line.adaptations, line.objections, line.struck) == ((), (), (), None)


@laws
@given(attempts(max_size=40))
def test_what_comes_along_twice_is_the_same_and_names_the_first_talk(tries: list[Attempt]) -> None:
    once = fold(carried(closed(tries), FIRST))
    twice = fold(carried(once, SECOND))
    assert told(twice) == told(once)
    origins = [
        {(line.origin.session_id, line.origin.line) for line in along(one) if line.origin} for one in (once, twice)
    ]
    assert origins[0] == origins[1]
    assert {session for session, _ in origins[0]} <= {FIRST}


@st.composite
def edits(draw: st.DrawFn, lines: Sequence[int]) -> list[ev.Event]:
    """Draw what happens to lines that came along."""
    line = st.sampled_from(list(lines))
    one = st.one_of(
        st.builds(ev.LineReworded, line, st.sampled_from(["anders", "nog anders"])),
        st.builds(ev.PlaceSet, line, st.sampled_from(["thuis", ""])),
        st.builds(ev.Removed, line),
        st.builds(ev.LineNoted, st.just(Kind.NEED), st.just("nieuw")),
    )
    return draw(st.lists(one, max_size=8))


@laws
@given(tries=attempts(max_size=30), data=st.data())
def test_undoing_everything_leaves_what_came_along_and_no_redacted_word(
    tries: list[Attempt], data: st.DataObject
) -> None:
    log = carried(closed(tries), FIRST)
    begun = fold(log)
    assume(along(begun))
    lines = [line.id for line in along(begun)]
    timeline = Timeline(log)
    for event in data.draw(edits(lines)):
        if check(timeline.now, event, EVALUATION) is None:
            _happen(timeline, event)
    struck = data.draw(st.sampled_from(lines))
    stored = without_struck(encode(timeline.events), {struck: struck_line(timeline.now, struck, begun.kinds[struck])})
    again = Timeline(decode(stored))
    assert told(fold(log)) == told(begun)
    others = {line.id: line.text for line in along(begun) if line.id != struck}
    while again.undoable is not None and again.undoable != 1:
        _happen(again, ev.Retracted(again.undoable))
        found = again.now.line(struck)
        assert found is not None
        assert (found.text, bool(found.struck)) == ("", True)
    left = {line.id: line.text for line in along(again.now)}
    assert left == others


def _happen(timeline: Timeline, event: ev.Event) -> None:
    seq = len(timeline) + 1
    timeline.append(ev.Recorded(seq, seq, START + timedelta(seconds=seq), 0, event))
