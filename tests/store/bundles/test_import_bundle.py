"""A bundle is taken in wholly or not at all, and a second time nothing changes."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.store.bundles import import_bundle
from cop_session.store.bundles.bundle import Bundle
from cop_session.store.bundles.import_bundle import Intake, Outcome, take_in
from cop_session.store.database.engine import reading
from cop_session.store.erasure.line_strike import strike
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.leases import Leases
from cop_session.troubles import Trouble
from tests.store.index.index_entries import all_entries
from tests.support.strategies import histories, recorded_from

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
A = "a" * 32
NOTES = recorded_from([(ev.LineNoted(Kind.NEED, f"behoefte {number}"), 0) for number in range(1, 7)])
STORED = encode(NOTES)


@pytest.fixture
def log(engine: Engine) -> Log:
    return Log(engine)


def take(engine: Engine, stored: list[Stored], **drafts: str) -> Intake:
    """Take in what this workspace rescued, whatever it strikes."""
    return take_rescued(engine, Bundle(A, tuple(stored), drafts), NOW)


def take_rescued(engine: Engine, bundle: Bundle, now: datetime) -> Intake:
    agreed = [one.digest for one in Log(engine).stored(A)]
    return take_in(engine, bundle, now, own=True, agreed=agreed)


def onwards(stored: list[Stored], *texts: str) -> list[Stored]:
    """Return the log as it went on elsewhere, with these needs."""
    seq = len(stored)
    more = [
        ev.Recorded(seq + place, seq + place, NOW, 0, ev.LineNoted(Kind.NEED, text))
        for place, text in enumerate(texts, start=1)
    ]
    return [*stored, *encode(more, stored[-1].digest)]


def everything(engine: Engine) -> list[list[tuple[Any, ...]]]:
    with reading(engine) as connection:
        return [
            [tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2")]
            for table in ("event", "draft", "branch", "session", "full_text")
        ]


def test_a_new_session(engine: Engine, log: Log) -> None:
    assert take(engine, STORED) == Intake(A, Outcome.NEW, 6)
    assert log.stored(A) == STORED
    assert [entry.id for entry in Index(engine).search("behoefte 6")] == [A]


def test_the_tail_of_a_session_that_is_here(engine: Engine, log: Log) -> None:
    take(engine, STORED[:4])
    assert take(engine, STORED) == Intake(A, Outcome.EXTENDED, 2)
    assert log.stored(A) == STORED
    assert take(engine, STORED[:3]) == Intake(A, Outcome.UNCHANGED, 0)
    assert log.stored(A) == STORED


def test_a_session_that_went_its_own_way_becomes_a_branch(engine: Engine, log: Log) -> None:
    take(engine, STORED)
    other = onwards(STORED[:4], "elders 5", "elders 6", "elders 7")
    done = take(engine, other)
    assert (done.outcome, done.added) == (Outcome.BRANCHED, 7)
    assert done.session_id != A
    assert log.stored(A) == STORED
    assert log.stored(done.session_id) == other
    assert log.verify(done.session_id) is None
    assert {entry.id: entry.branch_of for entry in all_entries(Index(engine))} == {A: None, done.session_id: A}
    before = all_entries(Index(engine))
    Index(engine).rebuild()
    assert all_entries(Index(engine)) == before


def test_what_goes_on_elsewhere_goes_on_in_its_branch(engine: Engine, log: Log) -> None:
    take(engine, STORED)
    other = onwards(STORED[:4], "elders 5")
    branch = take(engine, other).session_id
    longer = onwards(other, "elders 6")
    assert take(engine, longer) == Intake(branch, Outcome.EXTENDED, 1)
    third = take(engine, onwards(other, "nog elders"))
    assert third.outcome is Outcome.BRANCHED
    assert {entry.id: entry.branch_of for entry in all_entries(Index(engine))}[third.session_id] == branch
    assert take(engine, longer).outcome is Outcome.UNCHANGED


def without_strikes(events: list[ev.Recorded]) -> list[ev.Recorded]:
    """Return the events without those that say that something was struck, which may say anything."""
    kept = [(one.event, one.seq - one.gesture) for one in events]
    return recorded_from([one for one in kept if not isinstance(one[0], ev.Blanked | ev.LineStruck)])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=histories(max_size=10).map(without_strikes).filter(len), data=st.data())
def test_a_second_time_changes_nothing(engine: Engine, events: list[ev.Recorded], data: st.DataObject) -> None:
    stored = encode(events)
    here = data.draw(st.integers(0, len(stored)))
    if here:
        take(engine, stored[:here])
    if data.draw(st.booleans()):
        stored = onwards(stored[: data.draw(st.integers(1, len(stored)))], "elders")
    take(engine, stored)
    once = everything(engine)
    assert take(engine, stored).outcome is Outcome.UNCHANGED
    assert everything(engine) == once


def struck(stored: list[Stored], line: int, *places: int) -> list[Stored]:
    trace = ev.Recorded(len(stored) + 1, len(stored) + 1, NOW, 0, ev.LineStruck(line, Kind.NEED))
    kept = [one.struck() if one.seq in places else one for one in stored]
    return [*kept, *encode([trace], stored[-1].digest)]


def test_what_was_struck_elsewhere_is_struck_here(engine: Engine, log: Log) -> None:
    take(engine, STORED, **{"line:2": "half", "need": "behoefte 2 anders", "action": "rust"})
    theirs = struck(STORED, 2, 2)
    assert take(engine, theirs).outcome is Outcome.EXTENDED
    assert log.stored(A) == theirs
    assert log.drafts(A) == {"action": "rust"}
    assert Index(engine).search('"behoefte 2') == Index(engine).search("2") == []


def test_what_was_struck_here_does_not_come_back(engine: Engine, log: Log) -> None:
    take(engine, STORED)
    strike(engine, A, ev.Recorded(7, 7, NOW, 0, ev.LineStruck(2, Kind.NEED)))
    here = log.stored(A)
    assert take(engine, STORED).outcome is Outcome.UNCHANGED
    assert log.stored(A) == here
    branch = take(engine, onwards(STORED, "elders 7"))
    assert branch.outcome is Outcome.BRANCHED
    assert [one.seq for one in log.stored(branch.session_id) if one.payload is None] == [2]
    assert log.verify(branch.session_id) is None


def test_a_session_that_is_open_is_left_alone(engine: Engine, log: Log) -> None:
    take(engine, STORED[:4])
    Leases(engine).take(A, "window", NOW)
    before = everything(engine)
    with pytest.raises(Trouble) as caught:
        take(engine, STORED)
    assert caught.value.code == "session_in_use"
    with pytest.raises(Trouble):
        take(engine, STORED[:4], need="half")
    assert everything(engine) == before
    assert take(engine, STORED[:4]).outcome is Outcome.UNCHANGED
    assert take(engine, onwards(STORED[:2], "elders")).outcome is Outcome.BRANCHED
    assert take_in(engine, Bundle(A, tuple(STORED)), NOW + timedelta(minutes=5)).outcome is Outcome.EXTENDED


def test_a_disk_that_refuses_leaves_nothing_behind(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything(engine)

    def refuses(*_: object) -> None:
        raise OperationalError("INSERT", None, Exception("disk I/O error"))

    monkeypatch.setattr(import_bundle, "put_entry", refuses)
    with pytest.raises(OperationalError):
        take(engine, STORED)
    assert everything(engine) == before


def test_rescued_drafts_come_along_but_over_nothing(engine: Engine, log: Log) -> None:
    take(engine, STORED)
    log.append(A, (), 0, typed=Typed({"need": "wat ik hier typ"}, NOW))
    done = take(engine, onwards(STORED, "nieuw"), need="wat daar stond", action="half")
    assert done.outcome is Outcome.EXTENDED
    assert log.drafts(A) == {"need": "wat ik hier typ", "action": "half"}


def test_rescued_drafts_take_the_place_of_what_they_grew_from(engine: Engine, log: Log) -> None:
    take(engine, STORED)
    for field, text, minute in (("need", "Zin 08 hel", 0), ("action", "hal", 0), ("note", "wat ik hier typ", 2)):
        log.append(A, (), 0, typed=Typed({field: text}, NOW + timedelta(minutes=minute)))
    rescued = Bundle(
        A, tuple(onwards(STORED, "Zin 08 helpt")), {"action": "half", "note": "oud"}, NOW + timedelta(minutes=1)
    )
    for outcome in (Outcome.EXTENDED, Outcome.UNCHANGED):
        assert take_rescued(engine, rescued, NOW + timedelta(minutes=3)).outcome is outcome
        assert log.drafts(A) == {"action": "half", "note": "wat ik hier typ"}


def test_a_rescued_draft_that_was_used_meanwhile_does_not_come_back(engine: Engine, log: Log) -> None:
    take(engine, STORED, action="half")
    assert log.drafts(A) == {"action": "half"}
    after = ev.Recorded(7, 7, NOW, 0, ev.LineNoted(Kind.ACTION, "heel"))
    log.append(A, [after], 6, drafts_done=["action"])
    take(engine, STORED, action="half")
    assert log.drafts(A) == {}
