"""The stop-points of one session. They hold on to events by seq, so they fit a newer copy of that session too."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cop_session.domain.events import Blanked, Recorded
from cop_session.training.stop_points.class_answers import SchoolClass


@dataclass(frozen=True, slots=True)
class Stop:
    """A point just before the event `event`, of the type `kind`, happens: a question, and a hint that can be asked for.

    `notes` and the `model` answer are for the trainer's eyes.
    """

    event: int
    kind: str
    question: str
    remark: str = ""
    notes: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Made-up words shown for a line until its redaction; the line's own words are gone permanently."""

    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Layer:
    """A trainer's additions to a session: stop-points in the order of the route, at most one per event.

    `teaches` is the learning goal; the last of the `classes` is the present one.
    """

    session_id: str
    stops: tuple[Stop, ...] = ()
    teaches: str = ""
    stand_ins: tuple[StandIn, ...] = ()
    classes: tuple[SchoolClass, ...] = ()

    def at(self, event: int) -> Stop | None:
        """Return the stop-point before an event, if there is one."""
        return next((stop for stop in self.stops if stop.event == event), None)

    def with_stop(self, stop: Stop) -> "Layer":
        """Return the layer with a stop-point: in the place of the one before that event, or else as the talk goes.

        It follows the last one before it in the talk, wherever that is on the route.
        """
        if self.at(stop.event):
            return replace(self, stops=tuple(stop if one.event == stop.event else one for one in self.stops))
        before = [one.event for one in self.stops if one.event < stop.event]
        place = [one.event for one in self.stops].index(max(before)) + 1 if before else 0
        return replace(self, stops=(*self.stops[:place], stop, *self.stops[place:]))

    def without(self, event: int) -> "Layer":
        """Return the layer without the stop-point before an event, and without the present answers there."""
        left = replace(self, stops=tuple(stop for stop in self.stops if stop.event != event))
        return left.with_class(self.present.without(event)) if self.classes else left

    def moved(self, event: int, direction: int) -> "Layer":
        """Return the layer with a stop-point moved one place earlier (-1) or later (1) on the route, if possible."""
        stops = list(self.stops)
        here = next((place for place, stop in enumerate(stops) if stop.event == event), None)
        if here is None or not 0 <= here + direction < len(stops):
            return self
        stops[here], stops[here + direction] = stops[here + direction], stops[here]
        return replace(self, stops=tuple(stops))

    @property
    def present(self) -> SchoolClass:
        """The present class; an empty one if there is none."""
        return self.classes[-1] if self.classes else SchoolClass(None)

    @property
    def earlier(self) -> tuple[SchoolClass, ...]:
        """The classes before it."""
        return self.classes[:-1]

    def with_class(self, present: SchoolClass) -> "Layer":
        """Return the layer with the class that is there now as it became."""
        return replace(self, classes=(*self.classes[:-1], present))

    def attended(self, today: date) -> "Layer":
        """Return the layer with a class for new answers, one that begins today if there is none."""
        return self if self.classes else replace(self, classes=(SchoolClass(today),))

    def with_new_class(self, today: date, name: str) -> "Layer":
        """Return the layer with a class that did nothing yet; one that did nothing itself is not kept before it."""
        kept = tuple(one for one in self.classes if one.used)
        return replace(self, classes=(*kept, SchoolClass(today, name)))

    def to_hand_on(self) -> "Layer":
        """Return the layer without the activity of classes."""
        return replace(self, classes=())

    def stand_in(self, line: int) -> str:
        """Return the made-up words for a line that is redacted later, empty if there are none."""
        return next((one.words for one in self.stand_ins if one.line == line), "")

    def with_stand_in(self, line: int, words: str) -> "Layer":
        """Return the layer with made-up words for a line that is redacted later; empty words remove them."""
        others = tuple(one for one in self.stand_ins if one.line != line)
        return replace(self, stand_ins=(*others, StandIn(line, words)) if words else others)

    def fitting(self, events: Sequence[Recorded]) -> tuple[Stop, ...]:
        """Return the stop-points whose event is unchanged, in the order of the route."""
        kinds = {one.seq: one.event.KIND for one in events}
        return tuple(stop for stop in self.stops if kinds.get(stop.event) == stop.kind)

    def stray(self, events: Sequence[Recorded]) -> tuple[Stop, ...]:
        """Return the stop-points that no longer fit: their event is not there any more, or its words are gone."""
        fits = {stop.event for stop in self.fitting(events)}
        return tuple(stop for stop in self.stops if stop.event not in fits)


def anchored(events: Sequence[Recorded], position: int, question: str) -> Stop | None:
    """Return a stop-point at a position: just before the next event. None at the end."""
    following = next((one for one in events[position:] if not isinstance(one.event, Blanked)), None)
    return Stop(following.seq, following.event.KIND, question) if following else None


def numbered(stops: Sequence[Stop], stop: Stop) -> int:
    """Return which of the stop-points this is in the order of the talk, from 1 on."""
    return sorted(one.event for one in stops).index(stop.event) + 1


def position_of(events: Iterable[Recorded], stop: Stop) -> int | None:
    """Return the position just before the event of a stop-point; None if the event is missing."""
    return next((place for place, one in enumerate(events) if one.seq == stop.event), None)
