"""The events of a session beside every state they led through: what live and replay both walk along."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import pairwise
from threading import RLock
from typing import Final

from cop_session.roundtable.events import LASTING, Blanked, Recorded, Restored, Retracted
from cop_session.roundtable.fold import apply, passed
from cop_session.roundtable.state import State
from cop_session.roundtable.uncollected import uncollected

_MANY: Final = 100
"""From so many states on it pays to keep the garbage collector away."""


class Timeline:
    """Events and, for each number of them, the state they make: `at(0)` is empty, `at(len(events))` is now.

    A state is folded when it, or a later one, is asked for the first time, which may be from any thread; from then on
    it is there. Undo and redo follow from the events too: `undoable` and `redoable` name the gesture that is next in
    turn.
    """

    def __init__(self, events: Iterable[Recorded] = ()) -> None:
        self._events: Final = list(events)
        self._states: Final[list[State]] = [State()]
        self._folding: Final = RLock()
        self._starts: dict[int, int] = {}
        self._toggled: list[tuple[int, int]] = []
        self._done: list[int] = []
        self._undone: list[int] = []
        self._retracted: set[int] = set()

    def __len__(self) -> int:
        return len(self._events)

    @property
    def events(self) -> Sequence[Recorded]:
        """All events, those of undone gestures too."""
        return self._events

    @property
    def now(self) -> State:
        """The state after all events."""
        return self.at(len(self._events))

    @property
    def undoable(self) -> int | None:
        """The gesture that undo would take back."""
        self._fold(len(self._events))
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> int | None:
        """The gesture that redo would bring back."""
        self._fold(len(self._events))
        return self._undone[-1] if self._undone else None

    @property
    def prepared(self) -> State:
        """The state after the first event, which says for good in which words and zone it is, and whether made up."""
        return self.at(min(1, len(self._events)))

    def at(self, position: int) -> State:
        """Return the state after the first `position` events; raises IndexError outside 0..len."""
        if not 0 <= position <= len(self._events):
            raise IndexError(position)
        self._fold(position)
        return self._states[position]

    def fold_all(self) -> None:
        """Fold what was not asked for yet, so that nobody has to wait for it later."""
        self._fold(len(self._events))

    def append(self, recorded: Recorded) -> State:
        """Add an event and return the state after it."""
        self._events.append(recorded)
        return self.now

    def _fold(self, position: int) -> None:
        """Fold as far as `position`, where that was not done yet."""
        if position < len(self._states):
            return
        with self._folding, uncollected() if position - len(self._states) > _MANY else nullcontext():
            # Another thread may have come first.
            for place in range(len(self._states) - 1, position):
                self._states.append(self._after(place))

    def _after(self, place: int) -> State:
        """Return the state after the event at `place`, which is the next one to be folded."""
        recorded = self._events[place]
        self._starts.setdefault(recorded.gesture, place)
        match recorded.event:
            case Retracted(gesture=gesture):
                self._retracted.add(gesture)
                _move(gesture, self._done, self._undone)
                return self._refolded(gesture, place)
            case Restored(gesture=gesture):
                self._retracted.discard(gesture)
                _move(gesture, self._undone, self._done)
                return self._refolded(gesture, place)
            case event:
                new = recorded.gesture not in self._retracted and recorded.gesture not in self._done[-1:]
                if new and type(event) not in LASTING:
                    self._done.append(recorded.gesture)
                    self._undone.clear()
                elif type(event) is Blanked:
                    # Undo leaves it alone, but when it happened it ended redo.
                    self._undone.clear()
                return self._applied(self._states[place], recorded)

    def _refolded(self, gesture: int, place: int) -> State:
        """Fold again from where the gesture began; earlier where a later undo reached further back."""
        base = self._starts.get(gesture, place)
        for start, toggle in reversed(self._toggled):
            if toggle < base:
                break
            base = min(base, start)
        self._toggled.append((base, place))
        state = self._states[base]
        for recorded in self._events[base : place + 1]:
            state = self._applied(state, recorded)
        return state

    def _applied(self, state: State, recorded: Recorded) -> State:
        undone = recorded.gesture in self._retracted and type(recorded.event) not in LASTING
        return passed(state, recorded) if undone else apply(state, recorded)


def gestures(events: Sequence[Recorded]) -> Iterator[tuple[int, int]]:
    """Yield the positions before and behind each run of events of one gesture."""
    named = [one.gesture for one in events]
    begun = [place for place, (one, next_one) in enumerate(pairwise(named), 1) if one != next_one]
    if named:
        yield from pairwise([0, *begun, len(named)])


def _move(gesture: int, source: list[int], target: list[int]) -> None:
    # Mostly it is the one that is next in turn.
    if source[-1:] == [gesture]:
        target.append(source.pop())
    elif gesture in source:
        source.remove(gesture)
        target.append(gesture)
