"""The events of a session beside every state they led through: what live and replay both walk along."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import pairwise
from threading import RLock
from typing import Final

from cop_session.roundtable.events import LASTING, Blanked, Recorded, Restored, Retracted
from cop_session.roundtable.state import State
from cop_session.roundtable.uncollected import uncollected
from cop_session.roundtable.undo_walk import UndoWalk

_MANY: Final = 100
"""From so many states on it pays to keep the garbage collector away."""


class Timeline:
    """Events and, for each number of them, the state they make: `at(0)` is empty, `at(len(events))` is now.

    A state is folded when it, or a later one, is asked for the first time, which may be from any thread; from then on
    it is there. What is so now is folded without the states before it, so that a session opens soon however often
    something was undone in it. Undo and redo follow from the events too: `undoable` and `redoable` name the gesture
    that is next in turn.
    """

    def __init__(self, events: Iterable[Recorded] = ()) -> None:
        self._events: Final = list(events)
        self._states: Final[dict[int, State]] = {}
        self._folding: Final = RLock()
        self._along = UndoWalk(self._events)
        self._ahead = UndoWalk(self._events)
        self._turns: Final = _Turns()

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
        with self._folding:
            return self._turns.after(self._events).undoable

    @property
    def redoable(self) -> int | None:
        """The gesture that redo would bring back."""
        with self._folding:
            return self._turns.after(self._events).redoable

    @property
    def prepared(self) -> State:
        """The state after the first event, which says for good in which words and zone it is, and whether made up."""
        return self.at(min(1, len(self._events)))

    def at(self, position: int) -> State:
        """Return the state after the first `position` events; raises IndexError outside 0..len."""
        if not 0 <= position <= len(self._events):
            raise IndexError(position)
        found = self._states.get(position)
        return found or self._folded(position)

    def fold_all(self) -> None:
        """Fold what was not asked for yet, so that nobody has to wait for it later."""
        with self._folding:
            self._fold_along(len(self._events))

    def append(self, recorded: Recorded) -> State:
        """Add an event and return the state after it."""
        self._events.append(recorded)
        return self.now

    def _folded(self, position: int) -> State:
        """Return a state that was not folded yet, unless another thread came first."""
        with self._folding:
            if position not in self._states:
                if position == len(self._events):
                    self._fold_now()
                else:
                    self._fold_along(position)
            return self._states[position]

    def _fold_now(self) -> None:
        if self._along.position > self._ahead.position:
            self._ahead = self._along.fork()
        with _undisturbed(len(self._events) - self._ahead.position):
            self._states[len(self._events)] = self._ahead.go_to(len(self._events))

    def _fold_along(self, position: int) -> None:
        """Fold each state as far as `position`; those that are there already stay the same objects."""
        with _undisturbed(position - self._along.position):
            for place in range(self._along.position, position + 1):
                self._states.setdefault(place, self._along.go_to(place))


class _Turns:
    """Which gestures undo and redo would take next, the last in turn at the end."""

    def __init__(self) -> None:
        self._seen = 0
        self._done: list[int] = []
        self._undone: list[int] = []
        self._retracted: set[int] = set()

    @property
    def undoable(self) -> int | None:
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> int | None:
        return self._undone[-1] if self._undone else None

    def after(self, events: Sequence[Recorded]) -> "_Turns":
        """Take notice of what happened since, and return itself."""
        for recorded in events[self._seen :]:
            self._notice(recorded)
        self._seen = len(events)
        return self

    def _notice(self, recorded: Recorded) -> None:
        match recorded.event:
            case Retracted(gesture=gesture):
                self._retracted.add(gesture)
                _move(gesture, self._done, self._undone)
            case Restored(gesture=gesture):
                self._retracted.discard(gesture)
                _move(gesture, self._undone, self._done)
            case event:
                new = recorded.gesture not in self._retracted and recorded.gesture not in self._done[-1:]
                if new and type(event) not in LASTING:
                    self._done.append(recorded.gesture)
                    self._undone.clear()
                elif type(event) is Blanked:
                    # Undo leaves it alone, but when it happened it ended redo.
                    self._undone.clear()


def gestures(events: Sequence[Recorded]) -> Iterator[tuple[int, int]]:
    """Yield the positions before and behind each run of events of one gesture."""
    named = [one.gesture for one in events]
    begun = [place for place, (one, next_one) in enumerate(pairwise(named), 1) if one != next_one]
    if named:
        yield from pairwise([0, *begun, len(named)])


def _undisturbed(number: int) -> AbstractContextManager[object]:
    return uncollected() if number > _MANY else nullcontext()


def _move(gesture: int, source: list[int], target: list[int]) -> None:
    # Mostly it is the one that is next in turn.
    if source[-1:] == [gesture]:
        target.append(source.pop())
    elif gesture in source:
        source.remove(gesture)
        target.append(gesture)
