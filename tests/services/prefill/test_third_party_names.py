"""Names that had better be read once more before a document leaves."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest

from cop_session.documents.outline import outline
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Detail, Kind, Role, Standing
from cop_session.domain.state import Line, State
from cop_session.i18n import catalogue
from cop_session.services import Library
from cop_session.services.prefill.prefill import known
from cop_session.services.prefill.prefill_queries import of_other_pupils
from cop_session.services.prefill.third_party_names import mentions, strangers, words_in, words_of
from tests.scenarios import lena, milan

T = catalogue("nl_BE")


def found(state: State, *others: State) -> list[tuple[str, str]]:
    plan = outline(state, T, number=1, today=date(2026, 11, 24), code="abcd1234")
    names = strangers(state, [known(f"s{place}", other) for place, other in enumerate(others)])
    return [(one.words, one.where) for one in mentions([plan], state, names)]


def said(state: State, text: str, kind: Kind = Kind.WORKS) -> State:
    line = Line(9_000, kind, text, standing=Standing.AGREED, consent=Consent.YES)
    return replace(state, lines={**state.lines, kind: (line,)})


def test_the_samples_name_nobody_who_is_not_at_their_own_table() -> None:
    assert found(lena.state(), milan.state()) == []
    assert found(milan.state(), lena.state()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("werkt graag samen met Milan", ["Milan"]),
        ("Milans groep doet mee", ["Milans"]),
        ("milan is een stad", []),
        ("praat met Esther over vervoer", ["Esther"]),
        ("Esther is een gewone voornaam", []),
        ("vraag het aan ESTHER VISSER", ["ESTHER VISSER"]),
        ("dat zag Jeroen Bakker ook", ["Jeroen Bakker"]),
        ("dat zag Jeroen ook", []),
        ("leest voor aan haar broertje Emre", ["Emre"]),
        ("de ouders zijn gescheiden", ["ouders zijn gescheiden"]),
        ("Lena, Fatma en juf Annelies lezen samen in De Wegwijzer", []),
    ],
)
def test_who_is_not_of_this_table_is_pointed_out(text: str, words: list[str]) -> None:
    state = said(lena.state(), text)
    assert [one for one, _ in found(state, milan.state())] == words


def test_a_quote_that_is_printed_is_read_too_and_says_under_which_heading() -> None:
    state = said(lena.state(), "Ik wil naast Milan zitten.", Kind.QUOTE)
    ((words, where),) = found(state, milan.state())
    assert words == "Milan"
    assert where in [section.title for section in outline(state, T, number=1, today=date(2026, 11, 24)).sections]


def test_a_colleague_of_this_school_may_be_named_and_the_same_pupil_always() -> None:
    here = said(lena.state(), "samen met Hanneke Smit")
    there = milan.state()
    assert [words for words, _ in found(here, there)] == ["Hanneke Smit"]
    same_school = replace(there, school_id=here.school_id)
    assert found(here, same_school) == []


def test_samples_point_at_nothing_in_a_real_round_table(library: Library, lena: str) -> None:
    sample = library.read(lena).now
    real = said(replace(sample, pupil_id="p", fictional=False, details={Detail.PUPIL: "Noor"}, people=()), "met Lena")
    assert library.earlier(state=sample).of_other_pupils(real) == ()
    assert len(library.earlier(state=sample).of_other_pupils(replace(real, fictional=True))) == 1


def test_a_round_table_on_the_same_pupil_is_no_other(library: Library, lena: str, milan: str) -> None:
    assert [one.session_id for one in library.earlier().of_other_pupils(library.read(lena).now)] == [milan]


def test_a_name_is_told_once_under_each_heading() -> None:
    state = said(lena.state(), " ".join(["Milan en Esther Visser lezen"] * 40))
    assert sorted(words for words, _ in found(state, milan.state())) == ["Esther Visser", "Milan"]


@pytest.mark.parametrize("name", ["Papa", "Oma van vaderskant", "mevr. Visser", "de heer Visser", "👩 Esther Visser"])
def test_who_is_noted_by_a_title_lends_it_to_nobody(name: str) -> None:
    other = milan.state()
    parent = next(one for one in other.people if one.role is Role.PARENT)
    other = replace(other, people=tuple(replace(one, name=name) if one is parent else one for one in other.people))
    state = said(lena.state(), "Leest met Papa, met Oma en met Mevr. El Amrani, zegt De Wegwijzer")
    assert found(state, other) == []
    assert [words for words, _ in found(said(lena.state(), "Leest met Bart Visser"), other)] == ["Bart Visser"]


WORDS = (
    "Milan",
    "Milans",
    "ESTHER",
    "Visser",
    "Jeroen",
    "Bakker",
    "Jan",
    "van",
    "den",
    "Berg",
    "Lena",
    "Jean-Pierre",
    "De",
)


def test_who_is_called_by_no_word_of_it_is_not_even_looked_at(library: Library, lena: str, milan: str) -> None:
    for name in ("Lena van den Berg", "Jan van den Berg", "Jean-Pierre De Bakker", "mevr. Bakker"):
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels", fictional=True)
        live.record(ev.DetailSet(Detail.PUPIL, name), ev.PersonSeated("p", f"{name} senior", Role.PARENT))
        live.close()
    here = library.read(lena).now
    others = [one for one in library.everybody(lena, fictional=True) if one.pupil_id != here.pupil_id]
    assert len(others) == 5
    random, seen = Random(7), set[str]()
    for _ in range(150):
        state = said(here, "samen met " + " ".join(random.choices(WORDS, k=random.randrange(1, 5))))
        plan = [outline(state, T, number=1, today=date(2026, 11, 24), code="abcd1234")]
        looked_at = of_other_pupils(library._index, state, words_in(plan), words_of(state), lena)
        found = mentions(plan, state, strangers(state, looked_at))
        assert found == mentions(plan, state, strangers(state, others))
        seen |= {one.words for one in found}
    assert "Milan" in seen
    assert any(" " in one for one in seen)
