"""The talks about a pupil in their order, and what became of the agreements in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Standing
from cop_session.domain.fold import effective
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.summaries import Summary


@dataclass(frozen=True, slots=True)
class TalkCourse:
    """A talk in the thread of its pupil, once its log was read; what waited for later is no agreement yet."""

    state: State
    came_along: int
    goes_on: int
    new: int


def in_order(talks: Sequence[Summary]) -> list[Summary]:
    """Return talks in the order given, but each after the one that it follows: two may be of the same day."""
    known, placed = {one.id: one for one in talks}, dict[str, Summary]()
    for talk in talks:
        chain = dict[str, Summary]()
        one: Summary | None = talk
        while one and one.id not in placed and one.id not in chain:
            chain[one.id] = one
            one = known.get(one.follows or "")
        placed.update(reversed(chain.items()))
    return list(placed.values())


def course_of(timeline: Timeline) -> TalkCourse:
    """Return what became of the agreements in a talk."""
    came_along = {one.seq for one in effective(timeline.events) if _is_agreement(one.event)}
    standing = {line.id for line in timeline.now.of(Kind.ACTION) if line.stands}
    return TalkCourse(timeline.now, len(came_along), len(standing & came_along), len(standing - came_along))


def _is_agreement(event: ev.Event) -> bool:
    return isinstance(event, ev.LineCarried) and event.kind is Kind.ACTION and event.standing is not Standing.LATER
