"""Where a family's name stands first, a family's name stands there in the copy too."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.timeline import Timeline
from cop_session.training.lexicon import pseudonym_pool
from cop_session.training.redaction.training_copy import Copy, copy_of

BEGINS = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)


def copied(name: str, *lines: str, role: Role = Role.PUPIL, lot: int = 5) -> Copy:
    events: list[ev.Event] = [ev.SessionPrepared("pupil-0001", "school-0001", "nl_BE", "Europe/Brussels")]
    events += [ev.DetailSet(Detail.PUPIL, name)] if role is Role.PUPIL else []
    events += [ev.PersonSeated("person-0001", name, role), *(ev.LineNoted(Kind.NEED, line) for line in lines)]
    log = [ev.Recorded(seq, seq, BEGINS + timedelta(minutes=seq), 0, event) for seq, event in enumerate(events, 1)]
    return copy_of(Timeline(log), chance=Random(lot))


def said(copy: Copy) -> list[str]:
    """Return the texts of the copy, the name before the lines."""
    return [text.said({item.ask.key: item.proposed for item in copy.items}) for text in copy.texts.values()]


@pytest.mark.parametrize(
    ("name", "first", "last", "turned"),
    [
        ("Chen Jiayi", "Jiayi", "Chen", True),
        ("Nguyen Thi Mai", "Thi", "Nguyen", True),
        ("PEETERS Lena", "Lena", "Peeters", True),
        ("Peeters Lena", "Lena", "Peeters", True),
        ("Peeters, Lena", "Lena", "Peeters", True),
        ("Van de Putte Lena", "Lena", "Van de Putte", True),
        ("VAN DEN BROECK Noor", "Noor", "Van den Broeck", True),
        ("Lena Peeters", "Lena", "Peeters", False),
        ("Kim Peeters", "Kim", "Peeters", False),
        ("Lena Thomas", "Lena", "Thomas", False),
        ("Łukasz Nowak", "Łukasz", "Nowak", False),
        ("Lin Mei", "Mei", "Lin", True),
        ("El Amrani Yasmine", "Yasmine", "El Amrani", True),
        ("ROMBAUT-DE WIT Emma", "Emma", "Rombaut-De Wit", True),
        ("LENA PEETERS", "Lena", "Peeters", False),
    ],
)
def test_a_pupil_gets_a_first_name_for_the_first_name_and_a_family_name_for_the_family_s(
    name: str, first: str, last: str, *, turned: bool
) -> None:
    copy = copied(name, f"{first} leest graag voor; bij {last} thuis is het rustig", f"morgen komt {name} wat later")
    *_, alone, whole = said(copy)
    made_first = alone.split()[0]
    made_last = alone.partition("bij ")[2].partition(" thuis")[0]
    assert made_first in pseudonym_pool.FIRST_NAMES, alone
    assert made_last.title() in pseudonym_pool.SURNAMES, alone
    order = [
        one for one in whole.replace(",", "").split() if one.casefold() in (made_first.casefold(), made_last.casefold())
    ]
    expected = [made_last, made_first] if turned else [made_first, made_last]
    assert [one.casefold() for one in order] == [one.casefold() for one in expected]
    for text in said(copy):
        assert not {first.casefold(), last.split()[-1].casefold()} & set(text.casefold().replace(",", "").split())


def test_an_initial_is_no_family() -> None:
    name, line = said(copied("J. Peeters", "mevrouw Peeters belt"))[-2:]
    assert line.split()[1] in pseudonym_pool.SURNAMES
    assert name.split()[-1] == line.split()[1]


def test_a_grown_up_is_written_as_people_say_it() -> None:
    # *Thomas* is a family too.
    (name, line) = said(copied("Lutgart Thomas", "Lutgart belt; mevrouw Thomas komt", role=Role.TEACHER))
    assert line.split()[0] in pseudonym_pool.FIRST_NAMES
    assert line.split()[-2] in pseudonym_pool.SURNAMES
    assert name.split() == [line.split()[0], line.split()[-2]]
