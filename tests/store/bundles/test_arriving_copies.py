"""Copies and the strikes of their origins come in from files in any order: the words are gone in the end."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import fold
from cop_session.domain.state import State
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.bundle import Bundle, parse, portable
from cop_session.store.bundles.import_bundle import Intake, Outcome, StrikesUnconfirmed, take_in
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.files.high_water_marks import HighWaterMarks
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import Stored
from cop_session.store.log.leases import Leases
from cop_session.store.log.redaction_audit import unexplained
from cop_session.store.log.related_logs import branch_id, without_struck
from cop_session.troubles import Trouble
from tests.store.erasure.test_redaction import files_with
from tests.support.carried_logs import (
    AT,
    CAME,
    CANARY,
    JANUARY,
    MARCH,
    NOVEMBER,
    SAID,
    later,
    november,
)

NOW = AT + timedelta(days=200)
WHOLE = encode(november())
LOGS: dict[str, Sequence[Stored]] = {
    "november": WHOLE,
    "struck": without_struck(WHOLE, {SAID: ev.LineStruck(SAID, Kind.NEED)}),
    "january": encode(later(JANUARY)),
    "march": encode(later(MARCH, months=4, follows=JANUARY)),
}
SESSIONS = {"november": NOVEMBER, "struck": NOVEMBER, "january": JANUARY, "march": MARCH}


def take(engine: Engine, name: str, agreed: Collection[bytes] | None = None) -> Intake:
    """Take in one of the files, and agree to whatever it strikes unless told otherwise."""
    came = parse(portable(SESSIONS[name], LOGS[name]), name)
    try:
        return take_in(engine, came, NOW, agreed=agreed or ())
    except StrikesUnconfirmed as why:
        if agreed is not None:
            raise
        return take_in(engine, came, NOW, agreed=why.lines)


def states(engine: Engine) -> dict[str, State]:
    return {one: fold(Log(engine).read(one)) for one in Index(engine).ids()}


def fresh(folder: Path, number: int) -> Engine:
    return open_engine(folder / str(number) / "cop-session.db")


@pytest.mark.parametrize("names", [("november", "struck", "january", "march"), ("struck", "january", "march")])
def test_the_order_of_the_files_does_not_matter(tmp_path: Path, names: Sequence[str]) -> None:
    ends = list[dict[str, State]]()
    for number, order in enumerate(permutations(names)):
        engine = fresh(tmp_path, number)
        struck = sum(take(engine, name).struck for name in order)
        # Of the copies that were here before the strike; the origin itself if it was.
        before = order[: order.index("struck")]
        assert struck == len(before)
        ends.append(states(engine))
        for session_id in SESSIONS.values():
            stored = Log(engine).stored(session_id)
            assert Log(engine).verify(session_id) is None
            assert unexplained(stored) == ()
            assert HighWaterMarks(Path(str(engine.url.database))).seq(session_id) == len(stored)
            assert parse(portable(session_id, stored), "").unexplained == ()
        assert Index(engine).search(CANARY) == []
        engine.dispose()
        assert files_with(tmp_path / str(number), CANARY) == []
    assert set(ends[0]) == set(SESSIONS.values())
    assert all(one == ends[0] for one in ends)
    assert [line.text for line in ends[0][MARCH].of(Kind.NEED)] == [""]
    assert [line.text for line in ends[0][MARCH].of(Kind.ACTION)] == ["een andere actie", "iets nieuws"]


def test_nothing_is_struck_in_a_later_talk_before_somebody_agrees(engine: Engine) -> None:
    for name in ("november", "january", "march"):
        take(engine, name)
    before = states(engine)
    with pytest.raises(StrikesUnconfirmed) as caught:
        take(engine, "struck", [])
    copies = {LOGS[name][CAME - 1].digest for name in ("january", "march")}
    assert caught.value.lines == {WHOLE[SAID - 1].digest, *copies}
    with pytest.raises(StrikesUnconfirmed):
        take(engine, "struck", [WHOLE[SAID - 1].digest])
    assert states(engine) == before
    assert take(engine, "struck", caught.value.lines).struck == 3
    assert take(engine, "struck").outcome is Outcome.UNCHANGED
    assert take(engine, "january").outcome is Outcome.UNCHANGED


def test_a_later_talk_that_is_open_keeps_the_file_out(engine: Engine) -> None:
    for name in ("november", "january"):
        take(engine, name)
    before = states(engine)
    assert Leases(engine).take(JANUARY, "window", NOW)
    with pytest.raises(Trouble, match="copy_in_use"):
        take(engine, "struck")
    assert states(engine) == before


def test_the_words_go_from_the_backups_too(engine: Engine, database: Path) -> None:
    for name in ("november", "january"):
        take(engine, name)
    assert Backups(database).make(NOW)
    assert files_with(database.with_name("backups"), CANARY)
    take(engine, "struck")
    assert files_with(database.parent, CANARY) == []


def test_rescued_text_about_a_copy_stays_out_with_its_words(engine: Engine) -> None:
    take(engine, "struck")
    drafts = {f"line:{CAME}": "half", "action": f"ook: de {CANARY} zingt", "need": "rust"}
    take_in(engine, Bundle(JANUARY, tuple(LOGS["january"]), drafts), NOW, own=True)
    assert Log(engine).drafts(JANUARY) == {"need": "rust"}


@pytest.mark.parametrize("late", [True, False])
def test_a_talk_under_another_id_here_is_the_origin_still(engine: Engine, late: bool) -> None:
    twin = f"{NOVEMBER[:8]}-ffff-4000-8000-000000000000"
    Log(engine).append(twin, november(twin), 0)
    Index(engine).catch_up_all()
    here = branch_id(NOVEMBER, WHOLE[0])
    for name in ("november", *(() if late else ("january",))):
        take(engine, name)
    events = Log(engine).read(here)
    strike(engine, here, ev.Recorded(len(events) + 1, len(events) + 1, NOW, 0, ev.LineStruck(SAID, Kind.NEED)))
    if late:
        take(engine, "january")
    assert CANARY not in str(Log(engine).read(JANUARY))
    assert CANARY in str(Log(engine).read(twin))


def test_a_file_that_strikes_under_another_id_here_reaches_the_copies(engine: Engine) -> None:
    twin = f"{NOVEMBER[:8]}-ffff-4000-8000-000000000000"
    Log(engine).append(twin, november(twin), 0)
    Index(engine).catch_up_all()
    for name in ("january", "struck"):
        take(engine, name)
    assert CANARY not in str(Log(engine).read(JANUARY))
    assert CANARY in str(Log(engine).read(twin))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_in_any_order_no_copy_of_any_struck_line_is_left(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("any")
    said = [f"zin{number}zin" for number in range(4)]
    begun = [one.event for one in november()[:2]]
    origin = encode(_log([*begun, *(ev.LineNoted(Kind.NEED, text) for text in said)]))
    struck = data.draw(st.sets(st.sampled_from(range(4))))
    traces = {3 + number: ev.LineStruck(3 + number, Kind.NEED) for number in sorted(struck)}
    files = {NOVEMBER: [origin, without_struck(origin, traces)]}
    for session_id in (JANUARY, MARCH):
        along = data.draw(st.lists(st.sampled_from(range(4)), max_size=5))
        events = [ev.LineCarried(Kind.NEED, said[number], NOVEMBER, 3 + number) for number in along]
        files[session_id] = [encode(_log([november(session_id)[0].event, *events]))]
    order = data.draw(st.permutations([(one, stored) for one, logs in files.items() for stored in logs]))
    engine = open_engine(folder / "cop-session.db")
    for session_id, stored in order:
        came = parse(portable(session_id, stored), "")
        try:
            take_in(engine, came, NOW)
        except StrikesUnconfirmed as why:
            take_in(engine, came, NOW, agreed=why.lines)
    gone = [said[number] for number in struck]
    found = {text for text in said for one in files if text in str(Log(engine).read(one))}
    assert found == set(said) - set(gone)
    assert all(unexplained(Log(engine).stored(one)) == () for one in files)
    engine.dispose()
    assert [text for text in gone if files_with(folder, text)] == []


def _log(events: Sequence[ev.Event]) -> list[ev.Recorded]:
    return [ev.Recorded(seq, seq, AT + timedelta(seconds=seq), 0, event) for seq, event in enumerate(events, 1)]
