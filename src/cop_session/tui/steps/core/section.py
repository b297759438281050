"""A section of a step: the lines under a heading, and how they are recorded and edited.

Sections are pure: they turn typed text into events and state into rows. They know no widget and no session.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from cop_session.domain.codes import Consent
from cop_session.domain.events import Event
from cop_session.domain.schedule import Step
from cop_session.domain.state import Participant, State
from cop_session.i18n import Translator

TEXT = "text"
"""The name of the first field of every section."""
READING = "reading"
"""The key for how much of the parsed text is accepted; empty accepts all of it."""
UNREAD = "unread"
"""The value of `READING` of an edited entry: its words were parsed when they were first recorded."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The input of a section for display and parsing: the state, the language, the local date of the talk.

    `known` are the people of earlier sessions who may also take part. It is `large` on a screen that the whole table
    sees. In a session that is only `watched`, no text is typed; the entities in `fresh` have just changed. `drafts` are
    typed and unrecorded texts, by field.
    """

    state: State
    t: Translator
    today: date
    known: Sequence[Participant] = ()
    large: bool = False
    watched: bool = False
    fresh: frozenset[int] = frozenset()
    drafts: Mapping[str, str] = field(default_factory=dict)

    @property
    def next_id(self) -> int:
        """The id of the first entity of the next gesture."""
        return self.state.seq + 1


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `label` and `hint` are msgids, `people` turns on completion of names, `day` the choice from a month."""

    name: str
    label: str
    hint: str = ""
    people: bool = False
    day: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An entry under a heading: its index, its words, and beneath them details such as owners and date."""

    id: int
    text: str
    number: int | None = None
    detail: str = ""
    faded: bool = False
    struck: bool = False
    fresh: bool = False


Values = Mapping[str, str]


class StepPlace(NamedTuple):
    """The target of a jump: a step, and in it a line or else a new entry under a heading.

    `proposed` are values for the fields there, in addition to the proposals of the section.
    """

    step: Step
    line: int | None = None
    section: str = ""
    proposed: Values = MappingProxyType({})


class NotUnderstood(Exception):
    """The text typed in `field` cannot be parsed; the message is a sentence in the user's language on what to do."""

    def __init__(self, words: str, field: str = TEXT) -> None:
        super().__init__(words)
        self.field = field


class Unfinished(NotUnderstood):
    """The typed text needs a continuation; the message is a question."""


@contextmanager
def filled_in(field: str) -> Iterator[None]:
    """Assign `field` to every NotUnderstood that is raised meanwhile."""
    try:
        yield
    except NotUnderstood as trouble:
        trouble.field = field
        raise


class Section:
    """A heading of a step; subclasses define its rows and how they are recorded."""

    @property
    def name(self) -> str:
        """The name under which drafts of this section are stored."""
        raise NotImplementedError

    @property
    def can_strike(self) -> bool:
        """Whether a row can be redacted permanently."""
        return False

    @property
    def can_wait(self) -> bool:
        """Whether a row can be kept for later."""
        return False

    @property
    def can_answer(self) -> bool:
        """Whether a row is answered with yes, no or still to ask."""
        return False

    @property
    def grows_afterwards(self) -> bool:
        """Whether a new entry can be recorded after the talk is closed."""
        return False

    def title(self, moment: Moment) -> str:
        """Return the heading."""
        raise NotImplementedError

    def aside(self, moment: Moment) -> str:
        """Return additional information next to the heading."""
        return ""

    def offered(self, moment: Moment) -> bool:
        """Whether the heading is shown at all."""
        return True

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        """Return the fields; the first is the text itself. Empty: the rows are only answered."""
        raise NotImplementedError

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        """Return the rows, in order."""
        raise NotImplementedError

    def values(self, moment: Moment, row: int) -> Values:
        """Return the field values for editing a row."""
        raise NotImplementedError

    def initial(self, moment: Moment) -> Values:
        """Return the proposed values of a new entry; Enter accepts them, typing replaces them."""
        return {}

    def noted(self, moment: Moment, values: Values) -> tuple[Event, ...]:
        """Return the events that record a new entry; raises NotUnderstood."""
        raise NotImplementedError

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[Event, ...]:
        """Return the events that edit a row, none without a change; raises NotUnderstood."""
        raise NotImplementedError

    def understood(self, moment: Moment, values: Values) -> str:
        """Return in one line how the fields are parsed, empty if there is no remark."""
        return ""

    def first(self, moment: Moment) -> int | None:
        """Return the row that the marker moves to automatically."""
        return None

    def calls_for(self, moment: Moment) -> bool:
        """Whether the facilitator goes through the rows one by one; the list then gets the focus at once."""
        return False

    def invites(self, moment: Moment, row: int) -> int | None:
        """Return the participant who is invited to speak when a row is chosen."""
        return None

    def ahead(self, moment: Moment, said: str) -> str:
        """Return the suggested continuation of the typed words, empty if there is none."""
        return ""

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        """Return the place to which choosing a row leads; None: the row is edited here."""
        return None

    def read_otherwise(self, moment: Moment, values: Values) -> str:
        """Return the next value of `READING` for the key that changes it, empty if the text is not parsed."""
        return ""

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[Event, ...]:
        """Return the events of the answer yes, no or still to ask about a row."""
        return ()
