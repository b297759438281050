"""The scripts tell what they should, to the minute."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cop_session.documents.outline import outline
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Phase, Presence, Scale
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.fold import fold
from cop_session.domain.open_items import Loose
from cop_session.domain.schedule import Step
from cop_session.domain.timeline import Timeline
from cop_session.formats.loose_ends import loose_ends
from cop_session.paths import samples, training
from cop_session.services import read_bundle
from cop_session.services.sessions.plan_versions import language_of
from cop_session.services.training.stop_point_files import beside
from tests.documents.support.word_reader import read
from tests.scenarios import ferre, ferre_again, jesse, lena, milan, noor, selam
from tests.scenarios.__main__ import SAMPLES, TRAINING, write_samples
from tests.scenarios.script import recorded, told

FOLDERS = [(samples(), name) for name in SAMPLES] + [(training(), name) for name in TRAINING]


def test_lena_reaches_an_agreement_on_every_action_but_the_one_for_later() -> None:
    state = lena.state()
    *done, later = state.of(Kind.ACTION)
    assert [verdict(line) for line in done] == [Verdict.FEASIBLE] * 7
    assert not later.stands
    assert (state.phase, state.scale, state.fictional) == (Phase.CLOSED, Scale.FIVE, True)


def test_the_radio_play_was_put_off_because_it_was_too_short() -> None:
    (play,) = (line for line in lena.state().of(Kind.ACTION) if "hoorspel" in line.text)
    ((change, became),) = play.changes()
    assert change.why == "", "it stands with the answer"
    assert (change.before.when and change.before.when.said, became.when and became.when.said) == (
        "tegen 18/12",
        "tegen 29/01/2027",
    )


def test_milan_is_heard_parents_agree_and_one_action_has_a_condition() -> None:
    state = milan.state()
    found = [verdict(line) for line in state.of(Kind.ACTION)]
    assert found == [Verdict.FEASIBLE] * 3 + [Verdict.CONDITIONAL, Verdict.FEASIBLE]
    assert set(state.action_part.values()) == {Consent.YES}
    (heard,) = state.of(Kind.HEARD)
    (counted,) = state.of(Kind.COUNTED)
    assert counted.needs == (heard.id,)
    telephones = [one.name for one in state.people if state.attendance(one.id).presence is Presence.TELEPHONE]
    assert telephones == ["Bart Visser"]


def test_steps_are_entered_in_order_at_the_minute_they_should() -> None:
    begins = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
    entered = [(one.event.step, one.at) for one in recorded(lena.script()) if isinstance(one.event, ev.StepEntered)]
    minutes = {
        Step.NEED: 5,
        Step.ACTIONS: 23,
        Step.WALKTHROUGH: 40,
        Step.EVALUATION: 52,
        Step.CLOSING: 57,
    }
    assert entered == [(step, begins + timedelta(minutes=minute)) for step, minute in minutes.items()]


def test_every_gesture_can_be_undone_and_done_again() -> None:
    for script in (lena.script(), milan.script()):
        timeline = Timeline(recorded(script))
        before = timeline.now.content
        gestures = []
        while (gesture := timeline.undoable) is not None:
            gestures.append(gesture)
            _toggle(timeline, ev.Retracted(gesture))
        assert not any(timeline.now.lines.values())
        while (gesture := timeline.redoable) is not None:
            _toggle(timeline, ev.Restored(gesture))
        assert timeline.now.content == before
        assert len(gestures) > 50


def test_the_samples_in_the_repository_are_what_the_scripts_make(tmp_path: Path) -> None:
    write_samples(tmp_path, SAMPLES)
    write_samples(tmp_path / training().name, TRAINING)
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.json")}
    assert made == {path.relative_to(samples()): path.read_bytes() for path in samples().rglob("*.json")}
    assert len(made) == 2 * (2 + 5)


@pytest.mark.parametrize(("folder", "name"), FOLDERS, ids=[name for _, name in FOLDERS])
def test_a_sample_is_what_its_script_tells_and_can_be_seen_again_and_printed(folder: Path, name: str) -> None:
    session_id, written = {**SAMPLES, **TRAINING}[name]
    found, timeline = read_bundle(folder / f"{name}.cop.json")
    state, events = timeline.now, timeline.events
    assert found == session_id
    assert state == told(written().turns)
    assert state.fictional
    assert state.phase is Phase.CLOSED
    assert 60 <= len(events) <= 120
    assert all(timeline.at(place) == fold(events[:place]) for place in range(len(events) + 1))
    on = state.sittings[-1].on
    assert on is not None
    word = read(word_document.render(outline(state, language_of(state), number=1, today=on))).text
    assert [line.text for line in state.of(Kind.NEED) if line.text not in word] == []
    assert [line.text for line in state.of(Kind.NOTE) if line.text in word] == []


@pytest.mark.parametrize(("folder", "name"), FOLDERS, ids=[name for _, name in FOLDERS])
def test_the_stop_points_of_a_sample_fit_it_and_follow_the_talk(folder: Path, name: str) -> None:
    session_id, timeline = read_bundle(folder / f"{name}.cop.json")
    layer = beside(folder / f"{name}.cop.json", session_id).read()
    assert layer.stray(timeline.events) == ()
    assert 4 <= len(layer.stops) <= 7
    assert [stop.event for stop in layer.stops] == sorted(stop.event for stop in layer.stops)
    assert all("?" in stop.question and stop.remark for stop in layer.stops)


def test_each_session_for_a_class_has_what_it_is_there_for() -> None:
    conflict, evaluation, interpreted, continued, smooth = (
        told(module.written().turns) for module in (ferre, ferre_again, selam, noor, jesse)
    )
    left = {state.pupil_id: {end.loose for end in loose_ends(state)} for state in (conflict, smooth)}
    assert {Loose.NOT_ASKED, Loose.QUOTE_TO_ASK} <= left[conflict.pupil_id]
    assert any(line.struck for line in conflict.of(Kind.CONCERN))
    assert {one.in_plan for kind in Kind for line in conflict.of(kind) for one in line.objections} == {True, False}
    assert (evaluation.follows, evaluation.pupil_id) == (ferre.SESSION_ID, conflict.pupil_id)
    assert {one.person_id for one in conflict.people} <= {one.person_id for one in evaluation.people}
    assert Loose.NOT_ASKED not in {end.loose for end in loose_ends(evaluation)}
    (interpreter,) = (one for one in interpreted.people if one.interprets)
    assert interpreter.id not in {line.said_by for kind in Kind for line in interpreted.of(kind)}
    assert Presence.TELEPHONE in {how.presence for how in interpreted.sittings[0].attendance.values()}
    (mother,) = (one.id for one in continued.people if one.relation == "mama")
    assert [one.attendance[mother].presence for one in continued.sittings] == [Presence.ABSENT, Presence.AT_TABLE]
    assert continued.elapsed_ms == 80 * 60_000
    assert left[smooth.pupil_id] == {Loose.OWNER_WITHOUT_COPY}


def _toggle(timeline: Timeline, event: ev.Event) -> None:
    seq = len(timeline) + 1
    timeline.append(ev.Recorded(seq, seq, timeline.events[-1].at, 0, event))
