"""A new database for a test."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop_session.store.database.open_database import open_engine


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the database of this test is."""
    return tmp_path / "sessions" / "cop-session.db"


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    """A new database."""
    opened = open_engine(database)
    yield opened
    opened.dispose()
