"""What one event changes, and how a state is compared with that."""

from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from typing import Any, Final

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.fold import apply
from cop_session.domain.state import Line, State
from tests.domain.each_event.one_talk import TALK
from tests.support.strategies import START

SEQ: Final = 100
AT: Final = START + timedelta(hours=1)
ELAPSED: Final = 100_000


@dataclass(frozen=True, slots=True)
class Change:
    """An event, and the new values: of fields of the state, and of fields of lines by the ids of those lines.

    `remade` says that the fields left alone are equal, and not the same objects.
    """

    event: ev.Event
    state: dict[str, Any] = field(default_factory=dict)
    lines: dict[int, dict[str, Any]] = field(default_factory=dict)
    before: State = TALK
    remade: bool = False

    @property
    def after(self) -> State:
        """The state that the event has to make."""
        changed = {of: replace(line(of), **values) for of, values in self.lines.items()}
        rows = {
            kind: tuple(changed.get(one.id, one) for one in self.before.of(kind))
            for kind in {one.kind for one in changed.values()}
        }
        lines: dict[str, Any] = {"lines": {**self.before.lines, **rows}} if rows else {}
        return replace(self.before, seq=SEQ, elapsed_ms=ELAPSED, **lines, **self.state)


def line(of: int, state: State = TALK) -> Line:
    """Return a line that is there."""
    found = state.line(of)
    assert found is not None
    return found


def with_row(kind: Kind, *row: Line) -> dict[Kind, tuple[Line, ...]]:
    """Return the lines of the talk with another row of one kind."""
    return {**TALK.lines, kind: row}


def at_the_end(new: Line) -> dict[str, Any]:
    """Return what changes when a line is put at the end of its row."""
    return {"lines": with_row(new.kind, *TALK.of(new.kind), new), "kinds": {**TALK.kinds, new.id: new.kind}}


def happened(event: ev.Event, before: State = TALK, seq: int = SEQ) -> State:
    """Return the state after the event."""
    return apply(before, ev.Recorded(seq, seq, AT, ELAPSED, event))


def renewed(before: State, after: State) -> set[object]:
    """Return what is another object than before: the names of fields, the kinds of rows, the ids of lines."""
    names = {one.name for one in fields(State) if getattr(after, one.name) is not getattr(before, one.name)}
    kinds = {kind for kind, row in before.lines.items() if after.of(kind) is not row}
    ids = {one.id for row in before.lines.values() for one in row if after.line(one.id) is not one}
    return names | kinds | ids
