"""Any text, without what steers a terminal or breaks a file."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cop_session.domain.primitives.text_rules import bare, clean, initials, one_line, paragraph, visible

ANY = st.text(alphabet=st.characters(exclude_categories=[]))


@given(ANY)
def test_clean_text_steers_nothing_and_can_be_stored(text: str) -> None:
    cleaned = clean(text)
    assert {letter for letter in cleaned if unicodedata.category(letter) in {"Cc", "Cs"}} <= {"\n", "\t"}
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


@given(ANY)
def test_what_is_shown_reorders_nothing(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.bidirectional(letter) in BIDI for letter in shown)


BIDI = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


@given(ANY)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    "text",
    ["Fatma Yıldız", "👩‍👩‍👧", "می‌خواهم", "مرحبا", "e\u0301e\u0301n", "regel\nregel\tkolom", "[/x] =1+1"],
)
def test_everything_a_person_can_say_stays(text: str) -> None:
    assert clean(text) == text
    assert visible(text) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("\x1b[31mrood\x1b[0m", "[31mrood[0m"),
        ("\x9b2J\x07\x00bel", "2Jbel"),
        ("\ud83dlos", "los"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("\ufffe\uffff", ""),
    ],
)
def test_controls_go(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


def test_reordering_marks_become_visible() -> None:
    assert visible("a\u202eb") == "a‹U+202E›b"


def test_a_paragraph_keeps_its_own_line_breaks() -> None:
    assert paragraph("\n eerste\n\ntweede \n") == "eerste\n\ntweede"


@pytest.mark.parametrize(("typed", "name"), [("yildiz", "Yıldız"), ("fatima", "Fatíma"), ("een", "één")])
def test_bare_text_is_found_without_accents(typed: str, name: str) -> None:
    assert bare(name) == typed


@given(st.text(max_size=60))
@example("ﷺ")
@example("Yıldız İstanbul e\u0301\u0327 각 ﬃ ①")
def test_letter_by_letter_gives_what_is_bare_of_the_whole(text: str) -> None:
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    assert bare(text) == "".join(letter for letter in apart if not unicodedata.combining(letter))


@pytest.mark.parametrize(
    ("name", "said"), [("Lena", "L."), ("élise marie", "É. M."), ("", ""), ("محمد", "م."), ("\x1b[2Jx", "[.")]
)
def test_initials(name: str, said: str) -> None:
    assert initials(name) == said
