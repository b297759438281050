"""Plain words: short lines for parents, the I-form for pupils, and signs that nobody has to hear."""

import re
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cop_session.documents import markdown_export, pupil_system_export, text_export
from cop_session.documents.plan.outline_blocks import Outline
from cop_session.documents.readers import outline_for
from cop_session.documents.readers.first_person import in_first_person
from cop_session.documents.readers.short_lines import MOST, in_short_lines
from cop_session.documents.word import word_document
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Reader, Role
from cop_session.domain.state import State
from cop_session.domain.when import Words
from cop_session.i18n import catalogue
from tests.documents.readers.test_binding import SEVEN
from tests.documents.support.document_sessions import DAY, YES, small
from tests.documents.support.word_reader import read
from tests.scenarios.script import Says

SIGNS = "✎☺⌂☎"
LABEL = re.compile(r"^\W*(?:[A-Z][a-z]+(?: ervoor)?: )?")


def made(reader: Reader, state: State, **more: object) -> Outline:
    told = partial(outline_for, state=state, t=catalogue(state.locale), today=DAY, code="abcd1234")
    return told(reader, **{"number": 1, **more})  # type: ignore[arg-type]  # passed on


def sentences(shown: str) -> list[str]:
    """What is read in one breath: up to a stop, a semicolon or the end of the line."""
    lines = (LABEL.sub("", line) for line in shown.splitlines())
    return [one.strip() for line in lines for one in re.split(r"[.!?;:](?:\s|$)", line) if one.strip()]


@pytest.mark.parametrize("name", SEVEN)
@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_sentence_on_the_parents_page_is_longer_than_fifteen_words(name: str, number: int) -> None:
    page = text_export.render(made(Reader.PARENTS, SEVEN[name], number=number, reply_by=DAY))
    found = sentences(page)
    assert len(found) > 20
    assert [one for one in found if len(one.split()) > MOST] == []


@given(st.lists(st.one_of(st.sampled_from(["lezen", "en", "als", "thuis;", "klas,"]), st.text()), max_size=60))
@example(["lezen"] * 16)
@example(["lezen"] * 31)
def test_a_text_in_short_lines_holds_the_same_words(words: list[str]) -> None:
    said = " ".join(words)
    lines = [line.split() for line in in_short_lines(said).split("\n")]
    assert [word for line in lines for word in line] == said.split()
    assert max(map(len, lines)) <= MOST


def test_lines_end_where_a_clause_does() -> None:
    said = (
        "Tekst van dinsdag meegeven; op donderdag ook, en wie ziek is haalt de bladen zelf op in de klas van Annelies"
    )
    assert in_short_lines(said).split("\n")[0] == "Tekst van dinsdag meegeven;"
    assert in_short_lines("kort en goed") == "kort en goed"


@pytest.mark.parametrize(
    ("said", "as_i"),
    [
        ("Lena legt een groene kaart als ze wil lezen", "Ik leg een groene kaart als ik wil lezen"),
        ("Lena steekt de kaart op als ze het niet heeft verstaan", "Ik steek de kaart op als ik het niet heb verstaan"),
        ("lena kiest een boek en leest het voor", "Ik kies een boek en lees het voor"),
        ("Lena zit vooraan", "Ik zit vooraan"),
        ("Lena is om 9u in de klas", "Ik ben om 9u in de klas"),
        # Nobody is sure of these.
        ("Lena leest voor aan haar broertje", None),
        ("Lena leest voor en mama luistert", None),
        ("Lena vraagt hulp als ze praten", None),
        ("Lena verhuist naar de eerste bank", None),
        ("Lena Peeters legt een kaart", None),
        ("Een groene kaart leggen", None),
        ("Lena", None),
        ("", None),
    ],
)
def test_a_pupil_says_i_where_that_is_sure(said: str, as_i: str | None) -> None:
    assert in_first_person(said, "Lena") == as_i


def test_the_pupils_page_says_i_and_holds_the_own_words_of_a_dutch_pupil() -> None:
    milan = text_export.render(made(Reader.PUPIL, SEVEN["milan"]))
    assert "- Ik kies maandag zelf twee van de vijf taken" in milan
    assert "“Ik wil niet dat iedereen weet dat ik ander werk heb.”" in milan
    lena = text_export.render(made(Reader.PUPIL, SEVEN["lena"]))
    assert "- Ik leg een groene kaart als ik wil lezen" in lena
    table = small("nl_NL")
    table.script.note(Kind.HEARD, "dat zei mama", table.parent)
    assert "dat zei mama" not in text_export.render(made(Reader.PUPIL, table.state))


def test_what_is_shared_stands_under_each_who_does_it() -> None:
    table = small()
    line = table.script.action("samen lezen", (table.teacher, table.pupil, table.parent), Words("elke week"))
    table.poll(line, *(Says(one, YES) for one in (table.teacher, table.pupil, table.parent)))
    made_for = made(Reader.PARENTS, table.state)
    assert [one.code for one in made_for.sections if "samen lezen" in repr(one)] == ["we", "child", "you"]


@pytest.mark.parametrize("reader", [Reader.PARENTS, Reader.PUPIL])
def test_signs_are_drawn_and_not_read_aloud(reader: Reader) -> None:
    one = made(reader, SEVEN["lena"])
    for shown in (
        text_export.render(one),
        markdown_export.render(one),
        pupil_system_export.html(one),
        pupil_system_export.text(one),
    ):
        assert not set(SIGNS) & set(shown)
    drawn = set(SIGNS) & set(read(word_document.render(one)).text)
    assert drawn == (set(SIGNS) if reader is Reader.PARENTS else set())


@pytest.mark.parametrize("reader", [Reader.PARENTS, Reader.PUPIL, Reader.OWNER])
def test_names_of_any_script_are_set_apart_on_every_sheet(reader: Reader) -> None:
    table = small()
    table.script.do(ev.PersonEdited(table.parent, "فاطمة يلدز", Role.PARENT, ""))
    line = table.script.action("voorlezen", (table.parent, table.teacher), Words("elke week"))
    table.poll(line, Says(table.parent, YES), Says(table.teacher, YES))
    owner = table.teacher if reader is Reader.OWNER else None
    one = made(reader, table.state, owner=owner)
    assert "فاطمة يلدز" in one.names
    assert "\u200e" in read(word_document.render(one)).text


def test_a_need_of_the_teacher_is_explained_where_it_is_named() -> None:
    table = small()
    lack = table.script.note(Kind.LACKS, "een timer")
    table.script.action("een timer kopen", (table.coordinator,), Words("morgen"), (lack,))
    slip = text_export.render(made(Reader.OWNER, table.state, owner=table.coordinator))
    assert "Behoefte leerkracht: iets wat de leerkracht nodig heeft." in slip
    assert "“Leerkracht”: zie wat die nodig heeft." in text_export.render(made(Reader.SCHOOL, table.state))
