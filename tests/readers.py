"""Everything that reads text of people, by name, ready to be given a text."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Final

from cop_session.capture import people
from cop_session.capture.acquaintances import recognised, rest_of
from cop_session.capture.dates import read_when
from cop_session.capture.line import read_line, without_marks
from cop_session.capture.moments import read_moment, read_time
from cop_session.capture.names import initials, key
from cop_session.coaching.hints import hints
from cop_session.coaching.saying import shortened
from cop_session.documents import direction, word_text
from cop_session.documents.blocks import Run
from cop_session.library import mentions
from cop_session.roundtable import text as texts
from cop_session.roundtable.kin import is_kin
from cop_session.roundtable.naming import parts
from cop_session.roundtable.state import Participant
from cop_session.roundtable.words import Role
from cop_session.training.cast import Entity, KnownName, parts_of
from cop_session.training.rarity import traits
from cop_session.training.recognition import Recognition
from cop_session.training.redating import Redating, Shift
from cop_session.training.treatment import Treatment
from tests.capture.tables import INTERPRETER, LENA, MILAN

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
_STRANGERS: Final = mentions.Strangers(
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
    "participant": lambda text: people.read_participant(text, "nl_BE"),
    "participants": lambda text: people.read_participants(text, "nl_BE", "Lena"),
    "parts of a name": parts,
    "people of a long name": lambda text: people.read_people(
        "Lena Claes", (Participant(1, "a", text, Role.OTHER),), "nl_BE"
    ),
    "attendance": lambda text: people.read_attendance(text, "nl_BE"),
    "people": lambda text: people.read_people(text, TABLE, "nl_BE"),
    "completion": lambda text: people.complete(text, TABLE, "nl_BE"),
    "role": lambda text: people.read_role(text, "nl_BE"),
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
    "strange names": lambda text: list(mentions._strange(text, _STRANGERS)),
    "paragraph in Word": lambda text: word_text.WordWriter(("Koen Lippens",)).paragraph("Normal", (Run(text),)),
    "long name in Word": lambda text: word_text.WordWriter((text,)).paragraph("Normal", (Run(text[:2000]),)),
    "text from the right": direction.is_mirrored,
    "stretches": lambda text: list(direction.stretches(text, mirrored=False)),
    "stretches from the right": lambda text: list(direction.stretches(text, mirrored=True)),
}
"""What reads everything that was noted, once: for a document, or for a training copy."""

READERS: Final = {**TYPED, **WRITTEN}
