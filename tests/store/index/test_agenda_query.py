"""The agenda in SQL is the agenda that folding every session gives, however little of it is wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, text

from cop_session.domain import events as ev
from cop_session.domain.codes import DOING, DONE, Kind, Phase, Role, Standing
from cop_session.domain.fold import fold
from cop_session.domain.state import State
from cop_session.domain.when import By, Every, From, Month, On, When, Words
from cop_session.store.database.engine import reading
from cop_session.store.database.open_database import open_engine
from cop_session.store.erasure.line_strike import strike
from cop_session.store.erasure.session_removal import erase
from cop_session.store.index import agenda_query
from cop_session.store.index.action_dates import DatedAction, dated_actions, last_day
from cop_session.store.index.agenda_query import AgendaWanted, EvaluationGroup
from cop_session.store.index.session_index import Index
from cop_session.store.log.branch_rows import put_origin
from cop_session.store.log.event_log import Log
from tests.scenarios import lena
from tests.store.index.index_entries import all_entries
from tests.support.strategies import START, recorded_from

TODAY = date(2026, 11, 24)
"""A Tuesday."""
NEXT_MONDAY = date(2026, 11, 30)
WORDS = "Mama Fatma leest voor"


@dataclass(frozen=True)
class Talk:
    """What the agenda asks of a talk; `follows` is the place of another one in the list."""

    pupil: str
    day: int
    phase: Phase
    follows: int | None
    evaluation: int | None
    actions: Sequence[int]
    fictional: bool
    branch: bool

    def events(self) -> list[ev.Event]:
        follows = None if self.follows is None else name(self.follows)
        day = TODAY + timedelta(days=self.day)
        found: list[ev.Event] = [
            ev.SessionPrepared(self.pupil, "school", "nl_BE", "Europe/Brussels", follows, fictional=self.fictional),
            ev.SessionPlanned(datetime.combine(day, datetime.min.time()), 60),
        ]
        found += [] if self.phase is Phase.PREPARING else [ev.SessionStarted(day)]
        for days in self.actions:
            until = TODAY + timedelta(days=days)
            found += [ev.LineNoted(Kind.ACTION, WORDS), ev.WhenSet(len(found) + 1, By(until, "tegen dan"))]
        if self.evaluation is not None:
            at = TODAY + timedelta(days=self.evaluation)
            found.append(ev.EvaluationPlanned(datetime(at.year, at.month, at.day, 15), "Europe/Brussels", 45))
        ending: dict[Phase, ev.Event] = {Phase.PAUSED: ev.SessionPaused(), Phase.CLOSED: ev.SessionClosed()}
        return [*found, *([ending[self.phase]] if self.phase in ending else [])]


def name(number: int) -> str:
    return f"{number:08x}"


talks = st.lists(
    st.builds(
        Talk,
        st.sampled_from(["", "p1", "p2", "p3"]),
        st.integers(-30, 30),
        st.sampled_from(Phase),
        st.none() | st.integers(0, 5),
        st.none() | st.integers(-9, 16),
        st.lists(st.integers(-3, 3), max_size=2),
        st.booleans(),
        st.booleans(),
    ),
    max_size=7,
)


def fill(engine: Engine, told: Sequence[Talk]) -> dict[str, tuple[Talk, State]]:
    states = {}
    for number, talk in enumerate(told):
        events = recorded_from([(one, 0) for one in talk.events()])
        Log(engine).append(name(number), events, 0)
        if talk.branch:
            with engine.begin() as connection:
                put_origin(connection, name(number), "ffffffff")
        states[name(number)] = (talk, fold(events))
    Index(engine).catch_up_all()
    return states


def group_of(state: State) -> EvaluationGroup:
    assert state.evaluation
    day = state.evaluation.starts.date()
    if day < TODAY:
        return EvaluationGroup.OVERDUE
    return EvaluationGroup.THIS_WEEK if day < NEXT_MONDAY else EvaluationGroup.LATER


@settings(max_examples=80, deadline=None)
@given(told=talks, limit=st.integers(1, 4))
def test_the_agenda_is_what_folding_every_session_gives(told: list[Talk], limit: int) -> None:
    with TemporaryDirectory() as folder:
        engine = open_engine(Path(folder) / "cop.db")
        states, index = fill(engine, told), Index(engine)
        real = {id: state for id, (talk, state) in states.items() if not (talk.fictional and talk.branch)}
        followed = {state.follows for _, state in states.values() if state.phase is not Phase.PREPARING}
        held = {id: state for id, state in real.items() if state.phase is not Phase.PREPARING}
        planned = {id: group_of(one) for id, one in held.items() if one.evaluation and id not in followed}
        places = {entry.id: entry.place for entry in all_entries(index)}

        def is_last(id: str, pupil: str) -> bool:
            others = [one for one in held if pupil and held[one].pupil_id == pupil]
            return id not in followed and all(places[one] <= places[id] for one in others)

        closed = {id: tuple(dated_actions(one)) for id, one in held.items() if one.phase is Phase.CLOSED}
        current = {id: actions for id, actions in closed.items() if is_last(id, held[id].pupil_id)}
        past = {id: one for id, one in current.items() if any(action.day < TODAY for action in one)}

        whole, page = index.agenda(AgendaWanted(TODAY)), index.agenda(AgendaWanted(TODAY, limit))
        found = {entry.id: group for group, some in whole.evaluations.items() for entry in some}
        assert found == planned
        assert {talk.entry.id: talk.actions for talk in whole.talks} == past
        coming = index.coming(TODAY)
        assert {talk.entry.id for talk in coming.talks} == {
            id for id, one in current.items() if any(action.day >= TODAY for action in one)
        }
        ahead = (EvaluationGroup.THIS_WEEK, EvaluationGroup.LATER)
        assert coming.evaluations == [one for group in ahead for one in whole.evaluations[group]]
        for group, some in page.evaluations.items():
            assert list(some) == whole.evaluations[group][:limit]
            assert some.total == len(whole.evaluations[group])
        assert page.talks == whole.talks[:limit]
        assert page.total == len(whole.talks)
        engine.dispose()


def test_what_is_coming_goes_by_day_and_what_is_past_the_other_way(engine: Engine) -> None:
    days = (3, -1, 40, -3, 8, 0)
    fill(engine, [Talk("", 0, Phase.CLOSED, None, day, [-1], False, False) for day in days])
    found = Index(engine).agenda(AgendaWanted(TODAY)).evaluations
    shown = [[entry.evaluation.day for entry in some if entry.evaluation] for some in found.values()]
    assert shown == [[23, 21], [24, 27], [2, 3]]


@pytest.mark.parametrize(
    ("when", "last"),
    [
        (On((date(2026, 12, 8), date(2026, 12, 1)), "di 1/12 en 8/12"), date(2026, 12, 8)),
        (By(date(2027, 1, 29), "tegen 29/1"), date(2027, 1, 29)),
        (From(date(2026, 11, 28), "vanaf za 28/11"), None),
        (From(date(2026, 12, 2), "elke week", Every.WEEK, until=date(2027, 1, 6)), date(2027, 1, 6)),
        (Month(2027, 2, "in februari"), date(2027, 2, 28)),
        (Month(2028, 2, "in februari"), date(2028, 2, 29)),
        (Month(2027, 13, "nooit"), None),
        (Month(0, 1, "nooit"), None),
        (On((), "nooit"), None),
        (Words("als het past"), None),
        (None, None),
    ],
)
def test_the_last_day_of_an_action(when: When | None, last: date | None) -> None:
    assert last_day(when) == last


def test_of_the_whole_round_table_only_actions_with_an_end_have_a_day() -> None:
    state = lena.state()
    found = list(dated_actions(state))
    assert 0 < len(found) < len(state.of(Kind.ACTION))
    assert all(one.owners == state.line(one.line).owners for one in found if state.line(one.line))  # type: ignore[union-attr]  # asked before


@pytest.mark.parametrize("standing", [*Standing, DOING, DONE], ids=str)
def test_an_action_that_is_not_open_has_no_day(engine: Engine, standing: Standing) -> None:
    talk = Talk("p", 0, Phase.CLOSED, None, None, [-1], False, False)
    *begun, closed = talk.events()
    Log(engine).append("a", recorded_from([(one, 0) for one in (*begun, ev.StandingSet(4, standing), closed)]), 0)
    index = Index(engine)
    index.catch_up_all()
    assert len(index.agenda(AgendaWanted(TODAY)).talks) == (standing in (Standing.NOTED, Standing.AGREED, DOING))


def test_owners_are_the_people_at_the_table_by_name(engine: Engine) -> None:
    seated = ev.PersonSeated("person", "Fatma Yıldız", Role.PARENT)
    events = [
        *Talk("p", 0, Phase.LIVE, None, None, [], False, False).events(),
        seated,
        ev.LineNoted(Kind.ACTION, WORDS),
        ev.OwnersSet(5, (4,)),
        ev.WhenSet(5, By(TODAY - timedelta(days=1), "gisteren")),
        ev.SessionClosed(),
    ]
    Log(engine).append("a", recorded_from([(one, 0) for one in events]), 0)
    index = Index(engine)
    index.catch_up_all()
    (talk,) = index.agenda(AgendaWanted(TODAY)).talks
    assert talk.actions == (DatedAction(5, TODAY - timedelta(days=1), (4,)),)
    assert [(one.id, one.person_id, one.name) for one in talk.people] == [(4, "person", "Fatma Yıldız")]


def dates_of_actions(engine: Engine) -> str:
    with reading(engine) as connection:
        return str(connection.exec_driver_sql("SELECT * FROM action_dates").all())


def test_no_words_are_kept_and_a_struck_action_is_gone_at_once(engine: Engine) -> None:
    fill(engine, [Talk("p", 0, Phase.CLOSED, None, None, [-1, -2], False, False)])
    log, index = Log(engine), Index(engine)
    assert WORDS.split()[0] not in dates_of_actions(engine)
    assert "[4," in dates_of_actions(engine)
    seq = log.last_seq(name(0)) + 1
    strike(engine, name(0), ev.Recorded(seq, seq, START + timedelta(hours=2), 0, ev.LineStruck(4, Kind.ACTION)))
    assert "[4," not in dates_of_actions(engine)
    (talk,) = index.agenda(AgendaWanted(TODAY)).talks
    assert [one.line for one in talk.actions] == [6]


def test_an_erased_talk_is_gone_and_the_one_before_it_is_to_be_held_again(engine: Engine) -> None:
    fill(
        engine,
        [
            Talk("p", -30, Phase.CLOSED, None, -2, [-1], False, False),
            Talk("p", -2, Phase.CLOSED, 0, 20, [-1], False, False),
        ],
    )
    index = Index(engine)
    found = index.agenda(AgendaWanted(TODAY))
    assert found.evaluations[EvaluationGroup.OVERDUE] == []
    assert [talk.entry.id for talk in found.talks] == [name(1)]
    erase(engine, [name(1)], START)
    found = index.agenda(AgendaWanted(TODAY))
    assert [one.id for one in found.evaluations[EvaluationGroup.OVERDUE]] == [name(0)]
    assert [talk.entry.id for talk in found.talks] == [name(0)]
    assert name(1) not in dates_of_actions(engine)


def test_the_last_days_of_a_calendar_have_an_agenda(engine: Engine) -> None:
    for day in (date.max, date.max - timedelta(days=1), date.min):
        assert Index(engine).agenda(AgendaWanted(day)).total == 0


PLANS = {
    "_COUNTS": ["SEARCH session USING INDEX session_evaluation (evaluation>?)"],
    "_SOONEST": ["SEARCH session USING INDEX session_evaluation (evaluation>? AND evaluation<?)"],
    "_PAST": [
        "SCAN d USING INDEX action_dates_place",
        "SEARCH session USING INDEX session_pupil (pupil_id=? AND place>?)",
    ],
    "_COUNT_PAST": ["SCAN d USING COVERING INDEX action_dates_place"],
}


@pytest.mark.parametrize("statement", PLANS)
def test_it_is_found_by_indexes(engine: Engine, statement: str) -> None:
    asked = {"today": "2026-11-24", "next_week": "2026-11-30", "since": "", "until": "2026-11-24", "limit": 9}
    with reading(engine) as connection:
        said = getattr(agenda_query, statement).text
        steps = [step for *_, step in connection.execute(text(f"EXPLAIN QUERY PLAN {said}"), asked)]
    assert [step for step in PLANS[statement] if step not in steps] == []
    assert [step for step in steps if step.startswith("SCAN") and "USING" not in step] == []
    assert "SEARCH f USING COVERING INDEX session_follows (follows=?)" in steps


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE action_dates SET first = '2026-11-01', last = '2026-11-01'",
        "UPDATE action_dates SET actions = '[]'",
        "UPDATE action_dates SET digest = x'00'",
        "UPDATE known SET pupil = 'x'",
    ],
)
def test_what_was_changed_on_disk_is_found_and_made_again(engine: Engine, damage: str) -> None:
    fill(engine, [Talk("p", 0, Phase.CLOSED, None, None, [-1], False, False)])
    index = Index(engine)
    before = index.agenda(AgendaWanted(TODAY))
    assert before.total == 1
    assert index.amiss() == set()
    change(engine, damage)
    assert index.amiss() == {name(0)}
    assert index.agenda(AgendaWanted(TODAY)) == before
    assert index.amiss() == set()


def change(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(statement)
