"""A walk along events that goes back for an undo, instead of folding everything after the undone gesture again."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from secrets import randbits
from typing import Final, Protocol, Self

from cop_session.domain.events import LASTING, Recorded, Restored, Retracted, SessionStarted
from cop_session.domain.fold import Fold
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.state import State

_MOST_LANES: Final = 4
"""How many sets of undone gestures are kept with their states: an early gesture that is undone and redone by turns."""


_KEPT: Final = 64
"""One in so many nodes keeps its state permanently, and so do the last ones: a state of many lines is large."""


_SIGN_BITS: Final = 128

_PER_EVENT: Final = 4
_AT_LEAST: Final = 10_000
"""How much more than its events a history of ours may cost: undoing in turn folds each event a few times."""


@dataclass(slots=True)
class _Node:
    """The state after the event at `place`, with the node before it: a stack that shares its parts."""

    before: "_Node | None"
    place: int
    depth: int
    state: State | None


@dataclass(frozen=True, slots=True)
class WalkPosition:
    """The position of a walk at a number of events: enough to fold the state there once more."""

    position: int
    top: _Node
    elapsed_ms: int


class Folding(Protocol):
    """Makes states from events."""

    def take(self, recorded: Recorded) -> None:
        """Let one more event happen."""

    def frozen(self) -> State:
        """Return the state after those events."""
        ...


class UndoWalk:
    """Stands at a number of events, and returns the state made by those that are not undone.

    Undoing the newest gesture costs as much as that gesture, whatever was undone before; undoing an older one as much
    as the events after it. `events` may grow meanwhile, `folded` counts the events folded by `fold`.
    """

    def __init__(self, events: Sequence[Recorded], fold: Callable[[State], Folding] = Fold) -> None:
        self.position = 0
        self._events: Final = events
        self._fold: Final = fold
        self._top = _Node(None, -1, 0, State())
        self._folding = self._top, fold(State())
        """A node, and the fold positioned there."""
        self._recent = deque[_Node](maxlen=_KEPT)
        self.folded = 0
        self._elapsed_ms = 0
        self._undone = set[int]()
        self._signs = defaultdict[int, int](lambda: randbits(_SIGN_BITS))
        """A random number for each gesture, because no history may be crafted in which two sets look alike."""
        self._sign = 0
        """Stands for the set of undone gestures: the exclusive or of their signs. A set would be copied at each turn.
        """
        self._starts = set[int]()
        """Gestures that so far contain only the start of a talk."""
        self._came_back: list[int] = []
        """Starts of talks that are no longer alone, so that no undo removes them."""
        self._members: dict[int, list[int]] = {}
        self._counting: list[int] = []
        self._lanes: dict[int, tuple[_Node, int]] = {}

    def __len__(self) -> int:
        return len(self._events)

    def fork(self) -> Self:
        """Return another walk at the same position."""
        other = type(self)(self._events, self._fold)
        other.position, other._top, other._elapsed_ms = self.position, self._top, self._elapsed_ms
        other._undone, other._counting = set(self._undone), list(self._counting)
        other._signs, other._sign = self._signs, self._sign
        other._starts = set(self._starts)
        other._members = {gesture: list(places) for gesture, places in self._members.items()}
        return other

    def go_to(self, position: int) -> State:
        """Go on to a number of events, at or after the present one, and return the state there."""
        return self.state_at(self.move_to(position))

    def move_to(self, position: int) -> WalkPosition:
        """Go on to a number of events, at or after the present one, and return the position there."""
        before, toggled, known = self._sign, set[int](), len(self._counting)
        for place in range(self.position, position):
            gesture = self._noticed(place)
            if gesture is not None:
                toggled ^= {gesture}
                self._sign ^= self._signs[gesture]
        self.position = position
        if self._came_back:
            self._lanes.clear()
            self._push(self._gone_back(toggled, known))
            self._came_back.clear()
        elif toggled:
            self._turn(before, toggled, known)
        else:
            self._push(self._counting[known:])
        return WalkPosition(position, self._top, self._elapsed_ms)

    def _noticed(self, place: int) -> int | None:
        """Take notice of an event; return the gesture that it undoes or redoes, if any."""
        recorded = self._events[place]
        if recorded.elapsed_ms > self._elapsed_ms:
            self._elapsed_ms = recorded.elapsed_ms
        match recorded.event:
            case Retracted(gesture=gesture) if gesture not in self._undone:
                self._undone.add(gesture)
                return gesture
            case Restored(gesture=gesture) if gesture in self._undone:
                self._undone.remove(gesture)
                return gesture
            case Retracted() | Restored():
                return None
            case _:
                self._counting.append(place)
                self._belongs(recorded, place)
                return None

    def _belongs(self, recorded: Recorded, place: int) -> None:
        """Record the events that an undo of their gesture removes."""
        gesture = recorded.gesture
        if gesture in self._starts:
            # There was more to it than that.
            self._starts.discard(gesture)
            self._came_back += self._members.pop(gesture)
        alone = type(recorded.event) is SessionStarted and recorded.seq == gesture
        if alone:
            self._starts.add(gesture)
        if alone or type(recorded.event) not in LASTING:
            self._members.setdefault(gesture, []).append(place)

    def _stays(self, recorded: Recorded) -> bool:
        gesture = recorded.gesture
        return gesture not in self._undone or (type(recorded.event) in LASTING and gesture not in self._starts)

    def _turn(self, before: int, toggled: set[int], known: int) -> None:
        """Go back to before the toggled gestures, and on again without those undone now.

        `before` stands for the set of gestures undone until then, when `known` of the events that count were there.
        """
        self._lanes.pop(before, None)
        self._lanes[before] = self._top, known
        lane = self._lanes.get(self._sign)
        if lane:
            self._top = lane[0]
            self._push(self._counting[lane[1] :])
        else:
            self._push(self._gone_back(toggled, known))
        while len(self._lanes) > _MOST_LANES:
            del self._lanes[next(iter(self._lanes))]

    def _gone_back(self, toggled: set[int], known: int) -> list[int]:
        """Pop the events after the toggled gestures from the stack; return those to push again."""
        members = [self._came_back, *(self._members[gesture] for gesture in toggled if gesture in self._members)]
        base = min((places[0] for places in members if places), default=self.position)
        again = set(self._counting[known:])
        while self._top.before and self._top.place >= base:
            again.add(self._top.place)
            self._top = self._top.before
        return sorted(again.union(*members))

    def _push(self, places: Iterable[int]) -> None:
        stay = [place for place in places if self._stays(self._events[place])]
        if not stay:
            return
        at, folding = self._folding
        if at is not self._top:
            folding = self._fold(self._state_of(self._top))
        for left, place in zip(range(len(stay) - 1, -1, -1), stay, strict=True):
            folding.take(self._events[place])
            self._top = _Node(self._top, place, self._top.depth + 1, None)
            # Between those that stay, no state of a long run is needed.
            if left < _KEPT or not self._top.depth % _KEPT:
                self._keep(self._top, folding.frozen())
        self.folded += len(stay)
        self._folding = self._top, folding

    def _keep(self, node: _Node, state: State) -> None:
        """Keep the state of a node, and let go of that of one which is no longer among the last."""
        node.state = state
        if len(self._recent) == _KEPT and self._recent[0].depth % _KEPT:
            self._recent[0].state = None
        self._recent.append(node)

    def _state_of(self, node: _Node) -> State:
        """Return the state of a node, folded again from the last one before it that kept its own."""
        without = list[_Node]()
        while node.state is None and node.before:
            without.append(node)
            node = node.before
        state = node.state or State()
        if without:
            folding = self._fold(state)
            for one in reversed(without):
                folding.take(self._events[one.place])
                self._keep(one, state := folding.frozen())
            self.folded += len(without)
        return state

    def state_at(self, place: WalkPosition) -> State:
        """Return the state at a place, its position that of the last event, which may have changed nothing."""
        state = self._state_of(place.top)
        if not place.position:
            return state
        seq = self._events[place.position - 1].seq
        if (state.seq, state.elapsed_ms) == (seq, place.elapsed_ms):
            return state
        return replace(state, seq=seq, elapsed_ms=place.elapsed_ms)


class _Unfolded:
    """Folds nothing: for counting turns alone."""

    def __init__(self, state: State) -> None:
        self._state: Final = state

    def take(self, recorded: Recorded) -> None:
        pass

    def frozen(self) -> State:
        return self._state


def is_in_turn(events: Sequence[Recorded]) -> bool:
    """Tell whether undoing went about in turn, the newest gesture first, as this program does it.

    Undoing the oldest gesture first makes each state cost as much as all the events after it.
    """
    walk, most = UndoWalk(events, _Unfolded), _PER_EVENT * len(events) + _AT_LEAST
    for position in range(len(events) + 1):
        walk.move_to(position)
        if walk.folded > most:
            return False
    return True
