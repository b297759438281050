"""Messages from a step to the round table; events go through its recorder."""

from textual.message import Message

from cop_session.tui.steps.core.section import StepPlace


class StrikeAsked(Message):
    """A line has to be redacted permanently."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class ElsewhereAsked(Message):
    """A line belongs to another round table."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class StepAsked(Message):
    """Another step has to be shown, and a place in it if one is given."""

    def __init__(self, place: StepPlace) -> None:
        super().__init__()
        self.place = place
