"""Redacted lines in their time: until its redaction, nothing shows that a line will be redacted."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from cop_session.domain.events import NOTING_KINDS, Blanked, LineNoted, LineStruck, Recorded

GONE: Final = "…"
"""Replaces words that are no longer stored anywhere."""


def in_their_time(events: Sequence[Recorded], words: Callable[[int], str]) -> list[Recorded]:
    """Return the events with each redacted line in its old place, in the made-up `words` for its id, else as `GONE`."""
    strikes = {one.event.line: one.event for one in events if isinstance(one.event, LineStruck)}
    return [_noted(one, strikes[one.seq], words) if _was_struck(one, strikes) else one for one in events]


def _was_struck(one: Recorded, strikes: dict[int, LineStruck]) -> bool:
    return isinstance(one.event, Blanked) and one.event.kind in NOTING_KINDS and one.seq in strikes


def _noted(one: Recorded, strike: LineStruck, words: Callable[[int], str]) -> Recorded:
    return replace(one, event=LineNoted(strike.kind, words(one.seq) or GONE))
