"""Hypothesis strategies for what can happen at a round table: likely, unlikely and nonsensical."""

import dataclasses
import types
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind, Scale
from cop_session.domain.feasibility import LABELS
from cop_session.domain.primitives.text_rules import clean
from cop_session.domain.rules import check
from cop_session.domain.timeline import Timeline
from cop_session.formats.roundtable.roundtable_format import ROUNDTABLE

START = datetime(2026, 11, 24, 14, 45, tzinfo=UTC)

_AWKWARD = [
    "",
    " ",
    "één ding — “zo” …",
    "[/x] [@click=app.quit]q[/]",
    "=SUM(A1:A9)",
    "../../etc/passwd",
    "'; DROP TABLE event; --",
    "Fatma Yıldız",
    "👩‍👩‍👧 مرحبا e\u0301",
    "\u202eomgekeerd",
    "regel\nregel\ttab",
    "a" * 400,
]

texts = st.one_of(st.sampled_from(_AWKWARD), st.text(max_size=30).map(clean))
"""Text as it is let in: any, without control characters and lone surrogates."""

ids = st.integers(min_value=0, max_value=12)
"""Ids that are often there and as often not."""

_dates = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))
_OF_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    int: ids,
    bool: st.booleans(),
    date: _dates,
    time: st.times().map(lambda moment: moment.replace(microsecond=0)),
    datetime: st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2028, 1, 1)),
    types.NoneType: st.none(),
}


def _of(hint: Any) -> st.SearchStrategy[Any]:
    if hint in _OF_TYPE:
        return _OF_TYPE[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return st.one_of([_of(one) for one in arguments])
    if origin is tuple:
        return st.lists(_of(arguments[0]), max_size=4).map(tuple)
    if origin is Literal:
        return st.sampled_from(arguments)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return built(hint)


def built(event: type) -> st.SearchStrategy[Any]:
    """Any value of a dataclass, fields that have nothing to do with each other."""
    hints = get_type_hints(event)
    fields = [field.name for field in dataclasses.fields(event)]
    return st.builds(event, **{name: _of(hints[name]) for name in fields})


EVENT_TYPES: tuple[type, ...] = get_args(ev.Event)

any_event: st.SearchStrategy[ev.Event] = st.sampled_from(EVENT_TYPES).flatmap(built)
"""Any event, sensible or not."""


def _polls() -> st.SearchStrategy[ev.PollOpened]:
    asked = st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple)
    return st.sampled_from(list(Scale)).flatmap(
        lambda scale: st.builds(ev.PollOpened, ids, st.just(scale), st.just(("…",) * LABELS[scale]), asked)
    )


likely_event: st.SearchStrategy[ev.Event] = st.one_of(
    built(ev.PersonSeated),
    built(ev.LineNoted),
    st.builds(ev.LineNoted, st.just(Kind.ACTION), st.just("doet iets")),
    built(ev.OwnersSet),
    _polls(),
    st.builds(ev.Answered, ids, ids, st.integers(0, 5)),
    built(ev.ActionAdapted),
    st.builds(ev.SessionPlanned, _OF_TYPE[datetime], st.sampled_from([45, 60])),
    any_event,
)
"""Any event, those that make, own, ask and answer more often."""


def recorded_from(steps: Iterable[tuple[ev.Event, int]]) -> list[ev.Recorded]:
    """Return events as a log; beside each, how many events back its gesture began."""
    return [
        ev.Recorded(seq, max(1, seq - back), START + timedelta(seconds=seq), seq * 1000, event)
        for seq, (event, back) in enumerate(steps, start=1)
    ]


def histories(max_size: int = 25) -> st.SearchStrategy[list[ev.Recorded]]:
    """Logs in which anything follows anything: gestures that interleave, undone more than once, by nobody's rules."""
    undo = st.one_of(built(ev.Retracted), built(ev.Restored))
    steps = st.tuples(st.one_of(likely_event, undo), st.integers(0, 4))
    return st.lists(steps, max_size=max_size).map(recorded_from)


@dataclasses.dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tries next: an event, in the gesture that is going on or in a new one; or undo or redo."""

    event: ev.Event | None
    same_gesture: bool = False
    redo: bool = False


def attempts(max_size: int = 30) -> st.SearchStrategy[list[Attempt]]:
    """Whatever somebody tries one after another; `allowed` keeps what the rules let happen."""
    tried = likely_event.filter(lambda event: not isinstance(event, ev.Retracted | ev.Restored))
    one = st.one_of(
        st.builds(Attempt, tried, st.booleans()),
        st.builds(Attempt, tried, st.booleans()),
        st.builds(Attempt, st.none(), redo=st.booleans()),
    )
    return st.lists(one, max_size=max_size)


def allowed(tries: Iterable[Attempt]) -> Timeline:
    """Return what comes of `tries` when the rules refuse and undo and redo go in turn, as in a live session."""
    timeline = Timeline()
    gesture = 1
    for one in tries:
        seq = len(timeline) + 1
        event = one.event or _turn(timeline, one.redo)
        if event is None or check(timeline.now, event, ROUNDTABLE):
            continue
        goes_on = one.same_gesture and one.event and not _toggles(timeline)
        gesture = gesture if goes_on else seq
        timeline.append(ev.Recorded(seq, gesture, START + timedelta(seconds=seq), seq * 1000, event))
    return timeline


def _turn(timeline: Timeline, redo: bool) -> ev.Event | None:
    if redo:
        return ev.Restored(timeline.redoable) if timeline.redoable is not None else None
    return ev.Retracted(timeline.undoable) if timeline.undoable is not None else None


def _toggles(timeline: Timeline) -> bool:
    return bool(timeline.events) and isinstance(timeline.events[-1].event, ev.Retracted | ev.Restored)
