"""The session as a step sees it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cop_session.domain.events import Event
from cop_session.tui.steps.core.section import Moment


class Recorder(Protocol):
    """Where a step writes down.

    Recording happens at once, not by message: keys that are typed on meanwhile must meet the state after it.
    """

    @property
    def moment(self) -> Moment:
        """The present moment; another one as soon as `record` returns."""
        ...

    @property
    def drafts(self) -> Mapping[str, str]:
        """Typed text that is not recorded yet, by field."""
        ...

    def record(self, *events: Event, drafts: Sequence[str] = ()) -> bool:
        """Record one gesture, which completes `drafts`; if it is refused, show the reason and return False."""
        ...

    def draft(self, field: str, text: str) -> None:
        """Keep text that is still being typed; empty text keeps nothing."""
        ...

    def draft_all(self, texts: Mapping[str, str]) -> None:
        """Keep texts that are still being typed, by field, all at once; empty text keeps nothing."""
        ...

    def complain(self, words: str) -> None:
        """Say one sentence about something that cannot be done like this."""
        ...
