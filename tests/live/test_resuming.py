"""A disk that refuses stops the recording, and nothing else; as soon as it does not, all of it is there, in order."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.live import LiveSession
from cop_session.store.database.open_database import open_engine
from cop_session.store.log import event_log as store_log
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.live.windows import PREPARED, SESSION, STARTED, fill_up, needs, note
from tests.support.clock import HandClock

LONG = "lang " * 20_000

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_session.store.log.log_writer.RETRY", 0.02)


@pytest.fixture
def live(engine: Engine, tmp_path: Path) -> Iterator[LiveSession]:
    one = LiveSession(engine, SESSION, clock=HandClock(), rescue_folder=tmp_path / "rescue")
    one.record(PREPARED)
    one.record(STARTED)
    note(one, "vooraf")
    one.flush()
    yield one
    one.close()


@pytest.fixture
def until(live: LiveSession) -> Until:
    """Wait until something holds, looking whenever the writer did something."""
    told = threading.Event()
    live.subscribe(told.set)

    def wait(holds: Callable[[], bool]) -> None:
        while not holds():
            assert told.wait(5)
            told.clear()

    return wait


@pytest.fixture
def full(live: LiveSession, engine: Engine, until: Until) -> None:
    """A disk that just refused to take a long note."""
    fill_up(engine)
    note(live, LONG)
    until(lambda: code(live) == "folder_full")


def code(live: LiveSession) -> str:
    return live.read_only.code if live.read_only else ""


def rescued(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "rescue").glob("*"))


def make_room(engine: Engine) -> None:
    raw = engine.raw_connection()
    raw.cursor().execute("PRAGMA max_page_count = 100000")
    raw.close()


@pytest.mark.usefixtures("full")
def test_when_there_is_room_again_it_goes_on_by_itself(
    live: LiveSession, engine: Engine, tmp_path: Path, until: Until
) -> None:
    with pytest.raises(Trouble):
        live.record(ev.SessionPaused())
    live.draft("action", "half en nog wat")
    live.flush()
    assert len(rescued(tmp_path)) == 1
    make_room(engine)
    until(lambda: live.read_only is None)
    until(lambda: live.saved)
    log = Log(engine)
    assert log.read(SESSION) == list(live.timeline.events)
    assert log.drafts(SESSION) == {"action": "half en nog wat"}
    assert log.verify(SESSION) is None
    assert rescued(tmp_path) == []
    note(live, "en verder")
    live.flush()
    assert live.saved
    assert needs(live) == ["vooraf", LONG, "en verder"]


@pytest.mark.usefixtures("full")
def test_where_somebody_else_wrote_meanwhile_it_does_not_go_on(
    live: LiveSession, engine: Engine, tmp_path: Path, until: Until
) -> None:
    other = open_engine(Path(engine.url.database or ""))
    Log(other).append(SESSION, [ev.Recorded(4, 4, live.now, 0, ev.LineNoted(Kind.NEED, "van elders"))], 3)
    other.dispose()
    make_room(engine)
    until(lambda: code(live) == "written_elsewhere")
    assert len(rescued(tmp_path)) == 1
    assert [one.event for one in Log(engine).read(SESSION, 3)] == [ev.LineNoted(Kind.NEED, "van elders")]


def test_a_folder_that_goes_and_comes_back(live: LiveSession, engine: Engine, database: Path, until: Until) -> None:
    away = database.parent.rename(database.parent.with_name("weg"))
    note(live, "onderweg")
    until(lambda: code(live) == "folder_went")
    assert str(database.parent) in str(live.read_only and live.read_only.names)
    live.draft("need", "half")
    live.flush()
    away.rename(database.parent)
    until(lambda: live.saved)
    assert Log(engine).read(SESSION) == list(live.timeline.events)
    assert Log(engine).drafts(SESSION) == {"need": "half"}


def test_another_file_in_its_place_is_not_written_in(
    live: LiveSession, database: Path, tmp_path: Path, until: Until
) -> None:
    database.rename(database.with_name("het echte"))
    strange = open_engine(database)
    note(live, "nergens")
    until(lambda: code(live) == "folder_went")
    assert Log(strange).read(SESSION) == []
    strange.dispose()
    (rescue,) = rescued(tmp_path)
    assert b"nergens" in rescue.read_bytes()


def test_what_got_on_disk_although_the_disk_said_no_is_not_there_twice(
    live: LiveSession, engine: Engine, monkeypatch: pytest.MonkeyPatch, until: Until
) -> None:
    append = Log.append
    refusals = [OperationalError("COMMIT", None, Exception("disk I/O error"))]

    def written_and_refused(log: Log, *arguments: object) -> None:
        append(log, *arguments)  # type: ignore[arg-type]  # handed on as they came
        if refusals:
            raise refusals.pop()

    monkeypatch.setattr(store_log.Log, "append", written_and_refused)
    note(live, "een")
    until(lambda: not refusals)
    until(lambda: live.saved)
    assert Log(engine).read(SESSION) == list(live.timeline.events)


@pytest.mark.usefixtures("full")
def test_closing_while_the_disk_refuses_leaves_the_rescue(
    live: LiveSession, engine: Engine, tmp_path: Path, until: Until
) -> None:
    live.draft("action", "half")
    live.close()
    assert not live.saved
    (path,) = rescued(tmp_path)
    assert b'"half"' in path.read_bytes()
