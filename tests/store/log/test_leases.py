"""One window writes in a session at a time, and none for long after it died."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, update

from cop_session.store.log.leases import LASTS, LEASE, Leases

NOW = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)
MOMENT = timedelta(seconds=1)


@pytest.fixture
def leases(engine: Engine) -> Leases:
    return Leases(engine)


def held_elsewhere(engine: Engine, **values: object) -> None:
    with engine.begin() as connection:
        connection.execute(update(LEASE).values(**values))


def gone_process() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_second_window_knows_at_once(leases: Leases) -> None:
    assert leases.take("a", "first", NOW)
    assert not leases.take("a", "second", NOW + MOMENT)
    assert leases.take("b", "second", NOW)
    assert leases.take("a", "first", NOW + MOMENT)


def test_a_lease_that_was_given_back_is_free(leases: Leases) -> None:
    leases.take("a", "first", NOW)
    leases.release("a", "second")
    assert not leases.take("a", "second", NOW)
    leases.release("a", "first")
    assert leases.take("a", "second", NOW)


def test_a_renewed_lease_holds_on(leases: Leases) -> None:
    leases.take("a", "first", NOW)
    assert leases.renew("a", "first", NOW + LASTS - MOMENT)
    assert not leases.take("a", "second", NOW + LASTS + MOMENT)


def test_a_window_that_slept_too_long_finds_out(leases: Leases) -> None:
    leases.take("a", "first", NOW)
    assert leases.take("a", "second", NOW + LASTS)
    assert not leases.renew("a", "first", NOW + LASTS + MOMENT)


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be asked whether it runs")
def test_what_a_dead_process_held_is_free_at_once(engine: Engine, leases: Leases) -> None:
    leases.take("a", "first", NOW)
    held_elsewhere(engine, pid=gone_process())
    assert leases.take("a", "second", NOW)


@pytest.mark.parametrize("pid", [1, os.getpid()], ids=["of somebody else", "our own"])
def test_what_a_running_process_holds_is_not(engine: Engine, leases: Leases, pid: int) -> None:
    leases.take("a", "first", NOW)
    held_elsewhere(engine, pid=pid)
    assert not leases.take("a", "second", NOW)


def test_a_process_on_another_machine_is_waited_for(engine: Engine, leases: Leases) -> None:
    leases.take("a", "first", NOW)
    held_elsewhere(engine, host="elsewhere", pid=gone_process())
    assert not leases.take("a", "second", NOW)
    assert leases.take("a", "second", NOW + LASTS)
