"""The events of a session beside every state they led through: what live and replay both walk along."""

from collections.abc import Iterable, Iterator, Sequence

from cop_session.roundtable.events import LASTING, Blanked, Recorded, Restored, Retracted
from cop_session.roundtable.fold import apply, passed
from cop_session.roundtable.state import State
from cop_session.roundtable.uncollected import uncollected


class Timeline:
    """Events and, for each number of them, the state they make: `at(0)` is empty, `at(len(events))` is now.

    Undo and redo follow from the events too: `undoable` and `redoable` name the gesture that is next in turn.
    """

    def __init__(self, events: Iterable[Recorded] = ()) -> None:
        self._events: list[Recorded] = []
        self._states: list[State] = [State()]
        self._starts: dict[int, int] = {}
        self._toggled: list[tuple[int, int]] = []
        self._done: list[int] = []
        self._undone: list[int] = []
        self._retracted: set[int] = set()
        with uncollected():
            for recorded in events:
                self.append(recorded)

    def __len__(self) -> int:
        return len(self._events)

    @property
    def events(self) -> Sequence[Recorded]:
        """All events, those of undone gestures too."""
        return self._events

    @property
    def now(self) -> State:
        """The state after all events."""
        return self._states[-1]

    @property
    def undoable(self) -> int | None:
        """The gesture that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> int | None:
        """The gesture that redo would bring back."""
        return self._undone[-1] if self._undone else None

    def at(self, position: int) -> State:
        """Return the state after the first `position` events; raises IndexError outside 0..len."""
        if not 0 <= position <= len(self._events):
            raise IndexError(position)
        return self._states[position]

    def append(self, recorded: Recorded) -> State:
        """Add an event and return the state after it."""
        self._starts.setdefault(recorded.gesture, len(self._events))
        self._events.append(recorded)
        match recorded.event:
            case Retracted(gesture=gesture):
                self._retracted.add(gesture)
                _move(gesture, self._done, self._undone)
                state = self._refolded(gesture)
            case Restored(gesture=gesture):
                self._retracted.discard(gesture)
                _move(gesture, self._undone, self._done)
                state = self._refolded(gesture)
            case event:
                state = self._applied(self.now, recorded)
                new = recorded.gesture not in self._retracted and recorded.gesture not in self._done[-1:]
                if new and type(event) not in LASTING:
                    self._done.append(recorded.gesture)
                    self._undone.clear()
                elif type(event) is Blanked:
                    # Undo leaves it alone, but when it happened it ended redo.
                    self._undone.clear()
        self._states.append(state)
        return state

    def _refolded(self, gesture: int) -> State:
        """Fold again from where the gesture began; earlier where a later undo reached further back."""
        last = len(self._events) - 1
        base = self._starts.get(gesture, last)
        for start, toggle in reversed(self._toggled):
            if toggle < base:
                break
            base = min(base, start)
        self._toggled.append((base, last))
        state = self._states[base]
        for recorded in self._events[base:]:
            state = self._applied(state, recorded)
        return state

    def _applied(self, state: State, recorded: Recorded) -> State:
        undone = recorded.gesture in self._retracted and type(recorded.event) not in LASTING
        return passed(state, recorded) if undone else apply(state, recorded)


def gestures(events: Sequence[Recorded]) -> Iterator[tuple[int, int]]:
    """Yield the positions before and behind each run of events of one gesture."""
    start = 0
    for place in range(1, len(events) + 1):
        if place == len(events) or events[place].gesture != events[place - 1].gesture:
            yield start, place
            start = place


def _move(gesture: int, source: list[int], target: list[int]) -> None:
    # Mostly it is the one that is next in turn.
    if source[-1:] == [gesture]:
        target.append(source.pop())
    elif gesture in source:
        source.remove(gesture)
        target.append(gesture)
