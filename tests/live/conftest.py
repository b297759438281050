"""What the tests of an open session start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop_session.live import LiveSession
from cop_session.store.engine import open_engine
from tests.clock import HandClock
from tests.live.windows import SESSION, Opens


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


@pytest.fixture
def clock() -> HandClock:
    """A clock that stands still until it is moved."""
    return HandClock()


@pytest.fixture
def opens(engine: Engine, clock: HandClock, tmp_path: Path) -> Iterator[Opens]:
    """Opens the session, as often as a test likes, each time in another window."""
    opened: list[LiveSession] = []

    def another() -> LiveSession:
        opened.append(LiveSession(engine, SESSION, clock=clock, rescue_folder=tmp_path / "rescue"))
        return opened[-1]

    yield another
    for one in opened:
        one.close()
