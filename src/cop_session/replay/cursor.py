"""A cursor over a session's history: the same states as live, walked through in time."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from cop_session.domain.state import State
from cop_session.domain.timeline import Timeline, gestures
from cop_session.replay.history_marks import steps_entered


class Replay:
    """Stands at a position in a history: 0 is before anything happened, `last` is the end.

    Every movement of the cursor stays within these bounds and returns the state at its new position.
    """

    def __init__(self, timeline: Timeline, position: int = 0) -> None:
        self._timeline = timeline
        events = timeline.events
        self._gestures = [0, *(end for _, end in gestures(events))]
        self._steps = [0, *(place for place, _ in steps_entered(timeline)), len(events)]
        self.position = position

    @property
    def last(self) -> int:
        """The last position."""
        return len(self._timeline)

    @property
    def state(self) -> State:
        """The state at the cursor."""
        return self._timeline.at(self.position)

    @property
    def begun(self) -> int:
        """The position at which the gesture behind the cursor began."""
        return _before(self._gestures, self.position)

    def seek(self, position: int) -> State:
        """Move to a position."""
        self.position = min(max(position, 0), self.last)
        return self.state

    def next_gesture(self) -> State:
        """Move to the end of the gesture that comes now."""
        return self.seek(_after(self._gestures, self.position))

    def previous_gesture(self) -> State:
        """Move to the beginning of the last gesture."""
        return self.seek(self.begun)

    def next_step(self) -> State:
        """Move to the next time that the group enters a step, or else to the end."""
        return self.seek(_after(self._steps, self.position))

    def previous_step(self) -> State:
        """Move to the last time that the group entered a step before this position, or else to the beginning."""
        return self.seek(_before(self._steps, self.position))


def _after(places: Sequence[int], position: int) -> int:
    return places[min(bisect_right(places, position), len(places) - 1)]


def _before(places: Sequence[int], position: int) -> int:
    return places[max(bisect_left(places, position) - 1, 0)]
