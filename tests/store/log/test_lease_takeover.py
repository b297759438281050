"""Taking the lease from a window that is alive: from then on nothing of that window gets on disk."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.erasure.line_strike import strike
from cop_session.store.log import lease_takeover
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Log
from cop_session.store.log.lease_takeover import seize
from cop_session.store.log.leases import LASTS, LeaseLost, Leases
from cop_session.troubles import Trouble

NOW = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)


def note(seq: int, text: str = "rust") -> ev.Recorded:
    return ev.Recorded(seq, seq, NOW, 0, ev.LineNoted(Kind.NEED, text))


@pytest.fixture
def log(engine: Engine) -> Log:
    """A session that `first` has open, with one event and a half sentence."""
    log = Log(engine)
    Leases(engine).take("a", "first", NOW)
    log.append("a", [note(1)], 0, window="first")
    log.append("a", (), 0, window="first", typed=Typed({"need": "half"}, NOW))
    return log


def test_given_a_holder_that_is_alive_when_it_is_seized_then_all_that_is_on_disk_comes_along(
    engine: Engine, log: Log
) -> None:
    found = seize(engine, "a", "second", NOW)
    assert (found.events, found.drafts, found.was_held) == ([note(1)], {"need": "half"}, True)
    leases = Leases(engine)
    assert leases.holds("a", "second")
    assert not leases.holds("a", "first")
    assert not leases.renew("a", "first", NOW)
    assert not leases.take("a", "third", NOW)


def test_given_nobody_any_more_when_it_is_seized_then_nobody_had_it(engine: Engine, log: Log) -> None:
    assert not seize(engine, "a", "second", NOW + LASTS).was_held
    Leases(engine).release("a", "second")
    assert not seize(engine, "a", "third", NOW).was_held


def test_given_a_lease_that_was_seized_when_its_holder_writes_then_nothing_changes(engine: Engine, log: Log) -> None:
    seize(engine, "a", "second", NOW)
    before = (log.stored("a"), log.drafts("a"))
    trace = ev.Recorded(2, 2, NOW, 0, ev.LineStruck(1, Kind.NEED))
    for write in (
        lambda: log.append("a", [note(2)], 1, window="first"),
        lambda: log.append("a", [], 1, ["need"], "first"),
        lambda: log.append("a", (), 0, window="first", typed=Typed({"need": "halfweg"}, NOW)),
        lambda: strike(engine, "a", trace, "first"),
    ):
        with pytest.raises(LeaseLost):
            write()
    assert (log.stored("a"), log.drafts("a")) == before
    log.append("a", [note(2)], 1, window="second")
    assert log.last_seq("a") == 2


def test_given_a_lease_that_ran_out_when_nobody_took_it_then_its_holder_writes_on(engine: Engine, log: Log) -> None:
    with engine.begin() as connection:
        late = (NOW - timedelta(days=1)).isoformat(timespec="microseconds")
        connection.exec_driver_sql("UPDATE lease SET expires_at = ?", (late,))
    log.append("a", [note(2)], 1, window="first")
    assert log.last_seq("a") == 2


def test_given_a_session_that_is_damaged_or_gone_when_it_is_seized_then_its_holder_keeps_it(
    engine: Engine, log: Log
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE event SET elapsed_ms = 7")
    with pytest.raises(Trouble, match="damaged_session"):
        seize(engine, "a", "second", NOW)
    with pytest.raises(Trouble, match="no_such_session"):
        seize(engine, "b", "second", NOW)
    assert Leases(engine).holds("a", "first")


def test_given_a_disk_that_refuses_when_it_is_seized_then_its_holder_keeps_it(
    engine: Engine, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> None:
        raise OperationalError("SELECT", None, Exception("disk I/O error"))

    monkeypatch.setattr(lease_takeover, "drafts", refuses)
    with pytest.raises(OperationalError):
        seize(engine, "a", "second", NOW)
    assert Leases(engine).holds("a", "first")
