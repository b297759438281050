"""The bookmarks in a history: the points at which the group came to a step, or decided something."""

from collections.abc import Iterator, Sequence

from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.events import (
    ActionAdapted,
    Answered,
    EvaluationPlanned,
    QuoteConsented,
    StandingSet,
    StepEntered,
)
from cop_session.domain.feasibility import Verdict, verdict
from cop_session.domain.schedule import Step
from cop_session.domain.state import Line, State
from cop_session.domain.timeline import Timeline, gestures

_DECIDING = (StandingSet, QuoteConsented, Answered, ActionAdapted, EvaluationPlanned)
_SETTLED = frozenset({Verdict.FEASIBLE, Verdict.CONDITIONAL, Verdict.NOT_FEASIBLE})


def steps_entered(timeline: Timeline) -> tuple[tuple[int, Step], ...]:
    """Return each position at which the group has just come to another step."""
    return tuple(
        [(place, one.event.step) for place, one in enumerate(timeline.events, 1) if isinstance(one.event, StepEntered)]
    )


def decisions(timeline: Timeline) -> tuple[int, ...]:
    """Return the positions at the end of each gesture in which something was decided.

    That is: a verdict on an action, a line agreed on, kept for later or dropped, the pupil's word on a quote, an
    action made to work, and when to look back.
    """
    events = timeline.events
    deciding = (
        (before, after)
        for before, after in gestures(events)
        if any(isinstance(one.event, _DECIDING) for one in events[before:after])
    )
    return tuple(after for before, after in deciding if _decided(timeline.at(before), timeline.at(after)))


def _decided(before: State, after: State) -> bool:
    if before.evaluation != after.evaluation:
        return True
    changed = [kind for kind, row in after.lines.items() if row is not before.of(kind)]
    return any(_settled(was, now) for kind in changed for was, now in _kept(before.of(kind), after.of(kind)))


def _kept(before: Sequence[Line], after: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Yield each changed line that existed before, in its old and its new form."""
    was = {line.id: line for line in before}
    # Mostly they are the same objects, which is told sooner than by value.
    yield from ((old, line) for line in after if (old := was.get(line.id)) is not line and old and old != line)


def _settled(was: Line, now: Line) -> bool:
    if was.standing is not now.standing and now.standing is not Standing.NOTED:
        return True
    if now.kind is Kind.QUOTE and was.consent is not now.consent:
        return now.consent is not Consent.TO_ASK
    if len(was.adaptations) < len(now.adaptations):
        return True
    return verdict(was) is not verdict(now) and verdict(now) in _SETTLED
