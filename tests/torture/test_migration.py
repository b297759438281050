"""A migration that stops at any statement: what is on disk is the old or the new, and there is a backup of the old."""

from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2
from sqlalchemy import Engine, event

from cop_session.store.backups.backups import Backups
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.database.session_row import REVISION
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.store.erasure.test_redaction import LOG
from tests.support.figures import Figures
from tests.torture import migrated


class Stopped(BaseException):
    """The program was stopped here."""


def tables(database: Path) -> list[Any]:
    connection = sqlcipher3.dbapi2.connect(str(database))
    found = connection.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    found += connection.execute("SELECT version_num FROM alembic_version").fetchall()
    connection.close()
    return list(found)


@pytest.mark.figure
def test_stopped_at_each_statement_it_is_the_old_or_the_new(tmp_path: Path, figures: Figures) -> None:
    database = tmp_path / "sessions" / "cop-session.db"
    engine = open_engine(database)
    Log(engine).append("a", LOG, 0)
    Index(engine).catch_up_all()
    engine.dispose()
    old, stopped = tables(database), 0
    while _stops_at(stopped, database):
        assert tables(database) == old
        assert [one.revision for one in Backups(database).generations()][-1] == REVISION
        stopped += 1
    assert stopped > 8
    assert tables(database) != old
    with migrated.tomorrow():
        engine = open_engine(database)
        assert Log(engine).read("a") == LOG
        engine.dispose()
    with pytest.raises(Trouble, match="newer_store"):
        open_engine(database)
    figures("migrations stopped at each statement", stopped, {"left the old tables": stopped, "something between": 0})


def _stops_at(number: int, database: Path) -> bool:
    left = [number]

    def before(_: Any, __: Any, statement: str, *rest: Any) -> None:
        if statement.strip().startswith(("PRAGMA", "SELECT", "BEGIN")):
            return
        if left[0] == 0:
            raise Stopped
        left[0] -= 1

    event.listen(Engine, "before_cursor_execute", before)
    try:
        with migrated.tomorrow():
            open_engine(database).dispose()
    except Stopped:
        return True
    finally:
        event.remove(Engine, "before_cursor_execute", before)
    return False


def test_where_no_backup_can_be_made_nothing_is_migrated(tmp_path: Path) -> None:
    database = tmp_path / "sessions" / "cop-session.db"
    open_engine(database).dispose()
    old = tables(database)
    database.with_name("backups").write_text("a file where the folder should be")
    with migrated.tomorrow(), pytest.raises(Trouble, match="not_backed_up"):
        open_engine(database)
    assert tables(database) == old


def test_a_backup_of_before_the_migration_opens_after_it(tmp_path: Path) -> None:
    database = tmp_path / "sessions" / "cop-session.db"
    engine = open_engine(database)
    Log(engine).append("a", LOG, 0)
    engine.dispose()
    with migrated.tomorrow():
        open_engine(database).dispose()
    (made,) = Backups(database).generations()
    engine = open_engine(made.path)
    with reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == REVISION
    engine.dispose()
