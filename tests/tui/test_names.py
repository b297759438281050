"""Names as they may be seen over a shoulder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cop_session.roundtable.text import initials
from cop_session.tui.widgets.names import masked


@pytest.mark.parametrize(
    ("name", "said"), [("Lena", "L."), ("élise marie", "É. M."), ("", ""), ("محمد", "م."), ("\x1b[2Jx", "[.")]
)
def test_initials(name: str, said: str) -> None:
    assert initials(name) == said


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("heeft Lena een leerkracht nodig; Lena's kaart", "Lena", "heeft L. een leerkracht nodig; L.'s kaart"),
        ("LENA leest, en Helena ook", "Lena", "L. leest, en Helena ook"),
        ("12 jan met Jan", "Jan", "12 jan met J."),
        ("Anna-Lies zegt", "Anna-Lies", "A. zegt"),
        ("a.b (Lena)", "a.b", "A. (Lena)"),
    ],
)
def test_a_name_in_a_text_becomes_an_initial(text: str, name: str, said: str) -> None:
    assert masked(text, name) == said


@given(st.text(), st.text(max_size=10))
def test_no_text_and_no_name_break_it(text: str, name: str) -> None:
    masked(text, name)
    initials(name)
