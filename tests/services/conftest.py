"""What the tests of the library start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cop_session.paths import Workspace, samples
from cop_session.services import Library
from tests.support.clock import HandClock


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def library(tmp_path: Path, clock: HandClock) -> Iterator[Library]:
    """A new workspace, open."""
    opened = Library.open(Workspace(tmp_path / "werkmap"), clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def lena(library: Library) -> str:
    """The id of Lena's round table, taken in from the samples."""
    return library.import_bundle(samples() / "lena.cop.json").session_id


@pytest.fixture
def milan(library: Library) -> str:
    """The id of Milan's round table, taken in from the samples."""
    return library.import_bundle(samples() / "milan.cop.json").session_id
