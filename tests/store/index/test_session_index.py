"""The index trails the log: it knows what the log tells, and making it anew gives the same."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Connection, Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Phase, Role
from cop_session.domain.schedule import Step
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.index import derived_tables
from cop_session.store.index import session_index as module
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.troubles import Trouble
from tests.scenarios import lena, milan
from tests.scenarios.script import recorded
from tests.store.index.index_entries import all_entries
from tests.support.strategies import histories, recorded_from


@pytest.fixture
def log(engine: Engine) -> Log:
    return Log(engine)


@pytest.fixture
def index(engine: Engine) -> Index:
    return Index(engine)


def everything(engine: Engine) -> list[list[tuple[Any, ...]]]:
    """All rows of the index, as they lie in the database."""
    tables = (
        "session ORDER BY id",
        "action_dates ORDER BY session_id",
        "relation ORDER BY session_id, other",
        "full_text ORDER BY rowid",
        "full_text_content ORDER BY id",
    )
    with reading(engine) as connection:
        return [[tuple(row) for row in connection.exec_driver_sql(f"SELECT * FROM {table}")] for table in tables]


def session(log: Log, name: str, *events: ev.Event) -> None:
    log.append(name, recorded_from([(event, 0) for event in events]), 0)


def noted(log: Log, name: str, text: str) -> None:
    session(log, name, ev.LineNoted(Kind.NEED, text))


def test_the_entry_of_a_whole_round_table(log: Log, index: Index) -> None:
    events = recorded(lena.script())
    log.append(lena.SESSION_ID, events, 0)
    index.catch_up(lena.SESSION_ID)
    (entry,) = all_entries(index)
    assert entry == index.entry(lena.SESSION_ID)
    details = lena.state().details
    assert entry.pupil == details[Detail.PUPIL]
    assert (entry.group, entry.school) == (details[Detail.GROUP], details[Detail.SCHOOL])
    assert (entry.seq, entry.phase, entry.step) == (len(events), Phase.CLOSED, Step.CLOSING)
    assert (entry.starts, entry.held_on) == (lena.STARTS, lena.STARTS.date())
    assert entry.evaluation is not None
    assert entry.evaluation.date() == date(2027, 1, 12)
    assert entry.adapted == 1
    assert entry.feasible == entry.actions > 0
    assert entry.created_at == events[0].at
    assert entry.changed_at == events[-1].at
    assert entry.need == lena.state().of(Kind.NEED)[0].text
    assert entry.fictional is lena.state().fictional


def test_it_trails_and_catches_up(log: Log, index: Index) -> None:
    session(log, "a", ev.LineNoted(Kind.NEED, "rustige plek"))
    assert all_entries(index) == []
    index.catch_up_all()
    assert index.search("rustige") == all_entries(index)
    log.append("a", recorded_from([(ev.LineNoted(Kind.NEED, ""), 0), (ev.LineReworded(1, "stille hoek"), 0)])[1:], 1)
    index.catch_up_all()
    assert index.search("rustige") == []
    assert [entry.need for entry in index.search("hoek")] == ["stille hoek"]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=histories(max_size=15))
def test_making_it_anew_gives_the_same(engine: Engine, log: Log, index: Index, events: list[ev.Recorded]) -> None:
    name = f"{len(all_entries(index)):08x}"
    half = len(events) // 2
    log.append(name, events[:half], 0)
    index.catch_up(name)
    log.append(name, events[half:], half)
    index.catch_up(name)
    trailed = everything(engine)
    index.rebuild()
    assert everything(engine) == trailed


def test_a_session_that_is_gone_leaves_the_index(engine: Engine, log: Log, index: Index) -> None:
    noted(log, "a", "woord")
    index.catch_up_all()
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM event")
    index.catch_up("a")
    assert everything(engine) == [[]] * 5


def test_the_newest_round_table_comes_first(log: Log, index: Index) -> None:
    days = {"old": date(2025, 3, 1), "newest": date(2026, 11, 25), "none": None, "middle": date(2026, 2, 1)}
    for name, day in days.items():
        started = [ev.SessionStarted(day)] if day else []
        session(log, name, ev.LineNoted(Kind.NEED, "woord"), *started)
    index.catch_up_all()
    newest_first = ["newest", "none", "middle", "old"]
    assert [entry.id for entry in all_entries(index)] == newest_first
    assert [[entry.id for entry in batch] for batch in index.batches(3)] == [newest_first[:3], newest_first[3:]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("lezen", True),
        ("lez", True),
        ("LEZEN hardop", True),
        ("hardop lezen niet", False),
        ("lez hardop", False),
        ("een", True),
        ("één", True),
        ("yildiz", True),
        ("Yıldız", True),
        ("fat yil", False),
        ("fatma yil", True),
        ("3e leer", True),
    ],
)
def test_words_are_found_whatever_their_accents_the_last_one_unfinished(
    log: Log, index: Index, words: str, found: bool
) -> None:
    session(
        log,
        "a",
        ev.DetailSet(Detail.GROUP, "3e leerjaar"),
        ev.PersonSeated("p", "Fatma Yıldız", Role.PARENT),
        ev.LineNoted(Kind.NEED, "Om hardop te lezen, één bladzijde"),
    )
    index.catch_up_all()
    assert [entry.id for entry in index.search(words)] == (["a"] if found else [])


@pytest.mark.parametrize(
    "words",
    ['"', '""', "-x", "AND", "OR NOT", "NEAR(a b)", "col:", "words:x", "session_id:a", "(", ")", "*", "a*", "^a", "\0",
     "'", ";--", "{a b}:", "\ud800", "", "   ", "+", "a\x1bb", "%", "_", "👩‍👩‍👧", "\u0301"],
)  # fmt: skip
def test_what_somebody_types_is_never_query_syntax(log: Log, index: Index, words: str) -> None:
    noted(log, "a", "geen van die tekens")
    index.catch_up_all()
    assert index.search(words) == []


def test_operators_are_words(log: Log, index: Index) -> None:
    noted(log, "a", "this AND that - (or not)")
    index.catch_up_all()
    for words in ('"this"', "AND", "-that", "(or", "not)", 'th"'):
        assert [entry.id for entry in index.search(words)] == ["a"], words


def test_both_scenarios_are_told_apart(log: Log, index: Index) -> None:
    for scenario in (lena, milan):
        log.append(scenario.SESSION_ID, recorded(scenario.script()), 0)
    index.catch_up_all()
    assert [entry.id for entry in index.search("hoorspel")] == [lena.SESSION_ID]
    assert [entry.id for entry in index.search("milan")] == [milan.SESSION_ID]


def test_private_notes_and_struck_words_are_as_the_state_has_them(log: Log, index: Index) -> None:
    at = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)
    session(log, "a", ev.LineNoted(Kind.NOTE, "navragen"), ev.LineNoted(Kind.NEED, "weg ermee"))
    log.append("a", [ev.Recorded(3, 3, at + timedelta(seconds=1), 0, ev.LineStruck(2, Kind.NEED))], 2)
    index.catch_up_all()
    assert [entry.id for entry in index.search("navragen")] == ["a"]
    assert index.search("weg") == []


class BrokenOff(Exception):
    """Somebody pressed ctrl+c."""


@pytest.mark.parametrize("anew", [False, True], ids=["caught up", "made anew"])
def test_what_was_broken_off_goes_on_where_it_was(
    engine: Engine, log: Log, index: Index, monkeypatch: pytest.MonkeyPatch, anew: bool
) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 2)
    for number in range(7):
        noted(log, f"{number}", "woord")
    if anew:
        index.catch_up_all()
    heard: list[tuple[int, int]] = []

    def told(done: int, of: int) -> None:
        heard.append((done, of))
        if done == 4:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        (index.rebuild if anew else index.catch_up_all)(told)
    assert heard == [(0, 7), (2, 7), (4, 7)]
    assert len(all_entries(index)) == 4
    heard.clear()
    index.catch_up_all(lambda *one: heard.append(one))
    assert heard == [(0, 3), (2, 3), (3, 3)]
    assert len(all_entries(index)) == len(index.search("woord")) == 7
    assert index.amiss() == set()


def test_heads_that_cannot_be_made_mean_that_the_store_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_engine(tmp_path / "cop-session.db")
    index = Index(engine)
    index.rebuild()

    def twice(connection: Connection) -> None:
        for _ in range(2):
            connection.exec_driver_sql("INSERT INTO head (session_id, seq, digest, place) VALUES ('a', 1, x'00', 1)")

    monkeypatch.setattr(derived_tables, "fill_heads", twice)
    with pytest.raises(Trouble) as caught:
        index.rebuild()
    assert caught.value.code == "damaged_store"
    engine.dispose()
