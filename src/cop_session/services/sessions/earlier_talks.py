"""The talks that a talk follows, for its documents."""

from collections.abc import Callable, Sequence
from datetime import datetime

from cop_session.domain.codes import Phase
from cop_session.domain.events import SessionStarted
from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline
from cop_session.formats import format_of
from cop_session.troubles import Trouble


def earlier_talks(read: Callable[[str], Timeline], timeline: Timeline) -> tuple[State, ...]:
    """Return the talks that a talk follows, oldest first, each as it stood, closed, when the next one began.

    Only a format that follows another one has any. Where one is gone, or damaged, or was never closed, those before it
    are unknown too. `read` returns the history of a session.
    """
    found: list[State] = []
    state, seen = timeline.now, set[str]()
    while format_of(state).follows and state.follows and state.follows not in seen:
        seen.add(state.follows)
        began = _began(timeline)
        try:
            timeline = read(state.follows)
        except Trouble:
            break
        closed = _as_closed(timeline, began)
        if closed is None:
            break
        found.insert(0, closed)
        state = closed
    return tuple(found)


def count_on(state: State, earlier: Sequence[State]) -> int:
    """Return the number of the last plan before this talk, 0 for the first talk; a plan that never left counts too."""
    if not (format_of(state).follows and state.follows):
        return 0
    number = 0 if earlier else 1
    for talk in earlier:
        number = max((one.number for one in talk.exports), default=0) or number + 1
    return number


def _began(timeline: Timeline) -> datetime | None:
    """Return when a talk began, None before that: what is done to the talk before it since changes no plan."""
    return next((one.at for one in timeline.events if isinstance(one.event, SessionStarted)), None)


def _as_closed(timeline: Timeline, until: datetime | None) -> State | None:
    """Return the last state until then in which a talk was closed, with what was put right and exported.

    Clocks differ: without one until then, it is the last of all.
    """
    closed = (place for place in range(len(timeline), 0, -1) if timeline.at(place).phase is Phase.CLOSED)
    last = None
    for place in closed:
        last = last or place
        if until is None or timeline.events[place - 1].at <= until:
            return timeline.at(place)
    return timeline.at(last) if last else None
