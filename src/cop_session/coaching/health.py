"""A diagnosis, or another fact about somebody's health, in what may leave the room: to be pointed out beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.coaching.hints import tongue_of
from cop_session.roundtable.reasons import may_be_told, told_why
from cop_session.roundtable.state import Line, State
from cop_session.roundtable.words import Consent, Kind


@dataclass(frozen=True, slots=True)
class HealthWords:
    """Words about health, and the line in which or with which they stand."""

    line: int
    words: str


def health_words(state: State) -> tuple[HealthWords, ...]:
    """Return what a plan would tell about health, also in quotes, each word once for a line."""
    lines = (line for row in state.lines.values() for line in row if _leaves(line))
    found = (
        HealthWords(line.id, text[start:end])
        for line in lines
        for text in _texts(state, line)
        for start, end in spans(text, state.locale)
    )
    return tuple(dict.fromkeys(found))


def spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a text names a diagnosis or tells about health, in the language of a locale or code."""
    tongue = tongue_of(language)
    found = {match.span() for pattern in (tongue.diagnosis, tongue.health) for match in pattern.finditer(text)}
    yield from sorted(found)


def _leaves(line: Line) -> bool:
    if line.struck or line.kind is Kind.NOTE:
        return False
    return line.kind is not Kind.QUOTE or line.consent is Consent.YES


def _texts(state: State, line: Line) -> Iterator[str]:
    yield line.text
    yield line.place
    yield from (one.words for one in line.objections if one.in_plan)
    yield from (told_why(state, line, turn) for turn in line.adaptations)
    yield from (one.remark for poll in line.polls for one in poll.answers if may_be_told(state, poll, one))
