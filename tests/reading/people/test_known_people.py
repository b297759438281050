"""Who is meant by what is typed."""

import pytest

from cop_session.domain.codes import Role
from cop_session.domain.state import Participant
from cop_session.reading.people.known_people import recognised, rest_of


def person(name: str, role: Role, person_id: str) -> Participant:
    return Participant(0, person_id, name, role)


KOEN = person("Koen Lippens", Role.CARE_COORDINATOR, "lippens")
FIRST = person("Koen", Role.TEACHER, "koen")
TEACHER = person("An Peeters", Role.TEACHER, "teacher")
HEAD = person("An Peeters", Role.HEAD, "head")


@pytest.mark.parametrize(
    ("name", "role", "meant"),
    [
        ("koen  lippens", Role.HEAD, KOEN),
        ("Koen", Role.TEACHER, FIRST),
        ("Koen", Role.HEAD, None),
        ("An Peeters", Role.HEAD, HEAD),
        ("An Peeters", Role.SPEECH_THERAPIST, None),
        ("", Role.OTHER, None),
    ],
)
def test_somebody_is_recognised_by_a_whole_name_or_by_first_name_and_role(
    name: str, role: Role, meant: Participant | None
) -> None:
    assert recognised(name, role, (KOEN, FIRST, TEACHER, HEAD)) is meant


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("Koe", "n Lippens, zoco"),
        ("koen l", "ippens, zoco"),
        ("yIldIz", " Fatma, mama"),
        ("Ines", " Maes"),
        ("Inès Maes", ""),
        ("Ippens", ""),
        ("", ""),
        (" ", ""),
    ],
)
def test_what_is_typed_goes_on_as_the_first_that_begins_so(typed: str, rest: str) -> None:
    assert rest_of(typed, ["Koen Lippens, zoco", "Koen, juf", "Yıldız Fatma, mama", "Inès Maes"]) == rest
