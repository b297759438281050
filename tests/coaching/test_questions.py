"""The questions that open up thinking, and which one comes next."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.coaching.questions import QUESTIONS, Prompt, in_turn
from cop_session.coaching.saying import need_on_the_table, said, shortened
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Presence, Role, Standing
from cop_session.domain.state import State
from cop_session.domain.when import By
from cop_session.i18n import SUPPORTED, catalogue
from tests.scenarios import lena, milan
from tests.scenarios.script import Script

FRIDAY = By(date(2026, 11, 27), "vrijdag")
CODES = [question.code for question in QUESTIONS]


def asked_in_turn(state: State, times: int) -> list[Prompt]:
    asked: list[Prompt] = []
    for _ in range(times):
        asked.append(in_turn(state, [one.code for one in asked]))
    return asked


def fits(state: State, question: Prompt) -> bool:
    return not question.for_roles or bool(question.for_roles & {one.role for one in state.at_table()})


def table() -> tuple[Script, int, int]:
    s = Script()
    s.do(ev.SessionPrepared("pupil", "school", "nl_BE", "Europe/Brussels"))
    return s, s.seat("a", "Annelies", Role.TEACHER), s.seat("b", "Fatma", Role.PARENT)


def test_there_are_enough_questions_for_the_need_and_for_roles() -> None:
    assert len(QUESTIONS) >= 24
    assert len(set(CODES)) == len(CODES)
    assert sum(question.about_need for question in QUESTIONS) >= 5
    aimed = frozenset[Role]().union(*(question.for_roles for question in QUESTIONS))
    assert aimed >= {
        Role.TEACHER,
        Role.PARENT,
        Role.PUPIL,
        Role.HEAD,
        Role.GUIDANCE_CENTRE,
        Role.EXTERNAL_SUPPORTER,
        Role.CARE_COORDINATOR,
    }


@given(st.sampled_from([State(), lena.state(), milan.state()]), st.lists(st.sampled_from([*CODES, "gone"])))
def test_none_comes_back_before_all_were_asked(state: State, asked: list[str]) -> None:
    question = in_turn(state, asked)
    assert asked.count(question.code) == min(asked.count(code) for code in CODES)
    assert in_turn(state, asked) == question


@pytest.mark.parametrize("state", [lena.state(), milan.state()], ids=["lena", "milan"])
def test_those_that_fit_the_table_come_before_those_that_do_not(state: State) -> None:
    order = [fits(state, question) for question in asked_in_turn(state, len(QUESTIONS))]
    assert order == sorted(order, reverse=True)
    assert not order[-1]


def test_as_long_as_nobody_has_an_action_the_list_is_followed() -> None:
    s, *_ = table()
    s.note(Kind.NEED, "Lena heeft korte opdrachten nodig.")
    fitting = [question for question in QUESTIONS if fits(s.state, question)]
    assert asked_in_turn(s.state, len(fitting)) == fitting


def test_who_has_no_action_yet_is_drawn_in() -> None:
    s, teacher, parent = table()
    s.action("Tekst meegeven", (teacher,), FRIDAY)
    assert Role.PARENT in in_turn(s.state, ()).for_roles
    s.action("Voorlezen", (parent,), FRIDAY)
    assert not in_turn(s.state, ()).for_roles


def test_who_is_absent_is_not_spoken_to() -> None:
    s, teacher, parent = table()
    s.action("Tekst meegeven", (teacher,), FRIDAY)
    at_table = asked_in_turn(s.state, 10)
    s.do(ev.PresenceSet(parent, Presence.ABSENT))
    present = asked_in_turn(s.state, 10)
    assert [sum(Role.PARENT in question.for_roles for question in asked) for asked in (at_table, present)] == [3, 0]


def test_without_a_need_none_is_quoted() -> None:
    s, *_ = table()
    assert not any(question.about_need for question in asked_in_turn(s.state, 15))
    s.note(Kind.NEED, "Lena heeft rust nodig.")
    assert any(question.about_need for question in asked_in_turn(s.state, 15))


def test_the_need_without_an_action_is_on_the_table_else_the_last_one() -> None:
    s, teacher, _ = table()
    assert need_on_the_table(s.state) is None
    first, second = s.note(Kind.NEED, "Lena heeft rust nodig."), s.note(Kind.NEED, "Lena heeft tijd nodig.")
    s.action("Tekst meegeven", (teacher,), FRIDAY, (first,))
    assert need_on_the_table(s.state) == s.state.line(second)
    third = s.note(Kind.NEED, "Lena heeft een plan nodig.")
    s.do(ev.StandingSet(third, Standing.DROPPED))
    s.action("Zandloper", (teacher,), FRIDAY, (second,))
    assert need_on_the_table(s.state) == s.state.line(second)


@pytest.mark.parametrize("locale", SUPPORTED)
def test_questions_are_asked_with_the_names_of_this_table(locale: str) -> None:
    t, state = catalogue(locale), lena.state()
    for question in QUESTIONS:
        words = said(t, state, question.text)
        assert "{" not in words
        assert "?" in words
        assert words.removeprefix("“")[:1].isupper()
        assert len(words) <= 150, words


def test_a_dutch_school_hears_no_flemish_words() -> None:
    def heard(locale: str) -> set[str]:
        asked = (said(catalogue(locale), milan.state(), question.text) for question in QUESTIONS)
        return set(re.findall(r"\w+", " ".join(asked).casefold()))

    flemish = {"klas", "voormiddag", "luidop", "punten", "bib", "speelplaats"}
    assert heard("nl_BE") & flemish == {"klas", "voormiddag", "punten", "bib"}
    assert heard("nl_NL") & flemish == set()


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Lena heeft rust nodig.", "Lena heeft rust nodig"),
        (
            "Om met vertrouwen hardop te lezen in de klas, heeft Lena een leerkracht nodig die haar vooraf laat weten",
            "Om met vertrouwen hardop te lezen in de klas …",
        ),
        (
            "Lena heeft opdrachten nodig die korter zijn en waarbij ze mag kiezen",
            "Lena heeft opdrachten nodig die korter zijn en waarbij ze …",
        ),
        ("a" * 60, "a" * 60),
        ("a" * 61, "a" * 58 + " …"),
    ],
)
def test_a_need_is_quoted_in_short(text: str, short: str) -> None:
    assert shortened(text) == short


@given(st.text(), st.integers(25, 80))
def test_a_short_quote_is_short_and_on_one_line(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert "\n" not in short


def test_braces_in_a_need_are_words() -> None:
    s, *_ = table()
    s.note(Kind.NEED, "een {pupil} en een {")
    question = next(question for question in QUESTIONS if question.about_need)
    assert "“Een {pupil} en een {”" in said(catalogue("nl_BE"), s.state, question.text)
