"""Somebody who takes part, read from one line and shown again."""

from datetime import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cop_session.documents.plan import code_wording as wording
from cop_session.domain.codes import Presence, Role
from cop_session.domain.state import Attendance, Participant
from cop_session.i18n import catalogue
from cop_session.reading.people.people_readers import read_attendance, read_participant
from tests.reading.people.scenario_people import INTERPRETER, LENA, MILAN


@pytest.mark.parametrize(
    ("line", "name", "role", "relation"),
    [
        ("Fatma Yıldız, mama", "Fatma Yıldız", Role.PARENT, "mama"),
        ("Fatma Yıldız (mama)", "Fatma Yıldız", Role.PARENT, "mama"),
        ("Fatma Yıldız – mama", "Fatma Yıldız", Role.PARENT, "mama"),
        ("Fatma Yıldız, ouder (mama)", "Fatma Yıldız", Role.PARENT, "mama"),
        ("Koen Lippens,zoco", "Koen Lippens", Role.CARE_COORDINATOR, ""),
        ("  Lena ; leerling ", "Lena", Role.PUPIL, ""),
        (
            "Ilse D'Hondt, leerondersteuner (leersteuncentrum)",
            "Ilse D'Hondt",
            Role.EXTERNAL_SUPPORTER,
            "leersteuncentrum",
        ),
        ("An-Sofie Vande Walle, logo", "An-Sofie Vande Walle", Role.SPEECH_THERAPIST, "logo"),
        ("Piet, buurman", "Piet", Role.OTHER, "buurman"),
        ("Piet", "Piet", Role.OTHER, ""),
        ("", "", Role.OTHER, ""),
    ],
)
def test_name_and_role(line: str, name: str, role: Role, relation: str) -> None:
    reading = read_participant(line, "nl_BE")
    assert (reading.name, reading.role, reading.relation) == (name, role, relation)
    assert reading.attendance == Attendance()
    assert reading.unknown == ()


def test_when_somebody_comes_and_leaves() -> None:
    assert read_participant("Lena, leerling, tot 16:10", "nl_BE").attendance == Attendance(leaves=time(16, 10))
    serkan = read_participant("Serkan Yıldız, papa, vanaf 15u55", "nl_BE")
    assert (serkan.relation, serkan.attendance) == ("papa", Attendance(arrives=time(15, 55)))


@pytest.mark.parametrize(
    ("line", "name", "relation", "attendance"),
    [
        ("Noor, leerling tot 9u40", "Noor", "", Attendance(leaves=time(9, 40))),
        ("Noor tot 9u40, leerling", "Noor", "", Attendance(leaves=time(9, 40))),
        (
            "Kris Van Damme, logo van 15:55 tot 16u10",
            "Kris Van Damme",
            "logo",
            Attendance(arrives=time(15, 55), leaves=time(16, 10)),
        ),
        ("Ayşe Demir (mama) per telefoon", "Ayşe Demir", "mama", Attendance(Presence.TELEPHONE)),
        ("Serkan, papa afwezig", "Serkan", "papa", Attendance(Presence.ABSENT)),
    ],
)
def test_how_somebody_is_there_takes_no_comma(line: str, name: str, relation: str, attendance: Attendance) -> None:
    reading = read_participant(line, "nl_BE")
    assert (reading.name, reading.relation) == (name, relation)
    assert (reading.attendance, reading.unknown) == (attendance, ())


@pytest.mark.parametrize("line", ["Jan Van Aanwezig, papa", "Tom Van Damme, mama van Noor", "An, juf van het 3de"])
def test_what_only_looks_like_it_stays_in_its_place(line: str) -> None:
    name, _, relation = line.partition(", ")
    reading = read_participant(line, "nl_BE")
    assert (reading.name, reading.relation, reading.attendance) == (name, relation, Attendance())


def test_who_calls_in_from_another_home() -> None:
    bart = read_participant("Bart Visser, ouder, telefoon, eigen adres", "nl_NL")
    assert (bart.role, bart.home) == (Role.PARENT, "eigen adres")
    assert bart.attendance == Attendance(Presence.TELEPHONE)
    assert bart.unknown == ()


def test_what_says_nothing_known_is_given_back() -> None:
    reading = read_participant("Serkan Yıldız, papa, komt 10 min later", "nl_BE")
    assert (reading.role, reading.unknown) == (Role.PARENT, ("komt 10 min later",))


@pytest.mark.parametrize(
    ("said", "attendance"),
    [
        ("tot 16:10", Attendance(leaves=time(16, 10))),
        ("vanaf 15.55", Attendance(arrives=time(15, 55))),
        ("van 15:55 tot 16u10", Attendance(arrives=time(15, 55), leaves=time(16, 10))),
        ("15:55–16:10", Attendance(arrives=time(15, 55), leaves=time(16, 10))),
        ("per telefoon, vanaf 16u", Attendance(Presence.TELEPHONE, arrives=time(16))),
        ("belt in", Attendance(Presence.TELEPHONE)),
        ("afwezig", Attendance(Presence.ABSENT)),
        ("ja", Attendance()),
        ("16:10", None),
        ("van 16:10 tot 15:55", None),
        ("tot 25:10", None),
        ("tot 16:10 misschien", None),
        ("eerste 25 min", None),
        ("", None),
    ],
)
def test_how_somebody_is_present(said: str, attendance: Attendance | None) -> None:
    assert read_attendance(said, "nl_BE") == attendance


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
@pytest.mark.parametrize("one", [*LENA, *MILAN, INTERPRETER, *(Participant(9, "i", "Mo", role) for role in Role)])
def test_a_participant_as_shown_on_screen_is_read_back(one: Participant, locale: str) -> None:
    reading = read_participant(f"{one.name}, {wording.who_is(catalogue(locale), one)}", locale)
    assert (reading.name, reading.role, reading.relation) == (one.name, one.role, one.relation)


@pytest.mark.parametrize("locale", ["nl_BE", "nl_NL", "en"])
@pytest.mark.parametrize("presence", Presence)
@pytest.mark.parametrize("arrives", [None, time(15, 55)])
@pytest.mark.parametrize("leaves", [None, time(16, 10)])
def test_a_presence_as_shown_on_screen_is_read_back(
    locale: str, presence: Presence, arrives: time | None, leaves: time | None
) -> None:
    hours = (None, None) if presence is Presence.ABSENT else (arrives, leaves)
    attendance = Attendance(presence, *hours)
    assert read_attendance(wording.presence(catalogue(locale), attendance), locale) == attendance


@pytest.mark.parametrize(
    ("said", "language", "attendance"),
    [
        ("komt 10 min later", "nl_BE", Attendance(arrives=time(15, 55))),
        ("10 minuten te laat", "nl_NL", Attendance(arrives=time(15, 55))),
        ("komt een kwartier later", "nl_BE", Attendance(arrives=time(16))),
        ("per telefoon, halfuur later", "nl_BE", Attendance(Presence.TELEPHONE, arrives=time(16, 15))),
        ("eerste 25 min", "nl_BE", Attendance(leaves=time(16, 10))),
        ("eerste 25 min, mag weg", "nl_BE", Attendance(leaves=time(16, 10))),
        ("mag weg", "nl_BE", None),
        ("blijft de eerste 25 minuten", "nl_BE", Attendance(leaves=time(16, 10))),
        ("comes 5 minutes late", "en", Attendance(arrives=time(15, 50))),
        ("the first half hour", "en", Attendance(leaves=time(16, 15))),
        ("komt later", "nl_BE", None),
        ("0 min later", "nl_BE", None),
        ("999 min later", "nl_BE", None),
        ("eerste minuten", "nl_BE", None),
    ],
)
def test_minutes_are_counted_from_when_the_talk_begins(said: str, language: str, attendance: Attendance | None) -> None:
    begins = time(15, 45)
    assert read_attendance(said, language, begins) == attendance
    assert read_attendance(said, language) is None
    reading = read_participant(f"Serkan Yıldız, papa, {said}", language, begins=begins)
    assert reading.name == "Serkan Yıldız"
    assert (reading.role, reading.relation, reading.attendance) == (Role.PARENT, "papa", attendance or Attendance())
    assert reading.unknown == (() if attendance else (said,))


@pytest.mark.parametrize(
    ("line", "name", "relation"),
    [
        ("=SUM(A1), mama", "=SUM(A1)", "mama"),
        ("+cmd(X), papa", "+cmd(X)", "papa"),
        ("Fatma(mama)", "Fatma", "mama"),
        ("Fatma (CLB)", "Fatma", ""),
    ],
)
def test_brackets_within_a_word_belong_to_it(line: str, name: str, relation: str) -> None:
    reading = read_participant(line, "nl_BE")
    assert (reading.name, reading.relation) == (name, relation)


@settings(deadline=None)
@given(st.text(), st.sampled_from(["nl_BE", "en"]))
@example("(" * 5_000, "nl_BE")
@example("a, " * 3_000, "nl_BE")
@example("Lena, tot ²²:10", "nl_BE")
def test_reading_a_participant_never_raises(line: str, language: str) -> None:
    assert "\n" not in read_participant(line, language).name
    read_attendance(line, language)
