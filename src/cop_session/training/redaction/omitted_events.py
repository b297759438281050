"""The events of a session that a training copy omits: private notes, redacted text, undone gestures."""

from collections.abc import Sequence
from dataclasses import fields

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind

_WITHOUT_WORDS = (ev.Blanked, ev.Unknown, ev.LineStruck, ev.Retracted, ev.Restored)
_ABOUT = ("line", "entity")


def left_out(events: Sequence[ev.Recorded]) -> frozenset[int]:
    """Return the seqs of the omitted events, including all later events on the same line.

    Events of a newer program are omitted, because this version cannot tell their content.
    """
    undone, starts = _undone(events), ev.lone_starts(events)
    gone = {
        one.seq
        for one in events
        if isinstance(one.event, _WITHOUT_WORDS)
        or (one.gesture in undone and (one.gesture in starts or type(one.event) not in ev.LASTING))
    }
    lines = {one.event.line for one in events if isinstance(one.event, ev.LineStruck)}
    lines |= {one.seq for one in events if isinstance(one.event, ev.NOTING) and one.event.kind is Kind.NOTE}
    polls = {one.seq for one in events if isinstance(one.event, ev.PollOpened) and one.event.line in lines}
    for one in events:
        about = {getattr(one.event, name) for name in _ABOUT if name in {field.name for field in fields(one.event)}}
        asked = isinstance(one.event, ev.Answered) and one.event.poll in polls
        # A damaged log may strike anything; the first event is what says that it is a copy.
        if (one.seq in lines and not isinstance(one.event, ev.SessionPrepared)) or about & lines or asked:
            gone.add(one.seq)
    return frozenset(gone)


def _undone(events: Sequence[ev.Recorded]) -> set[int]:
    undone = set[int]()
    for one in events:
        match one.event:
            case ev.Retracted(gesture=gesture):
                undone.add(gesture)
            case ev.Restored(gesture=gesture):
                undone.discard(gesture)
            case _:
                pass
    return undone


def blank() -> ev.Blanked:
    """Return the blank event that replaces an omitted one and keeps the seq of all others; it tells nothing."""
    return ev.Blanked(ev.LineNoted.KIND)
