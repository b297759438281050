"""Columns as wide as their words, and together as wide as the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.documents.plan.outline_blocks import Cell, Run, cell
from cop_session.documents.word.column_widths import column_widths
from cop_session.documents.word.large_print import Look

PAGE = 10206
words = st.text(st.characters(categories=["L", "Nd"]), max_size=14)
said = st.lists(words, max_size=12).map(" ".join)
tables = st.integers(1, 8).flatmap(
    lambda wide: st.tuples(
        st.lists(said, min_size=wide, max_size=wide),
        st.lists(st.lists(said, min_size=wide, max_size=wide), max_size=6),
        st.lists(st.integers(1, 60), min_size=wide, max_size=wide),
    )
)


@given(tables, st.sampled_from(["plan", "easy", "large"]))
def test_every_column_has_room_and_none_goes_off_the_page(
    table: tuple[list[str], list[list[str]], list[int]], look: Look
) -> None:
    headers, rows, shares = table
    found = column_widths(headers, [[cell(one) for one in row] for row in rows], shares, PAGE, look)
    assert len(found) == len(headers)
    assert min(found) > 0
    assert PAGE - len(found) <= sum(found) <= PAGE


@pytest.mark.parametrize("word", ["voetbalveld", "(trekker),", "kwaliteitscoördinator", "mmmmmmmmmm"])
def test_a_word_fits_in_the_widest_font(word: str) -> None:
    bold = [[Cell(((Run(word, bold=True),),)), cell("een lang verhaal over iets " * 20), cell("nog een verhaal " * 30)]]
    narrow, *_ = column_widths(["Wie", "Wat", "Hoe"], bold, [1, 90, 90], PAGE, "plan")
    # DejaVu Sans Bold, 9.5 points: at most 0.7 em a letter on average, 1.04 for an m.
    assert narrow - 130 >= len(word) * 190 * (1.04 if word[0] == "m" else 0.56)


def test_the_words_that_make_rows_high_get_the_room() -> None:
    rows = [[cell("1"), cell("kort"), cell("Lukt als de microfoon elke morgen opgeladen is, zegt Anouk " * 3)]] * 4
    _, what, outcome = column_widths(["Nr", "Wat", "Lukt"], rows, [9, 57, 33], PAGE, "plan")
    assert outcome > 2 * what
