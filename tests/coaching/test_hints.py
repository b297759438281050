"""Given what was written down, what is worth a second look."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.coaching.hints import HINTED, About, Hint, advice, hints, hints_on
from cop_session.domain.codes import Kind
from cop_session.domain.state import State
from cop_session.i18n import SUPPORTED, catalogue
from tests.coaching.sentences import DUTCH, ENGLISH, ORDINARY_DUTCH, ORDINARY_ENGLISH, Expected
from tests.reading.people.scenario_people import LENA
from tests.scenarios import lena, milan

NAMES = tuple(one.name for one in LENA if one.name != "Lena")
WORDS = st.sampled_from(
    sorted({word for text, _ in (*DUTCH, *ENGLISH) for word in re.findall(r"\w+|[^\w\s]", text)} - {"”", '"'})
)


def said(text: str, language: str) -> Expected:
    found = hints(text, pupil="Lena", names=NAMES, language=language)
    return tuple((hint.about, text[hint.start : hint.end]) for hint in found)


@pytest.mark.parametrize(("text", "expected"), DUTCH)
def test_dutch_words_that_hurt_or_need_not_be_there_are_pointed_out(text: str, expected: Expected) -> None:
    assert said(text, "nl_BE") == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_words_that_hurt_or_need_not_be_there_are_pointed_out(text: str, expected: Expected) -> None:
    assert said(text, "en") == expected


@pytest.mark.parametrize("text", ORDINARY_DUTCH)
def test_ordinary_dutch_is_left_in_peace(text: str) -> None:
    assert said(text, "nl_NL") == ()


@pytest.mark.parametrize("text", ORDINARY_ENGLISH)
def test_ordinary_english_is_left_in_peace(text: str) -> None:
    assert said(text, "en") == ()


@pytest.mark.parametrize("state", [lena.state(), milan.state()], ids=["lena", "milan"])
def test_nothing_in_the_scenarios_gets_a_hint(state: State) -> None:
    lines = [line for row in state.lines.values() for line in row]
    assert len(lines) > 10
    assert [(line.text, found) for line in lines if (found := hints_on(state, line.kind, line.text))] == []
    pupil = state.pupil
    assert pupil is not None
    names = tuple(one.name for one in state.people)
    for line in lines:
        found = hints(line.text, pupil=pupil.name, names=names, language=state.locale)
        assert About.LABEL not in {hint.about for hint in found}, line.text


def test_a_quote_and_what_somebody_wants_in_own_words_get_no_hint() -> None:
    state = lena.state()
    text = "Lena is lui en heeft ADHD"
    assert {hint.about for hint in hints_on(state, Kind.NEED, text)} == {About.LABEL, About.DIAGNOSIS}
    assert {hint.about for hint in hints_on(state, Kind.CONCERN, text)} == {About.DIAGNOSIS}
    for kind in (Kind.QUOTE, Kind.HEARD, Kind.REMARK, Kind.NOTE, Kind.OBSERVER):
        assert kind not in HINTED
        assert hints_on(state, kind, text) == ()


def test_as_long_as_the_pupil_has_no_name_nobody_is_another_child() -> None:
    text = "ze leest samen met Noah"
    assert hints(text, pupil="", names=(), language="nl_BE") == ()
    assert hints(text, pupil="Lena", names=(), language="nl_BE") == (Hint(About.OTHER_CHILD, 19, 23),)
    text = "Noah is lui en Noah leest met Noah"
    assert hints_on(State(), Kind.NEED, text) == ()
    assert hints_on(lena.state(), Kind.NEED, text) == (Hint(About.OTHER_CHILD, 15, 19), Hint(About.OTHER_CHILD, 30, 34))


def test_a_full_name_with_marks_of_its_own_is_known() -> None:
    found = hints("Ana-Maïa (J.) is lui, zegt Ünal", pupil="Ana-Maïa (J.) Ünal", names=(), language="nl_BE")
    assert found == (Hint(About.LABEL, 14, 20),)


@given(st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=30).map(" ".join), st.sampled_from(SUPPORTED))
def test_hints_lie_within_the_text_and_apart(text: str, language: str) -> None:
    found = hints(text, pupil="Lena", names=NAMES, language=language)
    edges = [edge for hint in found for edge in (hint.start, hint.end)]
    assert edges == sorted(edges)
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)


@given(st.lists(WORDS, max_size=30))
def test_words_in_any_order_are_read(words: list[str]) -> None:
    text = " ".join(words)
    found = hints(text, pupil="Lena", names=NAMES, language="nl_BE")
    assert all(text[hint.start : hint.end].strip() for hint in found)
    assert hints(f"“{text}”", pupil="Lena", names=NAMES, language="nl_BE") == ()


@pytest.mark.parametrize("locale", SUPPORTED)
def test_advice_is_one_short_sentence_that_names_nobody(locale: str) -> None:
    t = catalogue(locale)
    for about in About:
        words = t(advice(about))
        assert len(words) <= 110, words
        assert "{" not in words
