"""Two windows on one session: the second goes on in the place of the first, and nothing is lost or there twice."""

import threading
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session import live as live_module
from cop_session.clock import SystemClock
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.domain.state import State
from cop_session.live import LiveSession
from cop_session.store.bundles import bundle
from cop_session.store.bundles.import_bundle import Outcome, take_in
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.live.windows import PREPARED, SESSION, STARTED, Opens, fill_up, needs, note
from tests.support.clock import HandClock


@pytest.fixture(autouse=True)
def unasked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window finds out when it writes, and not before, however slow the machine is."""
    monkeypatch.setattr("cop_session.store.log.log_writer.LOOK", 3_600.0)


@pytest.fixture
def first(opens: Opens) -> LiveSession:
    """The window that has the session open, with one need on disk."""
    one = opens()
    for event in (PREPARED, STARTED, ev.LineNoted(Kind.NEED, "rust")):
        one.record(event)
    one.flush()
    return one


@pytest.fixture
def second(first: LiveSession, opens: Opens) -> LiveSession:
    """The window that reads along."""
    return opens()


def why(live: LiveSession) -> str:
    return live.read_only.code if live.read_only else ""


def notices(live: LiveSession) -> None:
    """Have a window meet that another one took over, without saying anything."""
    live.record(ev.StepEntered(Step.NEED))
    live.flush()
    assert live.along


def rescues(folder: Path) -> list[bundle.Bundle]:
    return [bundle.read(path) for path in sorted((folder / "rescue").glob("*"))]


def test_the_second_goes_on_with_all_that_is_on_disk(
    first: LiveSession, second: LiveSession, engine: Engine, tmp_path: Path
) -> None:
    first.draft("action", "papa luistert")
    note(first, "tijd")
    first.flush()
    assert second.along
    second.take_over()
    assert (second.read_only, second.state, second.drafts) == (None, first.state, {"action": "papa luistert"})
    note(second, "stilte")
    second.draft("action", "papa luistert mee")
    second.flush()
    assert second.saved
    notices(first)
    # It had nothing that is not on disk, so it reads along and nothing was rescued.
    assert why(first) == "open_elsewhere"
    assert first.follow()
    assert needs(first) == needs(second) == ["rust", "tijd", "stilte"]
    assert rescues(tmp_path) == []
    assert Log(engine).drafts(SESSION) == {"action": "papa luistert mee"}
    assert Log(engine).verify(SESSION) is None


def test_what_the_first_did_not_get_on_disk_is_rescued_and_stands_beside(
    first: LiveSession, second: LiveSession, engine: Engine, clock: HandClock, tmp_path: Path
) -> None:
    second.take_over()
    note(second, "van de tweede")
    second.flush()
    note(first, "van de eerste")
    first.draft("action", "half")
    first.flush()
    assert why(first) == "written_elsewhere"
    assert first.follow()
    assert needs(first) == needs(second) == ["rust", "van de tweede"]
    for attempt in (lambda: note(first, "te laat"), lambda: first.draft("need", "te laat"), first.undo):
        with pytest.raises(Trouble):
            attempt()
    note(second, "en verder")
    second.close()
    (came,) = rescues(tmp_path)
    done = take_in(engine, came, clock.now(), own=True)
    assert done.outcome is Outcome.BRANCHED
    assert [one.text for one in fold(Log(engine).read(done.session_id)).of(Kind.NEED)] == ["rust", "van de eerste"]
    assert Log(engine).drafts(done.session_id) == {"action": "half"}
    assert [one.seq for one in Log(engine).read(SESSION)] == [1, 2, 3, 4, 5]


def test_what_was_only_typed_comes_back_too_however_far_the_second_went_on(
    first: LiveSession, second: LiveSession, engine: Engine, clock: HandClock, tmp_path: Path
) -> None:
    first.draft("need", "een hal")
    first.flush()
    second.take_over()
    assert second.drafts == {"need": "een hal"}
    second.record(ev.LineNoted(Kind.NEED, "een halve"), drafts_done=["need"])
    first.draft("need", "een halve zin")
    first.flush()
    second.close()
    assert Log(engine).drafts(SESSION) == {}
    (came,) = rescues(tmp_path)
    done = take_in(engine, came, clock.now(), own=True)
    assert Log(engine).drafts(done.session_id) == {"need": "een halve zin"}


def test_a_step_that_was_only_looked_at_is_not_worth_a_rescue(
    first: LiveSession, second: LiveSession, tmp_path: Path
) -> None:
    second.take_over()
    first.record(ev.StepEntered(Step.ACTIONS))
    first.flush()
    assert first.follow()
    assert (why(first), first.state, rescues(tmp_path)) == ("open_elsewhere", second.state, [])


def test_a_window_sees_that_another_took_over_though_nothing_happens_in_it(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.store.log.log_writer.LOOK", 0.01)
    first, second = opens(), opens()
    first.record(PREPARED)
    first.flush()
    told = threading.Event()
    first.subscribe(told.set)
    second.take_over()
    assert told.wait(5)
    assert why(first) == "open_elsewhere"
    note(second, "stilte")
    second.flush()
    assert second.saved


def test_the_first_takes_over_back_and_each_rescue_stays(
    first: LiveSession, second: LiveSession, engine: Engine, tmp_path: Path
) -> None:
    for turn in range(2):
        second.take_over()
        note(second, f"tweede {turn}")
        second.flush()
        note(first, f"verloren {turn}")
        first.flush()
        assert why(first) == "written_elsewhere"
        first.take_over()
        note(first, f"eerste {turn}")
        first.flush()
        assert first.saved
        notices(second)
        assert second.follow()
    assert needs(first) == needs(second) == ["rust", "tweede 0", "eerste 0", "tweede 1", "eerste 1"]
    assert first.undo()
    first.flush()
    assert fold(Log(engine).read(SESSION)) == first.state
    lost = [fold(one.events()).of(Kind.NEED)[-1].text for one in rescues(tmp_path)]
    assert sorted(lost) == ["verloren 0", "verloren 1"]


def test_a_strike_after_another_took_over_leaves_the_words(
    first: LiveSession, second: LiveSession, engine: Engine
) -> None:
    second.take_over()
    with pytest.raises(Trouble) as caught:
        first.strike(3)
    assert caught.value.code == "open_elsewhere"
    assert needs(second) == ["rust"]
    first.take_over()
    assert first.strike(3) is None
    assert Log(engine).verify(SESSION) is None


def test_what_waits_for_room_on_the_disk_stays_out_after_another_took_over(
    first: LiveSession, second: LiveSession, engine: Engine, tmp_path: Path
) -> None:
    fill_up(engine)
    note(first, "lang " * 20_000)
    first.flush()
    assert why(first) == "folder_full"
    assert not first.along
    with pytest.raises(Trouble):
        first.take_over()
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA max_page_count = 100000")
    raw.close()
    # It may have gone on already, or does so never.
    second.take_over()
    note(second, "van de tweede")
    second.close()
    first.close()
    kept = Counter(one.event.text for one in Log(engine).read(SESSION) if isinstance(one.event, ev.LineNoted))
    rescued = [line.text for one in rescues(tmp_path) for line in fold(one.events()).of(Kind.NEED)]
    assert kept["van de tweede"] == 1
    assert kept["lang " * 20_000] + rescued.count("lang " * 20_000) == 1


def test_taking_over_where_nothing_can_be_written_changes_nothing(
    first: LiveSession, second: LiveSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OperationalError("BEGIN", None, Exception("database or disk is full"))

    monkeypatch.setattr(live_module, "seize", refuses)
    with pytest.raises(Trouble) as caught:
        second.take_over()
    assert (caught.value.code, why(second)) == ("disk_full", "open_elsewhere")
    note(first, "gaat door")
    first.flush()
    assert first.saved


def test_whoever_can_write_takes_nothing_over_and_what_is_looked_at_neither(
    first: LiveSession, engine: Engine, clock: HandClock, tmp_path: Path
) -> None:
    first.take_over()
    note(first, "tijd")
    first.flush()
    assert first.saved
    trouble = Trouble("folder_read_only", folder=tmp_path)
    viewed = LiveSession(engine, SESSION, clock=clock, rescue_folder=tmp_path, viewing=trouble)
    assert not viewed.along
    with pytest.raises(Trouble) as caught:
        viewed.take_over()
    assert caught.value is trouble
    viewed.close()


def test_whoever_left_takes_nothing_over(first: LiveSession, second: LiveSession) -> None:
    second.close()
    with pytest.raises(Trouble, match="open_elsewhere"):
        second.take_over()
    note(first, "tijd")
    first.flush()
    assert first.saved


def test_the_clock_of_the_session_runs_on_in_the_other_window(
    first: LiveSession, opens: Opens, clock: HandClock
) -> None:
    clock.pass_ms(20_000)
    second = opens()
    clock.pass_ms(1_000)
    assert first.elapsed_ms == second.elapsed_ms == 21_000
    second.take_over()
    assert second.elapsed_ms == 21_000
    second.close()
    clock.pass_ms(3_600_000)
    notices(first)
    # Nobody was at it this hour.
    first.take_over()
    assert first.elapsed_ms == 0


STEPS = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.sampled_from(["note", "type", "type", "typed", "typed", "done", "take", "take", "follow", "flush"]),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_however_two_windows_take_over_from_each_other_nothing_is_lost_or_there_twice(
    engine: Engine, clock: HandClock, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("law")
    name = f"{int(folder.name.removeprefix('law')):032x}"
    windows = [LiveSession(engine, name, clock=clock, rescue_folder=folder / "rescue")]
    windows[0].record(PREPARED)
    windows.append(LiveSession(engine, name, clock=clock, rescue_folder=folder / "rescue"))
    said = list[str]()
    for number, (which, what) in enumerate(steps):
        one = windows[which]
        try:
            match what:
                case "note":
                    one.record(ev.LineNoted(Kind.NEED, f"zin {number}"))
                    said.append(f"zin {number}")
                case "type" | "typed":
                    one.draft("action", f"{one.drafts.get('action', '')} +{number}")
                    said.append(f" +{number}")
                    if what == "typed":
                        one.flush()
                case "done" if text := one.drafts.get("action"):
                    one.record(ev.LineNoted(Kind.ACTION, text), drafts_done=["action"])
                case "take":
                    one.take_over()
                case "follow":
                    one.follow()
                case _:
                    one.flush()
        except Trouble:
            assert one.along
    for one in windows:
        one.close()
    log = Log(engine)
    assert log.verify(name) is None
    state = fold(log.read(name))
    assert [one.seq for one in log.read(name)] == list(range(1, state.seq + 1))
    here = words(state, log.drafts(name))
    beside = "\n".join(words(fold(one.events()), one.drafts) for one in rescues(folder))
    for text in said:
        assert here.count(f"{text}\n") <= 1
        assert f"{text}\n" in here or f"{text}\n" in beside


def words(state: State, drafts: object) -> str:
    """All that was said, each bit with an end that no other bit has."""
    texts = [line.text for kind in (Kind.NEED, Kind.ACTION) for line in state.of(kind)]
    texts += drafts.values() if isinstance(drafts, dict) else []
    return "".join(f"{text.replace(' +', chr(10) + ' +')}\n" for text in texts)


def test_at_the_very_same_moment_one_writes_or_the_other_takes_over(
    engine: Engine, database: Path, tmp_path: Path
) -> None:
    acknowledged = [list[str](), list[str]()]
    taken = Counter[int]()
    together = threading.Barrier(2, timeout=30)
    seeded = LiveSession(engine, SESSION, clock=SystemClock(), rescue_folder=tmp_path / "rescue")
    seeded.record(PREPARED)
    seeded.close()

    def program(which: int) -> None:
        own = open_engine(database)
        live = LiveSession(own, SESSION, clock=SystemClock(), rescue_folder=tmp_path / "rescue")
        for turn in range(60):
            together.wait()
            if live.along and turn % 3:
                live.take_over()
                taken[which] += 1
            elif not live.along:
                note(live, f"{which}-{turn}")
                live.flush()
                acknowledged[which] += [f"{which}-{turn}"] if live.saved_seq == live.state.seq else []
        live.close()
        own.dispose()

    threads = [threading.Thread(target=program, args=(which,)) for which in (0, 1)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    log = Log(engine)
    assert log.verify(SESSION) is None
    texts = Counter(line.text for line in fold(log.read(SESSION)).of(Kind.NEED))
    assert set(texts.values()) == {1}
    assert {*acknowledged[0], *acknowledged[1]} == texts.keys()
    assert min(taken[0], taken[1]) > 1
