"""A live session: what happens is so at once, is on disk soon after, and is lost in no way."""

import math
import stat
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session.clock import SystemClock
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.fold import fold
from cop_session.domain.rules import Refusal, Refused
from cop_session.domain.schedule import Step
from cop_session.domain.when import Words
from cop_session.live import LiveSession
from cop_session.store.bundles import bundle
from cop_session.store.bundles.import_bundle import Outcome, take_in
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.store.log.leases import LASTS
from cop_session.troubles import Trouble
from tests.live.windows import PREPARED, SESSION, STARTED, Opens, fill_up, needs, note
from tests.store.index.index_entries import all_entries
from tests.support.clock import HandClock
from tests.support.strategies import Attempt, attempts


@pytest.fixture
def live(opens: Opens) -> LiveSession:
    """A session that has begun, on disk."""
    one = opens()
    one.record(PREPARED)
    one.record(STARTED)
    one.flush()
    return one


def rescued(folder: Path) -> bundle.Bundle:
    (path,) = (folder / "rescue").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return bundle.read(path)


def test_what_is_recorded_is_so_at_once_and_on_disk_soon(live: LiveSession, engine: Engine) -> None:
    note(live, "rust")
    assert needs(live) == ["rust"]
    live.flush()
    assert live.saved
    assert live.saved_seq == live.state.seq == 3
    assert fold(Log(engine).read(SESSION)) == live.state


def test_a_gesture_happens_wholly_or_not_at_all(live: LiveSession, engine: Engine) -> None:
    line = live.next_seq
    noted = ev.LineNoted(Kind.ACTION, "hoorspel")
    assert live.record(noted, ev.OwnersSet(line, (99,))) == Refused(Refusal.GONE)
    assert live.state.of(Kind.ACTION) == ()
    assert live.record(noted, ev.WhenSet(line, Words("morgen"))) is None
    live.flush()
    assert [one.gesture for one in Log(engine).read(SESSION)] == [1, 2, line, line]


def test_text_is_cleaned_at_the_door_wherever_it_is(live: LiveSession) -> None:
    line = live.next_seq
    live.record(
        ev.LineNoted(Kind.ACTION, "hoor\x1b[2Jspel\0"), ev.WhenSet(line, Words("mor\ud800gen")), drafts_done=["action"]
    )
    live.draft("need", "half\x9b\r\n")
    (action,) = live.state.of(Kind.ACTION)
    assert (action.text, action.when) == ("hoor[2Jspel", Words("morgen"))
    assert live.drafts == {"need": "half\n"}


@pytest.mark.parametrize(
    "event", [ev.LineStruck(3, Kind.NEED), ev.Retracted(2), ev.Restored(2), ev.Blanked("x"), ev.Unknown("x", 1, "{}")]
)
def test_what_has_a_door_of_its_own_does_not_come_in_by_this_one(live: LiveSession, event: ev.Event) -> None:
    with pytest.raises(ValueError, match="no event"):
        live.record(event)


def test_undo_and_redo_are_recorded_too(live: LiveSession, opens: Opens) -> None:
    note(live, "rust")
    before = live.state.content
    assert live.timeline.undoable
    assert live.undo()
    assert needs(live) == []
    assert live.timeline.redoable
    assert live.redo()
    assert live.state.content == before
    assert not live.redo()
    live.undo()
    live.close()
    again = opens()
    assert needs(again) == []
    assert again.redo()
    assert needs(again) == ["rust"]


def test_undo_of_nothing_is_nothing(live: LiveSession) -> None:
    while live.undo():
        pass
    seq = live.state.seq
    assert not live.undo()
    assert live.state.seq == seq


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=attempts(max_size=12))
def test_whatever_is_tried_what_is_on_disk_is_what_was_shown(
    engine: Engine, clock: HandClock, tmp_path: Path, tries: list[Attempt]
) -> None:
    name = f"{len(all_entries(Index(engine))):032x}"
    live = LiveSession(engine, name, clock=clock, rescue_folder=tmp_path / "rescue")
    live.record(PREPARED)
    for one in tries:
        if one.event is None:
            _ = live.redo() if one.redo else live.undo()
        elif not isinstance(one.event, ev.LineStruck | ev.Blanked | ev.Unknown):
            live.record(one.event)
    live.close()
    assert live.saved
    log = Log(engine)
    assert fold(log.read(name)).content == live.state.content
    assert log.read(name) == list(live.timeline.events)
    assert log.verify(name) is None


def test_a_draft_is_on_disk_soon_after_its_first_key(live: LiveSession, engine: Engine) -> None:
    on_disk = threading.Event()
    live.subscribe(on_disk.set)
    live.draft("need", "h")
    live.draft("need", "half")
    assert not live.saved
    assert on_disk.wait(5)
    assert Log(engine).drafts(SESSION) == {"need": "half"}
    assert live.saved


def test_a_draft_becomes_an_event_or_goes(live: LiveSession, engine: Engine) -> None:
    live.draft("need", "half")
    live.draft("action", "ook half")
    live.flush()
    live.record(ev.LineNoted(Kind.NEED, "heel"), drafts_done=["need"])
    live.draft("action", "")
    assert live.drafts == {}
    live.flush()
    assert Log(engine).drafts(SESSION) == {}
    live.draft("need", "nog een")
    assert live.record(drafts_done=["need"]) is None
    live.flush()
    assert Log(engine).drafts(SESSION) == live.drafts == {}


def test_a_refused_gesture_keeps_its_draft(live: LiveSession, engine: Engine) -> None:
    live.draft("need", "  ")
    assert live.record(ev.LineNoted(Kind.NEED, "  "), drafts_done=["need"]) == Refused(Refusal.EMPTY)
    live.flush()
    assert Log(engine).drafts(SESSION) == live.drafts == {"need": "  "}


def test_closing_saves_what_is_being_typed(live: LiveSession, opens: Opens) -> None:
    live.draft("need", "half")
    live.close()
    assert opens().drafts == {"need": "half"}
    with pytest.raises(ValueError, match="closed"):
        live.draft("need", "te laat")


def test_the_clock_of_the_session_stands_still_until_it_begins_and_in_a_pause(opens: Opens, clock: HandClock) -> None:
    live = opens()
    live.record(PREPARED)
    clock.pass_ms(60_000)
    assert live.elapsed_ms == 0
    live.record(STARTED)
    clock.pass_ms(1_000)
    assert live.elapsed_ms == 1_000
    note(live, "een")
    clock.pass_ms(500)
    live.record(ev.SessionPaused())
    clock.pass_ms(10_000)
    assert live.elapsed_ms == 1_500
    live.record(ev.SessionResumed())
    clock.pass_ms(250)
    note(live, "twee")
    assert [one.elapsed_ms for one in live.timeline.events] == [0, 0, 1_000, 1_500, 1_500, 1_750]


def test_the_clock_of_the_session_runs_on_when_nothing_happened(opens: Opens, clock: HandClock) -> None:
    live = opens()
    live.record(PREPARED)
    live.record(STARTED)
    clock.pass_ms(60_000)
    assert live.record() is None
    clock.pass_ms(1_000)
    assert live.elapsed_ms == 61_000
    assert len(live.timeline) == 2


def test_the_clock_of_the_session_goes_on_after_reopening_and_never_back(opens: Opens, clock: HandClock) -> None:
    live = opens()
    live.record(PREPARED)
    live.record(STARTED)
    clock.pass_ms(4_000)
    note(live, "een")
    live.close()
    clock.pass_ms(3_600_000)
    again = opens()
    assert again.elapsed_ms == 4_000
    clock.pass_ms(-7_200_000)
    clock.pass_ms(1_000)
    note(again, "twee")
    last, before = again.timeline.events[-1], again.timeline.events[-2]
    assert last.elapsed_ms == 5_000
    assert last.at < before.at


def test_a_second_window_reads_along(live: LiveSession, opens: Opens, engine: Engine) -> None:
    along = opens()
    assert along.read_only is not None
    assert along.read_only.code == "open_elsewhere"
    for attempt in (
        lambda: along.record(STARTED),
        along.undo,
        lambda: along.draft("need", "x"),
        lambda: along.strike(3),
    ):
        with pytest.raises(Trouble):
            attempt()
    line = note(live, "rust")
    live.draft("need", "half")
    live.flush()
    assert along.follow()
    assert (along.state, along.drafts) == (live.state, {"need": "half"})
    assert not along.follow()
    live.strike(line)
    assert along.follow()
    assert along.state == live.state
    along.close()
    note(live, "nog steeds open")
    live.close()
    assert opens().read_only is None


def test_a_window_that_slept_while_another_took_over_reads_along(
    live: LiveSession, opens: Opens, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.pass_ms(int(LASTS.total_seconds() * 1000))
    # It sleeps: it does not look either whether another window came.
    monkeypatch.setattr(live._writer, "_look", math.inf)
    other = opens()
    assert other.read_only is None
    note(other, "van de ander")
    other.flush()
    note(live, "van hier")
    live.flush()
    assert live.read_only is not None
    assert live.read_only.code == "written_elsewhere"
    assert needs(other) == ["van de ander"]


def test_a_lease_that_was_lost_is_noticed_without_writing(
    engine: Engine, clock: HandClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.store.log.log_writer.BEAT", 0.01)
    told = threading.Event()
    live = LiveSession(engine, SESSION, clock=clock, rescue_folder=tmp_path / "rescue")
    live.subscribe(told.set)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE lease SET holder = 'another window'")
    assert told.wait(5)
    assert live.read_only is not None
    assert live.read_only.code == "open_elsewhere"
    assert not (tmp_path / "rescue").exists()
    live.close()


def test_a_conflict_loses_nothing(live: LiveSession, engine: Engine, clock: HandClock, tmp_path: Path) -> None:
    note(live, "bewaard")
    live.flush()
    elsewhere = ev.Recorded(4, 4, clock.now(), 0, ev.LineNoted(Kind.NEED, "van elders"))
    Log(engine).append(SESSION, [elsewhere], 3)
    told = threading.Event()
    live.subscribe(told.set)
    note(live, "niet bewaard")
    live.draft("action", "half")
    live.flush()
    assert told.wait(5)
    assert not live.saved
    assert live.read_only is not None
    assert live.read_only.code == "written_elsewhere"
    with pytest.raises(Trouble):
        live.record(ev.SessionPaused())
    live.draft("action", "half en nog wat")
    live.close()
    came = rescued(tmp_path)
    assert [one.event for one in came.events()] == [one.event for one in live.timeline.events]
    assert came.drafts == {"action": "half en nog wat"}
    done = take_in(engine, came, clock.now(), own=True)
    assert done.outcome is Outcome.BRANCHED
    lines = fold(Log(engine).read(done.session_id)).of(Kind.NEED)
    assert [line.text for line in lines] == ["bewaard", "niet bewaard"]
    assert Log(engine).drafts(done.session_id) == {"action": "half en nog wat"}


def test_on_a_full_disk_what_was_said_is_rescued(live: LiveSession, engine: Engine, tmp_path: Path) -> None:
    fill_up(engine)
    note(live, "lang " * 20_000)
    live.flush()
    assert live.read_only is not None
    assert live.read_only.code == "folder_full"
    came = rescued(tmp_path)
    assert [one.event for one in came.events()] == [one.event for one in live.timeline.events]
    other = open_engine(tmp_path / "other.db")
    assert take_in(other, came, datetime.now(UTC)).outcome is Outcome.NEW
    other.dispose()


def test_where_the_rescue_folder_refuses_too_it_goes_to_the_systems_own(
    live: LiveSession, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rescue").write_text("a file where the folder should be")
    spare = tmp_path / "spare"
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(spare))
    fill_up(engine)
    note(live, "lang " * 20_000)
    live.flush()
    assert live.read_only is not None
    assert live.read_only.names["rescue"] == next(spare.iterdir())


def test_where_nothing_can_be_written_that_is_said(
    live: LiveSession, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rescue").write_text("a file where the folder should be")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "rescue"))
    fill_up(engine)
    text = "lang " * 20_000
    note(live, text)
    live.flush()
    assert live.read_only is not None
    assert live.read_only.code == "rescue_failed"
    assert needs(live) == [text]


def test_a_strike_leaves_what_a_reader_would_find(live: LiveSession, engine: Engine, tmp_path: Path) -> None:
    line = note(live, "kanarievogel")
    note(live, "rust")
    live.record(ev.LineReworded(line, "kanarievogel zacht"))
    live.undo()
    live.draft(f"line:{line}", "kanarievogel harder")
    live.flush()

    def holders() -> list[Path]:
        return [path for path in tmp_path.rglob("*") if path.is_file() and b"kanarievogel" in path.read_bytes()]

    assert holders() != []
    assert live.strike(line) is None
    assert live.saved
    assert live.state == fold(Log(engine).read(SESSION))
    assert live.drafts == {}
    assert [(one.text, one.struck is not None) for one in live.state.of(Kind.NEED)] == [("", True), ("rust", False)]
    assert live.timeline.now is live.state
    assert holders() == []
    assert live.undo()
    assert [one.text for one in live.state.of(Kind.NEED)] == [""]
    assert note(live, "verder") == live.state.seq
    live.flush()
    assert live.saved


def test_a_strike_reaches_what_was_rescued(
    live: LiveSession, opens: Opens, engine: Engine, clock: HandClock, tmp_path: Path
) -> None:
    line = note(live, "kanarievogel")
    live.flush()
    Log(engine).append(SESSION, [ev.Recorded(4, 4, clock.now(), 0, ev.SessionPaused())], 3)
    live.record(ev.LineReworded(line, "kanarievogel zacht"))
    live.draft(f"line:{line}", "kanarievogel harder")
    live.draft("action", "rust")
    live.flush()
    live.close()
    assert b"kanarievogel" in next((tmp_path / "rescue").iterdir()).read_bytes()
    (tmp_path / "rescue" / "damaged.cop.json").write_text("{")
    again = opens()
    assert again.strike(line) is None
    (tmp_path / "rescue" / "damaged.cop.json").unlink()
    came = rescued(tmp_path)
    assert b"kanarievogel" not in bundle.dump(came.session_id, came.stored)
    assert came.drafts == {"action": "rust"}


def test_what_was_undone_or_removed_can_still_be_struck(live: LiveSession) -> None:
    undone = note(live, "kanarievogel")
    live.undo()
    removed = note(live, "vink")
    live.record(ev.Removed(removed))
    for line in (undone, removed):
        assert live.strike(line) is None
        assert live.strike(line) == Refused(Refusal.STRUCK)
    assert not live.redo()


def test_a_strike_on_a_disk_that_refuses_changes_nothing(
    live: LiveSession, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = note(live, "kanarievogel")
    live.flush()

    def refuses(*_: object) -> None:
        raise OperationalError("UPDATE", None, Exception("disk I/O error"))

    monkeypatch.setattr("cop_session.store.erasure.line_strike.put_entry", refuses)
    with pytest.raises(Trouble) as caught:
        live.strike(line)
    assert caught.value.code == "not_struck"
    monkeypatch.undo()
    assert needs(live) == ["kanarievogel"]
    assert Log(engine).read(SESSION) == list(live.timeline.events)
    assert live.strike(line) is None


def test_a_strike_after_somebody_else_wrote_turns_read_only(
    live: LiveSession, engine: Engine, clock: HandClock
) -> None:
    line = note(live, "kanarievogel")
    live.flush()
    Log(engine).append(SESSION, [ev.Recorded(4, 4, clock.now(), 0, ev.SessionPaused())], 3)
    with pytest.raises(Trouble):
        live.strike(line)
    assert live.read_only is not None
    assert needs(live) == ["kanarievogel"]


def test_what_is_no_line_cannot_be_struck(live: LiveSession) -> None:
    for line in (0, 1, 2, 99):
        assert live.strike(line) == Refused(Refusal.GONE)


def test_a_damaged_session_opens_to_be_read(live: LiveSession, opens: Opens, engine: Engine) -> None:
    note(live, "rust")
    live.close()
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET elapsed_ms = 7 WHERE seq = 3")
    again = opens()
    assert again.read_only is not None
    assert again.read_only.code == "damaged_session"
    assert needs(again) == ["rust"]


def test_what_a_newer_program_wrote_stays_and_the_session_goes_on(
    opens: Opens, engine: Engine, clock: HandClock
) -> None:
    newer = ev.Recorded(1, 1, clock.now(), 0, ev.Unknown("LineSung", 3, '{"tune": 1}'))
    Log(engine).append(SESSION, [newer], 0)
    live = opens()
    assert live.state.unknown == 1
    note(live, "rust")
    live.close()
    assert Log(engine).read(SESSION)[0] == newer
    assert Log(engine).verify(SESSION) is None


def test_the_index_follows_on_leaving_a_step_and_at_closing(live: LiveSession, engine: Engine) -> None:
    index = Index(engine)
    live.record(ev.DetailSet(Detail.PUPIL, "Lena"))
    live.record(ev.StepEntered(Step.NEED))
    live.flush()
    assert [entry.pupil for entry in all_entries(index)] == ["Lena"]
    live.record(ev.PersonSeated("p", "Fatma", Role.PARENT))
    live.close()
    assert [entry.people for entry in index.search("fatma")] == [1]


def test_an_observer_that_breaks_stops_nothing(live: LiveSession) -> None:
    def breaks() -> None:
        raise RuntimeError("gone")

    heard: list[int] = []
    live.subscribe(breaks)
    ends = live.subscribe(lambda: heard.append(live.saved_seq))
    note(live, "een")
    live.flush()
    note(live, "twee")
    live.close()
    assert heard[-1] == 4
    assert live.saved
    ends()


def test_the_machines_clock_knows_its_zone_and_goes_on() -> None:
    clock = SystemClock()
    before = clock.monotonic_ms()
    assert clock.now().tzinfo is UTC
    assert clock.monotonic_ms() >= before


def test_a_gesture_and_what_is_typed_meanwhile_wait_for_the_disk_once(
    live: LiveSession, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop_session.store.log.log_writer.DRAFT_DELAY", 0.0)
    at_the_disk, go_on = threading.Event(), threading.Event()
    written: list[tuple[list[str], dict[str, str]]] = []
    append = Log.append

    def seen(log: Log, session: str, events: list[ev.Recorded], *others: Any) -> None:
        written.append(([one.event.text for one in events if isinstance(one.event, ev.LineNoted)], others[-1].drafts))
        at_the_disk.set()
        assert go_on.wait(10)
        append(log, session, events, *others)

    monkeypatch.setattr(Log, "append", seen)
    live.record(ev.LineNoted(Kind.NEED, "rust"))
    assert at_the_disk.wait(10)
    live.record(ev.LineNoted(Kind.NEED, "tijd"))
    live.draft("need", "half")
    go_on.set()
    live.flush()
    assert written == [(["rust"], {}), (["tijd"], {"need": "half"})]
    assert live.drafts == Log(engine).drafts(SESSION) == {"need": "half"}


def test_what_is_carried_to_another_field_is_written_at_once(
    live: LiveSession, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.draft("need", "half")
    live.flush()
    written: list[dict[str, str]] = []
    append = Log.append

    def seen(log: Log, *what: Any) -> None:
        written.append(what[-1].drafts)
        append(log, *what)

    monkeypatch.setattr(Log, "append", seen)
    monkeypatch.setattr("cop_session.store.log.log_writer.DRAFT_DELAY", 0.0)
    live.draft_all({"need": "", "action": "half"})
    live.flush()
    assert written == [{"need": "", "action": "half"}]
    assert live.drafts == Log(engine).drafts(SESSION) == {"action": "half"}
