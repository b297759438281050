"""What a step asks of the round table; what it records goes through its recorder."""

from textual.message import Message

from cop_session.tui.steps.core.section import StepPlace


class StrikeAsked(Message):
    """The words of a line have to be removed for good."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class ElsewhereAsked(Message):
    """A line belongs to another round table."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class StepAsked(Message):
    """Another step has to be shown, and a place in it where one is meant."""

    def __init__(self, place: StepPlace) -> None:
        super().__init__()
        self.place = place
