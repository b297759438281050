"""Beginnings of sentences that say what the pupil needs, put before what was typed."""

from collections.abc import Sequence

from cop_session.coaching.starters import NAMES, Channel, starters
from cop_session.tui.steps.section import Moment
from cop_session.tui.steps.spoken import spoken

_ELLIPSIS = "…"


def beginnings(moment: Moment) -> tuple[tuple[str, str], ...]:
    """Return each beginning as it is said at this table, behind the name of its channel."""
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
