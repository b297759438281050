"""The events of a session with the state after each one; live sessions and replays both use it."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from itertools import pairwise
from threading import RLock
from typing import Final
from weakref import WeakValueDictionary

from cop_session.domain.events import LASTING, Blanked, Recorded, Restored, Retracted, SessionStarted, StepEntered
from cop_session.domain.primitives.gc_paused import uncollected
from cop_session.domain.state import State
from cop_session.domain.undo_walk import UndoWalk, WalkPosition

_MANY: Final = 100
"""From so many states on it pays to keep the garbage collector away."""

START_CAN_GO: Final = timedelta(minutes=1)
"""How long the start of a talk can be undone: until then it was a slip, afterwards people were talking."""

_KEPT: Final = 64
"""The number of recently requested states that are kept, whether referenced elsewhere or not."""


class Timeline:
    """Events and, for each number of them, the state they make: `at(0)` is empty, `at(len(events))` is now.

    A state is folded on demand, from any thread. A state of many lines is large, and only some are kept: the most
    recently requested ones, those referenced elsewhere, and one in every 64 events, from which the others are folded
    again. The present state is folded without the states before it; a session therefore opens quickly however often a
    gesture was undone in it. Undo and redo follow from the events too: `undoable` and `redoable` name the next gesture
    in turn.
    """

    def __init__(self, events: Iterable[Recorded] = ()) -> None:
        self._events: Final = list(events)
        self._held: Final[WeakValueDictionary[int, State]] = WeakValueDictionary()
        self._asked_last: Final = deque[State](maxlen=_KEPT)
        self._now: tuple[int, State] = -1, State()
        self._places: Final[list[WalkPosition]] = []
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
        """The gesture that undo would take back, the start of the talk left alone."""
        with self._folding:
            return self._turns.after(self._events).undoable

    def undoable_at(self, now: datetime) -> int | None:
        """Return the gesture that undo takes back `now`: for a minute that may be the start of the talk."""
        with self._folding:
            turns = self._turns.after(self._events)
            start = turns.start
            return start.gesture if start and now - start.at < START_CAN_GO else turns.undoable

    @property
    def redoable(self) -> int | None:
        """The gesture that redo would bring back."""
        with self._folding:
            return self._turns.after(self._events).redoable

    @property
    def prepared(self) -> State:
        """The state after the first event, which fixes its vocabulary, its zone, and whether it is fictional."""
        return self.at(min(1, len(self._events)))

    def at(self, position: int) -> State:
        """Return the state after the first `position` events; raises IndexError outside 0..len."""
        if not 0 <= position <= len(self._events):
            raise IndexError(position)
        at, now = self._now
        return now if at == position else self._held.get(position) or self._folded(position)

    def fold_all(self) -> None:
        """Fold the remaining states, which keeps a later request from waiting."""
        for position in (*range(0, len(self._events), _MANY), len(self._events)):
            with self._folding:
                self._fold_along(position)

    def append(self, recorded: Recorded) -> State:
        """Add an event and return the state after it."""
        self._events.append(recorded)
        return self.now

    def _folded(self, position: int) -> State:
        """Return a state that is not there, unless another thread came first."""
        with self._folding:
            found = self._held.get(position)
            if found is None:
                found = self._held[position] = self._fold_now() if self._is_now(position) else self._again(position)
                self._asked_last.append(found)
            return found

    def _is_now(self, position: int) -> bool:
        return position == len(self._events) and position >= len(self._places)

    def _fold_now(self) -> State:
        if self._along.position > self._ahead.position:
            self._ahead = self._along.fork()
        with _undisturbed(len(self._events) - self._ahead.position):
            self._now = len(self._events), self._ahead.go_to(len(self._events))
        return self._now[1]

    def _again(self, position: int) -> State:
        self._fold_along(position)
        return self._along.state_at(self._places[position])

    def _fold_along(self, position: int) -> None:
        """Go on up to `position`, and remember each place on the way."""
        with _undisturbed(position - self._along.position):
            self._places.extend(self._along.move_to(place) for place in range(len(self._places), position + 1))


class _Turns:
    """Which gestures undo and redo would take next, the last in turn at the end."""

    def __init__(self) -> None:
        self._seen = 0
        self._done: list[int] = []
        self._undone: list[int] = []
        self._retracted: set[int] = set()
        self._talking = False
        self._begun: Recorded | None = None
        self._before = 0

    @property
    def start(self) -> Recorded | None:
        """The start of the talk, if it is a gesture of its own and no event that counts came after it."""
        return self._begun if self._talking and len(self._done) == self._before else None

    @property
    def undoable(self) -> int | None:
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> int | None:
        return self._undone[-1] if self._undone else None

    def after(self, events: Sequence[Recorded]) -> "_Turns":
        """Take in the events since the last call, and return itself."""
        for recorded in events[self._seen :]:
            self._notice(recorded)
        self._seen = len(events)
        return self

    def _notice(self, recorded: Recorded) -> None:
        start = self._begun.gesture if self._begun else 0
        match recorded.event:
            case Retracted(gesture=gesture) if gesture == start:
                self._talking = False
                self._undone.append(gesture)
            case Restored(gesture=gesture) if gesture == start and gesture in self._undone:
                self._talking = True
                self._undone.remove(gesture)
            case SessionStarted() if not self._talking:
                self._undone = [one for one in self._undone if one != start]
                # One in the middle of a gesture does not go alone.
                self._begun = recorded if recorded.seq == recorded.gesture else None
                self._talking, self._before = True, len(self._done)
            case Retracted(gesture=gesture):
                self._retracted.add(gesture)
                _move(gesture, self._done, self._undone)
            case Restored(gesture=gesture):
                self._retracted.discard(gesture)
                _move(gesture, self._undone, self._done)
            case event:
                if recorded.gesture == start or (type(event) in LASTING and type(event) is not StepEntered):
                    # More came of it, and it would not go alone.
                    self._begun = None
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
