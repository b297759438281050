"""The people of both scenarios, as the tables of these tests know them."""

from typing import Final

from cop_session.domain.codes import Role
from cop_session.domain.state import Participant

LENA: Final = (
    Participant(1, "a", "Annelies Vandamme", Role.TEACHER),
    Participant(2, "b", "Koen Lippens", Role.CARE_COORDINATOR),
    Participant(3, "c", "Fatma Yıldız", Role.PARENT, "mama"),
    Participant(4, "d", "Serkan Yıldız", Role.PARENT, "papa"),
    Participant(5, "e", "Ilse D'Hondt", Role.EXTERNAL_SUPPORTER),
    Participant(6, "f", "Joris Maes", Role.GUIDANCE_CENTRE),
    Participant(7, "g", "Lena", Role.PUPIL),
)
MILAN: Final = (
    Participant(1, "a", "Jeroen Bakker", Role.TEACHER, "meester"),
    Participant(2, "b", "Samira El Amrani", Role.CARE_COORDINATOR),
    Participant(3, "c", "Esther Visser", Role.PARENT),
    Participant(4, "d", "Bart Visser", Role.PARENT, home="eigen adres"),
    Participant(5, "e", "Hanneke Smit", Role.EXTERNAL_SUPPORTER),
    Participant(6, "f", "Milan", Role.PUPIL),
)
INTERPRETER: Final = Participant(8, "h", "Ayşe Kaya", Role.INTERPRETER, "tolk Turks")
