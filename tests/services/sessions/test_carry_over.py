"""What comes along from a closed round table into its evaluation."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Phase, Standing
from cop_session.domain.fold import apply
from cop_session.domain.rules import check
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats import EVALUATION, ROUNDTABLE, followers
from cop_session.services.sessions.new_session import first_gesture
from cop_session.store.bundles import bundle
from cop_session.store.log.event_codec import decode, encode

SAMPLES = Path(__file__).parents[3] / "sessions" / "voorbeelden"
LENA = "1e4a0000-0000-4000-8000-000000000000"
NAMES = ("conflict", "lena", "milan", "tolk")
AT = datetime(2027, 1, 12, 15, tzinfo=UTC)


def closed(name: str) -> State:
    (file,) = SAMPLES.rglob(f"{name}.cop.json")
    return Timeline(bundle.read(file).events()).now


def gesture(earlier: State) -> Sequence[ev.Event]:
    prepared = ev.SessionPrepared(earlier.pupil_id, earlier.school_id, "nl_BE", "Europe/Brussels", follows=LENA)
    return first_gesture(prepared, earlier, "", EVALUATION)


def begun(events: Sequence[ev.Event]) -> State:
    state = State()
    for seq, event in enumerate(events, 1):
        assert check(state, event, EVALUATION) is None, event
        state = apply(state, ev.Recorded(seq, 1, AT, 0, event))
    return state


def test_the_eighteen_lines_of_lena_come_along_word_for_word() -> None:
    earlier = closed("lena")
    state = begun(gesture(earlier))
    there = {kind: [line.text for line in row] for kind, row in earlier.lines.items() if kind is not Kind.NOTE}
    assert {kind: [line.text for line in row] for kind, row in state.lines.items()} == there
    assert sum(map(len, state.lines.values())) == 18
    for kind, row in state.lines.items():
        was = {line.id: line for line in earlier.of(kind)}
        assert [(line.origin.session_id, line.origin.line) for line in row if line.origin] == [(LENA, id) for id in was]


def test_owners_dates_places_links_and_recipients_are_those_of_the_plan() -> None:
    earlier = closed("lena")
    state = begun(gesture(earlier))

    def told(of: State) -> list[object]:
        def name(person: int | None) -> str | None:
            known = of.person(person)
            return known.name if known else None

        lines = [
            (
                line.text,
                [name(one) for one in line.owners],
                name(line.lead),
                line.when,
                line.place,
                [found.text for need in line.needs if (found := of.line(need))],
            )
            for kind in (Kind.ACTION, Kind.SIGN, Kind.LACKS)
            for line in of.of(kind)
        ]
        return [lines, [(name(one.person), one.name, one.route) for one in of.recipients], name(of.follow_up)]

    assert told(state) == told(earlier)
    assert [line.standing for line in state.of(Kind.ACTION)].count(Standing.LATER) == 1


def test_polls_notes_adaptations_and_quotes_without_a_yes_stay_behind() -> None:
    for name in NAMES:
        earlier = closed(name)
        state = begun(gesture(earlier))
        lines = [line for row in state.lines.values() for line in row]
        assert lines
        assert not any(line.polls or line.adaptations or line.objections for line in lines)
        assert not state.of(Kind.NOTE)
        assert not state.of(Kind.REMARK)
        assert all(line.consent is Consent.YES for line in state.of(Kind.QUOTE))

    left = [line for name in NAMES for kind in (Kind.NOTE, Kind.QUOTE, Kind.REMARK) for line in closed(name).of(kind)]
    assert {line.kind for line in left if line.kind is not Kind.QUOTE or line.consent is not Consent.YES} == {
        Kind.NOTE,
        Kind.QUOTE,
        Kind.REMARK,
    }


def test_what_came_along_comes_back_from_the_log_and_keeps_where_it_began() -> None:
    first = begun(gesture(closed("lena")))
    events = gesture(first)
    state = begun(events)
    assert all(line.origin and line.origin.session_id == LENA for row in state.lines.values() for line in row)
    recorded = [ev.Recorded(seq, 1, AT, 0, event) for seq, event in enumerate(events, 1)]
    assert decode(encode(recorded)) == recorded


@pytest.mark.parametrize(("phase", "expected"), [(Phase.CLOSED, [EVALUATION, ROUNDTABLE]), (Phase.LIVE, [ROUNDTABLE])])
def test_an_evaluation_follows_a_closed_round_table(phase: Phase, expected: object) -> None:
    assert list(followers(State(phase=phase))) == expected
