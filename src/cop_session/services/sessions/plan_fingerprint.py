"""The hash prefix of a history: printed in a plan, it tells later whether that history is still this one.

A digest covers all events before it, so a printed plan reveals edits, losses, reordering and truncation since then in
its history. A strike leaves every digest unchanged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cop_session.domain.events import PlanExported
from cop_session.store.bundles.bundle import read
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import Stored

DIGITS: Final = 10
"""How many are printed: few enough to type over, and too many to find another history that has them."""

_FEWEST: Final = 6
_TYPED: Final = re.compile(f"[0-9a-f]{{{_FEWEST},64}}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A history in which a printed head was found: behind which of its `count` events, and whether it is whole."""

    session_id: str
    seq: int
    count: int
    whole: bool


def printed(stored: Sequence[Stored], left_at: int | None = None) -> str:
    """Return the hash prefix in the footer of a plan of this history; empty if nothing happened yet.

    `left_at` is the seq with which this version was handed out first. Later exports do not count, nor do later events
    that changed no plan: the same version always gives the same prefix.
    """
    before = (one for one in reversed(stored) if left_at is None or one.seq < left_at)
    last = next((one for one in before if one.kind != PlanExported.KIND), None)
    return last.digest.hex()[:DIGITS] if last else ""


def typed(text: str) -> str | None:
    """Return a hash prefix typed over from paper, None if the text is none."""
    head = "".join(text.split()).lower()
    return head if _TYPED.fullmatch(head) else None


def in_file(path: Path, left_at: int | None = None) -> str:
    """Return the hash prefix in the footer of a plan of the session in a bundle; raises Trouble as `bundle.read`."""
    return printed(read(path).stored, left_at)


def histories(log: Log, head: str) -> tuple[Printed, ...]:
    """Return the histories in a database in which a digest begins with `head`."""
    return tuple(Printed(one, seq, log.last_seq(one), log.verify(one) is None) for one, seq in log.behind(head))
