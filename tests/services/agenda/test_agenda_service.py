"""The agenda of a workspace: what is on it, by pupil and by owner, and words only of what is shown."""

from collections import Counter
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Role
from cop_session.domain.state import Participant
from cop_session.services import AgendaWanted, EvaluationGroup, Library, Summary
from cop_session.services.agenda.agenda import OpenAction, per_owner, per_pupil, with_words
from tests.scenarios import lena as scenario

TODAY = date(2027, 1, 12)
"""The day of Lena's evaluation."""


def talk(id: str) -> Summary:
    nothing: dict[str, Any] = {one.name: None for one in fields(Summary)}
    return Summary(**nothing | {"id": id})


people = st.integers(0, 4).map(lambda one: Participant(one, f"person {one}", "BAEDC"[one], Role.TEACHER))
actions = st.lists(
    st.builds(
        OpenAction,
        st.sampled_from("abc").map(talk),
        st.integers(1, 9),
        st.integers(0, 9).map(lambda days: TODAY - timedelta(days=days)),
        st.lists(people, unique=True, max_size=3).map(tuple),
    ),
    max_size=12,
)


@given(actions)
def test_each_action_stands_once_with_its_pupil_and_once_with_each_owner(found: list[OpenAction]) -> None:
    assert [one for _, own in per_pupil(found) for one in own] == sorted(
        found, key=lambda one: list(dict.fromkeys(other.session.id for other in found)).index(one.session.id)
    )
    by_owner = [(owner.person_id if owner else "", one) for owner, own in per_owner(found) for one in own]
    wanted = [(owner.person_id if owner else "", one) for one in found for owner in one.owners or (None,)]
    assert Counter(map(repr, by_owner)) == Counter(map(repr, wanted))
    names = [owner.name for owner, _ in per_owner(found) if owner]
    assert names == sorted(names)
    assert [owner for owner, _ in per_owner(found)][: len(names)] == [owner for owner, _ in per_owner(found) if owner]


def test_the_evaluation_moves_from_later_to_this_week_to_overdue(library: Library, lena: str) -> None:
    days = {-36: EvaluationGroup.LATER, -2: EvaluationGroup.LATER, -1: EvaluationGroup.THIS_WEEK}
    days |= {0: EvaluationGroup.THIS_WEEK, 1: EvaluationGroup.OVERDUE, 400: EvaluationGroup.OVERDUE}
    for after, group in days.items():
        found = library.agenda(AgendaWanted(TODAY + timedelta(days=after)))
        assert [(one, page.total) for one, page in found.evaluations.items() if page] == [(group, 1)]
        assert [one.id for one in found.evaluations[group]] == [lena]
        assert not found.is_empty


def test_actions_have_their_owners_at_once_and_their_words_if_asked_for(library: Library, lena: str) -> None:
    found = library.agenda(AgendaWanted(TODAY))
    state = scenario.state()
    assert found.actions
    assert [one.day for one in found.actions] == sorted(one.day for one in found.actions)
    assert {(one.number, one.text) for one in found.actions} == {(0, "")}
    worded = with_words(found, library.read)
    for one in worded.actions:
        line = state.line(one.line)
        assert line is not None
        assert (one.text, one.number) == (line.text, state.number(one.line))
        assert [owner.name for owner in one.owners] == [
            person.name for owner in line.owners if (person := state.person(owner))
        ]
        assert one.day < TODAY


def test_a_follow_up_that_was_held_takes_the_place_of_both(library: Library, lena: str) -> None:
    live = library.prepare(locale="nl_BE", zone="Europe/Brussels", follows=lena)
    live.close()
    assert not library.agenda(AgendaWanted(TODAY)).is_empty
    live = library.open_session(live.id)
    live.record(ev.SessionStarted(TODAY))
    live.close()
    assert library.agenda(AgendaWanted(TODAY)).is_empty


def test_a_damaged_talk_stays_without_words(library: Library, lena: str) -> None:
    with library._engine.begin() as connection:
        connection.execute(text("UPDATE event SET digest = x'00' WHERE seq = 5"))
    found = with_words(library.agenda(AgendaWanted(TODAY)), library.read)
    assert found.actions
    assert {one.text for one in found.actions} == {""}


def test_of_lena_what_comes_back_without_an_end_is_never_past_its_date(library: Library, lena: str) -> None:
    shown = {one.line for one in library.agenda(AgendaWanted(TODAY + timedelta(days=900))).actions}
    stand = [line for line in scenario.state().of(Kind.ACTION) if line.stands]
    assert shown == {line.id for line in stand if line.when and line.when.form != "from"} | {
        line.id for line in stand if line.when and getattr(line.when, "until", None)
    }


@pytest.mark.parametrize("limit", [1, 2])
def test_no_more_talks_than_wanted_are_on_it(library: Library, lena: str, milan: str, limit: int) -> None:
    found = library.agenda(AgendaWanted(date(2028, 1, 1), limit))
    assert len(per_pupil(found.actions)) == limit
    assert found.more_talks == 2 - limit
    assert len(found.evaluations[EvaluationGroup.OVERDUE]) == limit
    assert found.evaluations[EvaluationGroup.OVERDUE].total == 2
