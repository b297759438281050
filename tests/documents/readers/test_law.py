"""Whatever happened at the table: no reader but the school gets a text of a kind that is not for them."""

import dataclasses
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_session.documents import text_export
from cop_session.documents.readers import outline_for, owners
from cop_session.domain.codes import Consent, Kind, Reader, Role, Standing
from cop_session.domain.events import Recorded
from cop_session.domain.fold import fold
from cop_session.domain.reason_consent import may_be_told
from cop_session.domain.state import Line, State
from cop_session.i18n import SUPPORTED, catalogue
from tests.documents.readers.marked_session import Origin, marked, origins
from tests.documents.readers.reader_facts import facts
from tests.documents.support import document_sessions
from tests.documents.support.document_sessions import DAY
from tests.scenarios import lena, milan
from tests.support.strategies import histories

KINDS = {
    Reader.PARENTS: {Kind.NEED, Kind.WORKS, Kind.PARENTS_NEED, Kind.ACTION},
    Reader.PUPIL: {Kind.QUOTE, Kind.HEARD, Kind.ACTION},
    Reader.OWNER: {Kind.ACTION, Kind.LACKS, Kind.PARENTS_NEED, Kind.OPEN, Kind.NEED},
}
OF_A_LINE = {"line.text", "line.place", "words.said"}
_NAMES = {"participant.name", "participant.relation", "appointment.place"}
_HEADING = {"state.details.pupil", "state.details.school", "state.details.town"}
OF_THE_TALK = {
    Reader.PARENTS: {*_NAMES, *_HEADING, "state.details.group", "state.details.contact", "state.details.reach"},
    Reader.PUPIL: {*_NAMES, *_HEADING},
    Reader.OWNER: {*_NAMES, *_HEADING, "state.details.contact", "state.details.reach"},
}


def is_for(reader: Reader, owner: int | None, state: State, one: Origin) -> bool:
    line = state.line(one.line)
    if line is None:
        return one.field in OF_THE_TALK[reader]
    if line.kind not in KINDS[reader] or not line.stands:
        return False
    if reader is Reader.PUPIL and line.kind is Kind.QUOTE:
        return one.field in OF_A_LINE and line.consent is Consent.YES
    if line.kind is Kind.HEARD:
        speaker = state.person(line.said_by)
        return one.field in OF_A_LINE and speaker is not None and speaker.role is Role.PUPIL
    if reader is Reader.OWNER and line.kind is not Kind.NEED and owner not in {*line.owners, *helpers(state, line)}:
        return False
    return one.field in OF_A_LINE or (one.field == "answer.remark" and one.person in promising(state, line))


def promising(state: State, line: Line) -> set[int]:
    """Whose words beside an answer belong to the agreement."""
    poll = line.poll
    given = [one for one in poll.answers if may_be_told(state, poll, one)] if poll and not poll.stale else []
    return {one.person for one in given}


def helpers(state: State, line: Line) -> set[int]:
    return promising(state, line) - set(line.poll.asked if line.poll else ())


def versions(state: State) -> list[tuple[Reader, int | None]]:
    return [(Reader.PARENTS, None), (Reader.PUPIL, None), *((Reader.OWNER, one) for one in owners(state))]


def allowed(reader: Reader, owner: int | None, state: State) -> Reader:
    """Whose list holds: the slip of a pupil is the pupil's page."""
    known = state.person(owner)
    return Reader.PUPIL if known and known.role is Role.PUPIL else reader


def assert_it_holds(state: State, number: int = 1, locale: str = "nl_BE") -> None:
    state = marked(state)
    for reader, owner in versions(state):
        made = outline_for(reader, state, catalogue(locale), number=number, today=DAY, code="abcd1234", owner=owner)
        shown = origins(text_export.render(made))
        assert [one for one in shown if not is_for(allowed(reader, owner, state), owner, state, one)] == []


MOMENT = datetime(2026, 11, 24, 15, tzinfo=UTC)
STATES = {"lena": lena.state(), "milan": milan.state(), "full": document_sessions.full(), "facts": facts().state}


@pytest.mark.parametrize("locale", SUPPORTED)
@pytest.mark.parametrize("name", STATES)
def test_what_is_not_for_a_reader_does_not_reach_them(name: str, locale: str) -> None:
    for number in (0, 1, 2):
        assert_it_holds(STATES[name], number, locale)


@settings(max_examples=60)
@given(histories())
def test_neither_does_it_whatever_happened(log: list[Recorded]) -> None:
    assert_it_holds(fold(log))


@settings(max_examples=60)
@given(st.sampled_from(sorted(STATES)), st.randoms())
def test_neither_does_it_however_lines_stand(name: str, chance: Random) -> None:
    state = STATES[name]
    people = [one.id for one in state.people]

    def other(line: Line) -> Line:
        return dataclasses.replace(
            line,
            standing=chance.choice(list(Standing)),
            consent=chance.choice(list(Consent)),
            said_by=chance.choice([None, *people]),
            owners=tuple(chance.sample(people, chance.randint(0, 3))),
            struck=chance.choice([None, None, None, MOMENT]),
        )

    lines = {kind: tuple(other(line) for line in row) for kind, row in state.lines.items()}
    assert_it_holds(dataclasses.replace(state, lines=lines))
