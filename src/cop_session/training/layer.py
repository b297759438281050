"""The stop-points of one session. They hold on to events by seq, so they fit a newer copy of that session too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cop_session.roundtable.events import Blanked, Recorded


@dataclass(frozen=True, slots=True)
class Stop:
    """A point just before the event `event`, of the type `kind`, happens: a question, a remark, what was answered."""

    event: int
    kind: str
    question: str
    remark: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The stop-points of a session in the order of the trainer's route; an event has one at most."""

    session_id: str
    stops: tuple[Stop, ...] = ()

    def at(self, event: int) -> Stop | None:
        """Return the stop-point before an event, if there is one."""
        return next((stop for stop in self.stops if stop.event == event), None)

    def with_stop(self, stop: Stop) -> "Layer":
        """Return the layer with a stop-point: in the place of the one before that event, or else last."""
        others = self.stops
        if self.at(stop.event):
            return replace(self, stops=tuple(stop if one.event == stop.event else one for one in others))
        return replace(self, stops=(*others, stop))

    def without(self, event: int) -> "Layer":
        """Return the layer without the stop-point before an event."""
        return replace(self, stops=tuple(stop for stop in self.stops if stop.event != event))

    def moved(self, event: int, direction: int) -> "Layer":
        """Return the layer with a stop-point one place earlier (-1) or later (1) on the route, where there is one."""
        stops = list(self.stops)
        here = next((place for place, stop in enumerate(stops) if stop.event == event), None)
        if here is None or not 0 <= here + direction < len(stops):
            return self
        stops[here], stops[here + direction] = stops[here + direction], stops[here]
        return replace(self, stops=tuple(stops))

    def fitting(self, events: Sequence[Recorded]) -> tuple[Stop, ...]:
        """Return the stop-points whose event is still what it was, in the order of the route."""
        kinds = {one.seq: type(one.event).__name__ for one in events}
        return tuple(stop for stop in self.stops if kinds.get(stop.event) == stop.kind)

    def stray(self, events: Sequence[Recorded]) -> tuple[Stop, ...]:
        """Return the stop-points that no longer fit: their event is not there any more, or its words are gone."""
        fits = {stop.event for stop in self.fitting(events)}
        return tuple(stop for stop in self.stops if stop.event not in fits)


def anchored(events: Sequence[Recorded], position: int, question: str) -> Stop | None:
    """Return a stop-point at a position: just before what happens next there. None where nothing follows."""
    following = next((one for one in events[position:] if not isinstance(one.event, Blanked)), None)
    return Stop(following.seq, type(following.event).__name__, question) if following else None


def position_of(events: Iterable[Recorded], stop: Stop) -> int | None:
    """Return the position at which the event of a stop-point has not happened yet; None where it is not there."""
    return next((place for place, one in enumerate(events) if one.seq == stop.event), None)
