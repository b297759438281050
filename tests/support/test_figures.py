"""Parts of a row become one row, in the order of the table, and what is not there is said."""

from tests.support.figures import ASKED, table


def test_parts_of_a_row_become_one_row() -> None:
    parts = [
        ("hand-made bombs", 52, {"amiss": 0}, {"s at most": 1.254, "MB at most": 150.0}),
        ("power cuts at FULL", 1_500, {"lost": 0}, {}),
        ("power cuts at FULL", 250, {"lost": 2}, {}),
        ("hand-made bombs", 1, {"amiss": 1}, {"s at most": 0.5, "MB at most": 192.0}),
    ]
    assert table(parts) == [
        "power cuts at FULL  1,750 of 2,000  2 lost",
        "hand-made bombs                 53  1 amiss; 1.25 s at most; 192 MB at most",
    ]


def test_a_row_that_nobody_handed_in_is_named() -> None:
    *rows, last = ASKED
    *lines, missing = table((what, 1, {"lost": 0}, {}) for what in rows)
    assert len(lines) == len(rows)
    assert missing == f"not run: {last}"
    assert table([]) == []
