"""What the tests of an open session start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from cop_session.live import LiveSession
from tests.live.windows import SESSION, Opens
from tests.support.clock import HandClock
from tests.support.databases import database, engine

__all__ = ["clock", "database", "engine", "opens"]


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
