"""The events of a talk: typed, frozen, in the past tense; entities are named by the seq that made them.

`KIND` is the name under which an event is stored, independent of its class name; `VERSION` counts its payloads. An
event that holds a code which the round table does not have is stored under `WITH_ADDED_CODES`, a version that programs
without formats do not read.

One module, although a long one: it is the list of all events for a newcomer to read.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar, Final

from cop_session.domain.codes import (
    Consent,
    Detail,
    Kind,
    Presence,
    Reader,
    Reason,
    Role,
    Route,
    Scale,
    Standing,
    Way,
)
from cop_session.domain.field_value import FieldValue
from cop_session.domain.schedule import STANDARD_LENGTH, Step
from cop_session.domain.when import When


@dataclass(frozen=True, slots=True)
class SessionPrepared:
    """A session came to be, in the vocabulary of `locale`, local times in the IANA zone `zone`.

    A `fictional` session concerns no real person: a sample, or practice. A training `copy` counts as fictional and
    still concerns a real person, under another name. `session_id` binds the history to the session in which it began; a
    session that branched off has another id than the one in its history. Empty in version 1.
    """

    KIND: ClassVar[str] = "SessionPrepared"
    VERSION: ClassVar[int] = 2
    pupil_id: str
    school_id: str
    locale: str
    zone: str
    follows: str | None = None
    scale: Scale = Scale.CONDITIONS
    minutes: int = STANDARD_LENGTH
    fictional: bool = False
    copy: bool = False
    session_id: str = ""


@dataclass(frozen=True, slots=True)
class FormatChosen:
    """The session is a talk of another format than the round table; recorded right after it was prepared.

    `shape` is one of several forms that a format has, `subject` the id of what it is about if that is no pupil, `also`
    further subjects, and `planned_as` the line of a dossier in which this talk was planned.
    """

    KIND: ClassVar[str] = "FormatChosen"
    VERSION: ClassVar[int] = 1
    format: str
    version: int
    step: Step
    """The step in which it begins."""
    shape: str = ""
    subject: str = ""
    also: tuple[str, ...] = ()
    planned_as: int | None = None


@dataclass(frozen=True, slots=True)
class SessionPlanned:
    """The session was given a length, and a date and an hour: wall time in the session's zone.

    Midnight says that only the day is known; None that there is no date yet, or not any more.
    """

    KIND: ClassVar[str] = "SessionPlanned"
    VERSION: ClassVar[int] = 1
    starts: datetime | None
    minutes: int


@dataclass(frozen=True, slots=True)
class ScaleChosen:
    """The group chose the scale of its polls."""

    KIND: ClassVar[str] = "ScaleChosen"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    scale: Scale


@dataclass(frozen=True, slots=True)
class DetailSet:
    """A fact about the session was written down; empty text takes it away."""

    KIND: ClassVar[str] = "DetailSet"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    detail: Detail
    text: str


@dataclass(frozen=True, slots=True)
class PrintedDetailSet:
    """How to reach the contact, or why the round table is held, was written down for the plan; empty takes it away.

    A separate event: a program that does not know these details still reads every other detail.
    """

    KIND: ClassVar[str] = "PrintedDetailSet"
    VERSION: ClassVar[int] = 1
    detail: Detail
    text: str


@dataclass(frozen=True, slots=True)
class SchoolRecognised:
    """The school turned out to be one that goes by another id, or not to be the one that it was taken for."""

    KIND: ClassVar[str] = "SchoolRecognised"
    VERSION: ClassVar[int] = 1
    school_id: str


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The group sat down, on a local date; once more, that date was put right."""

    KIND: ClassVar[str] = "SessionStarted"
    VERSION: ClassVar[int] = 1
    on: date


@dataclass(frozen=True, slots=True)
class SessionPaused:
    """The clock stopped."""

    KIND: ClassVar[str] = "SessionPaused"
    VERSION: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class SessionResumed:
    """The clock went on in the same sitting."""

    KIND: ClassVar[str] = "SessionResumed"
    VERSION: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class SittingOpened:
    """The group sat down once more, on another date and with an attendance of its own."""

    KIND: ClassVar[str] = "SittingOpened"
    VERSION: ClassVar[int] = 1
    on: date


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The round table ended; from here on it is aftercare."""

    KIND: ClassVar[str] = "SessionClosed"
    VERSION: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class SessionReopened:
    """The closed round table went on."""

    KIND: ClassVar[str] = "SessionReopened"
    VERSION: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class StepEntered:
    """The group moved to a step."""

    KIND: ClassVar[str] = "StepEntered"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    step: Step


@dataclass(frozen=True, slots=True)
class PersonSeated:
    """A participant joined. `relation` is the group's word for their role (mama); `home` tells parents' homes apart."""

    KIND: ClassVar[str] = "PersonSeated"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    person_id: str
    name: str
    role: Role
    relation: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class PersonEdited:
    """A participant's description was put right."""

    KIND: ClassVar[str] = "PersonEdited"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    person: int
    name: str
    role: Role
    relation: str = ""
    home: str = ""


@dataclass(frozen=True, slots=True)
class PresenceSet:
    """How a participant takes part in the present sitting; local times for a late arrival or an early departure."""

    KIND: ClassVar[str] = "PresenceSet"
    VERSION: ClassVar[int] = 1
    person: int
    presence: Presence
    arrives: time | None = None
    leaves: time | None = None


@dataclass(frozen=True, slots=True)
class LineNoted:
    """Something was written down. Version 1 had no kind for the needs of parents."""

    KIND: ClassVar[str] = "LineNoted"
    VERSION: ClassVar[int] = 2
    WITH_ADDED_CODES: ClassVar[int] = 3
    kind: Kind
    text: str
    said_by: int | None = None


@dataclass(frozen=True, slots=True)
class LineCarried:
    """A line came along from an earlier talk: as it stood there, with the log and the line where it began.

    `owners`, `lead`, `said_by` and `needs` are entities of this log.
    """

    KIND: ClassVar[str] = "LineCarried"
    VERSION: ClassVar[int] = 1
    kind: Kind
    text: str
    origin: str
    """The id of the session that it came from."""
    origin_line: int
    said_by: int | None = None
    owners: tuple[int, ...] = ()
    lead: int | None = None
    when: When | None = None
    place: str = ""
    needs: tuple[int, ...] = ()
    standing: Standing = Standing.NOTED
    consent: Consent = Consent.TO_ASK
    fields: tuple[FieldValue, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSet:
    """A field that the format declares for this kind of line got a value, written as text; empty takes it away."""

    KIND: ClassVar[str] = "FieldSet"
    VERSION: ClassVar[int] = 1
    line: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class LineReworded:
    """A line got other words."""

    KIND: ClassVar[str] = "LineReworded"
    VERSION: ClassVar[int] = 1
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class LineCredited:
    """A line was attributed to a participant, or to no participant."""

    KIND: ClassVar[str] = "LineCredited"
    VERSION: ClassVar[int] = 1
    line: int
    said_by: int | None


@dataclass(frozen=True, slots=True)
class StandingSet:
    """A line was agreed on, kept for later, dropped or taken up again."""

    KIND: ClassVar[str] = "StandingSet"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    line: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class QuoteConsented:
    """The pupil told whether a quote may be in the plan."""

    KIND: ClassVar[str] = "QuoteConsented"
    VERSION: ClassVar[int] = 1
    line: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class Objected:
    """A participant disagreed with a line in own words; printed only at their request. Empty words withdraw it."""

    KIND: ClassVar[str] = "Objected"
    VERSION: ClassVar[int] = 1
    line: int
    person: int
    words: str
    in_plan: bool


@dataclass(frozen=True, slots=True)
class OwnersSet:
    """It was settled who does it, and which of them sees to it (`lead`, one of `owners`)."""

    KIND: ClassVar[str] = "OwnersSet"
    VERSION: ClassVar[int] = 1
    line: int
    owners: tuple[int, ...]
    lead: int | None = None


@dataclass(frozen=True, slots=True)
class WhenSet:
    """It was settled when."""

    KIND: ClassVar[str] = "WhenSet"
    VERSION: ClassVar[int] = 1
    line: int
    when: When | None


@dataclass(frozen=True, slots=True)
class OwnersDoubted:
    """The owners are uncertain: `said` are the words, `readings` their possible meanings, including no owner (empty).

    Until an OwnersSet decides, the line has no owner.
    """

    KIND: ClassVar[str] = "OwnersDoubted"
    VERSION: ClassVar[int] = 1
    line: int
    said: str
    readings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class WhenDoubted:
    """It is not certain when: `said` are the words, `readings` what they may mean, the words alone among them.

    Until a WhenSet decides, the date of the line is the bare words. The words in a reading are empty.
    """

    KIND: ClassVar[str] = "WhenDoubted"
    VERSION: ClassVar[int] = 1
    line: int
    said: str
    readings: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class PlaceSet:
    """The place was settled."""

    KIND: ClassVar[str] = "PlaceSet"
    VERSION: ClassVar[int] = 1
    line: int
    place: str


@dataclass(frozen=True, slots=True)
class NeedsLinked:
    """It was settled which needs, of the pupil or of the teacher, a line answers."""

    KIND: ClassVar[str] = "NeedsLinked"
    VERSION: ClassVar[int] = 1
    line: int
    needs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LineStruck:
    """A line's words were permanently removed; `before` is the line above which it stood."""

    KIND: ClassVar[str] = "LineStruck"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    line: int
    kind: Kind
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A line, participant or recipient got another place: above `before`, or last."""

    KIND: ClassVar[str] = "Moved"
    VERSION: ClassVar[int] = 1
    entity: int
    before: int | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A line, participant or recipient was taken away; undoing brings it back."""

    KIND: ClassVar[str] = "Removed"
    VERSION: ClassVar[int] = 1
    entity: int


@dataclass(frozen=True, slots=True)
class PollOpened:
    """The group began to ask whether an action is feasible, with the labels that it saw; `asked` must do it."""

    KIND: ClassVar[str] = "PollOpened"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    line: int
    scale: Scale
    labels: tuple[str, ...]
    asked: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A participant answered a poll: a score on its scale, with a condition or a reason in own words."""

    KIND: ClassVar[str] = "Answered"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    poll: int
    person: int
    score: int
    remark: str = ""
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReasonConsented:
    """The author of a reason or a condition decided whether it may be in the plan.

    `reason` is the seq of the answer or the adaptation that holds it: other words need another yes. A reason given in a
    hidden round is `alone`: no other participant sees it, and only the person who gave it can consent.
    """

    KIND: ClassVar[str] = "ReasonConsented"
    VERSION: ClassVar[int] = 1
    line: int
    reason: int
    consent: Consent
    alone: bool = False


@dataclass(frozen=True, slots=True)
class ActionAdapted:
    """The group set out to make an action feasible; the events that follow hold the changes."""

    KIND: ClassVar[str] = "ActionAdapted"
    VERSION: ClassVar[int] = 1
    WITH_ADDED_CODES: ClassVar[int] = 2
    line: int
    why: str
    reasons: tuple[Reason, ...] = ()
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationPlanned:
    """The interim evaluation got its wall time in `zone`, minutes, place and people (none named: all participants)."""

    KIND: ClassVar[str] = "EvaluationPlanned"
    VERSION: ClassVar[int] = 1
    starts: datetime
    zone: str
    minutes: int
    place: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUpGiven:
    """A participant agreed to follow up the plan."""

    KIND: ClassVar[str] = "FollowUpGiven"
    VERSION: ClassVar[int] = 1
    person: int | None


@dataclass(frozen=True, slots=True)
class RecipientAdded:
    """A recipient of the plan was agreed, with the route. `name` is for a person who is not a participant."""

    KIND: ClassVar[str] = "RecipientAdded"
    VERSION: ClassVar[int] = 1
    route: Route
    person: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class RecipientRouted:
    """A recipient chose another route."""

    KIND: ClassVar[str] = "RecipientRouted"
    VERSION: ClassVar[int] = 1
    recipient: int
    route: Route


@dataclass(frozen=True, slots=True)
class ActionPartConsented:
    """A parent told whether they agree with the *handelingsdeel* (nl_NL)."""

    KIND: ClassVar[str] = "ActionPartConsented"
    VERSION: ClassVar[int] = 1
    person: int
    consent: Consent


@dataclass(frozen=True, slots=True)
class PlanExported:
    """A document left the house; `number` is 0 for a draft, else the version of the plan."""

    KIND: ClassVar[str] = "PlanExported"
    VERSION: ClassVar[int] = 1
    number: int
    format: str
    locale: str
    reader: Reader = Reader.SCHOOL


@dataclass(frozen=True, slots=True)
class Retracted:
    """A gesture was undone."""

    KIND: ClassVar[str] = "Retracted"
    VERSION: ClassVar[int] = 1
    gesture: int


@dataclass(frozen=True, slots=True)
class Restored:
    """An undone gesture was done again."""

    KIND: ClassVar[str] = "Restored"
    VERSION: ClassVar[int] = 1
    gesture: int


@dataclass(frozen=True, slots=True)
class Blanked:
    """A placeholder for an event of type `kind`, whose words were redacted.

    If it noted a line, the event that redacted it records the time, and the `row` of that line; the line keeps its
    place in the replay.
    """

    KIND: ClassVar[str] = "Blanked"
    VERSION: ClassVar[int] = 1
    kind: str
    row: Kind | None = None
    struck: datetime | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """An event of a newer program, kept as it came."""

    KIND: ClassVar[str] = "Unknown"
    kind: str
    version: int
    raw: str


Event = (
    SessionPrepared
    | FormatChosen
    | SessionPlanned
    | ScaleChosen
    | DetailSet
    | PrintedDetailSet
    | SchoolRecognised
    | SessionStarted
    | SessionPaused
    | SessionResumed
    | SittingOpened
    | SessionClosed
    | SessionReopened
    | StepEntered
    | PersonSeated
    | PersonEdited
    | PresenceSet
    | LineNoted
    | LineCarried
    | FieldSet
    | LineReworded
    | LineCredited
    | StandingSet
    | QuoteConsented
    | Objected
    | OwnersSet
    | WhenSet
    | OwnersDoubted
    | WhenDoubted
    | PlaceSet
    | NeedsLinked
    | LineStruck
    | Moved
    | Removed
    | PollOpened
    | Answered
    | ReasonConsented
    | ActionAdapted
    | EvaluationPlanned
    | FollowUpGiven
    | RecipientAdded
    | RecipientRouted
    | ActionPartConsented
    | PlanExported
    | Retracted
    | Restored
    | Blanked
    | Unknown
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its envelope.

    `gesture` is the seq of the first event of the gesture it belongs to; `at` is an aware moment in UTC;
    `elapsed_ms` is the session's own clock, which stands still in a pause and never goes back.
    """

    seq: int
    gesture: int
    at: datetime
    elapsed_ms: int
    event: Event


NOTING: Final = (LineNoted, LineCarried)
"""Events that make a line: its id is their seq."""

NOTING_KINDS: Final = frozenset(one.KIND for one in NOTING)

LASTING: frozenset[type] = frozenset(
    {
        SessionPrepared,
        FormatChosen,
        SessionStarted,
        SessionPaused,
        SessionResumed,
        SittingOpened,
        SessionClosed,
        SessionReopened,
        StepEntered,
        PlanExported,
        LineStruck,
        Retracted,
        Restored,
        Blanked,
        Unknown,
    }
)
"""Events that undo leaves alone, but for the start of a talk that is a gesture of its own."""


def lone_starts(events: Sequence[Recorded]) -> frozenset[int]:
    """Return the gestures that are nothing but the start of a talk."""
    sizes = Counter(one.gesture for one in events if not isinstance(one.event, Retracted | Restored))
    starts = (one.gesture for one in events if type(one.event) is SessionStarted and one.seq == one.gesture)
    return frozenset(gesture for gesture in starts if sizes[gesture] == 1)


PRINTED: Final = (Detail.REACH, Detail.REASON)
"""The details that `PrintedDetailSet` holds."""


def detail_set(detail: Detail, text: str) -> DetailSet | PrintedDetailSet:
    """Return the event that writes a detail down."""
    return PrintedDetailSet(detail, text) if detail in PRINTED else DetailSet(detail, text)
