"""A glance at the index tells what the index itself tells, and nothing where it cannot."""

import os
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.quick_index import glance
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from tests.scenarios import lena, milan
from tests.scenarios.script import recorded
from tests.support.strategies import recorded_from


def filled(path: Path) -> Engine:
    """Make a database with three sessions: two whole ones, and one of which hardly anything is known."""
    engine = open_engine(path)
    log = Log(engine)
    log.append(lena.SESSION_ID, recorded(lena.script()), 0)
    log.append(milan.SESSION_ID, recorded(milan.script()), 0)
    log.append("leeg", recorded_from([(ev.DetailSet(Detail.PUPIL, "Zoë"), 0)]), 0)
    Index(engine).catch_up_all()
    return engine


def test_it_tells_what_the_index_tells_while_somebody_writes_and_after(tmp_path: Path) -> None:
    path = tmp_path / "een map" / "cop #1?.db"
    engine = filled(path)
    entries = list(Index(engine).first())
    assert len(entries) == 3
    with engine.begin():
        assert glance(path) == entries
    engine.dispose()
    assert glance(path) == entries


def test_it_leaves_no_database_where_there_was_none(tmp_path: Path) -> None:
    assert glance(tmp_path / "cop.db") == []
    assert list(tmp_path.iterdir()) == []


def test_it_changes_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "cop.db").dispose()
    before = (tmp_path / "cop.db").read_bytes()
    glance(tmp_path / "cop.db")
    assert (tmp_path / "cop.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["cop.db"]


@pytest.mark.parametrize(
    "change",
    ["UPDATE alembic_version SET version_num = '9999'", "DELETE FROM alembic_version", "PRAGMA application_id = 7"],
)
def test_a_database_of_another_program_or_of_another_day_has_nothing_to_tell(tmp_path: Path, change: str) -> None:
    path = tmp_path / "cop.db"
    engine = filled(path)
    assert len(glance(path)) == 3
    with engine.begin() as connection:
        connection.exec_driver_sql(change)
    assert glance(path) == []


@pytest.mark.parametrize("content", [b"", b"geen databank", os.urandom(8192)], ids=["nothing", "words", "noise"])
def test_a_file_that_is_no_database_has_nothing_to_tell(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes
) -> None:
    path = tmp_path / "cop.db"
    path.write_bytes(content)
    assert glance(path) == []
    assert capfd.readouterr().err == ""
