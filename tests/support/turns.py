"""The order of the violent tests on several workers: what may take long first, what measures time alone."""

import sys
from collections.abc import Generator
from pathlib import Path

import pytest

if sys.platform != "win32":
    import fcntl


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what may take longest, so that no worker waits for another at the end."""
    if any(item.get_closest_marker("torture") for item in items):
        items.sort(key=lambda item: (_is_alone(item), -_patience(item)))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Let a test that has to be alone wait until no other runs, and the others until it is done."""
    if sys.platform == "win32" or not _takes_turns(item):
        return (yield)
    # The workers of one run have their temporary folders beside each other.
    with Path(item.config.getoption("basetemp")).with_name("turns").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX if _is_alone(item) else fcntl.LOCK_SH)
        return (yield)


def _takes_turns(item: pytest.Item) -> bool:
    one_of_several = hasattr(item.config, "workerinput")
    return one_of_several and any(item.get_closest_marker(one) for one in ("torture", "figure", "alone"))


def _is_alone(item: pytest.Item) -> bool:
    return item.get_closest_marker("alone") is not None


def _patience(item: pytest.Item) -> float:
    limit = item.get_closest_marker("timeout")
    return float(limit.args[0]) if limit else 0.0
