"""What holds for all tests."""

import gc
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest
from hypothesis import settings

from tests.support import fresh_tables
from tests.support.figures import figures, pytest_terminal_summary
from tests.support.turns import pytest_collection_modifyitems, pytest_runtest_protocol
from tests.tui.support import house, quiet

__all__ = ["figures", "pytest_collection_modifyitems", "pytest_runtest_protocol", "pytest_terminal_summary"]

# There is no pseudo-terminal on Windows.
collect_ignore = ["terminal"] if sys.platform == "win32" else []

# A machine that is busy with something else must not make a law fail.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def wait_until_quiet() -> Iterator[None]:
    """Have every test of a screen wait for the app itself, not for a while."""
    with pytest.MonkeyPatch.context() as patch:
        quiet.install(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def make_databases_soon() -> Iterator[None]:
    """Have new databases made by what the migrations said the first time."""
    with pytest.MonkeyPatch.context() as patch:
        fresh_tables.install(patch)
        yield


@pytest.fixture(scope="session", autouse=True)
def keep_cores_possible() -> Iterator[None]:
    """Let no command that runs in this process turn cores off: a test of that could not turn them on again."""
    with pytest.MonkeyPatch.context() as patch:
        # By name, because the package has a function of that name too.
        patch.setattr(import_module("cop_session.cli.run"), "harden_process", lambda: None)
        yield


@pytest.fixture(autouse=True)
def close_what_a_screen_opened() -> Iterator[None]:
    """Leave no library open behind a test: hundreds of them would make a process large and slow."""
    yield
    house.close_opened()


def pytest_collection_finish() -> None:
    """Leave what lasts as long as the tests out of the search for garbage, which took a fifth of their time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Look once for what was left open; the end of the run looks five times through all there is.

    What a worker finds after its last test is told to nobody.
    """
    if not hasattr(session.config, "workerinput"):
        gc.collect()
    gc.freeze()
