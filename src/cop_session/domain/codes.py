"""The codes that events use: roles, kinds of lines, standings, routes and the like. Never translated sentences."""

import re
from enum import StrEnum
from typing import Final, Self

_CODE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")


class OpenCode(StrEnum):
    """A vocabulary to which a format of talk may add: `Kind("advice")` is a code although it is no member.

    The members are the codes of the round table. Any other code is made when it is met, so compare it with `==`.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            return None
        code = str.__new__(cls, value)
        code._name_ = code._value_ = value
        return code

    @property
    def added(self) -> bool:
        """Whether a format other than the round table added this code."""
        return self._value_ not in type(self)._value2member_map_


class Detail(OpenCode):
    """A labelled fact about the session as a whole, in words. `REACH` and `REASON` come by an event of their own."""

    PUPIL = "pupil"
    GROUP = "group"
    SCHOOL = "school"
    TOWN = "town"
    SUPPORT_PHASE = "support_phase"
    OCCASION = "occasion"
    FACILITATOR = "facilitator"
    CONTACT = "contact"
    ROOM = "room"
    PARTNERSHIP = "partnership"
    """The *samenwerkingsverband*, in the Netherlands."""
    KEPT_UNTIL = "kept_until"
    """The last day on which the session is kept, an ISO date; it appears in no document."""
    REACH = "reach"
    """The telephone number or address of the contact."""
    REASON = "reason"
    """Why the round table is held, in words for the plan. `OCCASION` of earlier sessions is often a diagnosis."""


ENDING: Final = Detail("ending")
"""How a series of talks ended, `GOOD_ENDING` or nothing."""

GOOD_ENDING: Final = "good"

OF_THE_SCHOOL = (
    *(Detail.SCHOOL, Detail.TOWN, Detail.FACILITATOR, Detail.CONTACT, Detail.REACH, Detail.ROOM, Detail.PARTNERSHIP),
)
"""The details that tell nothing about a pupil."""


class Role(OpenCode):
    """The role of a participant at the table."""

    TEACHER = "teacher"
    CARE_COORDINATOR = "care_coordinator"
    CARE_TEACHER = "care_teacher"
    PARENT = "parent"
    PUPIL = "pupil"
    EXTERNAL_SUPPORTER = "external_supporter"
    GUIDANCE_CENTRE = "guidance_centre"
    """Of the *CLB*, in Flanders."""
    EDUCATIONAL_PSYCHOLOGIST = "educational_psychologist"
    SPEECH_THERAPIST = "speech_therapist"
    HEAD = "head"
    LIAISON = "liaison"
    CONFIDANT = "confidant"
    INTERPRETER = "interpreter"
    OTHER = "other"


class Presence(StrEnum):
    """How a participant takes part in a sitting."""

    AT_TABLE = "at_table"
    TELEPHONE = "telephone"
    ABSENT = "absent"


class Kind(OpenCode):
    """The subject of a line."""

    AGREEMENT = "agreement"
    NEED = "need"
    QUOTE = "quote"
    WORKS = "works"
    CONCERN = "concern"
    AIM = "aim"
    """A goal of the teacher."""
    DOES = "does"
    """An action that the teacher already takes."""
    LACKS = "lacks"
    """A need of the teacher."""
    PARENTS_NEED = "parents_need"
    """A need of the parents, or help for them at home."""
    ACTION = "action"
    SIGN = "sign"
    """A sign that will show that a need is met."""
    HEARD = "heard"
    """How the pupil was heard (*hoorrecht*, in the Netherlands)."""
    COUNTED = "counted"
    """How that which the pupil said counted."""
    OPEN = "open"
    """A loose end that stays open."""
    REMARK = "remark"
    """A participant's own words, in the plan at their request."""
    OBSERVER = "observer"
    """A person who attends without taking part."""
    NOTE = "note"
    """The facilitator's private note; in no plan."""


class Standing(OpenCode):
    """The standing of a line."""

    NOTED = "noted"
    AGREED = "agreed"
    LATER = "later"
    DROPPED = "dropped"


DOING: Final = Standing("doing")
"""Being done, between two talks."""

DONE: Final = Standing("done")
"""Done, or reached: it asks nothing any more."""


class Consent(StrEnum):
    """An answer that may still have to be asked for."""

    YES = "yes"
    NO = "no"
    TO_ASK = "to_ask"


class Scale(OpenCode):
    """The scale of a poll on feasibility."""

    CONDITIONS = "conditions"
    """0 it will not work, 1 it will if …, 2 it will."""
    FIVE = "five"
    """0 to 5; from 3 on it will work."""


OUTCOME: Final = Scale("outcome")
"""What became of an action: 0 done, 1 partly, 2 not, 3 stopped."""

MOVEMENT: Final = Scale("movement")
"""How a need moved: 0 much harder, 1 harder, 2 the same, 3 better, 4 much better. Never averaged."""

SEEN: Final = Scale("seen")
"""Whether a sign shows: 0 not yet, 1 sometimes, 2 yes."""


class Reason(OpenCode):
    """Why something is not feasible: the six grounds on which reasonable adjustments are weighed in Flanders."""

    COST = "cost"
    ORGANISATION = "organisation"
    TIME = "time"
    WELLBEING = "wellbeing"
    OTHERS = "others"
    ALTERNATIVE = "alternative"


class Way(OpenCode):
    """How an action is made feasible."""

    LATER = "later"
    SMALLER = "smaller"
    SOMEONE_ELSE = "someone_else"
    WITH_HELP = "with_help"
    TRY_FIRST = "try_first"


TEACHER_ALONE: Final = Way("teacher_alone")
"""The teacher goes on without the supporter."""


class Route(StrEnum):
    """The way in which a recipient gets the plan."""

    PLATFORM = "platform"
    PROTECTED = "protected"
    PAPER = "paper"
    READ_ALOUD = "read_aloud"
    INTERPRETER = "interpreter"


class Reader(StrEnum):
    """The intended reader of a document about the session."""

    SCHOOL = "school"
    """The whole plan, for the school and its agreed recipients."""
    PARENTS = "parents"
    PUPIL = "pupil"
    OWNER = "owner"
    """One slip for each person who does something."""


class Phase(StrEnum):
    """The phase of the session as a whole."""

    PREPARING = "preparing"
    LIVE = "live"
    PAUSED = "paused"
    CLOSED = "closed"
    """Closed; wording may still change (*nawerk*)."""
