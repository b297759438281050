"""The sheets after an evaluation: what each of them takes on from now on, and what the pupil and the parents read."""

from dataclasses import replace

import pytest

from cop_session.documents import text_export
from cop_session.documents.plan.outline_blocks import Bullets, words
from cop_session.documents.plan.thread import documented
from cop_session.documents.readers import owners
from cop_session.domain.codes import Reader
from tests.documents.support.evaluations import LENA, LENA_ENDS, MILAN, Evaluated
from tests.documents.support.outlines import codes, rows, section


def slips(evaluated: Evaluated) -> dict[str, list[str]]:
    """Of each who has a slip, the beginnings of what they took on."""
    state = documented(evaluated.state, evaluated.earlier)
    named = {owner: one.name for owner in owners(state) if (one := state.person(owner))}
    made = {name: evaluated.made(Reader.OWNER, owner) for owner, name in named.items() if name not in ("Lena", "Milan")}
    return {name: [row[0] for row in rows(one, "own")] for name, one in made.items() if "own" in codes(one)}


def bullets(evaluated: Evaluated, reader: Reader, code: str) -> list[str]:
    (block,) = section(evaluated.made(reader), code).blocks
    assert isinstance(block, Bullets)
    return [words(item) for item in block.items]


def test_who_does_something_from_now_on_has_a_slip() -> None:
    assert {name: [one[:2] for one in taken] for name, taken in slips(LENA).items()} == {
        "Annelies Vandamme": ["3.", "9.", "6.", "4."],
        "Fatma Yıldız": ["2."],
        "Serkan Yıldız": ["9.", "7."],
        "Joris Maes": ["4."],
    }


def test_a_condition_of_then_stands_on_the_slips_of_what_stays() -> None:
    assert "Lukt als vervoer geregeld is" in slips(MILAN)["Hanneke Smit"][0]
    esther = next(one.id for one in MILAN.state.people if one.name == "Esther Visser")
    assert "ouders rijden" in text_export.render(MILAN.made(Reader.OWNER, esther))


def test_the_pupil_reads_what_stays_and_what_is_new_first() -> None:
    assert codes(LENA.made(Reader.PUPIL)) == ["said", "kept", "new", "help", "evaluation"]
    (kept,) = bullets(LENA, Reader.PUPIL, "kept")
    assert kept.startswith("Ik leg een groene kaart als ik wil lezen")
    assert section(LENA.made(Reader.PUPIL), "kept").title == "Dit hou ik"
    (new,) = bullets(LENA, Reader.PUPIL, "new")
    assert new == (
        "Papa spreekt op zaterdag de teksten van dinsdag en donderdag in; juf geeft ze op vrijdag mee\n"
        "met papa en Annelies"
    )
    assert bullets(LENA, Reader.PUPIL, "said") == [
        "“Ik wil wel lezen, maar niet als iedereen zucht.”",
        "“Ik lees nu ook als er iemand zucht.”",
    ]


def test_parents_read_what_goes_better_who_does_what_and_when_they_come_back() -> None:
    first, second = bullets(LENA, Reader.PARENTS, "needs")
    assert first.endswith("\nLena: veel beter · leerkracht: beter · thuis: beter · ondersteuning: beter")
    assert "gelijk" not in second
    at_home = [(row[0].split()[0], row[2]) for row in rows(LENA.made(Reader.PARENTS), "you")]
    assert at_home == [
        ("Fatma", "vanaf dinsdag 24 november 2026, thuis"),
        ("Serkan", "om de twee weken vanaf zaterdag 16 januari, thuis (nieuw)"),
        ("Serkan", "om de twee weken vanaf zaterdag 23 januari (veranderd)"),
    ]
    assert bullets(LENA, Reader.PARENTS, "evaluation")[0] == "Dinsdag 9 maart 2027 om 15:45 uur, zorglokaal."


def test_after_a_good_ending_nobody_waits_for_a_date() -> None:
    assert bullets(LENA_ENDS, Reader.PUPIL, "evaluation") == [
        "Het gaat goed. Dit was het laatste gesprek.",
        "Wordt iets weer moeilijk? Dan zeg ik het aan Koen.",
    ]
    assert bullets(LENA_ENDS, Reader.PARENTS, "evaluation") == [
        "Het gaat goed. Dit was het laatste gesprek. Er is geen nieuwe datum."
    ]
    assert set(slips(LENA_ENDS)) == {"Annelies Vandamme"}
    (annelies, *_) = owners(LENA_ENDS.state)
    assert "Er komt geen nieuwe datum" in text_export.render(LENA_ENDS.made(Reader.OWNER, annelies))


@pytest.mark.parametrize("reader", [Reader.PARENTS, Reader.PUPIL])
def test_what_stays_is_sure_although_it_was_not_asked_again(reader: Reader) -> None:
    for one in (LENA, replace(LENA, earlier=())):
        assert "nog niet zeker" not in text_export.render(one.made(reader))
