"""Lines as facilitators type them, kind by kind: nothing is silently wrong, and most of it is right."""

from pathlib import Path
from typing import Final

import pytest

from cop_session.reading.line import read_line
from tests.reading.grading import Expected, Grade, Table, owners_grade, table, when_grade

_HERE: Final = Path(__file__).parent
TABLES: Final = {
    name: table(_HERE / name)
    for name in (
        *("spoken_lines.tsv", "spoken_kinds.tsv", "spoken_at_another_table.tsv", "spoken_in_february.tsv"),
        *("spoken_by_a_stranger.tsv", "spoken_in_the_netherlands.tsv", "spoken_in_march.tsv", "spoken_in_november.tsv"),
        "spoken_hastily.tsv",
    )
}
_ENOUGH: Final = 0.85
_HASTILY: Final = 0.8
"""Of what was typed in such haste that who does it often stands nowhere near a verb."""
_EACH: Final = 6


def grades(found: Table, one: Expected) -> tuple[Grade, Grade]:
    reading = read_line(one.line, found.people, found.today, found.locale)
    return owners_grade(one.owners, reading, found.people), when_grade(one.when, reading)


@pytest.mark.parametrize(
    ("name", "one"), [pytest.param(name, one, id=one.line) for name, found in TABLES.items() for one in found.lines]
)
def test_no_line_is_silently_wrong(name: str, one: Expected) -> None:
    assert Grade.WRONG not in grades(TABLES[name], one)


@pytest.mark.parametrize("name", TABLES)
def test_most_lines_are_right_for_owner_and_for_date(name: str) -> None:
    found = TABLES[name]
    owners, whens = zip(*(grades(found, one) for one in found.lines), strict=True)
    enough = _HASTILY if name == "spoken_hastily.tsv" else _ENOUGH
    assert owners.count(Grade.RIGHT) >= enough * len(owners)
    assert whens.count(Grade.RIGHT) >= enough * len(whens)


def test_each_kind_has_its_lines() -> None:
    lines = TABLES["spoken_kinds.tsv"].lines
    kinds = [one.kind for one in lines]
    assert all(kinds.count(kind) >= _EACH for kind in kinds)
