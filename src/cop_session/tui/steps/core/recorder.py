"""The session as a step sees it."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from cop_session.domain.events import Event
from cop_session.tui.steps.core.section import Moment


class Recorder(Protocol):
    """Records the entries of a step.

    Recording is a direct call, not a message: keys that follow at once must find the state after it.
    """

    @property
    def moment(self) -> Moment:
        """The present moment; it is replaced as soon as `record` returns."""
        ...

    @property
    def drafts(self) -> Mapping[str, str]:
        """Typed text that is not recorded yet, by field."""
        ...

    def record(self, *events: Event, drafts: Sequence[str] = ()) -> bool:
        """Record one gesture, which completes `drafts`; if it is refused, show the reason and return False."""
        ...

    def draft(self, field: str, text: str) -> None:
        """Keep unfinished text; empty text removes the draft."""
        ...

    def draft_all(self, texts: Mapping[str, str]) -> None:
        """Keep unfinished texts, by field, all at once; empty text removes a draft."""
        ...

    def complain(self, words: str) -> None:
        """Show a sentence about an action that is not possible."""
        ...
