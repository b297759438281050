"""Beginnings of sentences about a pupil's needs, by the channel through which the help comes."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cop_session.i18n import msgid


class Channel(StrEnum):
    """The means or the person through which a pupil gets what it needs."""

    INSTRUCTION = "instruction"
    TASKS = "tasks"
    ACTIVITIES = "activities"
    FEEDBACK = "feedback"
    TEACHER = "teacher"
    PEERS = "peers"
    PARENTS = "parents"


NAMES: Final[Mapping[Channel, str]] = {
    Channel.INSTRUCTION: msgid("Instruction"),
    Channel.TASKS: msgid("Tasks"),
    Channel.ACTIVITIES: msgid("Activities"),
    Channel.FEEDBACK: msgid("Feedback"),
    Channel.TEACHER: msgid("Teacher"),
    Channel.PEERS: msgid("Classmates"),
    Channel.PARENTS: msgid("Parents"),
}
"""The name of each channel, as msgids."""

STARTERS: Final[Mapping[Channel, tuple[str, ...]]] = {
    Channel.INSTRUCTION: (
        msgid("{pupil} needs instruction that …"),
        msgid("In order to follow the lesson, {pupil} needs an explanation that …"),
        msgid("{pupil} needs to know beforehand …"),
    ),
    Channel.TASKS: (
        msgid("{pupil} needs tasks that …"),
        msgid("In order to begin, {pupil} needs tasks of which …"),
        msgid("{pupil} needs tasks with a choice between …"),
    ),
    Channel.ACTIVITIES: (
        msgid("{pupil} needs activities that …"),
        msgid("In order to take part, {pupil} needs activities in which …"),
        msgid("{pupil} needs a moment in the day to …"),
    ),
    Channel.FEEDBACK: (
        msgid("{pupil} needs feedback that …"),
        msgid("In order to keep going, {pupil} needs feedback on …"),
        msgid("After a mistake, {pupil} needs somebody who …"),
    ),
    Channel.TEACHER: (
        msgid("{pupil} needs a teacher who …"),
        msgid("In order to dare, {pupil} needs a teacher who …"),
        msgid("When it becomes too much, {pupil} needs a teacher who …"),
    ),
    Channel.PEERS: (
        msgid("{pupil} needs classmates who …"),
        msgid("In order to belong, {pupil} needs classmates who …"),
        msgid("In the playground, {pupil} needs classmates who …"),
    ),
    Channel.PARENTS: (
        msgid("At home it helps {pupil} when …"),
        msgid("At home, {pupil} needs somebody who …"),
        msgid("Between home and school, {pupil} needs agreements that …"),
    ),
}
"""The beginnings of each channel, the plainest one first: msgids that name the {pupil} and end in an ellipsis."""


SIGNS: Final = (
    msgid("We will notice it when {pupil} …"),
    msgid("In six weeks {pupil} will …"),
    msgid("{pupil} will tell us that …"),
    msgid("At home we will notice that …"),
    msgid("In the classroom we will see that …"),
)
"""Beginnings of signs that it helps."""

HELPS_PARENTS: Final = (
    msgid("It helps us at home when …"),
    msgid("To keep it up at home, we need …"),
    msgid("We would like to hear from school …"),
    msgid("We would like somebody to think along about …"),
)
"""Beginnings of needs of the parents."""

CONDITIONS: Final = (
    msgid("it takes no longer than …"),
    msgid("it can start on …"),
    msgid("somebody else meanwhile sees to …"),
    msgid("there is a quiet place for …"),
    msgid("we look after two weeks how it goes with …"),
)
"""Beginnings of that on which it depends whether an action works."""


def starters(channel: Channel | None = None) -> tuple[str, ...]:
    """Return the beginnings of one channel, or those of all channels in their order."""
    if channel is not None:
        return STARTERS[channel]
    return tuple(beginning for row in STARTERS.values() for beginning in row)
