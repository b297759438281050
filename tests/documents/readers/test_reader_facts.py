"""Which facts each reader gets, all of them and no other."""

import re

import pytest

from cop_session.documents import text_export
from cop_session.documents.readers import outline_for, owners
from cop_session.documents.word import word_document
from cop_session.domain.codes import Reader
from cop_session.i18n import SUPPORTED, catalogue
from tests.documents.readers.reader_facts import facts
from tests.documents.support.document_sessions import DAY
from tests.documents.support.word_reader import read

FACTS = facts()

_SHARED = {"pupil", "school", "town", "contact", "reach", "evaluation place"}

PARENTS = _SHARED | {
    *("group", "need", "need without action", "works"),
    *("pupil's action", "when", "place", "pupil-at-table"),
    *("parent's action", "parent", "relation"),
    *("shared action", "shared place", "teacher", "coordinator"),
    *("action for the teacher", "action for a concern"),
    *("pupil's condition", "teacher's condition", "coordinator's condition"),
    *("parent's remark", "coordinator's remark", "advice"),
}

PUPIL = {
    *("pupil-at-table", "school", "town", "evaluation place", "quote yes", "heard"),
    *("pupil's action", "when", "place", "pupil's condition"),
    *("parent's action", "relation"),
    *("shared action", "teacher", "coordinator"),
}

_OF_BOTH = {"shared action", "shared place", "teacher's condition", "coordinator's condition"}
_HELPED = {"parent's action", "parent's remark", "advice"}

SLIPS = {
    FACTS.teacher: {*_SHARED, *_OF_BOTH, *_HELPED, "teacher", "need", "coordinator", "action for a concern", "parent"},
    FACTS.coordinator: {
        *_SHARED,
        *_OF_BOTH,
        *("coordinator", "need", "teacher"),
        *("action for the teacher", "coordinator's remark", "lacks of coordinator", "open of coordinator"),
    },
    FACTS.parent: {*_SHARED, *_HELPED, "parent", "need", "teacher"},
    FACTS.pupil: PUPIL,
}

NOT_EVEN_THE_SCHOOL = {
    *("occasion", "room", "kept_until", "home", "said", "objection", "note"),
    *("quote no", "quote to_ask"),
    *("quote dropped", "quote later", "need dropped", "works dropped", "lacks dropped", "open dropped"),
}


def reaching(reader: Reader, owner: int | None = None, locale: str = "nl_BE") -> set[str]:
    made = outline_for(reader, FACTS.state, catalogue(locale), number=1, today=DAY, code="abcd1234", owner=owner)
    # Headings are in capitals there.
    in_text = set(re.findall("«(.+?)»", text_export.render(made).lower()))
    in_word = set(re.findall("«(.+?)»", read(word_document.render(made)).text))
    assert in_word == in_text
    return in_word


def every() -> set[str]:
    return set(re.findall("«(.+?)»", repr(FACTS.state)))


@pytest.mark.parametrize("locale", SUPPORTED)
def test_parents_get_this_and_nothing_else(locale: str) -> None:
    assert reaching(Reader.PARENTS, locale=locale) == PARENTS


@pytest.mark.parametrize("locale", SUPPORTED)
def test_the_pupil_gets_this_and_nothing_else(locale: str) -> None:
    assert reaching(Reader.PUPIL, locale=locale) == PUPIL


def test_whoever_took_something_on_gets_a_slip() -> None:
    assert owners(FACTS.state) == (FACTS.teacher, FACTS.coordinator, FACTS.parent, FACTS.pupil)
    assert owners(FACTS.state) == tuple(SLIPS)


@pytest.mark.parametrize("owner", SLIPS)
def test_a_slip_holds_this_and_nothing_else(owner: int) -> None:
    assert reaching(Reader.OWNER, owner) == SLIPS[owner]


def test_the_school_gets_all_the_rest() -> None:
    assert every() - reaching(Reader.SCHOOL) == NOT_EVEN_THE_SCHOOL


@pytest.mark.parametrize("owner", [None, 0, 5])
def test_there_is_no_slip_for_who_does_nothing(owner: int | None) -> None:
    with pytest.raises(ValueError, match="slip"):
        outline_for(Reader.OWNER, FACTS.state, catalogue("nl_BE"), number=1, today=DAY, owner=owner)
