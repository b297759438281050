"""What is struck is gone: from every table and from every byte of every file."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role, Scale
from cop_session.domain.fold import fold
from cop_session.domain.when import On, Words
from cop_session.store.database.engine import reading
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.redaction import drafts_about, hanging_on
from cop_session.store.index.session_index import Index
from cop_session.store.log.draft_rows import Typed
from cop_session.store.log.event_log import Conflict, Log
from tests.support.strategies import histories, recorded_from

AT = datetime(2026, 11, 24, 16, 12, tzinfo=UTC)
CANARY = "kanarievogel"

ABOUT_LINE_2: list[ev.Event] = [
    ev.LineNoted(Kind.ACTION, f"{CANARY} fluit"),
    ev.LineReworded(2, f"de {CANARY} fluit zacht"),
    ev.LineCredited(2, 1),
    ev.OwnersSet(2, (1,)),
    ev.WhenSet(2, Words(f"als de {CANARY} slaapt")),
    ev.WhenSet(2, On((AT.date(),), f"{CANARY}dag")),
    ev.PlaceSet(2, f"{CANARY}kooi"),
    ev.PollOpened(2, Scale.CONDITIONS, ("lukt niet", "lukt als …", "lukt"), (1,)),
    ev.Answered(9, 1, 1, f"als de {CANARY} er is"),
    ev.ActionAdapted(2, f"{CANARY} is ziek"),
    ev.Objected(2, 1, f"geen {CANARY}", True),
    ev.Unknown("LineSung", 1, json.dumps({"line": 2, "tune": CANARY})),
    ev.Unknown("PollSung", 1, json.dumps({"poll": 9, "tune": CANARY})),
]
NOT_ABOUT_IT: list[ev.Event] = [
    ev.LineNoted(Kind.ACTION, "een andere actie"),
    ev.Moved(15, before=2),
    ev.Unknown("PupilSung", 3, '{"line": 15}'),
    ev.Unknown("Odd", 1, "no JSON {"),
]
LOG = recorded_from(
    [(event, 0) for event in (ev.PersonSeated("p", "Koen", Role.TEACHER), *ABOUT_LINE_2, *NOT_ABOUT_IT)]
)


def trace(seq: int, line: int = 2) -> ev.Recorded:
    return ev.Recorded(seq, seq, AT, 0, ev.LineStruck(line, Kind.ACTION))


def files_with(folder: Path, word: str) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes().lower()]


def test_no_byte_of_it_is_left(engine: Engine, database: Path) -> None:
    log, index = Log(engine), Index(engine)
    log.append("a", LOG[:6], 0)
    index.catch_up("a")
    log.append("a", LOG[6:], 6)
    drafts = {"line:2": CANARY, "line:2:place": f"{CANARY}hok", "action": f"ook de {CANARY} fluit", "need": "rust"}
    log.append("a", (), 0, typed=Typed(drafts, AT))
    index.catch_up("a")
    assert [entry.id for entry in index.search(CANARY)] == ["a"]
    assert files_with(database.parent, CANARY)
    assert strike(engine, "a", trace(len(LOG) + 1))
    assert files_with(database.parent, CANARY) == []
    assert log.verify("a") is None
    assert index.search(CANARY) == []
    assert log.drafts("a") == {"need": "rust"}
    engine.dispose()
    assert files_with(database.parent, CANARY) == []


def test_all_that_hangs_on_the_line_goes_and_nothing_else() -> None:
    assert hanging_on(2, LOG) == list(range(2, 2 + len(ABOUT_LINE_2)))


def test_what_stays_is_where_it_stood_and_when_it_was_struck(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", LOG, 0)
    strike(engine, "a", trace(len(LOG) + 1))
    events = log.read("a")
    row = fold(events).of(Kind.ACTION)
    assert [(one.id, one.text, one.struck) for one in row] == [(15, "een andere actie", None), (2, "", AT)]
    assert not any(one.owners or one.polls or one.objections for one in row)
    assert [one.seq for one in events if not isinstance(one.event, ev.Blanked)] == [1, *range(15, 20)]


@pytest.mark.parametrize("seq", [len(LOG), len(LOG) + 2])
def test_a_strike_from_elsewhere_in_the_log_changes_nothing(engine: Engine, seq: int) -> None:
    log = Log(engine)
    log.append("a", LOG, 0)
    with pytest.raises(Conflict):
        strike(engine, "a", trace(seq))
    assert log.read("a") == LOG


def test_another_session_keeps_the_same_words(engine: Engine) -> None:
    log = Log(engine)
    log.append("a", LOG, 0)
    log.append("b", LOG, 0)
    strike(engine, "a", trace(len(LOG) + 1))
    assert log.read("b") == LOG


def test_while_somebody_reads_it_is_struck_but_not_forgotten(engine: Engine, database: Path) -> None:
    log = Log(engine)
    log.append("a", LOG, 0)
    with reading(engine) as connection:
        connection.exec_driver_sql("SELECT count(*) FROM event").scalar()
        assert not strike(engine, "a", trace(len(LOG) + 1))
    assert hanging_on(2, log.read("a")) == [2]
    assert strike(engine, "a", trace(len(LOG) + 2, line=15))
    assert files_with(database.parent, CANARY) == []


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("ja", True),
        ("Ja!", True),
        ("zeg ja, en nee", True),
        ("januari", False),
        ("naja", False),
        ("nee", False),
        ("", False),
    ],
)
def test_a_draft_goes_where_it_holds_the_words(text: str, goes: bool) -> None:
    events = recorded_from([(ev.LineNoted(Kind.NEED, " ja\n"), 0)])
    assert drafts_about(1, events, {"need": text}) == (["need"] if goes else [])


@pytest.mark.parametrize(
    ("field", "goes"), [("line:1", True), ("line:1:place", True), ("line:10", False), ("line:1x", False), ("x", False)]
)
def test_a_draft_goes_where_its_field_is_of_the_line(field: str, goes: bool) -> None:
    events = recorded_from([(ev.LineNoted(Kind.NEED, "woord"), 0)])
    assert drafts_about(1, events, {field: "iets anders"}) == ([field] if goes else [])


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=histories(max_size=15), data=st.data())
def test_in_any_history_the_chain_holds_and_the_line_is_gone(
    engine: Engine, events: list[ev.Recorded], data: st.DataObject
) -> None:
    lines = [one.seq for one in events if isinstance(one.event, ev.LineNoted)]
    if not lines:
        return
    log, name = Log(engine), uuid4().hex
    log.append(name, events, 0)
    line = data.draw(st.sampled_from(lines))
    strike(engine, name, trace(len(events) + 1, line))
    assert log.verify(name) is None
    left = log.read(name)
    assert {getattr(one.event, "line", None) for one in left if not isinstance(one.event, ev.LineStruck)}.isdisjoint(
        {line}
    )
    struck = fold(left).line(line)
    assert struck is not None
    assert (struck.text, bool(struck.struck)) == ("", True)
