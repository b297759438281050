"""Everything that reads text of people, by name, ready to be given a text."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Final

from cop_session.coaching.hints import hints
from cop_session.coaching.saying import shortened
from cop_session.documents.plan import bidi
from cop_session.documents.plan.outline_blocks import Run
from cop_session.documents.word import word_text
from cop_session.domain.codes import Role
from cop_session.domain.display_names import parts
from cop_session.domain.family import is_kin
from cop_session.domain.primitives import text_rules as texts
from cop_session.domain.state import Participant
from cop_session.reading.dates.date_field import read_when
from cop_session.reading.dates.date_time_field import read_moment, read_time
from cop_session.reading.line import read_line, without_marks
from cop_session.reading.people import people_readers
from cop_session.reading.people.known_people import recognised, rest_of
from cop_session.reading.words.name_normalisation import initials, key
from cop_session.services.prefill import third_party_names
from cop_session.training.names.known_names import Entity, KnownName, parts_of
from cop_session.training.redaction.name_recognition import Recognition
from cop_session.training.redaction.redact_text import Treatment
from cop_session.training.redaction.reidentification_risk import traits
from cop_session.training.redaction.shift_dates import Redating, Shift
from tests.reading.people.scenario_people import INTERPRETER, LENA, MILAN

TODAY: Final = date(2026, 11, 24)
TABLE: Final = (*LENA, INTERPRETER)
_NAMES: Final = Recognition(
    [
        *(KnownName(one.name, Entity.PERSON) for one in TABLE),
        KnownName("De Wegwijzer", Entity.SCHOOL),
        KnownName("Gent", Entity.TOWN),
    ],
    [],
    Random(7),
)
_DATES: Final = Redating(Shift(-52), TODAY, (), "nl_BE")
_TREATMENT: Final = Treatment(_NAMES, _DATES, Random(1), rare=True)
_STRANGERS: Final = third_party_names.Strangers(
    frozenset({"koen", "lena"}), frozenset({"annelies"}), {"fatma": frozenset({("yildiz",)})}
)


def _line(text: str, language: str) -> None:
    without_marks(text, read_line(text, TABLE, TODAY, language))


def _named(text: str) -> None:
    """Read what is around a person of that name, as a text of the others is read."""
    parts_of(KnownName(text, Entity.PERSON))
    Recognition([KnownName(text, Entity.PERSON)], [text], Random(7)).hits("Koen leest")


TYPED: Final[Mapping[str, Callable[[str], object]]] = {
    "spoken line": lambda text: _line(text, "nl_BE"),
    "spoken line, English": lambda text: _line(text, "en"),
    "when": lambda text: read_when(text, TODAY, "nl_BE"),
    "when, English": lambda text: read_when(text, TODAY, "en"),
    "moment": lambda text: read_moment(text, TODAY, "nl_BE"),
    "hour": read_time,
    "participant": lambda text: people_readers.read_participant(text, "nl_BE"),
    "participants": lambda text: people_readers.read_participants(text, "nl_BE", "Lena"),
    "parts of a name": parts,
    "people of a long name": lambda text: people_readers.read_people(
        "Lena Claes", (Participant(1, "a", text, Role.OTHER),), "nl_BE"
    ),
    "attendance": lambda text: people_readers.read_attendance(text, "nl_BE"),
    "people": lambda text: people_readers.read_people(text, TABLE, "nl_BE"),
    "completion": lambda text: people_readers.complete(text, TABLE, "nl_BE"),
    "role": lambda text: people_readers.read_role(text, "nl_BE"),
    "kin": is_kin,
    "acquaintance": lambda text: recognised(text, Role.PARENT, TABLE),
    "rest of a name": lambda text: rest_of(text, [one.name for one in TABLE]),
    "rest of a long name": lambda text: rest_of(text[: len(text) // 2], [text]),
    "key of a name": key,
    "initials of a name": initials,
    "hints": lambda text: hints(text, pupil="Lena", names=[one.name for one in TABLE], language="nl_BE"),
    "hints, English": lambda text: hints(text, pupil="Lena", names=[one.name for one in MILAN], language="en"),
    "hints for a long name": lambda text: hints("Lena is lui", pupil=text, names=[text], language="nl_BE"),
    "quote of a need": shortened,
    "clean text": texts.clean,
    "one line": texts.one_line,
    "paragraph": texts.paragraph,
    "visible text": texts.visible,
    "bare text": texts.bare,
    "initials": texts.initials,
}
"""What reads a field while it is typed in."""

WRITTEN: Final[Mapping[str, Callable[[str], object]]] = {
    "names in a text": _NAMES.hits,
    "dates in a text": _DATES.found,
    "dates, all certain": lambda text: _DATES.found(text, certain=True),
    "traits": traits,
    "treatment": lambda text: _TREATMENT.treat(text, "here"),
    "treatment, strict": lambda text: _TREATMENT.treat(text, "here", strict=True),
    "known name": _named,
    "strange names": lambda text: list(third_party_names._strange(text, _STRANGERS)),
    "paragraph in Word": lambda text: word_text.WordWriter(("Koen Lippens",)).paragraph("Normal", (Run(text),)),
    "long name in Word": lambda text: word_text.WordWriter((text,)).paragraph("Normal", (Run(text[:2000]),)),
    "text from the right": bidi.is_mirrored,
    "stretches": lambda text: list(bidi.stretches(text, mirrored=False)),
    "stretches from the right": lambda text: list(bidi.stretches(text, mirrored=True)),
}
"""What reads everything that was noted, once: for a document, or for a training copy."""

READERS: Final = {**TYPED, **WRITTEN}
