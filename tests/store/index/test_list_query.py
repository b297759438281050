"""What is read of a list is what the whole list begins with, whatever is in it and however little is wanted."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail
from cop_session.i18n import catalogue
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.list_pages import Page
from cop_session.store.index.list_query import ATTENTION, Wanted
from cop_session.store.index.quick_index import glance
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_log import Log
from cop_session.summaries import summary
from cop_session.tui.widgets.session_agenda import GRACE, agenda
from tests.store.index.index_entries import all_entries
from tests.support.strategies import recorded_from

TODAY = date(2026, 11, 24)
T = catalogue("nl_BE")

days = st.integers(-30, 30).map(lambda one: TODAY + timedelta(days=one))
moments = st.builds(lambda day, hour: datetime(day.year, day.month, day.day, hour), days, st.integers(0, 23))
evaluations = moments.map(lambda at: ev.EvaluationPlanned(at, "Europe/Brussels", 60))
started = days.map(ev.SessionStarted)
gestures = st.lists(
    st.one_of(
        moments.map(lambda at: [ev.SessionPlanned(at, 60)]),
        started.map(lambda one: [one]),
        started.map(lambda one: [one, ev.SessionPaused()]),
        st.builds(lambda one, again: [one, again, ev.SessionClosed()], started, evaluations),
        st.just([ev.DetailSet(Detail.PUPIL, "Zoë")]),
    ),
    min_size=1,
    max_size=4,
).map(lambda some: list(chain.from_iterable(some)))


def shown(page: Page) -> list[str]:
    return [entry.session.id for _, own in agenda(map(summary, page), TODAY, T) for entry in own]


@settings(max_examples=40, deadline=None)
@given(talks=st.lists(gestures, max_size=12), limit=st.integers(1, 13))
def test_a_page_is_what_the_whole_list_begins_with(talks: list[list[ev.Event]], limit: int) -> None:
    wanted, everything = Wanted(TODAY, TODAY - GRACE, limit), Wanted(TODAY, TODAY - GRACE)
    with TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "cop.db")
        log, index = Log(engine), Index(engine)
        for number, events in enumerate(talks):
            log.append(f"{number:x}", recorded_from([(one, 0) for one in events]), 0)
        index.catch_up_all()
        readings: list[Callable[[Wanted], Page]] = [index.first, lambda asked: index.search("Zoë", asked)]
        for read in readings:
            whole, page = read(everything), read(wanted)
            assert page.total == whole.total == len(whole)
            assert shown(page) == [one.id for one in page] == shown(whole)[:limit]
        assert {one.id for one in index.search("zo", everything)} == {
            one.id for one in all_entries(index) if one.pupil == "Zoë"
        }
        assert glance(Path(folder) / "cop.db", wanted=wanted) == index.first(wanted)
        engine.dispose()


def test_the_beginning_of_an_id_is_text(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "cop.db")
    for name in ("1e4a", "1e4b", "2e4a"):
        Log(engine).append(name, recorded_from([(ev.DetailSet(Detail.PUPIL, "Zoë"), 0)]), 0)
    index = Index(engine)
    index.catch_up_all()
    assert [index.beginning_with(one, 2) for one in ("1e4", "2", "%", "_", "", "9", "1E")] == [
        ["1e4a", "1e4b"],
        ["2e4a"],
        [],
        [],
        ["1e4a", "1e4b"],
        [],
        [],
    ]
    engine.dispose()


def test_what_asks_for_attention_is_found_without_reading_the_other_sessions(engine: Engine) -> None:
    with reading(engine) as connection:
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {ATTENTION}"), Wanted(TODAY, TODAY - GRACE).values)
        steps = [step for *_, step in plan if "session" in step]
    assert steps == [
        "SCAN session USING COVERING INDEX session_open",
        "SEARCH session USING COVERING INDEX session_evaluation (evaluation>?)",
        "SEARCH session USING INDEX session_place (place>? AND place<?)",
    ]
