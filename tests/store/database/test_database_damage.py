"""What a flipped bit does to each table: told or put right, and never taken for something else."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.database.damage import has_damage
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.quick_index import glance
from cop_session.store.index.session_index import Index
from cop_session.store.log.branch_rows import damaged_branches, origin_of, put_origin
from cop_session.store.log.draft_rows import Typed, correct_drafts, damaged_drafts
from cop_session.store.log.event_log import Log, logs
from cop_session.store.log.leases import Leases
from cop_session.troubles import Trouble
from tests.store.index.index_entries import all_entries
from tests.support.strategies import recorded_from

PAGE = 4096
NOW = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)


def changed(engine: Engine, *statements: str) -> None:
    """Change a database behind the back of the program."""
    with closing(sqlcipher3.dbapi2.connect(engine.url.database)) as raw:
        for statement in statements:
            raw.execute(statement)
        raw.commit()


def noted(engine: Engine, session: str, *texts: str) -> None:
    Log(engine).append(session, recorded_from([(ev.LineNoted(Kind.NEED, text), 0) for text in texts]), 0)
    Index(engine).catch_up_all()


DERIVED = {
    "a moment that is none": "UPDATE session SET created_at = '2026/11-24'",
    "text that is no text": "UPDATE session SET need = CAST(x'ff41' AS TEXT)",
    "a number in the place of text": "UPDATE session SET pupil = 7",
    "a phase that is none": "UPDATE session SET phase = 'clozed'",
    "other words": "UPDATE session SET need = 'een anderr woord'",
    "a checksum that is none": "UPDATE session SET digest = NULL",
    "an id of no session": "UPDATE session SET id = 'q' WHERE id = 'a'",
    "an entry that went": "DELETE FROM session WHERE id = 'a'",
    "no table at all": "DROP TABLE session",
    "a column with another name": "ALTER TABLE session RENAME COLUMN need TO nged",
    "a column that went": "ALTER TABLE session DROP COLUMN digest",
    "the last day of an action": "UPDATE action_dates SET first = '2026-11-25'",
    "dates of actions that went": "DELETE FROM action_dates WHERE session_id = 'a'",
    "no dates of actions at all": "DROP TABLE action_dates",
    "other relations of a log": "UPDATE relation SET lines = '[\"b\"]' WHERE session_id = 'a'",
    "relations that went": "DELETE FROM relation WHERE session_id = 'a'",
    "no relations at all": "DROP TABLE relation",
    "a full text of another version": "UPDATE full_text_config SET v = 0 WHERE k = 'version'",
    "a full text without a beginning": "DELETE FROM full_text_data WHERE id < 100",
    "a full text that is torn": "UPDATE full_text_data SET block = x'00ff00ff00ff' WHERE id > 100",
    "a full text that finds what is not there": "UPDATE full_text_content SET c0 = 'q'",
}


@pytest.mark.parametrize("what", DERIVED)
def test_a_derived_table_is_made_anew(engine: Engine, what: str) -> None:
    noted(engine, "a", "een rustige plek")
    noted(engine, "b", "meer tijd")
    index = Index(engine)
    before = all_entries(index)
    changed(engine, DERIVED[what])
    index.catch_up_all()
    assert all_entries(index) == before
    assert [one.id for one in index.search("rustige")] == ["a"]
    assert [one.id for one in index.search("tijd")] == ["b"]
    assert not has_damage(engine)


@pytest.mark.parametrize("what", ["a full text of another version", "no table at all"])
def test_writing_makes_a_derived_table_anew_too(engine: Engine, what: str) -> None:
    noted(engine, "a", "een rustige plek")
    changed(engine, DERIVED[what])
    noted(engine, "b", "meer tijd")
    index = Index(engine)
    assert {one.id for one in all_entries(index)} == {"a", "b"}
    assert [one.id for one in index.search("rustige")] == ["a"]


@pytest.mark.parametrize("what", list(DERIVED)[:6])
def test_a_glance_shows_nothing_of_a_damaged_index(engine: Engine, database: Path, what: str) -> None:
    noted(engine, "a", "een rustige plek")
    assert [one.id for one in glance(database)] == ["a"]
    changed(engine, DERIVED[what])
    assert glance(database) == []


@pytest.mark.parametrize(
    "change",
    [
        "expires_at = '2026-11-24Q'",
        "expires_at = '2026-11-24T14:45:29'",
        "expires_at = '9026-11-24T14:45:30.000000+00:00'",
        "expires_at = 7",
        "expires_at = x'ff'",
        "pid = 'acht'",
        "pid = -1",
        "pid = 0",
        "pid = x'00ff'",
    ],
)
def test_a_lease_that_cannot_be_read_is_as_none(engine: Engine, change: str) -> None:
    leases = Leases(engine)
    assert leases.take("a", "first", NOW)
    assert not leases.take("a", "second", NOW + timedelta(seconds=1))
    changed(engine, f"UPDATE lease SET {change}")
    assert leases.take("a", "second", NOW + timedelta(seconds=1))
    assert leases.holds("a", "second")


def test_a_lease_that_its_index_does_not_find_is_given_anew(engine: Engine) -> None:
    leases = Leases(engine)
    leases.take("a", "first", NOW)
    changed(
        engine,
        "PRAGMA writable_schema = ON",
        "CREATE TABLE other (k TEXT PRIMARY KEY)",
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_other_1')"
        " WHERE name = 'sqlite_autoindex_lease_1'",
        "DELETE FROM sqlite_schema WHERE name LIKE '%other%'",
    )
    engine.dispose()
    assert leases.take("a", "second", NOW + timedelta(hours=1))
    assert leases.holds("a", "second")
    assert leases.renew("a", "second", NOW + timedelta(hours=1))


DRAFTS = {
    "other words": "UPDATE draft SET text = 'halg getypt'",
    "no text": "UPDATE draft SET text = CAST(x'ff41' AS TEXT)",
    "a number": "UPDATE draft SET text = 7",
    "another moment": "UPDATE draft SET saved_at = 'gisteren'",
    "another checksum": "UPDATE draft SET digest = zeroblob(16)",
    "another field": "UPDATE draft SET field = 'neee'",
}


@pytest.mark.parametrize("what", DRAFTS)
def test_a_draft_that_was_damaged_stays_and_is_told(engine: Engine, what: str) -> None:
    log = Log(engine)
    log.append("a", (), 0, typed=Typed({"need": "half getypt"}, NOW))
    assert not log.drafts("a").damaged
    changed(engine, DRAFTS[what])
    drafts = log.drafts("a")
    assert len(drafts) == 1
    assert drafts.damaged == set(drafts)
    with reading(engine) as connection:
        assert damaged_drafts(connection) == ["a"]
    log.append("a", (), 0, typed=Typed(dict.fromkeys(drafts, "half getypt en meer"), NOW))
    assert not log.drafts("a").damaged


ONE_BIT = {
    "the words": "text = 'half getyqt'",
    "text that is none": "text = CAST(x'68616c662067657479f074' AS TEXT)",
    "the field": "field = 'nded'",
    "the session": "session_id = 'q'",
    "the moment": "saved_at = replace(saved_at, 'T', 'U')",
}


@pytest.mark.parametrize("what", ONE_BIT)
def test_a_draft_with_one_bit_another_is_put_right(engine: Engine, what: str) -> None:
    log = Log(engine)
    log.append("a", (), 0, typed=Typed({"need": "half getypt"}, NOW))
    changed(engine, f"UPDATE draft SET {ONE_BIT[what]}")
    correct_drafts(engine)
    assert log.drafts("a") == {"need": "half getypt"}
    assert not log.drafts("a").damaged


def test_a_draft_that_is_damaged_further_stays_as_it_is(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", (), 0, typed=Typed({"need": "half getypt", "action": "lang " * 500}, NOW))
    changed(engine, "UPDATE draft SET text = 'iets anders' || text")
    before = log.drafts("a")
    correct_drafts(engine)
    assert log.drafts("a") == before
    assert log.drafts("a").damaged == {"need", "action"}


def test_a_draft_of_a_session_that_is_none_is_told(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", (), 0, typed=Typed({"need": "half getypt"}, NOW))
    changed(engine, "UPDATE draft SET session_id = 'q'")
    with reading(engine) as connection:
        assert damaged_drafts(connection) == ["q"]


def test_a_draft_of_before_there_were_checksums_is_taken_as_it_is(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", (), 0, typed=Typed({"need": "half getypt"}, NOW))
    changed(engine, "UPDATE draft SET digest = x'00'")
    assert log.drafts("a").damaged == {"need"}
    changed(engine, "UPDATE draft SET digest = NULL")
    assert not log.drafts("a").damaged
    assert log.drafts("a") == {"need": "half getypt"}


def test_a_branch_that_was_damaged_has_no_origin(engine: Engine) -> None:
    with engine.begin() as connection:
        put_origin(connection, "b", "a")
    changed(engine, "UPDATE branch SET origin = 'q'")
    with reading(engine) as connection:
        assert origin_of(connection, "b") is None
        assert damaged_branches(connection) == ["b"]


EVENTS = {
    "text in a number": "UPDATE event SET elapsed_ms = 'a' WHERE seq = 2",
    "a number in the place of a payload": "UPDATE event SET payload = 7 WHERE seq = 2",
    "a very large number in the place of a payload": "UPDATE event SET payload = 1 << 60 WHERE seq = 2",
    "text in the place of a payload": "UPDATE event SET payload = CAST(payload AS TEXT) WHERE seq = 2",
    "no digest": "UPDATE event SET digest = 7, payload_digest = 'x' WHERE seq = 2",
    "a moment without a zone": "UPDATE event SET at = '2026-11-24T14:45:00' WHERE seq = 2",
    "a seq that is text": "UPDATE event SET seq = 'b' WHERE seq = 2",
    "a seq that is none": "UPDATE event SET seq = 2.5 WHERE seq = 2",
    "a kind that is a number": "UPDATE event SET kind = 7 WHERE seq = 2",
}


@pytest.mark.parametrize("what", EVENTS)
def test_an_event_that_was_damaged_breaks_the_chain_and_nothing_else(engine: Engine, what: str) -> None:
    noted(engine, "a", "een", "twee", "drie")
    noted(engine, "b", "meer tijd")
    changed(engine, EVENTS[what])
    log, index = Log(engine), Index(engine)
    assert log.verify("a") == 2
    assert len(log.read("a")) == 3
    # Text comes behind all numbers, and what is no number is none of them.
    assert log.last_seq("a") == (0 if what == "a seq that is text" else 3)
    assert log.verify("b") is None
    index.rebuild()
    assert {one.id for one in all_entries(index)} == {"a", "b"}


def test_a_page_of_events_that_cannot_be_read_is_damage(engine: Engine, database: Path) -> None:
    noted(engine, "a", *(f"woord {number} {'lang ' * 20}" for number in range(200)))
    engine.dispose()
    data = bytearray(database.read_bytes())
    page = data.index(b"woord 150 ") // PAGE * PAGE
    data[page : page + 8] = bytes(8)
    database.write_bytes(data)
    damaged = open_engine(database)
    with pytest.raises(Trouble) as caught, reading(damaged) as connection:
        logs(connection, ["a"])
    damaged.dispose()
    assert caught.value.code == "damaged_store"


def test_an_id_that_is_no_text_is_damage(engine: Engine) -> None:
    noted(engine, "a", "een", "twee", "drie")
    changed(engine, "UPDATE event SET session_id = x'61' WHERE seq = 2")
    with pytest.raises(Trouble, match="damaged_store"):
        Index(engine).catch_up_all()


REVISIONS = {"0031": "damaged_store", "0000": "damaged_store", "000:": "damaged_store", "9999": "newer_store"}


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_revision_that_no_program_made_is_damage(engine: Engine, database: Path, revision: str) -> None:
    changed(engine, f"UPDATE alembic_version SET version_num = '{revision}'")
    with pytest.raises(Trouble, match=REVISIONS[revision]):
        open_engine(database)


def test_a_newer_revision_with_tables_of_its_own_is_newer(engine: Engine, database: Path) -> None:
    changed(engine, "UPDATE alembic_version SET version_num = '0040'", "ALTER TABLE draft ADD COLUMN more TEXT")
    with pytest.raises(Trouble, match="newer_store"):
        open_engine(database)


@pytest.mark.parametrize("table", ["draft", "event", "lease", "recovery_secret"])
def test_a_column_with_another_name_is_damage(engine: Engine, database: Path, table: str) -> None:
    with reading(engine) as connection:
        column = connection.exec_driver_sql(f"SELECT name FROM pragma_table_info('{table}')").scalars().all()[-1]
    changed(engine, f"ALTER TABLE {table} RENAME COLUMN {column} TO other")
    with pytest.raises(Trouble, match="damaged_store"):
        open_engine(database)


def test_a_header_with_one_bit_another_is_not_foreign_and_not_read_only(database: Path) -> None:
    open_engine(database).dispose()
    whole = database.read_bytes()
    refused = set[int]()
    for byte in (*range(16), 18, 19, *range(56, 60), *range(68, 72)):
        for bit in range(byte % 3, 8, 3):
            data = bytearray(whole)
            data[byte] ^= 1 << bit
            database.write_bytes(data)
            try:
                open_engine(database).dispose()
            except Trouble as trouble:
                assert trouble.code == "damaged_store", byte  # noqa: PT017  # SQLite takes no notice of some bits
                refused.add(byte)
    assert refused >= {*range(16), 18, 19, 56, 57, 58, 59, *range(68, 72)}


def test_a_database_that_lost_its_tables_is_not_begun_anew(database: Path) -> None:
    open_engine(database).dispose()
    data = bytearray(database.read_bytes())
    data[103:105] = bytes(2)
    database.write_bytes(data)
    with pytest.raises(Trouble, match="_store"):
        open_engine(database)
    assert database.read_bytes() == data


def test_an_event_of_which_the_session_was_damaged_is_of_none(engine: Engine, database: Path) -> None:
    ids = [id := "1e4a0000-0000-4000-8000-000000000001", "1e4a0000-0000-4000-8000-000000000002"]
    for one in ids:
        noted(engine, one, *(f"woord {number}" for number in range(40)))
    engine.dispose()
    whole = database.read_bytes()
    places = [at for at in range(len(whole)) if whole.startswith(id.encode(), at)]
    assert len(places) > 4
    for at in places:
        database.write_bytes(whole[:at] + b"9" + whole[at + 1 :])
        damaged = open_engine(database)
        assert list(Log(damaged).read_some(ids, [ev.LineNoted, ev.Retracted])) == ids
        damaged.dispose()
