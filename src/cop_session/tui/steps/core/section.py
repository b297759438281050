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
"""The name of the field that every section begins with."""
READING = "reading"
"""The name under which values tell how much of the reading of their text is taken; empty takes all of it."""
UNREAD = "unread"
"""The value of `READING` of an entry that is put right: its words were read when they were said."""


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
        """The id of the entity that the next gesture begins with."""
        return self.state.seq + 1


@dataclass(frozen=True, slots=True)
class Field:
    """Something to fill in; `label` and `hint` are msgids, `people` says that names complete themselves."""

    name: str
    label: str
    hint: str = ""
    people: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One entry under a heading: its place, its words, and beneath them who, when and the like."""

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
    """One heading of a step; subclasses say what it lists and how it is written down."""

    @property
    def name(self) -> str:
        """The name under which drafts of this section are kept."""
        raise NotImplementedError

    @property
    def can_strike(self) -> bool:
        """Whether the words of a row can be removed for good."""
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
        """Whether something new can be noted once the talk is closed."""
        return False

    def title(self, moment: Moment) -> str:
        """Return the heading."""
        raise NotImplementedError

    def aside(self, moment: Moment) -> str:
        """Return additional information next to the heading."""
        return ""

    def offered(self, moment: Moment) -> bool:
        """Tell whether the heading is there at all."""
        return True

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        """Return what can be filled in; the first is the text itself. None: the rows are only answered."""
        raise NotImplementedError

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        """Return the rows, in order."""
        raise NotImplementedError

    def values(self, moment: Moment, row: int) -> Values:
        """Return what the fields hold when a row is put right."""
        raise NotImplementedError

    def initial(self, moment: Moment) -> Values:
        """Return what the fields propose for something new; Enter takes it, typing replaces it."""
        return {}

    def noted(self, moment: Moment, values: Values) -> tuple[Event, ...]:
        """Return the events of writing down something new; raises NotUnderstood."""
        raise NotImplementedError

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[Event, ...]:
        """Return the events of putting a row right, none where nothing changed; raises NotUnderstood."""
        raise NotImplementedError

    def understood(self, moment: Moment, values: Values) -> str:
        """Return in one line how the fields are understood, empty where there is nothing to say."""
        return ""

    def first(self, moment: Moment) -> int | None:
        """Return the row that the marker goes to of its own accord."""
        return None

    def calls_for(self, moment: Moment) -> bool:
        """Whether the facilitator goes through the rows one by one; the list then gets the focus at once."""
        return False

    def invites(self, moment: Moment, row: int) -> int | None:
        """Return the participant who is invited to speak by choosing a row."""
        return None

    def ahead(self, moment: Moment, said: str) -> str:
        """Return what may come behind the words that are being typed, empty where that is anybody's guess."""
        return ""

    def leads_to(self, moment: Moment, row: int) -> StepPlace | None:
        """Return the place to which choosing a row leads; None: it is put right here."""
        return None

    def read_otherwise(self, moment: Moment, values: Values) -> str:
        """Return the value of `READING` that one key goes on to, empty where the text is not read."""
        return ""

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[Event, ...]:
        """Return the events of a yes, a no or a to-be-asked about a row."""
        return ()
