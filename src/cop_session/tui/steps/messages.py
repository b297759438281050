"""What a step tells the round table; the round table answers by showing the next state."""

from collections.abc import Callable, Sequence

from textual.message import Message

from cop_session.roundtable.events import Event


class Gesture(Message):
    """Something to record as one gesture; `drafts` are then done. `refused` is called where it may not happen."""

    def __init__(
        self, events: Sequence[Event], drafts: Sequence[str] = (), refused: Callable[[], None] | None = None
    ) -> None:
        super().__init__()
        self.events = tuple(events)
        self.drafts = tuple(drafts)
        self.refused = refused


class Drafted(Message):
    """Text that is still being typed."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__()
        self.field = field
        self.text = text


class StrikeAsked(Message):
    """The words of a line have to be removed for good."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class Complaint(Message):
    """One sentence about something that cannot be done like this."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence


class FeasibilityAsked(Message):
    """Whether an action will work has to be asked now."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line
