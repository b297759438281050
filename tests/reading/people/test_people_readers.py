"""Who is meant, by name, initials, role or relation."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.domain.codes import Role
from cop_session.domain.display_names import call_names
from cop_session.domain.state import Participant
from cop_session.reading.people.people_readers import Candidates, complete, read_people, read_role
from cop_session.reading.people.roster import PeopleReading
from tests.reading.people.scenario_people import INTERPRETER, LENA, MILAN

EVERYBODY = (*LENA, INTERPRETER)

IN_LENA: list[tuple[str, tuple[int, ...]]] = [
    ("Annelies", (1,)),
    ("annelies", (1,)),
    ("Annelies Vandamme", (1,)),
    ("Vandamme", (1,)),
    ("AV", (1,)),
    ("a.v.", (1,)),
    ("ID", (5,)),
    ("IDH", (5,)),
    ("Ann", (1,)),
    ("K", (2,)),
    ("D'Hondt", (5,)),
    ("ilse d’hondt", (5,)),
    ("fatma yildiz", (3,)),
    ("FATMA YILDIZ", (3,)),
    ("Annelies + Joris", (1, 6)),
    ("Joris + Annelies", (6, 1)),
    ("Annelies en Joris", (1, 6)),
    ("Annelies, Joris & Koen", (1, 6, 2)),
    ("Annelies; Joris", (1, 6)),
    ("Annelies/Joris", (1, 6)),
    ("Annelies, Annelies", (1,)),
    ("mama", (3,)),
    ("moeder", (3,)),
    ("papa", (4,)),
    ("vader", (4,)),
    ("mama en papa", (3, 4)),
    ("mama Fatma", (3,)),
    ("Fatma (mama)", (3,)),
    ("ouders", (3, 4)),
    ("de ouders", (3, 4)),
    ("juf", (1,)),
    ("de juf", (1,)),
    ("juf Annelies", (1,)),
    ("leerkracht", (1,)),
    ("zoco", (2,)),
    ("de zoco", (2,)),
    ("onze zorgcoördinator", (2,)),
    ("zorgcoordinator", (2,)),
    ("CLB", (6,)),
    ("clb-medewerker", (6,)),
    ("leerondersteuner", (5,)),
    ("leerondersteuner (leersteuncentrum)", (5,)),
    ("leerling", (7,)),
    ("Lena, mama en juf", (7, 3, 1)),
    ("tolk", (8,)),
    ("allen", (1, 2, 3, 4, 5, 6, 7)),
    ("Iedereen", (1, 2, 3, 4, 5, 6, 7)),
    ("", ()),
    (" , ; ", ()),
]


@pytest.mark.parametrize(("said", "ids"), IN_LENA)
def test_who_is_meant_in_flanders(said: str, ids: tuple[int, ...]) -> None:
    assert read_people(said, EVERYBODY, "nl_BE") == PeopleReading(ids)


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("Esther, Bart", (3, 4)),
        ("Hanneke", (5,)),
        ("consulent", (5,)),
        ("IB'er", (2,)),
        ("ib’er", (2,)),
        ("KC", (2,)),
        ("intern begeleider", (2,)),
        ("SEA", (2,)),
        ("meester Jeroen + Milan", (1, 6)),
        ("El Amrani", (2,)),
    ],
)
def test_who_is_meant_in_the_netherlands(said: str, ids: tuple[int, ...]) -> None:
    assert read_people(said, MILAN, "nl_NL") == PeopleReading(ids)


@pytest.mark.parametrize(
    ("said", "ids"), [("mum and dad", (3, 4)), ("parents", (3, 4)), ("the teacher", (1,)), ("everyone", (1, 2, 3, 4))]
)
def test_who_is_meant_in_english(said: str, ids: tuple[int, ...]) -> None:
    people = (LENA[0], LENA[1], replace(LENA[2], relation="mum"), replace(LENA[3], relation="dad"))
    assert read_people(said, people, "en").ids == ids


def test_nobody_is_made_up() -> None:
    reading = read_people("Piet, Koen en oma", LENA, "nl_BE")
    assert (reading.ids, reading.unknown) == ((2,), ("Piet", "oma"))


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("Yıldız", PeopleReading(ambiguous=(Candidates("Yıldız", (3, 4)),))),
        ("ouder", PeopleReading(ambiguous=(Candidates("ouder", (3, 4)),))),
        ("y", PeopleReading(unknown=("y",))),
        ("FY, Visser", PeopleReading(ids=(3,), unknown=("Visser",))),
    ],
    ids=str,
)
def test_what_is_several_people_is_left_to_ask(said: str, reading: PeopleReading) -> None:
    assert read_people(said, LENA, "nl_BE") == reading


def test_two_with_one_first_name_are_told_apart_by_more_of_it() -> None:
    lien = (Participant(1, "a", "Lien Dewit", Role.TEACHER), Participant(2, "b", "Lien Maes", Role.PARENT))
    assert read_people("Lien", lien, "nl_BE").ambiguous == (Candidates("Lien", (1, 2)),)
    assert read_people("Lien D", lien, "nl_BE").ids == (1,)
    assert read_people("Lien Maes", lien, "nl_BE").ids == (2,)


def test_the_class_is_a_guess_at_its_teacher() -> None:
    assert read_people("de klas", LENA, "nl_BE") == PeopleReading((1,), guessed=(Candidates("de klas", (1,)),))


def test_mama_is_not_guessed_among_parents_of_whom_nobody_said_so() -> None:
    assert read_people("mama", MILAN, "nl_NL").ambiguous == (Candidates("mama", (3, 4)),)
    alone = read_people("mama", MILAN[:3], "nl_NL")
    assert (alone.ids, [one.said for one in alone.guessed]) == ((3,), ["mama"])
    assert read_people("oma", MILAN, "nl_NL").unknown == ("oma",)


def test_a_name_that_holds_a_separator_is_one_name() -> None:
    people = (Participant(1, "a", "Team Zorg en Welzijn", Role.OTHER),)
    assert read_people("team zorg en welzijn", people, "nl_BE").ids == (1,)


@pytest.mark.parametrize("people", [LENA, MILAN, (LENA[0], replace(LENA[0], id=2, name="Annelies Claes"))])
def test_how_people_are_called_on_screen_is_read_back(people: tuple[Participant, ...]) -> None:
    names = call_names(people)
    assert read_people(" + ".join(names.values()), people, "nl_BE").ids == tuple(names)


@pytest.mark.parametrize(
    ("said", "completed"),
    [
        ("An", "Annelies"),
        ("an", "annelies"),
        ("Fatma, Se", "Fatma, Serkan"),
        ("Annelies + jo", "Annelies + joris"),
        ("mama en pa", "mama en papa"),
        ("Fatma y", "Fatma yıldız"),
        ("FATMA YIL", "FATMA YILdız"),
        ("Annelies", None),
        ("Annelies, An", None),
        ("Annelies, ", None),
        ("Fatma en", None),
        ("x", None),
        ("", None),
    ],
)
def test_names_complete_themselves(said: str, completed: str | None) -> None:
    assert complete(said, LENA, "nl_BE") == completed


ROLES: list[tuple[str, str, Role, str]] = [
    ("nl_BE", "mama", Role.PARENT, "mama"),
    ("nl_BE", "Mama", Role.PARENT, "Mama"),
    ("nl_BE", "papa", Role.PARENT, "papa"),
    ("nl_BE", "ouder", Role.PARENT, ""),
    ("nl_BE", "ouder (mama)", Role.PARENT, "mama"),
    ("nl_BE", "pleegmama", Role.PARENT, "pleegmama"),
    ("nl_BE", "mama van Lena", Role.PARENT, "mama van Lena"),
    ("nl_BE", "juf", Role.TEACHER, "juf"),
    ("nl_BE", "juf 3B", Role.TEACHER, "juf 3B"),
    ("nl_BE", "leerkracht", Role.TEACHER, ""),
    ("nl_BE", "zoco", Role.CARE_COORDINATOR, ""),
    ("nl_BE", "zorgcoördinator", Role.CARE_COORDINATOR, ""),
    ("nl_BE", "zorgcoordinator", Role.CARE_COORDINATOR, ""),
    ("nl_BE", "zorgleerkracht", Role.CARE_TEACHER, ""),
    ("nl_BE", "CLB", Role.GUIDANCE_CENTRE, ""),
    ("nl_BE", "CLB-medewerker", Role.GUIDANCE_CENTRE, ""),
    ("nl_BE", "leerondersteuner (leersteuncentrum)", Role.EXTERNAL_SUPPORTER, "leersteuncentrum"),
    ("nl_BE", "leerling", Role.PUPIL, ""),
    ("nl_BE", "directie", Role.HEAD, ""),
    ("nl_BE", "directeur", Role.HEAD, "directeur"),
    ("nl_BE", "logo", Role.SPEECH_THERAPIST, "logo"),
    ("nl_BE", "brugfiguur", Role.LIAISON, ""),
    ("nl_BE", "tolk", Role.INTERPRETER, ""),
    ("nl_BE", "tolk Turks", Role.INTERPRETER, "tolk Turks"),
    ("nl_BE", "tante", Role.OTHER, "tante"),
    ("nl_BE", "oma", Role.OTHER, "oma"),
    ("nl_NL", "IB'er", Role.CARE_COORDINATOR, ""),
    ("nl_NL", "IB'er / kwaliteitscoördinator", Role.CARE_COORDINATOR, ""),
    ("nl_NL", "consulent samenwerkingsverband", Role.EXTERNAL_SUPPORTER, ""),
    ("nl_NL", "RT'er", Role.CARE_TEACHER, ""),
    ("en", "mum", Role.PARENT, "mum"),
    ("en", "teacher", Role.TEACHER, ""),
    ("en", "SENCO", Role.CARE_COORDINATOR, ""),
]


@pytest.mark.parametrize(("language", "said", "role", "relation"), ROLES)
def test_roles_and_relations(language: str, said: str, role: Role, relation: str) -> None:
    assert read_role(said, language) == (role, relation)


def test_no_role_said_is_no_role() -> None:
    assert read_role("  ", "nl_BE") is None


@settings(deadline=None)
@given(st.text(), st.sampled_from(["nl_BE", "en"]))
@example("de " * 5_000, "nl_BE")
@example("(" * 10_000, "nl_BE")
@example("Annelies en " * 2_000, "nl_BE")
@example("ß\u0300ﬁ, İ", "nl_BE")
def test_reading_people_never_raises(said: str, language: str) -> None:
    reading = read_people(said, LENA, language)
    assert set(reading.ids) <= {one.id for one in LENA}
    completed = complete(said, LENA, language)
    assert completed is None or completed.startswith(said)
    role = read_role(said, language)
    assert role is None or isinstance(role[0], Role)
