"""Who sits at the table, typed in as it is said; and what is asked before somebody is noted."""

from datetime import date, time
from pathlib import Path

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Presence, Role
from cop_session.domain.schedule import Step
from cop_session.domain.state import Participant, State
from cop_session.i18n import catalogue
from cop_session.tui.steps.core.section import TEXT, Moment, NotUnderstood
from cop_session.tui.steps.sections.participants_section import PRESENT, PeopleSection
from tests.tui.round_tables.key_script import Paste, See
from tests.tui.support.table_driver import table

TODAY = date(2026, 11, 24)


def moment(*people: Participant, pupil: str = "Lena") -> Moment:
    return Moment(State(seq=20, people=people, details={Detail.PUPIL: pupil}), catalogue("nl_BE"), TODAY)


def test_two_in_one_entry_are_seated_each_with_how_they_are_there() -> None:
    events = PeopleSection().noted(moment(), {TEXT: "Fatma en Serkan Yıldız, mama en papa", PRESENT: "vanaf 15:55"})
    first, came, second, too = events
    assert isinstance(first, ev.PersonSeated)
    assert isinstance(second, ev.PersonSeated)
    assert [(one.name, one.role, one.relation) for one in (first, second)] == [
        ("Fatma Yıldız", Role.PARENT, "mama"),
        ("Serkan Yıldız", Role.PARENT, "papa"),
    ]
    assert first.person_id != second.person_id
    # The events of a gesture are numbered on from the next one.
    assert came == ev.PresenceSet(21, Presence.AT_TABLE, time(15, 55), None)
    assert too == ev.PresenceSet(23, Presence.AT_TABLE, time(15, 55), None)


def test_one_who_turns_out_to_be_two_keeps_their_place() -> None:
    both = Participant(3, "a", "Bart & Els", Role.OTHER)
    edited, seated = PeopleSection().changed(moment(both), 3, {TEXT: "Bart & Els, ouders", PRESENT: ""})
    assert edited == ev.PersonEdited(3, "Bart", Role.PARENT, "", "")
    assert isinstance(seated, ev.PersonSeated)
    assert (seated.name, seated.role) == ("Els", Role.PARENT)


@pytest.mark.parametrize("name", ["papa", "Bart & Els", "Karim", "opvoeder"])
def test_who_was_noted_otherwise_before_stays_so_until_it_is_typed_anew(name: str) -> None:
    section, one = PeopleSection(), Participant(3, "a", name, Role.OTHER)
    at = moment(one)
    values = section.values(at, 3)
    assert section.changed(at, 3, values) == ()
    assert section.changed(at, 3, {**values, TEXT: "Karim Azzi, papa"}) == (
        ev.PersonEdited(3, "Karim Azzi", Role.PARENT, "papa", ""),
    )


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Karim", "In welke rol is Karim erbij? Typ die na een komma: Karim, ouder."),
        ("Bart & Els", "In welke rol is Bart erbij? Typ die na een komma: Bart, ouder."),
        (
            "Bart, Els",
            "Is “Els” een rol? Typ dan “andere (Els)”. Een tweede persoon: “Bart & Els, ouders”.",
        ),
        (
            "opvoeder Karim",
            "Is Karim erbij voor thuis of voor de school? Typ “ouder (opvoeder)” of “opvoeder van school”.",
        ),
        ("Lena Claes", "In welke rol is Lena Claes erbij? Typ die na een komma: Lena Claes, ouder."),
    ],
)
def test_a_role_that_is_not_understood_is_asked_and_nobody_is_noted(typed: str, asked: str) -> None:
    with pytest.raises(NotUnderstood) as trouble:
        PeopleSection().noted(moment(), {TEXT: typed})
    assert str(trouble.value) == asked


@pytest.mark.parametrize(
    ("typed", "role", "relation"),
    [
        ("opvoeder Karim, ouder (opvoeder)", Role.PARENT, "opvoeder"),
        ("Karim, opvoeder van school", Role.OTHER, "opvoeder van school"),
        ("Karim, andere (Els)", Role.OTHER, "Els"),
        ("Karim, andere", Role.OTHER, ""),
        ("Lena", Role.PUPIL, ""),
    ],
)
def test_what_a_question_says_can_be_typed(typed: str, role: Role, relation: str) -> None:
    (seated,) = PeopleSection().noted(moment(), {TEXT: typed})
    assert isinstance(seated, ev.PersonSeated)
    assert (seated.role, seated.relation) == (role, relation)


def test_a_second_of_the_pupils_name_is_asked() -> None:
    at = moment(Participant(3, "a", "Lena", Role.PUPIL))
    with pytest.raises(NotUnderstood):
        PeopleSection().noted(at, {TEXT: "Lena"})


async def test_names_of_all_kinds_are_seated_and_named_by_keys(tmp_path: Path) -> None:
    async with table(tmp_path, at=Step.WELCOME) as t:
        for entry in ("juf Els 😊", "oma", "Tom de Wit & Tom Van Damme, pleegouders"):
            await t.keys(Paste(entry), "enter")
        await t.keys(Paste("Karim"), See("Karim · welke rol?"), "enter")
        assert t.told == ["In welke rol is Karim erbij? Typ die na een komma: Karim, ouder."]
        await t.keys(Paste(", CLB"), "enter", "f3", "f3")
        for who in ("juf Els, grootmoeder", "Tom de W. + Damme"):
            await t.keys(Paste("doen"), "tab", Paste(who), "enter")
        names = {one.id: one.name for one in t.state.people}
        done = [[names[owner] for owner in line.owners] for line in t.state.of(Kind.ACTION)[2:]]
        assert done == [["juf Els", "Oma"], ["Tom de Wit", "Tom Van Damme"]]
        assert t.told == []
        await t.keys(Paste("doen"), "tab", Paste("Tom"), "enter")
        assert t.told == ["Wie bedoel je met “Tom”: Tom de W. of Tom Van D.?"]
