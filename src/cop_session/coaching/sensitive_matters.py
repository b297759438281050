"""A diagnosis, a person's health or a family matter in a document about to leave: to be pointed out beforehand."""

from collections.abc import Iterator
from dataclasses import dataclass

from cop_session.coaching.hints import tongue_of
from cop_session.domain.codes import Consent, Detail, Kind
from cop_session.domain.reason_consent import may_be_told, told_why
from cop_session.domain.state import Line, State

_PRINTED_DETAILS = (Detail.GROUP, Detail.SUPPORT_PHASE, Detail.REASON, Detail.CONTACT)


@dataclass(frozen=True, slots=True)
class PrivateMatter:
    """Words about health or a family, and the text that contains them; `line` is the one that it belongs to."""

    words: str
    text: str
    line: int | None = None


def private_matters(state: State) -> tuple[PrivateMatter, ...]:
    """Return the sensitive words that a plan would reveal, also in quotes, each word once for a text."""
    found = (
        PrivateMatter(text[start:end], text, line)
        for text, line in (*_of_lines(state), *_of_the_session(state))
        for start, end in spans(text, state.locale)
    )
    return tuple(dict.fromkeys(found))


def spans(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield where a text tells about health or a family, in the language of a locale or code."""
    tongue = tongue_of(language)
    patterns = (tongue.diagnosis, tongue.health, tongue.family)
    yield from sorted({match.span() for pattern in patterns for match in pattern.finditer(text)})


def _of_lines(state: State) -> Iterator[tuple[str, int | None]]:
    lines = (line for row in state.lines.values() for line in row if _leaves(line))
    yield from ((text, line.id) for line in lines for text in _texts(state, line))


def _of_the_session(state: State) -> Iterator[tuple[str, int | None]]:
    texts = (*(state.detail(one) for one in _PRINTED_DETAILS), *(one.relation for one in state.people))
    yield from ((text, None) for text in texts)
    if state.evaluation:
        yield state.evaluation.place, None


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
