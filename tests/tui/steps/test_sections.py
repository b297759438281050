"""Laws of the sections: what the fields hold of a row means that row, in every language."""

from dataclasses import replace
from datetime import date, time

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence, Role, Route
from cop_session.domain.state import Attendance, Line, Participant, State
from cop_session.domain.timeline import Timeline
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE
from cop_session.i18n import catalogue
from cop_session.tui.steps.core.aspects import Needs
from cop_session.tui.steps.core.section import READING, TEXT, UNREAD, Moment, Unfinished
from cop_session.tui.steps.sections.participants_section import PeopleSection
from cop_session.tui.steps.sections.recipients_section import ROUTE, RecipientSection
from cop_session.tui.steps.sections.step_sections import sections_in
from tests.scenarios import ferre, lena
from tests.scenarios.__main__ import SAMPLES, TRAINING
from tests.scenarios.script import Script, recorded, told

ALL = {**SAMPLES, **TRAINING}


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
@pytest.mark.parametrize("state", [told(written().turns) for _, written in ALL.values()], ids=list(ALL))
def test_a_row_that_is_opened_and_noted_as_it_is_stays_as_it_is(state: State, locale: str) -> None:
    moment = Moment(state, catalogue(locale), date(2026, 12, 24))
    changed = {
        (section.name, row.text): section.changed(moment, row.id, {**section.values(moment, row.id), READING: UNREAD})
        for step in ROUNDTABLE.steps
        for section in sections_in(step, "nl_NL")
        for row in section.rows(moment)
        if section.fields(moment)
    }
    assert len(changed) > 20
    assert {row: events for row, events in changed.items() if events} == {}


def test_what_was_struck_says_when_by_the_clock_at_the_school() -> None:
    state = Timeline(recorded(ferre.written().turns)).now
    (concerns,) = (
        one for step in ROUNDTABLE.steps for one in sections_in(step, "nl_BE") if one.name == Kind.CONCERN.value
    )
    (struck,) = (row for row in concerns.rows(Moment(state, catalogue("nl_BE"), date(2026, 10, 6))) if row.struck)
    assert struck.text == "geschrapt 15:59"


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
def test_everybody_stays_who_they_are_and_how_they_are_present(locale: str) -> None:
    presences = [
        Attendance(),
        Attendance(Presence.TELEPHONE),
        Attendance(Presence.ABSENT),
        Attendance(Presence.AT_TABLE, time(15, 55), time(16, 10)),
        Attendance(Presence.TELEPHONE, leaves=time(16, 10)),
    ]
    called = [(role, relation) for role in Role for relation in ("", "oma")]
    section = PeopleSection()
    for role, relation in (*called, (Role.TEACHER, "juf"), (Role.PARENT, "pleegmama")):
        for attendance in presences:
            one = Participant(1, "x", "Fatma Yıldız", role, relation, "eigen adres")
            sitting = replace(State().sittings[0], attendance={1: attendance})
            moment = Moment(State(people=(one,), sittings=(sitting,)), catalogue(locale), date(2026, 12, 24))
            assert section.changed(moment, 1, section.values(moment, 1)) == (), (role, attendance)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1-3", "1, 2, 3"),
        ("1 2 3", "1, 2, 3"),
        ("1 – 2", "1, 2"),
        ("2—3", "2, 3"),
        ("1 t/m 3", "1, 2, 3"),
        ("3-2", "2, 3"),
        ("1-2, 4", "1, 2, 4"),
        ("4 1-2 en leerkracht 1 2", "1, 2, 4, leerkracht 1, leerkracht 2"),
        ("leerkracht 1-2", "leerkracht 1, leerkracht 2"),
        ("leerkr 2", "leerkracht 2"),
        ("bezorgdheid", "bezorgdheid"),
        ("leerkracht", "leerkracht 1, 2 …?"),
        ("1, leerkr", "1, leerkr 1, 2 …?"),
        ("1  +  3", "1, 3"),
        ("0-2", None),
        ("3-5", None),
        ("1-2-3", None),
        ("1 - 999999", None),
        ("-1", None),
        ("1-", None),
        ("1" * 7, None),
        ("leerkracht 1-3", None),
    ],
)
def test_needs_are_numbered_as_people_write_numbers(typed: str, meant: str | None) -> None:
    needs = tuple(Line(number, Kind.NEED, f"behoefte {number}") for number in range(1, 5))
    lacks = tuple(Line(number, Kind.LACKS, f"tijd {number}") for number in range(5, 7))
    concern = Line(7, Kind.CONCERN, "te druk")
    state = State(lines={Kind.NEED: needs, Kind.LACKS: lacks, Kind.CONCERN: (concern,)})
    moment = Moment(state, catalogue("nl_BE"), date(2026, 12, 24))
    shown = meant if meant and meant.endswith("?") else f"behoefte {meant}" if meant else f"{' '.join(typed.split())}?"
    assert Needs().understood(moment, typed) == shown


def test_which_of_several_needs_of_the_teacher_is_asked() -> None:
    lacks = (Line(5, Kind.LACKS, "tijd om op te nemen"), Line(6, Kind.LACKS, "een voorbeeld"))
    state = State(lines={Kind.LACKS: lacks})
    moment = Moment(state, catalogue("nl_BE"), date(2026, 12, 24))
    with pytest.raises(Unfinished) as asked:
        Needs().events(moment, Line(9, Kind.ACTION, "opnemen"), "leerkracht")
    assert str(asked.value) == ("Typ leerkracht 1 (tijd om op te nemen) of leerkracht 2 (een voorbeeld).")


def test_a_recipient_can_become_somebody_else_or_get_another_route() -> None:
    moment = Moment(lena.state(), catalogue("nl_BE"), date(2026, 12, 24))
    section = RecipientSection()
    koen = moment.state.recipients[0]
    values = section.values(moment, koen.id)
    assert section.changed(moment, koen.id, {**values, TEXT: "Koen", ROUTE: "papier"}) == (
        ev.RecipientRouted(koen.id, Route.PAPER),
    )
    annelies = moment.state.people[0].id
    assert section.changed(moment, koen.id, {**values, TEXT: "Annelies"}) == (
        ev.Removed(koen.id),
        ev.RecipientAdded(Route.PLATFORM, annelies),
    )
    assert section.changed(moment, koen.id, {**values, TEXT: "huisarts Lucas en Peeters"}) == (
        ev.Removed(koen.id),
        ev.RecipientAdded(Route.PLATFORM, name="huisarts Lucas en Peeters"),
    )
    assert section.noted(moment, {TEXT: "praktijk Koen & zonen", ROUTE: ""}) == (
        ev.RecipientAdded(Route.PLATFORM, name="praktijk Koen & zonen"),
    )
    assert section.noted(moment, {TEXT: "Praktijk De Linde, Roeselare", ROUTE: ""}) == (
        ev.RecipientAdded(Route.PLATFORM, name="Praktijk De Linde, Roeselare"),
    )


def test_a_list_of_recipients_is_read_part_by_part() -> None:
    moment = Moment(replace(lena.state(), recipients=()), catalogue("nl_BE"), date(2026, 12, 24))
    section, values = RecipientSection(), {TEXT: "school (Koen), ouders, CLB (Joris), huisarts Lucas", ROUTE: ""}
    found = section.noted(moment, values)
    names = [moment.state.person(one.person) for one in found if isinstance(one, ev.RecipientAdded) and one.person]
    assert [one.name.split()[0] for one in names if one] == ["Koen", "Fatma", "Serkan", "Joris"]
    assert found[-1] == ev.RecipientAdded(Route.PLATFORM, name="huisarts Lucas")
    assert "Joris" in section.understood(moment, values)
    assert "huisarts Lucas" in section.understood(moment, values)


def test_the_class_teacher_is_among_those_who_are_proposed_to_receive_the_plan() -> None:
    s = Script()
    s.do(ev.SessionPrepared("p", "s", "nl_BE", "Europe/Brussels"))
    seats = (("Tine Claes", Role.TEACHER), ("Joris Maes", Role.GUIDANCE_CENTRE), ("Amina Haddad", Role.PARENT))
    people = [s.seat(f"p{number}", name, role) for number, (name, role) in enumerate(seats)]
    state = s.state
    moment = Moment(state, catalogue("nl_BE"), date(2026, 11, 24))
    section = RecipientSection()
    proposed = section.initial(moment)
    assert proposed == {TEXT: "Tine, Amina"}
    assert section.noted(moment, proposed) == (
        ev.RecipientAdded(Route.PLATFORM, people[0]),
        ev.RecipientAdded(Route.PLATFORM, people[2]),
    )
    s.do(ev.RecipientAdded(Route.PAPER, people[1]))
    assert section.initial(replace(moment, state=s.state)) == {}
