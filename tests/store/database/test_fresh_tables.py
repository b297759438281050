"""A database that tests make in less time is the one that the migrations make."""

from pathlib import Path
from typing import Any

import pytest

from cop_session.store import migrations
from cop_session.store.database.open_database import open_engine
from tests.support import fresh_tables


def made(path: Path) -> tuple[list[Any], list[Any], int]:
    """Make a database; return what its tables are, which revision it has and how long its secret is."""
    engine = open_engine(path)
    with engine.begin() as connection:
        tables = list(map(tuple, connection.exec_driver_sql("SELECT type, name, tbl_name, sql FROM sqlite_master")))
        revision = list(map(tuple, connection.exec_driver_sql("SELECT * FROM alembic_version")))
        secret = connection.exec_driver_sql("SELECT value FROM recovery_secret").scalar_one()
    engine.dispose()
    return tables, revision, len(secret)


def test_it_has_the_tables_that_the_migrations_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "0.db")
    assert fresh_tables._STATEMENTS
    shorter = made(tmp_path / "1.db")
    monkeypatch.setattr(migrations, "upgrade", fresh_tables.UPGRADE)
    assert shorter == made(tmp_path / "2.db")
    assert len(shorter[0]) > 10
