"""The scripts tell what they should, to the minute."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from cop_session.library import read_bundle
from cop_session.paths import samples
from cop_session.roundtable import events as ev
from cop_session.roundtable.feasibility import Verdict, verdict
from cop_session.roundtable.steps import Step
from cop_session.roundtable.timeline import Timeline
from cop_session.roundtable.words import Consent, Kind, Phase, Presence, Scale
from tests.scenarios import lena, milan
from tests.scenarios.__main__ import write_samples
from tests.scenarios.script import recorded


def test_lena_reaches_an_agreement_on_every_action_but_the_one_for_later() -> None:
    state = lena.state()
    *done, later = state.of(Kind.ACTION)
    assert [verdict(line) for line in done] == [Verdict.FEASIBLE] * 7
    assert not later.stands
    assert (state.phase, state.scale, state.fictional) == (Phase.CLOSED, Scale.FIVE, True)


def test_the_radio_play_was_put_off_because_it_was_too_short() -> None:
    (play,) = (line for line in lena.state().of(Kind.ACTION) if "hoorspel" in line.text)
    ((change, became),) = play.changes()
    assert change.why == "te kort tegen 18/12"
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
    write_samples(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in samples().glob("*.cop.json")}
    assert len(made) == 2


def test_what_is_in_the_samples_folds_to_what_the_scripts_tell() -> None:
    for name, module in (("lena", lena), ("milan", milan)):
        session_id, timeline = read_bundle(samples() / f"{name}.cop.json")
        assert session_id == module.SESSION_ID
        assert timeline.now == module.state()


def _toggle(timeline: Timeline, event: ev.Event) -> None:
    seq = len(timeline) + 1
    timeline.append(ev.Recorded(seq, seq, timeline.events[-1].at, 0, event))
