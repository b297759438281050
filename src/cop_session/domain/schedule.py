"""The six steps of a round table, and the lengths that a talk can have."""

from cop_session.domain.codes import OpenCode


class Step(OpenCode):
    """A step of a talk; the members are those of the round table, in their order."""

    WELCOME = "welcome"
    NEED = "need"
    ACTIONS = "actions"
    WALKTHROUGH = "walkthrough"
    EVALUATION = "evaluation"
    CLOSING = "closing"


POSSIBLE_LENGTHS = range(15, 241)
"""The lengths, in minutes, that a talk can have."""

STANDARD_LENGTH = 60
"""The length, in minutes, of a round table."""
