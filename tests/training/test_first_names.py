"""Each first name that is listed, as if somebody at the table bore it: no form of it is left unseen."""

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from cop_session.training.lexicon.common_first_names import FIRST_NAMES
from cop_session.training.names.known_names import Entity, KnownName
from cop_session.training.names.name_forms import diminutive, possessive
from cop_session.training.redaction.name_recognition import Recognition
from cop_session.training.redaction.redact_text import Treatment
from cop_session.training.redaction.shift_dates import Redating, Shift

NAMES = sorted(FIRST_NAMES)


def _sentences(name: str) -> Iterator[tuple[str, str]]:
    """Yield a form of a name and a sentence with it: plain, possessive and small, in both cases, first and amid."""
    for form in (name, possessive(name), diminutive(name), diminutive(name, flemish=True)):
        for said in (form.capitalize(), form):
            yield said, f"{said} zit vooraan."
            yield said, f"Vandaag zit {said} vooraan."


def left_unseen(names: list[str]) -> list[str]:
    """Return the sentences in which a form of a name is neither replaced nor asked about, or in capitals only asked."""
    found = []
    for name in names:
        recognition = Recognition([KnownName(name.capitalize(), Entity.PERSON)], (), Random(1))
        treatment = Treatment(recognition, Redating(Shift(-52), date(2026, 11, 24), (), "nl_BE"), Random(1), rare=False)
        for said, sentence in _sentences(name):
            pieces = treatment.treat(sentence, "hier").pieces
            if not any(said in piece.real and (piece.ask or piece.text != piece.real) for piece in pieces):
                found.append(f"{said}: {sentence}")
    return found


def test_of_some_first_names_no_form_is_left() -> None:
    assert left_unseen(NAMES[::40]) == []


@pytest.mark.torture
def test_of_no_first_name_any_form_is_left() -> None:
    assert left_unseen(NAMES) == []
