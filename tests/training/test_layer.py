"""Stop-points hold on to events, whatever becomes of the session around them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.roundtable import events as ev
from cop_session.roundtable.words import Kind
from cop_session.training import files
from cop_session.training.layer import Layer, Stop, anchored, position_of
from cop_session.troubles import Trouble
from tests.strategies import texts

AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
SESSION = "0f4c2a9e-1111-4222-8333-444455556666"


def log(*events: ev.Event) -> list[ev.Recorded]:
    return [ev.Recorded(seq, seq, AT, 0, event) for seq, event in enumerate(events, 1)]


TALK = log(ev.LineNoted(Kind.NEED, "een"), ev.SessionPaused(), ev.LineNoted(Kind.NEED, "drie"))
STOP = Stop(3, "LineNoted", "Wat zou jij nu vragen?")


def test_a_stop_stands_just_before_what_happens_next() -> None:
    assert anchored(TALK, 2, "Wat zou jij nu vragen?") == STOP
    assert position_of(TALK, STOP) == 2
    assert anchored(TALK, 3, "…") is None


def test_it_fits_a_newer_copy_and_says_what_does_not() -> None:
    layer = Layer(SESSION, (STOP, Stop(1, "LineNoted", "En nu?"), Stop(9, "LineNoted", "Verder?")))
    newer = log(ev.Blanked("LineNoted"), ev.SessionPaused(), ev.LineNoted(Kind.NEED, "III"), ev.SessionClosed())
    assert layer.fitting(newer) == (STOP,)
    assert [stop.event for stop in layer.stray(newer)] == [1, 9]


def test_the_route_is_the_trainers_own() -> None:
    layer = Layer(SESSION)
    for event in (5, 1, 3):
        layer = layer.with_stop(Stop(event, "LineNoted", f"{event}"))
    assert [stop.event for stop in layer.moved(3, -1).stops] == [5, 3, 1]
    assert layer.moved(5, -1) == layer
    assert layer.moved(3, 1) == layer
    assert [stop.event for stop in layer.without(1).stops] == [5, 3]
    again = layer.with_stop(Stop(1, "LineNoted", "anders", answers=("a",)))
    assert [stop.question for stop in again.stops] == ["5", "anders", "3"]


stops = st.lists(
    st.builds(Stop, st.integers(1, 10_000), st.just("LineNoted"), texts, texts, st.lists(texts, max_size=3).map(tuple)),
    unique_by=lambda stop: stop.event,
    max_size=5,
)


@given(stops)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, written: list[Stop]) -> None:
    path = tmp_path_factory.mktemp("laag") / f"x{files.ENDING}"
    layer = Layer(SESSION, tuple(written))
    files.write(path, layer)
    assert files.read(path) == layer
    assert path.stat().st_mode & 0o777 == 0o600


GOOD = {"format": files.FORMAT, "version": 1, "session": SESSION, "stops": []}
ONE = {"event": 1, "kind": "LineNoted", "question": "", "remark": "", "answers": []}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({**GOOD, "version": 2}),
        json.dumps({**GOOD, "session": "../../x"}),
        json.dumps({**GOOD, "more": 1}),
        json.dumps({**GOOD, "stops": [ONE, ONE]}),
        json.dumps({**GOOD, "stops": [{**ONE, "event": True}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "event": 1.5}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "question": 7}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "kind": "Line Noted"}]}),
        json.dumps({**GOOD, "stops": {}}),
        json.dumps({**GOOD, "stops": "abc"}),
        " " * (files.LARGEST + 1),
    ],
)
def test_what_is_no_layer_is_one_trouble(tmp_path: Path, content: str) -> None:
    path = tmp_path / f"x{files.ENDING}"
    path.write_text(content)
    with pytest.raises(Trouble) as trouble:
        files.read(path)
    assert trouble.value.code == "not_a_layer"


def test_controls_do_not_come_in(tmp_path: Path) -> None:
    path = tmp_path / f"x{files.ENDING}"
    path.write_text(json.dumps({**GOOD, "stops": [{**ONE, "question": "a\x1b[31mb"}]}))
    assert files.read(path).stops[0].question == "a[31mb"
