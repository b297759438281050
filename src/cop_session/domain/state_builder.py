"""Builder of a state: takes changes one after another without a copy of the whole for each, and freezes when asked."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Concatenate, Final, ParamSpec, cast

from cop_session.domain.codes import Kind
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.state import Line, Poll, State

_Rest = ParamSpec("_Rest")


class _Row:
    """The lines of one kind: each by its id, and the ids in their order, for lookup without a search."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.by_id = {line.id: line for line in lines}
        self.order = list(self.by_id)

    def frozen(self) -> tuple[Line, ...]:
        """Return the lines in their order."""
        return tuple(map(self.by_id.__getitem__, self.order))


class StateBuilder:
    """Begins as `state`, which stays unchanged; a row without changes stays the same object."""

    def __init__(self, state: State) -> None:
        self._rows: Final[dict[Kind, _Row]] = {}
        """The rows that were needed; the others are in `rest` alone."""
        self._changed: Final = dict[Kind, None]()
        """In the order of their first change, which is the same in every process."""
        self.begin_at(state)

    def begin_at(self, state: State) -> None:
        """Go on from another state."""
        self.rest = state
        """The state except its lines: the part that `replace` changes."""
        self._rows.clear()
        self._changed.clear()
        self.seq, self.elapsed_ms = state.seq, state.elapsed_ms
        # They belong to frozen states as well: copy one before adding to it.
        self.kinds: Mapping[int, Kind] = state.kinds
        self.asked: Mapping[int, int] = state.asked

    def frozen(self) -> State:
        """Return the present state."""
        changes: dict[str, Any] = {"seq": self.seq, "elapsed_ms": self.elapsed_ms}
        if self._changed:
            rows = {kind: self._rows[kind].frozen() for kind in self._changed}
            changes |= {"lines": {**self.rest.lines, **rows}, "kinds": self.kinds, "asked": self.asked}
            self._changed.clear()
        self.rest = replace(self.rest, **changes)
        return self.rest

    def line(self, line: int) -> Line | None:
        """Return the line with that id."""
        kind = self.kinds.get(line)
        return self._row(kind).by_id.get(line) if kind else None

    def note(self, line: Line) -> None:
        """Put a new line at the end of its row."""
        self.put(line)
        if self.kinds is self.rest.kinds:
            self.kinds = dict(self.kinds)
        cast("dict[int, Kind]", self.kinds)[line.id] = line.kind

    def ask(self, line: int, poll: Poll) -> None:
        """Note about which line a poll asks."""
        if self.asked is self.rest.asked:
            self.asked = dict(self.asked)
        cast("dict[int, int]", self.asked)[poll.id] = line

    def change(
        self, line: int, change: Callable[Concatenate[Line, _Rest], Line], *rest: _Rest.args, **none: _Rest.kwargs
    ) -> bool:
        """Change an existing line that is not redacted; tell whether there was one."""
        kind = self.kinds.get(line)
        if kind is None:
            return False
        row = self._row(kind).by_id
        before = row.get(line)
        if before is None or before.struck is not None:
            return False
        row[line] = change(before, *rest, **none)
        self._changed[kind] = None
        return True

    def put(self, line: Line) -> None:
        """Put a line in the place of the one with its id, or at the end of its row if there is no such line."""
        row = self._row(line.kind)
        if line.id not in row.by_id:
            row.order.append(line.id)
        row.by_id[line.id] = line
        self._changed[line.kind] = None

    def move(self, kind: Kind, line: int, before: int | None) -> None:
        """Put a line before another one of its row, or at the end if there is no such line."""
        row = self._row(kind)
        if line not in row.by_id or line == before:
            return
        row.order.remove(line)
        row.order.insert(row.order.index(before) if before in row.by_id else len(row.order), line)
        self._changed[kind] = None

    def remove(self, line: Line) -> None:
        """Take a line out of its row."""
        row = self._row(line.kind)
        row.order.remove(line.id)
        del row.by_id[line.id]
        self._changed[line.kind] = None

    def _row(self, kind: Kind) -> _Row:
        row = self._rows.get(kind)
        if row is None:
            row = self._rows[kind] = _Row(self.rest.of(kind))
        return row
