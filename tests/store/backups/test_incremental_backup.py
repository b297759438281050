"""Of a large database only what changed is copied, and what comes back is the whole of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace
from cop_session.services.workspace.backup_restore import Restoring
from cop_session.store.backups import backups as module
from cop_session.store.backups.backup_file import Heads, whole
from cop_session.store.backups.backups import Backup, Backups
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.purge_backups import erased_everywhere, struck_everywhere
from cop_session.store.erasure.redaction import hanging_on
from cop_session.store.erasure.session_removal import erase
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.store.backups.backup_workspaces import unlocked, vault_of
from tests.store.erasure.test_redaction import CANARY, LOG, files_with, trace
from tests.store.index.index_entries import all_entries
from tests.store.index.test_session_index import everything
from tests.support.strategies import recorded_from

NOW = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
KEY = Key(bytes(range(32)), bytes(range(8)))
SESSIONS = [f"{number:08x}" for number in range(24)]
_TRUTH = ("event", "draft", "branch", "recovery_secret", "alembic_version")


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
def key(request: pytest.FixtureRequest) -> Key | None:
    found: Key | None = request.param
    return found


@pytest.fixture
def engine(database: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    """A database that counts as large, of which there is a whole backup."""
    monkeypatch.setattr(module, "SMALL", 0)
    opened = open_engine(database, key)
    log = Log(opened)
    for one in SESSIONS:
        log.append(one, LOG if one == SESSIONS[0] else said(4), 0)
    Index(opened).catch_up_all()
    made = Backups(database, key).make(NOW)
    assert made is not None
    assert made.base is None
    yield opened
    opened.dispose()


def said(count: int, first: int = 1) -> list[ev.Recorded]:
    return recorded_from([(ev.LineNoted(Kind.NEED, f"woord {place}"), 0) for place in range(first + count)])[
        first - 1 : first - 1 + count
    ]


def truth(engine: Engine) -> list[list[Any]]:
    with reading(engine) as connection:
        return [sorted(map(tuple, connection.exec_driver_sql(f"SELECT * FROM {table}")), key=repr) for table in _TRUTH]


def index(engine: Engine) -> list[list[tuple[Any, ...]]]:
    Index(engine).catch_up_all()
    return everything(engine)


def comes_back(backups: Backups, made: Backup, engine: Engine, key: Key | None, folder: Path) -> None:
    """See whether a backup holds all that is in the database, and opens as that does."""
    with backups.assembled(made) as path:
        copy = folder / f"{made.path.stem}.db"
        copy.write_bytes(path.read_bytes())
    opened = open_engine(copy, key)
    assert truth(opened) == truth(engine)
    assert index(opened) == index(engine)
    opened.dispose()
    assert not list(backups.folder.glob(".backup.*"))


def test_what_changed_is_copied_and_all_of_it_comes_back(
    engine: Engine, database: Path, key: Key | None, tmp_path: Path
) -> None:
    backups, log = Backups(database, key), Log(engine)
    (base,) = backups.generations()
    assert backups.make(NOW + timedelta(minutes=1)) == base
    log.append(SESSIONS[3], said(1, 5), 4)
    log.append(SESSIONS[4], (), 4, typed=Typed({"need": "half"}, NOW))
    first = backups.make(NOW + timedelta(minutes=5))
    assert first is not None
    assert first.base == base.path
    assert first.path.stat().st_size < base.path.stat().st_size
    assert backups.look_into(first)[SESSIONS[3]][0] == 5
    assert len(backups.look_into(first)) == len(SESSIONS)
    comes_back(backups, first, engine, key, tmp_path)
    log.append("ffffffff", said(2), 0)
    log.append(SESSIONS[4], (), 4, ["need"])
    second = backups.make(NOW + timedelta(minutes=10))
    assert second is not None
    assert second.base == base.path
    comes_back(backups, second, engine, key, tmp_path)
    assert backups.generations() == [second, first, base]


def test_a_base_is_read_once_for_all_its_additions(
    engine: Engine, database: Path, key: Key | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups, log, read = Backups(database, key), Log(engine), list[int]()
    for minute in (5, 10, 15):
        log.append(SESSIONS[minute], said(1, 5), 4)
        assert backups.make(NOW + timedelta(minutes=minute))

    def counted(copy: Any) -> Heads:
        read.append(1)
        return whole(copy)

    monkeypatch.setattr(module, "whole", counted)
    there, bases = backups.generations(), dict[Path, Heads]()
    apart = [backups.look_into(one) for one in there]
    additions = sum(one.base is not None for one in there)
    assert additions > 1
    assert len(read) == 2 * additions + 1
    read.clear()
    assert [backups.look_into(one, bases) for one in there] == apart
    assert len(read) == additions + 1


def test_what_is_struck_or_erased_goes_from_additions_too(engine: Engine, database: Path, key: Key | None) -> None:
    backups, log, name = Backups(database, key), Log(engine), SESSIONS[0]
    log.append(name, said(1, len(LOG) + 1), len(LOG))
    log.append(SESSIONS[1], said(1, 5), 4)
    assert backups.make(NOW + timedelta(minutes=5))
    stored = log.stored(name)
    struck = [stored[seq - 1] for seq in hanging_on(2, log.read(name))]
    with struck_everywhere(engine, key, name, struck):
        assert strike(engine, name, trace(len(LOG) + 2))
    assert files_with(database.parent, CANARY) == []
    with erased_everywhere(engine, key, SESSIONS[1]) as wiped:
        erase(engine, [SESSIONS[1]], NOW)
    assert wiped == []
    for one in backups.generations():
        assert SESSIONS[1] not in backups.look_into(one)
        with backups.assembled(one) as path:
            copy = open_engine(path, key)
            assert Log(copy).verify(name) is None
            assert CANARY not in str(Log(copy).read(name))
            copy.dispose()


@pytest.mark.parametrize("why", ["a week old", "too much changed", "an older one was put back", "a head is damaged"])
def test_a_whole_one_is_made_where_an_addition_is_not_to_be_trusted(
    engine: Engine, database: Path, key: Key | None, tmp_path: Path, why: str
) -> None:
    backups, log = Backups(database, key), Log(engine)
    (base,) = backups.generations()
    now = NOW + timedelta(minutes=5)
    log.append(SESSIONS[3], said(1, 5), 4)
    if why == "a week old":
        now = NOW + timedelta(days=7)
    elif why == "too much changed":
        for one in SESSIONS[4:14]:
            log.append(one, said(1, 5), 4)
    elif why == "an older one was put back":
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DELETE FROM event WHERE session_id = '{SESSIONS[5]}' AND seq > 2")
        Index(engine).rebuild()
    else:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE head SET digest = x'00' WHERE session_id = '{SESSIONS[3]}'")
        with pytest.raises(Trouble, match="damaged_store"):
            backups.make(now)
        assert backups.generations() == [base]
        Index(engine).rebuild()
    made = backups.make(now)
    assert made is not None
    assert made.base is None
    comes_back(backups, made, engine, key, tmp_path)
    assert base in backups.generations()


def test_in_a_month_the_newest_one_always_holds_everything(
    engine: Engine, database: Path, key: Key | None, tmp_path: Path
) -> None:
    backups, log = Backups(database, key), Log(engine)
    for hour in range(1, 24 * 30, 7):
        one = SESSIONS[hour % 5]
        last = log.last_seq(one)
        log.append(one, said(1, last + 1), last)
        made = backups.make(NOW + timedelta(hours=hour))
        assert made == backups.generations()[0]
        assert made is not None
        assert backups.look_into(made)[one][0] == last + 1
        assert all(each.base is None or each.base.exists() for each in backups.files())
    assert len(backups.files()) <= 6
    newest = backups.generations()[0]
    comes_back(backups, newest, engine, key, tmp_path)


def test_an_addition_is_put_back_and_takes_a_passphrase_along(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SMALL", 0)
    workspace = Workspace(tmp_path / "werk")
    workspace.create()
    engine, log = open_engine(workspace.database), None
    log = Log(engine)
    for one in SESSIONS:
        log.append(one, said(4), 0)
    backups = Backups(workspace.database)
    backups.make(NOW)
    log.append(SESSIONS[3], said(1, 5), 4)
    backups.make(NOW + timedelta(minutes=5))
    log.append(SESSIONS[3], said(1, 6), 5)
    engine.dispose()
    vault_of(workspace).protect("vier gewone woorden samen")
    restoring = Restoring(workspace, unlocked(workspace).key)
    assert [one.sessions for one in restoring.generations()] == [len(SESSIONS)] * 2
    restoring.restore(1)
    engine = open_engine(workspace.database, unlocked(workspace).key)
    assert Log(engine).last_seq(SESSIONS[3]) == 5
    assert Log(engine).verify(SESSIONS[3]) is None
    Index(engine).catch_up_all()
    assert {one.id for one in all_entries(Index(engine))} == set(SESSIONS)
    engine.dispose()
