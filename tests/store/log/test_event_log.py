"""The log grows by whole gestures, in one transaction, from where the writer thinks that it stands."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.store.database.open_database import open_engine
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_codec import decode, encode
from cop_session.store.log.event_log import Conflict, Log
from tests.store.log.test_event_codec import plain
from tests.support.strategies import histories, recorded_from

AT = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
NOTES = recorded_from([(ev.LineNoted(Kind.NEED, text), 0) for text in ("een", "twee", "drie", "vier")])


@pytest.fixture
def log(engine: Engine) -> Log:
    return Log(engine)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=histories(max_size=12))
def test_what_is_stored_and_read_again_folds_the_same(log: Log, events: list[ev.Recorded]) -> None:
    session = uuid4().hex
    half = len(events) // 2
    log.append(session, events[:half], 0)
    log.append(session, events[half:], half)
    assert plain(log.read(session)) == plain(events)
    assert fold(log.read(session)) == fold(decode(encode(events)))
    assert log.verify(session) is None


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_somebody_else_who_wrote_first_is_noticed(log: Log, expected: int) -> None:
    log.append("a", NOTES[:2], 0)
    with pytest.raises(Conflict):
        log.append("a", NOTES[expected : expected + 1], expected)
    assert log.read("a") == NOTES[:2]


def test_of_two_who_write_at_once_one_wins(log: Log) -> None:
    def attempt(_: int) -> bool:
        try:
            log.append("a", NOTES, 0)
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(attempt, range(4))) == [False, False, False, True]
    assert log.read("a") == NOTES


def test_sessions_do_not_touch_each_other(log: Log) -> None:
    log.append("a", NOTES[:3], 0)
    log.append("b", NOTES[:1], 0)
    assert (log.last_seq("a"), log.last_seq("b"), log.last_seq("c")) == (3, 1, 0)
    assert log.read("c") == []


def test_a_gesture_takes_its_drafts_away_in_the_same_transaction(log: Log) -> None:
    log.append("a", (), 0, typed=Typed({"need": "half", "line:3": "ander"}, AT))
    with pytest.raises(Conflict):
        log.append("a", NOTES[1:2], 1, drafts_done=["need"])
    assert log.drafts("a") == {"need": "half", "line:3": "ander"}
    log.append("a", NOTES[:1], 0, drafts_done=["need", "never there"])
    assert log.drafts("a") == {"line:3": "ander"}


def test_a_draft_is_the_last_text_of_its_field(log: Log) -> None:
    log.append("a", (), 0, typed=Typed({"need": "h"}, AT))
    log.append("a", (), 0, typed=Typed({"need": "half"}, AT))
    log.append("b", (), 0, typed=Typed({"need": "van een ander"}, AT))
    assert log.drafts("a") == {"need": "half"}
    log.append("a", (), 0, typed=Typed({"need": ""}, AT))
    assert log.drafts("a") == {}
    assert log.drafts("b") == {"need": "van een ander"}


def test_what_is_appended_is_there_for_another_connection(database: Path, log: Log) -> None:
    log.append("a", NOTES, 0)
    other = open_engine(database)
    assert Log(other).read("a") == NOTES
    other.dispose()


def test_an_edited_row_is_found(engine: Engine, log: Log) -> None:
    log.append("a", NOTES, 0)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET elapsed_ms = 9 WHERE seq = 2")
    assert log.verify("a") == 2


def test_a_disk_that_refuses_changes_nothing(engine: Engine, log: Log) -> None:
    log.append("a", NOTES[:1], 0)
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    raw = engine.raw_connection()
    raw.cursor().execute(f"PRAGMA max_page_count = {pages}")
    raw.close()
    long = recorded_from([(one.event, 0) for one in NOTES[:1]] + [(ev.LineNoted(Kind.NEED, "x" * 100_000), 0)])
    with pytest.raises(OperationalError, match="full"):
        log.append("a", long[1:], 1)
    assert log.read("a") == NOTES[:1]
