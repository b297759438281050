"""A strike reaches the lines that came along from the struck one: in every log, backup and file, and no others."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.schedule import Step
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.bundle import read
from cop_session.store.bundles.recovery_bundle import rescue
from cop_session.store.database.engine import open_as_made, reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.carried_copies import Lineage, copies_in
from cop_session.store.erasure.line_strike import StrikeFiles, strike, strike_everywhere
from cop_session.store.erasure.redaction import struck_line
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_codec import decode
from cop_session.store.log.event_log import Log, insert_rows, put
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.leases import Leases
from cop_session.store.log.log_heads import has_heads
from cop_session.store.log.redaction_audit import unexplained
from cop_session.store.migrations import upgrade
from cop_session.troubles import Trouble
from tests.store.database.test_database_damage import changed
from tests.store.erasure.test_purge_backups import REVISIONS
from tests.store.erasure.test_redaction import files_with
from tests.store.index.index_entries import all_entries
from tests.support.carried_logs import AT, CAME, CANARY, JANUARY, MARCH, NOVEMBER, PUPIL, SAID, later, log_of, november

NOW = AT + timedelta(days=200)
LOGS = {
    NOVEMBER: november(),
    JANUARY: later(JANUARY),
    # What came along twice names the talk in which it began.
    MARCH: later(MARCH, months=4, follows=JANUARY),
}


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A database with a round table and two evaluations after it."""
    for session_id, events in LOGS.items():
        Log(engine).append(session_id, events, 0)
    Index(engine).catch_up_all()
    return engine


def trace(engine: Engine, session_id: str, line: int, at: datetime = NOW) -> ev.Recorded:
    events = Log(engine).read(session_id)
    noted = next(one.event for one in events if one.seq == line)
    assert isinstance(noted, ev.NOTING)
    return ev.Recorded(len(events) + 1, len(events) + 1, at, 0, struck_line(fold(events), line, noted.kind))


def said(engine: Engine) -> list[str]:
    """Return which sessions hold the word."""
    return [one for one in LOGS if CANARY in str(Log(engine).read(one))]


def lines(engine: Engine, session_id: str) -> list[tuple[str, datetime | None]]:
    state = fold(Log(engine).read(session_id))
    return [(line.text, line.struck) for kind in (Kind.NEED, Kind.ACTION) for line in state.of(kind)]


def test_no_byte_of_a_copy_is_left_where_its_origin_is_struck(filled: Engine, database: Path) -> None:
    log = Log(filled)
    drafts = {f"line:{CAME}": "half", "line:5": "blijft", "need": f"nog eens: de {CANARY} zingt"}
    log.append(JANUARY, (), 0, typed=Typed(drafts, AT))
    assert len(Index(filled).search(CANARY)) == 3
    assert files_with(database.parent, CANARY)
    assert strike(filled, NOVEMBER, trace(filled, NOVEMBER, SAID))
    assert files_with(database.parent, CANARY) == []
    assert Index(filled).search(CANARY) == []
    assert log.drafts(JANUARY) == {"line:5": "blijft"}
    for session_id in (JANUARY, MARCH):
        assert log.verify(session_id) is None
        assert unexplained(log.stored(session_id)) == ()
        assert log.read(session_id)[-1].event == ev.LineStruck(CAME, Kind.NEED)
        assert lines(filled, session_id) == [("", NOW), ("een andere actie", None), ("iets nieuws", None)]
        assert HighWaterMarks(database).seq(session_id) == len(LOGS[session_id]) + 1
    filled.dispose()
    assert files_with(database.parent, CANARY) == []


def test_the_strike_of_a_copy_leaves_its_origin_and_takes_the_later_ones_along(filled: Engine) -> None:
    strike(filled, JANUARY, trace(filled, JANUARY, CAME))
    assert said(filled) == [NOVEMBER]
    assert Log(filled).read(NOVEMBER) == LOGS[NOVEMBER]


def test_the_strike_of_the_last_copy_leaves_the_others(filled: Engine) -> None:
    strike(filled, MARCH, trace(filled, MARCH, CAME))
    assert said(filled) == [NOVEMBER, JANUARY]


def test_another_line_of_the_same_talk_stays_in_all(filled: Engine) -> None:
    strike(filled, NOVEMBER, trace(filled, NOVEMBER, SAID + 1))
    assert said(filled) == list(LOGS)
    assert [("een andere actie", None) in lines(filled, one) for one in LOGS] == [False] * 3


def test_a_talk_that_the_index_does_not_know_yet_is_reached(engine: Engine) -> None:
    log = Log(engine)
    for session_id, events in LOGS.items():
        log.append(session_id, events, 0)
    assert all_entries(Index(engine)) == []
    strike(engine, NOVEMBER, trace(engine, NOVEMBER, SAID))
    assert said(engine) == []


def test_what_came_along_in_an_undone_gesture_is_struck_too(engine: Engine) -> None:
    log, undone = Log(engine), later(JANUARY)
    undone.append(ev.Recorded(len(undone) + 1, len(undone) + 1, NOW, 0, ev.Retracted(CAME)))
    log.append(NOVEMBER, LOGS[NOVEMBER], 0)
    log.append(JANUARY, undone, 0)
    strike(engine, NOVEMBER, trace(engine, NOVEMBER, SAID))
    assert CANARY not in str(log.read(JANUARY))


def test_a_line_that_a_newer_program_let_come_along_is_struck_too(engine: Engine) -> None:
    log = Log(engine)
    told = {"kind": "need", "text": CANARY, "origin": NOVEMBER, "origin_line": SAID, "mood": "glad"}
    newer = log_of([ev.Unknown("LineCarried", 9, json.dumps(told)), ev.Unknown("LineCarried", 9, "[no JSON")])
    log.append(NOVEMBER, LOGS[NOVEMBER], 0)
    log.append(JANUARY, newer, 0)
    strike(engine, NOVEMBER, trace(engine, NOVEMBER, SAID))
    assert CANARY not in str(log.read(JANUARY))
    assert log.read(JANUARY)[-1].event == ev.LineStruck(1, Kind.NEED)


def test_of_a_log_with_a_broken_chain_the_words_go_and_nothing_is_added(filled: Engine) -> None:
    changed(filled, f"UPDATE event SET elapsed_ms = 7 WHERE session_id = '{JANUARY}' AND seq = 2")
    strike(filled, NOVEMBER, trace(filled, NOVEMBER, SAID))
    assert said(filled) == []
    assert Log(filled).last_seq(JANUARY) == len(LOGS[JANUARY])


def test_nothing_changes_while_a_copy_is_open_in_another_window(filled: Engine, tmp_path: Path) -> None:
    backup = Backups(Path(str(filled.url.database))).make(NOW)
    assert backup
    assert Leases(filled).take(JANUARY, "other", NOW)
    assert Leases(filled).take(NOVEMBER, "own", NOW)
    files = StrikeFiles(None, tmp_path / "rescues", None)
    with pytest.raises(Trouble, match="copy_in_use") as caught:
        strike_everywhere(filled, files, NOVEMBER, trace(filled, NOVEMBER, SAID), "own")
    assert caught.value.names == {"sessions": JANUARY[:8]}
    with pytest.raises(Trouble, match="copy_in_use"):
        strike(filled, NOVEMBER, trace(filled, NOVEMBER, SAID), "own")
    assert said(filled) == list(LOGS)
    assert files_with(backup.path.parent, CANARY) == [backup.path.name]


def struck_in_all(engine: Engine, rescues: Path) -> None:
    Leases(engine).take(NOVEMBER, "own", NOW)
    assert strike_everywhere(engine, StrikeFiles(None, rescues, None), NOVEMBER, trace(engine, NOVEMBER, SAID), "own")


def put_all(engine: Engine, like: Engine) -> None:
    """Put the same logs in a database that may have no heads."""
    with engine.begin() as connection:
        for one in LOGS:
            (put if has_heads(connection) else insert_rows)(connection, one, Log(like).stored(one))


@pytest.mark.parametrize("revision", REVISIONS)
def test_copies_go_from_a_backup_of_any_revision(filled: Engine, database: Path, tmp_path: Path, revision: str) -> None:
    path = database.with_name("backups") / f"20260101T120000000000Z-{revision}.db"
    path.parent.mkdir()
    path.touch(0o600)
    engine = open_as_made(path, None)
    with engine.begin() as connection:
        upgrade(connection, revision)
    # One of the later talks is in this backup alone, as after another backup was restored.
    put_all(engine, filled)
    engine.dispose()
    with filled.begin() as connection:
        connection.exec_driver_sql(f"DELETE FROM event WHERE session_id = '{MARCH}'")
    struck_in_all(filled, tmp_path / "rescues")
    engine = open_as_made(path, None)
    for one in LOGS:
        assert Log(engine).verify(one) is None
        assert unexplained(Log(engine).stored(one)) == ()
    assert said(engine) == []
    engine.dispose()
    assert files_with(path.parent, CANARY) == []
    engine = open_engine(path)
    Index(engine).catch_up_all()
    assert lines(engine, MARCH)[0][0] == ""
    engine.dispose()


def test_copies_go_from_rescue_files(filled: Engine, tmp_path: Path) -> None:
    rescues = tmp_path / "rescues"
    rescues.mkdir()
    more = ev.Recorded(len(LOGS[JANUARY]) + 1, 1, NOW, 0, ev.LineNoted(Kind.NEED, "nog niet op schijf"))
    drafts = {f"line:{CAME}": CANARY, "need": "rust"}
    path = rescues / f"{JANUARY[:8]}-0badcafe.cop.json"
    assert rescue(Log(filled), JANUARY, [*LOGS[JANUARY], more], len(LOGS[JANUARY]), drafts, NOW, path) == path
    struck_in_all(filled, rescues)
    assert files_with(rescues, CANARY) == []
    came = read(path, rescued=True)
    assert "nog niet op schijf" in str(came.events())
    assert came.drafts == {"need": "rust"}


def test_a_log_names_the_talks_and_the_subjects_that_it_has_to_do_with(engine: Engine) -> None:
    log = Log(engine)
    chosen = ev.FormatChosen("handover", 1, Step.WELCOME, subject="starter-1", also=(PUPIL, "other-1"))
    log.append(JANUARY, later(JANUARY), 0)
    log.append(MARCH, log_of([LOGS[MARCH][0].event, chosen]), 0)
    Index(engine).catch_up_all()
    with reading(engine) as connection:
        found = connection.exec_driver_sql("SELECT session_id, other, lines FROM relation ORDER BY session_id, other")
        assert [tuple(row) for row in found] == [
            (JANUARY, "", f'["{NOVEMBER}"]'),
            (JANUARY, NOVEMBER, f"[[{SAID}, {CAME}], [{SAID + 1}, {CAME + 1}]]"),
            (MARCH, "", json.dumps(sorted([PUPIL, "other-1", "starter-1"]))),
            *((MARCH, other, "[]") for other in sorted([PUPIL, "other-1", "starter-1"])),
        ]


@pytest.mark.parametrize(
    "damage",
    [
        f"UPDATE relation SET lines = '[]' WHERE other = '{NOVEMBER}'",
        f"DELETE FROM relation WHERE other = '{NOVEMBER}'",
        "DELETE FROM relation WHERE other = ''",
    ],
)
def test_the_doctor_notices_relations_that_are_not_those_of_the_log(filled: Engine, damage: str) -> None:
    index = Index(filled)
    assert index.amiss() == set()
    changed(filled, damage)
    assert {JANUARY, MARCH} <= index.amiss()
    index.rebuild()
    assert index.amiss() == set()


def test_no_session_without_such_lines_is_read(filled: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        session_id = f"{number:08x}-0000-4000-8000-000000000000"
        Log(filled).append(session_id, november(session_id), 0)
    Index(filled).catch_up_all()
    read = list[int]()

    def counted(stored: Sequence[Stored]) -> list[ev.Recorded]:
        read.append(len(stored))
        return decode(stored)

    monkeypatch.setattr("cop_session.store.erasure.carried_copies.decode", counted)
    with reading(filled) as connection:
        assert copies_in(connection, [Lineage(NOVEMBER)]) == {JANUARY: [4, 5], MARCH: [4, 5]}
    assert read == [4]
