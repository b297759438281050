"""The state at a moment of the session: frozen values, replaced and never changed.

The classes that the fold replaces have no slots: that lets `replacing.replace` copy them in one go.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import cast

from cop_session.domain.codes import (
    Consent,
    Detail,
    Kind,
    Phase,
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
from cop_session.domain.primitives.fast_replace import replace
from cop_session.domain.schedule import STANDARD_LENGTH, Step
from cop_session.domain.when import When

ROUND_TABLE = "roundtable"
"""The code of the format of a talk whose log names none."""


@dataclass(frozen=True)
class Participant:
    """A participant, present or not."""

    id: int
    person_id: str
    name: str
    role: Role
    relation: str = ""
    home: str = ""

    @property
    def interprets(self) -> bool:
        """Whether this is an interpreter: outside the ten, without actions, polls or a copy."""
        return self.role is Role.INTERPRETER


@dataclass(frozen=True, slots=True)
class Attendance:
    """How a participant took part in one sitting."""

    presence: Presence = Presence.AT_TABLE
    arrives: time | None = None
    leaves: time | None = None

    @property
    def present(self) -> bool:
        """Whether this person took part at all."""
        return self.presence is not Presence.ABSENT


@dataclass(frozen=True)
class Sitting:
    """One time that the group sat together; `on` is unknown until it began."""

    on: date | None = None
    attendance: Mapping[int, Attendance] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A participant's answer in a poll, `alone` if no other participant may see the words; `seq` orders the answers."""

    seq: int
    person: int
    score: int
    remark: str = ""
    reasons: tuple[Reason, ...] = ()
    consent: Consent = Consent.TO_ASK
    alone: bool = False


@dataclass(frozen=True)
class Poll:
    """A question about a line, asked once: of an action whether it is feasible; `asked` decide, others think along."""

    id: int
    scale: Scale
    labels: tuple[str, ...]
    asked: tuple[int, ...]
    answers: tuple[Answer, ...] = ()
    stale: bool = False

    def answer_of(self, person: int) -> Answer | None:
        """Return the answer of `person`, if any."""
        return next((answer for answer in self.answers if answer.person == person), None)


@dataclass(frozen=True)
class Commitment:
    """A commitment: action, people, date, place."""

    text: str
    owners: tuple[int, ...] = ()
    lead: int | None = None
    when: When | None = None
    place: str = ""


@dataclass(frozen=True)
class Adaptation:
    """A turn in the talk at which an action was made feasible; `before` is the commitment until then."""

    id: int
    why: str
    reasons: tuple[Reason, ...]
    ways: tuple[Way, ...]
    before: Commitment
    consent: Consent = Consent.TO_ASK


@dataclass(frozen=True, slots=True)
class Objection:
    """A participant's disagreement with a line, in own words."""

    person: int
    words: str
    in_plan: bool


@dataclass(frozen=True, slots=True)
class OwnersDoubt:
    """Words with several possible owners, until a user decides; `readings` includes the empty reading, for no owner."""

    said: str
    readings: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class LineOrigin:
    """The line of an earlier talk that a line came from, and the commitment that it was then."""

    session_id: str
    line: int
    commitment: Commitment


@dataclass(frozen=True)
class Line:
    """Anything written down. The fields used besides its words depend on its kind; `rules` sees to that."""

    id: int
    kind: Kind
    text: str
    said_by: int | None = None
    standing: Standing = Standing.NOTED
    consent: Consent = Consent.TO_ASK
    owners: tuple[int, ...] = ()
    lead: int | None = None
    when: When | None = None
    place: str = ""
    needs: tuple[int, ...] = ()
    polls: tuple[Poll, ...] = ()
    adaptations: tuple[Adaptation, ...] = ()
    objections: tuple[Objection, ...] = ()
    struck: datetime | None = None
    changed_afterwards: bool = False
    owners_doubt: OwnersDoubt | None = None
    when_doubt: tuple[When, ...] = ()
    """The possible meanings of the words in `when`, including the bare words, until a user decides."""
    origin: LineOrigin | None = None
    """Where it came from, if it came along from an earlier talk."""
    fields: tuple[FieldValue, ...] = ()
    """The values of the fields that its format declares."""

    @property
    def doubtful(self) -> bool:
        """Whether a user still has to decide who does it, or when."""
        return self.owners_doubt is not None or bool(self.when_doubt)

    @property
    def commitment(self) -> Commitment:
        """The commitment made with this line."""
        return Commitment(self.text, self.owners, self.lead, self.when, self.place)

    @property
    def poll(self) -> Poll | None:
        """The poll on feasibility that was opened last."""
        return next((one for one in reversed(self.polls) if not one.scale.added), None)

    def poll_on(self, scale: Scale) -> Poll | None:
        """Return the last poll on a scale."""
        return next((one for one in reversed(self.polls) if one.scale == scale), None)

    def field(self, name: str) -> str:
        """Return the value of a field that its format declares, empty if it has none."""
        return next((one.value for one in self.fields if one.name == name), "")

    @property
    def altered(self) -> bool:
        """Whether it came along from an earlier talk and is another commitment now."""
        return self.origin is not None and self.origin.commitment != self.commitment

    @property
    def stands(self) -> bool:
        """Whether the line counts: neither dropped, nor kept for later, nor redacted."""
        return self.struck is None and self.standing in (Standing.NOTED, Standing.AGREED)

    def changes(self) -> tuple[tuple[Adaptation, Commitment], ...]:
        """Return each adaptation that changed something, with the resulting commitment."""
        if not self.adaptations:
            return ()
        after = (*(later.before for later in self.adaptations[1:]), self.commitment)
        pairs = zip(self.adaptations, after, strict=True)
        return tuple((change, became) for change, became in pairs if change.before != became)


@dataclass(frozen=True)
class Appointment:
    """The interim evaluation: wall time in an IANA zone, minutes, place; no people named means all participants."""

    starts: datetime
    zone: str
    minutes: int
    place: str = ""
    people: tuple[int, ...] = ()


@dataclass(frozen=True)
class Recipient:
    """A recipient of the plan: a participant, or a name."""

    id: int
    route: Route
    person: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Export:
    """A document that left the house, made when the log stood at `seq`; number 0 is a draft."""

    seq: int
    at: datetime
    number: int
    format: str
    locale: str
    reader: Reader = Reader.SCHOOL


@dataclass(frozen=True)
class State:
    """The whole session at a moment; `seq` and `elapsed_ms` are those of the last event."""

    seq: int = 0
    elapsed_ms: int = 0
    format: str = ROUND_TABLE
    format_version: int = 1
    shape: str = ""
    subject: str = ""
    pupil_id: str = ""
    school_id: str = ""
    follows: str | None = None
    fictional: bool = False
    copy: bool = False
    locale: str = "nl_BE"
    zone: str = "Europe/Brussels"
    scale: Scale = Scale.CONDITIONS
    starts: datetime | None = None
    minutes: int = STANDARD_LENGTH
    phase: Phase = Phase.PREPARING
    step: Step = Step.WELCOME
    details: Mapping[Detail, str] = field(default_factory=dict)
    people: tuple[Participant, ...] = ()
    sittings: tuple[Sitting, ...] = (Sitting(),)
    lines: Mapping[Kind, tuple[Line, ...]] = field(default_factory=dict)
    kinds: Mapping[int, Kind] = field(default_factory=dict, repr=False, compare=False)
    """The kind of each line by its id, for a lookup without a search through all lines."""
    asked: Mapping[int, int] = field(default_factory=dict, repr=False, compare=False)
    """About which line each poll asks."""
    evaluation: Appointment | None = None
    follow_up: int | None = None
    recipients: tuple[Recipient, ...] = ()
    action_part: Mapping[int, Consent] = field(default_factory=dict)
    exports: tuple[Export, ...] = ()
    unknown: int = 0

    def of(self, kind: Kind) -> tuple[Line, ...]:
        """Return the lines of a kind in their order; the same tuple as long as none of them changed."""
        return self.lines.get(kind, ())

    def line(self, line: int) -> Line | None:
        """Return the line with that id."""
        kind = self.kinds.get(line)
        return next((one for one in self.of(kind) if one.id == line), None) if kind else None

    def number(self, line: int) -> int:
        """Return the displayed number of a line: its place among those of its kind; 0 if there is no such line.

        The board numbers lines that are kept for later, dropped or redacted too; every other count must include them.
        """
        kind = self.kinds.get(line)
        return next((place for place, one in enumerate(self.of(kind), 1) if one.id == line), 0) if kind else 0

    def person(self, person: int | None) -> Participant | None:
        """Return the participant with that id."""
        return self._by_id.get(person)

    @property
    def _by_id(self) -> Mapping[int | None, Participant]:
        """The participants by their id, made once for each tuple of them: a line may name thousands."""
        people, found = self.__dict__.get("_seats", ((), {}))
        if people is not self.people:
            # `replace` hands this on with all else, so it says of which tuple it is.
            found = {one.id: one for one in reversed(self.people)}
            self.__dict__["_seats"] = self.people, found
        return cast("Mapping[int | None, Participant]", found)

    def recipient(self, recipient: int) -> Recipient | None:
        """Return the recipient with that id."""
        return next((one for one in self.recipients if one.id == recipient), None)

    def line_of_poll(self, poll: int) -> Line | None:
        """Return the line about which that poll asks."""
        line = self.asked.get(poll)
        return None if line is None else self.line(line)

    def attendance(self, person: int) -> Attendance:
        """Return how that participant takes part in the present sitting."""
        return self.sittings[-1].attendance.get(person, Attendance())

    def at_table(self) -> tuple[Participant, ...]:
        """Return the participants who count towards the limit of ten: all those present, except interpreters."""
        return tuple(one for one in self.people if not one.interprets and self.attendance(one.id).present)

    def detail(self, detail: Detail) -> str:
        """Return the words of a detail, empty if it is not set."""
        return self.details.get(detail, "")

    @property
    def held_on(self) -> date | None:
        """The local date of the first sitting, or else the planned one."""
        return self.sittings[0].on or (self.starts.date() if self.starts else None)

    @property
    def pupil(self) -> Participant | None:
        """The pupil, if the pupil takes part."""
        return next((one for one in self.people if one.role is Role.PUPIL), None)

    @property
    def content(self) -> "State":
        """The state without its position in log and time: the part that undo and redo restore."""
        return replace(self, seq=0, elapsed_ms=0)
