"""Heads are kept in the transaction that changes a log, whatever changes it, and only go up."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.bundles import bundle
from cop_session.store.bundles.import_bundle import take_in
from cop_session.store.database.engine import open_as_made, reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.session_removal import erase
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Conflict, Log, insert_rows
from cop_session.store.migrations import upgrade
from tests.store.erasure.test_redaction import LOG, trace
from tests.store.index.index_entries import all_entries
from tests.support.strategies import recorded_from

NOW = datetime(2026, 11, 24, 16, tzinfo=UTC)
_WORKED_OUT = "SELECT session_id, max(seq), digest FROM event GROUP BY session_id"


def heads(engine: Engine) -> dict[str, tuple[Any, ...]]:
    with reading(engine) as connection:
        found = list(map(tuple, connection.exec_driver_sql("SELECT session_id, seq, digest FROM head")))
        assert found == list(map(tuple, connection.exec_driver_sql(_WORKED_OUT)))
        return {
            one[0]: tuple(one[1:])
            for one in connection.exec_driver_sql("SELECT session_id, change, seq, indexed FROM head")
        }


def changes(engine: Engine) -> list[int]:
    return sorted(change for change, *_ in heads(engine).values())


def test_whatever_changes_a_log_changes_its_head(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", LOG, 0)
    log.append("b", LOG, 0)
    assert changes(engine) == [1, 2]
    with pytest.raises(Conflict):
        log.append("a", LOG, 0)
    assert changes(engine) == [1, 2]
    assert strike(engine, "a", trace(len(LOG) + 1))
    assert heads(engine)["a"][0] == 3
    stored = encode(recorded_from([(ev.LineNoted(Kind.NEED, "rust"), 0)]))
    take_in(engine, bundle.Bundle("c", tuple(stored), {}, None, "c.cop.json"), NOW)
    assert heads(engine)["c"] == (4, 1, 1)
    erase(engine, ["c"], NOW)
    # No number is given once more: somebody may have read up to it.
    assert changes(engine)[-1] == 5
    Index(engine).rebuild()
    assert heads(engine).keys() == {"a", "b"}


def test_the_index_is_behind_where_a_head_says_so(engine: Engine) -> None:
    log, index = Log(engine), Index(engine)
    log.append("a", LOG, 0)
    assert heads(engine)["a"] == (1, len(LOG), 0)
    index.catch_up_all()
    assert heads(engine)["a"] == (1, len(LOG), len(LOG))


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE head SET seq = 99",
        "UPDATE head SET digest = NULL",
        "UPDATE head SET session_id = 'z'",
        "DELETE FROM head",
        "UPDATE head SET indexed = 0",
        "DROP TABLE head",
        "DROP INDEX head_behind",
    ],
)
def test_a_head_that_is_damaged_is_put_right(engine: Engine, damage: str) -> None:
    log, index = Log(engine), Index(engine)
    log.append("a", LOG, 0)
    index.catch_up_all()
    with engine.begin() as connection:
        connection.exec_driver_sql(damage)
    index.catch_up_all()
    index.catch_up("a")
    log.append("a", recorded_from([(ev.LineNoted(Kind.NEED, "rust"), 0)] * (len(LOG) + 1))[len(LOG) :], len(LOG))
    index.catch_up_all()
    index.rebuild()
    assert heads(engine)["a"][1:] == (len(LOG) + 1, len(LOG) + 1)
    assert [one.id for one in all_entries(index)] == ["a"]


def test_a_database_without_heads_gets_them(database: Path) -> None:
    database.parent.mkdir()
    database.touch()
    engine = open_as_made(database)
    with engine.begin() as connection:
        upgrade(connection, "0002")
        insert_rows(connection, "a", encode(LOG))
    engine.dispose()
    engine = open_engine(database)
    assert heads(engine)["a"] == (1, len(LOG), 0)
    Index(engine).catch_up_all()
    assert [one.id for one in all_entries(Index(engine))] == ["a"]
    engine.dispose()
