"""Who was not heard, who has no action, who is next and who has to leave."""

from datetime import date, time

from cop_session.coaching.turn_order import Leaving, bring_forward, load, next_in_round, unheard, without_action
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Presence, Role, Scale, Standing
from cop_session.domain.state import State
from cop_session.domain.when import By
from tests.domain.conftest import Table
from tests.scenarios import lena, milan
from tests.scenarios.script import Says, Script

FRIDAY = By(date(2026, 11, 27), "vrijdag")
LABELS = ("lukt niet", "lukt als …", "lukt")


def named(state: State, *people: int) -> list[str]:
    return [one.name for person in people if (one := state.person(person))]


def test_who_said_nothing_and_does_nothing_was_not_heard(table: Table) -> None:
    s = table.script
    assert unheard(s.state) == (table.parent,)
    s.note(Kind.WORKS, "leest thuis voor", table.parent)
    assert unheard(s.state) == ()


def test_the_load_counts_what_stands_and_leaves_the_interpreter_out(table: Table) -> None:
    s = table.script
    assert load(s.state) == {table.teacher: 1, table.parent: 0}
    assert without_action(s.state) == (table.parent,)
    later = s.action("Samen lezen", (table.parent, table.teacher), FRIDAY)
    assert load(s.state) == {table.teacher: 2, table.parent: 1}
    s.do(ev.StandingSet(later, Standing.LATER))
    assert load(s.state) == {table.teacher: 1, table.parent: 0}


def test_who_is_absent_needs_no_action(table: Table) -> None:
    table.script.do(ev.PresenceSet(table.parent, Presence.ABSENT))
    assert without_action(table.script.state) == ()
    assert next_in_round(table.script.state, ()) == table.teacher


def test_in_the_scenarios_everybody_ends_with_an_action() -> None:
    assert without_action(lena.state()) == ()
    assert named(lena.state(), *(person for person, times in load(lena.state()).items() if times == 3)) == [
        "Annelies Vandamme"
    ]


def test_everybody_is_invited_once(table: Table) -> None:
    for state in (table.script.state, lena.state(), milan.state()):
        invited: list[int] = []
        while (person := next_in_round(state, invited)) is not None:
            invited.append(person)
        assert sorted(invited) == sorted(one.id for one in state.at_table())


def test_the_round_begins_with_who_leaves_then_who_was_not_heard(table: Table) -> None:
    s = table.script
    assert next_in_round(s.state, ()) == table.parent
    pupil = s.seat(
        "d", "Lena", Role.PUPIL, presence=lambda one: ev.PresenceSet(one, Presence.AT_TABLE, None, time(16, 10))
    )
    assert next_in_round(s.state, ()) == pupil
    assert next_in_round(s.state, (pupil,)) == table.parent
    assert next_in_round(s.state, (pupil, table.parent)) == table.teacher
    assert next_in_round(s.state, (pupil, table.parent, table.teacher)) is None


def test_who_has_no_action_goes_before_who_has_one(table: Table) -> None:
    s = table.script
    s.note(Kind.WORKS, "leest thuis voor", table.parent)
    assert unheard(s.state) == ()
    assert next_in_round(s.state, ()) == table.parent


def test_who_comes_later_is_invited_last_and_only_once_there() -> None:
    state = lena.state()
    serkan, pupil = state.people[3].id, state.people[6].id
    others = [one.id for one in state.people if one.id != serkan]
    assert next_in_round(state, others) == serkan
    assert next_in_round(state, others, time(15, 50)) is None
    assert next_in_round(state, others, time(15, 55)) == serkan
    assert next_in_round(state, (), time(16, 0)) == pupil
    assert next_in_round(state, (), time(16, 10)) != pupil


def leaving_at(at: time) -> tuple[Script, int, int]:
    s = Script()
    s.do(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"))
    teacher = s.seat("a", "Annelies", Role.TEACHER)
    pupil = s.seat("b", "Lena", Role.PUPIL, presence=lambda one: ev.PresenceSet(one, Presence.AT_TABLE, None, at))
    return s, teacher, pupil


def test_somebody_who_leaves_soon_is_brought_forward_until_all_is_done() -> None:
    s, teacher, pupil = leaving_at(time(16, 10))
    assert bring_forward(s.state, time(15, 54)) == ()
    assert bring_forward(s.state, time(15, 54), within=20) == (Leaving(pupil, 16, True, (), ()),)
    assert bring_forward(s.state, time(15, 58)) == (Leaving(pupil, 12, True, (), ()),)
    card = s.action("Lena legt een groene kaart", (pupil,), FRIDAY)
    quote = s.note(Kind.QUOTE, "Ik wil wel lezen.", pupil)
    s.note(Kind.QUOTE, "Zij kan het.", teacher)
    assert bring_forward(s.state, time(16, 0)) == (Leaving(pupil, 10, False, (card,), (quote,)),)
    s.do(ev.QuoteConsented(quote, Consent.NO))
    s.poll(card, Scale.CONDITIONS, LABELS, Says(pupil, 2))
    assert bring_forward(s.state, time(16, 0)) == ()
    s.do(ev.LineReworded(card, "Lena legt een blauwe kaart"))
    assert bring_forward(s.state, time(16, 10)) == (Leaving(pupil, 0, False, (card,), ()),)
    assert bring_forward(s.state, time(16, 11)) == ()


def test_who_leaves_soonest_is_told_first() -> None:
    s, teacher, pupil = leaving_at(time(16, 10))
    s.do(ev.PresenceSet(teacher, Presence.AT_TABLE, None, time(16, 5)))
    assert [one.person for one in bring_forward(s.state, time(16, 0))] == [teacher, pupil]


def test_lena_has_done_it_all_before_she_leaves() -> None:
    assert bring_forward(lena.state(), time(16, 0)) == ()
    s = lena.written()
    s.do(ev.SessionReopened())
    (pupil,) = (one.id for one in s.state.people if one.role is Role.PUPIL)
    card = s.action("Lena legt een rode kaart", (pupil,), FRIDAY)
    assert bring_forward(s.state, time(16, 0)) == (Leaving(pupil, 10, False, (card,), ()),)
