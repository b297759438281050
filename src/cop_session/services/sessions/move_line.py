"""Moves a line to the round table to which it belongs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from cop_session.domain import events as ev
from cop_session.domain.rules import Refusal, Refused
from cop_session.domain.state import Line, State
from cop_session.domain.talk_format import LineAspect
from cop_session.formats import format_of
from cop_session.live import LiveSession
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cop_session.services.workspace.workspace import Library


def move_line(library: "Library", source: LiveSession, line: int, to: str) -> Refused | None:
    """Record a line of an open session in another one, and strike it here once it is on disk there.

    So a crash between leaves it in both. Returns why it may not happen. Raises Trouble: why `source` is read-only,
    `no_such_session`, `other_session_in_use`, `not_saved` with nothing changed here, and `not_struck` if it is recorded
    there but still stands here.
    """
    target = library.open_session(to)
    try:
        return _move(source, line, target)
    finally:
        target.close()


def _move(source: LiveSession, line: int, target: LiveSession) -> Refused | None:
    if source.read_only:
        raise source.read_only
    if target.read_only:
        in_use = target.read_only.code == "open_elsewhere"
        raise Trouble("other_session_in_use") if in_use else target.read_only
    moved = source.state.line(line)
    if moved is None or moved.struck:
        return Refused(Refusal.STRUCK if moved else Refusal.GONE)
    noted = noted_elsewhere(moved, source.state, target.state, target.next_seq)
    refused = target.record(*noted) if noted else None
    if refused:
        return refused
    target.flush()
    if not target.saved:
        raise Trouble("not_saved")
    return source.strike(line)


def noted_elsewhere(line: Line, here: State, there: State, next_seq: int) -> Sequence[ev.Event]:
    """Return the gesture that records a line of `here` in `there`, whose next event gets `next_seq`.

    Words, kind, place and time go along; people only if the same person takes part there too. Empty if that line is
    there already, as after a crash halfway.
    """
    if any(one.text == line.text and one.struck is None for one in there.of(line.kind)):
        return ()
    events: list[ev.Event] = [ev.LineNoted(line.kind, line.text, _same_person(line.said_by, here, there))]
    if not format_of(there).may_have(line.kind, LineAspect.OWNERS):
        return events
    owners = tuple(filter(None, (_same_person(one, here, there, does=True) for one in line.owners)))
    if owners:
        lead = _same_person(line.lead, here, there)
        events.append(ev.OwnersSet(next_seq, owners, lead if lead in owners else None))
    if doubt := line.owners_doubt:
        readings = (tuple(_same_person(one, here, there, does=True) for one in whom) for whom in doubt.readings)
        known = tuple(dict.fromkeys(tuple(filter(None, whom)) for whom in readings))
        events += [ev.OwnersDoubted(next_seq, doubt.said, known)] if any(known) else []
    if line.when_doubt and line.when:
        events.append(ev.WhenDoubted(next_seq, line.when.said, tuple(replace(one, said="") for one in line.when_doubt)))
    elif line.when:
        events.append(ev.WhenSet(next_seq, line.when))
    if line.place:
        events.append(ev.PlaceSet(next_seq, line.place))
    return events


def _same_person(person: int | None, here: State, there: State, *, does: bool = False) -> int | None:
    """Return the participant of `there` who is the same person; an interpreter gets no actions."""
    one = here.person(person)
    same = next((other for other in there.people if one and other.person_id == one.person_id), None)
    return None if same is None or (does and same.interprets) else same.id
