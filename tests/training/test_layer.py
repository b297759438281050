"""Stop-points hold on to events, whatever becomes of the session around them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.training.stop_points import stop_point_file as files
from cop_session.training.stop_points.class_answers import ClassAnswer, Practice, SchoolClass
from cop_session.training.stop_points.stop_point_format import FORMAT
from cop_session.training.stop_points.stop_points import Layer, StandIn, Stop, anchored, numbered, position_of
from cop_session.troubles import Trouble
from tests.support.strategies import texts

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
    layer = Layer(SESSION, tuple(Stop(event, "LineNoted", f"{event}") for event in (5, 1, 3)))
    assert [stop.event for stop in layer.moved(3, -1).stops] == [5, 3, 1]
    assert layer.moved(5, -1) == layer
    assert layer.moved(3, 1) == layer
    assert [stop.event for stop in layer.without(1).stops] == [5, 3]
    again = layer.with_stop(Stop(1, "LineNoted", "anders"))
    assert [stop.question for stop in again.stops] == ["5", "anders", "3"]


numbers = st.integers(1, 10_000)
stops = st.lists(
    st.builds(Stop, numbers, st.just("LineNoted"), texts, texts, texts, texts),
    unique_by=lambda stop: stop.event,
    max_size=5,
).map(tuple)
answers = st.lists(st.builds(ClassAnswer, numbers, texts, texts), max_size=3).map(tuple)
practices = st.lists(st.builds(Practice, st.just(SESSION), numbers, texts), max_size=2).map(tuple)
classes = st.lists(st.builds(SchoolClass, st.none() | st.dates(), texts, answers, practices), max_size=3).map(tuple)
stand_ins = st.lists(st.builds(StandIn, numbers, texts), max_size=2).map(tuple)
layers = st.builds(Layer, st.just(SESSION), stops, texts, stand_ins, classes)


@given(layers)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, layer: Layer) -> None:
    path = tmp_path_factory.mktemp("laag") / f"x{files.ENDING}"
    files.write(path, layer)
    assert files.read(path) == layer
    assert path.stat().st_mode & 0o777 == 0o600


ONE = {"event": 1, "kind": "LineNoted", "question": "", "remark": "", "answers": []}
GOOD = {"format": FORMAT, "version": 1, "session": SESSION, "stops": []}
TWO = {"event": 1, "kind": "LineNoted", "question": "", "remark": "", "notes": "", "model": ""}
NOW = {**GOOD, "version": 2, "teaches": "", "stand_ins": [], "classes": []}
CLASS = {"began": "2026-11-24", "name": "7A", "answers": [], "practices": []}


def test_what_an_earlier_program_wrote_is_read_and_written_as_it_reads_it(tmp_path: Path) -> None:
    path = tmp_path / f"x{files.ENDING}"
    of_then = {**GOOD, "stops": [{**ONE, "question": "Wie?", "remark": "kijk", "answers": ["aan mama", "aan de klas"]}]}
    path.write_text(json.dumps(of_then))
    layer = files.read(path)
    assert layer.stops == (Stop(1, "LineNoted", "Wie?", "kijk"),)
    assert [one.words for one in layer.present.at(1)] == ["aan mama", "aan de klas"]
    assert layer.present.began is None
    files.write(path, layer)
    assert json.loads(path.read_text()) == of_then
    files.write(path, layer.to_hand_on())
    assert json.loads(path.read_text())["version"] == 1, "an earlier program reads what it can hold"
    files.write(path, layer.with_new_class(date(2026, 11, 24), "7A"))
    assert json.loads(path.read_text())["version"] == 2


def test_a_file_that_would_not_be_read_any_more_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / f"x{files.ENDING}"
    files.write(path, Layer(SESSION, (STOP,)))
    with pytest.raises(Trouble) as trouble:
        files.write(path, Layer(SESSION, (replace(STOP, notes="x" * files.LARGEST),)))
    assert trouble.value.code == "layer_full"
    assert files.read(path).stops == (STOP,)


@pytest.mark.parametrize("newer", [{**GOOD, "version": 3}, {**NOW, "version": 40, "stops": {}, "films": [1]}])
def test_what_a_newer_program_wrote_is_told_as_newer(tmp_path: Path, newer: object) -> None:
    path = tmp_path / f"x{files.ENDING}"
    path.write_text(json.dumps(newer))
    with pytest.raises(Trouble) as trouble:
        files.read(path)
    assert trouble.value.code == "newer_layer"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "3",
        "[" * 100_000,
        json.dumps({**GOOD, "version": 2}),
        json.dumps({**GOOD, "version": 0}),
        json.dumps({**GOOD, "version": True}),
        json.dumps({**GOOD, "version": "9"}),
        json.dumps({**GOOD, "version": None}),
        json.dumps({**GOOD, "version": 3, "format": "iets anders"}),
        json.dumps({**GOOD, "session": "../../x"}),
        json.dumps({**GOOD, "session": 7}),
        json.dumps({**GOOD, "more": 1}),
        json.dumps({**GOOD, "stops": [ONE, ONE]}),
        json.dumps({**GOOD, "stops": [TWO]}),
        json.dumps({**GOOD, "stops": ["abc"]}),
        json.dumps({**GOOD, "stops": [None]}),
        json.dumps({**GOOD, "stops": [{**ONE, "event": True}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "event": 1.5}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "event": 0}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "question": 7}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "answers": [7]}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "kind": "Line Noted"}]}),
        json.dumps({**GOOD, "stops": [{**ONE, "kind": ["LineNoted"]}]}),
        json.dumps({**GOOD, "stops": {}}),
        json.dumps({**GOOD, "stops": "abc"}),
        json.dumps({**NOW, "stops": [ONE]}),
        json.dumps({**NOW, "teaches": []}),
        json.dumps({**NOW, "stand_ins": [{"line": -1, "words": ""}]}),
        json.dumps({**NOW, "stand_ins": [[1, "x"]]}),
        json.dumps({**NOW, "classes": [{**CLASS, "began": 20261124}]}),
        json.dumps({**NOW, "classes": [{**CLASS, "began": "gisteren"}]}),
        json.dumps({**NOW, "classes": [{**CLASS, "answers": [{"event": 1, "words": "x"}]}]}),
        json.dumps({**NOW, "classes": [{**CLASS, "practices": [{"session_id": "/etc", "position": 1, "group": ""}]}]}),
        json.dumps({**NOW, "classes": [CLASS] * 501}),
        json.dumps(NOW).replace('"stops": []', '"stops": [], "version": NaN'),
        json.dumps(GOOD).replace('"stops": []', '"stops": [' + "9" * 5000 + "]"),
        " " * (files.LARGEST + 1),
        "\ud800".join(["{", "}"]).encode("utf-8", "surrogatepass").decode("latin-1"),
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
    path.write_text(json.dumps({**GOOD, "stops": [{**ONE, "question": "a\x1b[31mb\ud800"}]}))
    assert files.read(path).stops[0].question == "a[31mb"
    files.write(path, files.read(path))


def test_a_class_begins_clean_and_earlier_ones_stay_with_their_day() -> None:
    day, later = date(2026, 11, 24), date(2026, 12, 1)
    layer = Layer(SESSION, (STOP,)).attended(day)
    first = replace(
        layer.present, answers=(ClassAnswer(3, "b", "groep 2"), ClassAnswer(3, "a"), ClassAnswer(3, "c", "groep 2"))
    )
    layer = layer.with_class(first).with_new_class(later, "7B")
    assert layer.present == SchoolClass(later, "7B")
    assert layer.earlier == (first,)
    assert [one.words for one in first.at(3)] == ["b", "c", "a"]
    assert layer.with_new_class(later, "7C").classes == (first, SchoolClass(later, "7C")), "one that did nothing goes"
    assert [one.words for one in first.put_right(ClassAnswer(3, "a"), "A").at(3)] == ["b", "c", "A"]
    assert [one.words for one in first.put_right(ClassAnswer(3, "a"), "").at(3)] == ["b", "c"]
    answered = layer.with_class(replace(layer.present, answers=(ClassAnswer(3, "x"), ClassAnswer(4, "y"))))
    gone = answered.without(3)
    assert (gone.stops, gone.present.answers, gone.earlier) == ((), (ClassAnswer(4, "y"),), (first,))


def test_stop_points_are_numbered_as_the_talk_goes_and_join_the_route_there() -> None:
    layer = Layer(SESSION)
    for event in (5, 1, 3):
        layer = layer.with_stop(Stop(event, "LineNoted", f"{event}"))
    assert [stop.event for stop in layer.stops] == [1, 3, 5]
    route = layer.moved(5, -1)
    assert [(stop.event, numbered(route.stops, stop)) for stop in route.stops] == [(1, 1), (5, 3), (3, 2)]
