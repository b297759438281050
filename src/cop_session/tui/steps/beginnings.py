"""Beginnings of sentences that say what the pupil needs or what shows that it helps, put before what was typed."""

from collections.abc import Sequence
from typing import Final

from cop_session.coaching.starters import NAMES, SIGNS, Channel, starters
from cop_session.roundtable.words import Kind
from cop_session.tui.steps.section import Moment
from cop_session.tui.steps.spoken import spoken

_ELLIPSIS = "…"


BEGUN: Final = frozenset({Kind.NEED, Kind.SIGN})
"""Kinds of lines that there are beginnings for."""


def beginnings(moment: Moment, kind: Kind = Kind.NEED) -> tuple[tuple[str, str], ...]:
    """Return each beginning as it is said at this table, behind the name of its channel or of what it tells."""
    if kind is Kind.SIGN:
        return tuple((moment.t("Sign"), spoken(moment, beginning)) for beginning in SIGNS)
    return tuple(
        (moment.t(NAMES[channel]), spoken(moment, beginning)) for channel in Channel for beginning in starters(channel)
    )


def begun(text: str, beginning: str, others: Sequence[str]) -> str:
    """Return `text` behind a beginning; one of the `others` that it begins with already gives way."""
    stems = (_stem(other) for other in others)
    rest = next((text[len(stem) :] for stem in stems if text.startswith(stem)), text)
    return _stem(beginning) + rest.lstrip()


def _stem(beginning: str) -> str:
    return beginning.removesuffix(_ELLIPSIS).rstrip() + " "
