"""The chain against the strikes in it: words that are missing without a strike, and the other way round.

A digest holds without the words, so the chain alone cannot tell a strike from words removed by tampering.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Final, get_args

from cop_session.domain.events import (
    NOTING_KINDS,
    Answered,
    Event,
    LineStruck,
    PollOpened,
    Removed,
    SessionPrepared,
)
from cop_session.store.log.event_codec import decode, is_newer
from cop_session.store.log.hash_chain import Stored

_OPENED: Final = PollOpened.KIND
_ANSWERED: Final = Answered.KIND
_HANGING: Final = frozenset(
    one.KIND
    for one in get_args(Event)
    if one is not LineStruck and (one in (Answered, Removed) or "line" in {field.name for field in fields(one)})
)
"""The kinds of events that can tell something about a line, in addition to the one that records it."""


def unexplained(stored: Sequence[Stored], elsewhere: Collection[int] = ()) -> tuple[int, ...]:
    """Return the seqs of the events whose words are missing without a strike.

    `elsewhere` names lines of this log that another log of the same session struck. A training copy has blank events
    from the start, so none of its seqs are returned.
    """
    blank = [one for one in stored if one.payload is None]
    if not blank or _is_copy(stored):
        return ()
    struck = dict(strikes(stored)) | {line: len(stored) + 1 for line in elsewhere}
    # How far the strikes reach of the lines before each event: whatever hangs on a line comes after it.
    reach, furthest = list[int](), 0
    for seq in range(1, len(stored) + 1):
        reach.append(furthest)
        furthest = max(furthest, struck.get(seq, 0))
    opened = next((one.seq for one in blank if one.kind == _OPENED or is_newer(one.kind, one.version)), len(stored))
    return tuple(one.seq for one in blank if not _explained(one, struck.get(one.seq, 0), reach[one.seq - 1], opened))


def _explained(one: Stored, struck: int, reach: int, opened: int) -> bool:
    if one.kind in NOTING_KINDS and not is_newer(one.kind, one.version):
        return struck > one.seq
    if one.kind == _ANSWERED and one.seq < opened:
        return False
    return reach > one.seq and (one.kind in _HANGING or is_newer(one.kind, one.version))


def leaves_words(stored: Sequence[Stored]) -> bool:
    """Tell whether a strike left the words of its line, or named no line: no program of ours writes such a log."""
    return any(
        not 1 <= line < seq or stored[line - 1].kind not in NOTING_KINDS or stored[line - 1].payload is not None
        for line, seq in strikes(stored)
    )


def strikes(stored: Sequence[Stored]) -> Iterator[tuple[int, int]]:
    """Yield the line that each strike names, with the seq of that strike."""
    for one in decode([one for one in stored if one.kind == LineStruck.KIND]):
        if isinstance(one.event, LineStruck):
            yield one.event.line, one.seq


def _is_copy(stored: Sequence[Stored]) -> bool:
    first = stored[0]
    if first.kind != SessionPrepared.KIND or first.payload is None:
        return False
    (prepared,) = decode([first])
    return isinstance(prepared.event, SessionPrepared) and prepared.event.copy
