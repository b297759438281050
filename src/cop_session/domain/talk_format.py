"""The description of a kind of talk: its steps and minutes, kinds of lines, scales, and what it prints, as data.

The texts in it are msgids. A format is named in the log by its code and version; `formats` holds those that are known.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from cop_session.domain.codes import Kind, OpenCode, Role, Scale
from cop_session.domain.open_items import Loose, LooseEnd
from cop_session.domain.schedule import Step
from cop_session.domain.state import State


class LineAspect(StrEnum):
    """What a line may have besides its words."""

    OWNERS = "owners"
    WHEN = "when"
    PLACE = "place"
    LINKS = "links"
    SAID_BY = "said_by"
    IN_PLAN = "in_plan"


class CueFor(StrEnum):
    """The table at which a sentence is read aloud."""

    ANYBODY = "anybody"
    PUPIL_PRESENT = "pupil_present"
    PUPIL_ABSENT = "pupil_absent"
    TEACHER_PRESENT = "teacher_present"
    TEACHER_ABSENT = "teacher_absent"
    FAMILY_PRESENT = "family_present"
    IN_CONDITIONS = "in_conditions"
    """Answers are given on the scale with conditions."""
    FROM_0_TO_5 = "from_0_to_5"


class Respondents(StrEnum):
    """Who is asked in a poll."""

    OWNERS = "owners"
    """Those who must do it; the others think along."""
    EVERYBODY = "everybody"
    """Each for themselves, the pupil first."""
    TABLE = "table"
    """The table together: one answer."""


@dataclass(frozen=True, slots=True)
class SpokenCue:
    """A sentence to read aloud, which names slots such as {pupil}."""

    words: str
    at: CueFor = CueFor.ANYBODY


@dataclass(frozen=True, slots=True)
class SectionFormat:
    """A heading of a step: the lines of a kind with their fields, or a `part` that the program has ready.

    Parts are people, appointment, ending, recipients and action_part. `prompt` is what the empty field says. A section
    with `spoken` reads owners and date from the sentence; `locale` is the only country that has it.
    """

    kind: Kind | None = None
    heading: str = ""
    prompt: str = ""
    fields: Sequence[LineAspect] = ()
    part: str = ""
    spoken: bool = False
    locale: str = ""


@dataclass(frozen=True, slots=True)
class AskFormat:
    """A poll about each line of a kind, on a scale; `decides` lists the decisions that the table takes beside it."""

    kind: Kind
    scale: Scale | None = None
    """None: the scale of feasibility that the group chose."""
    asked: Respondents = Respondents.OWNERS
    carried: bool = False
    """Only about lines that came along from an earlier talk."""
    decides: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class StepFormat:
    """A step: its place in the talk, its minutes of the standard length, and what is on its screen."""

    step: Step
    name: str
    question: str
    minutes: float
    protected: bool = False
    """It keeps its minutes as long as there is time for them."""
    purpose: str = ""
    """What help says about it."""
    cues: Sequence[SpokenCue] = ()
    sections: Sequence[SectionFormat] = ()
    asks: Sequence[AskFormat] = ()


@dataclass(frozen=True, slots=True)
class KindFormat:
    """What lines of a kind may have; `scales` are those of the polls about them."""

    fields: frozenset[LineAspect] = frozenset()
    scales: frozenset[Scale] = frozenset()
    values: frozenset[str] = frozenset()
    """The names of the further fields that the format declares."""


@dataclass(frozen=True, slots=True)
class LooseEndCheck:
    """What is said of a kind of loose end, and the step where it is taken up; `under` is the heading of a new entry."""

    step: Step
    message: str
    under: str = ""


@dataclass(frozen=True)
class TalkFormat:
    """A kind of talk; `minutes` of its steps add up to `standard_length`."""

    code: str
    version: int
    name: str
    title: str
    """The title of its document."""
    steps: Sequence[StepFormat]
    kinds: Mapping[Kind, KindFormat]
    labels: Mapping[Scale, int]
    """How many labels each scale has; scores run from 0 to one less."""
    answers: Mapping[Scale, Sequence[str]]
    """The labels of the scales that it adds, lowest first, as msgids."""
    standard_length: int
    lengths: Sequence[int]
    """The lengths, in minutes, that are offered."""
    seats: int
    """How many people sit at the table besides the facilitator and an interpreter."""
    open_items: Callable[[State], Iterable[LooseEnd]]
    """Finds the loose ends; those that `checks` does not name are left out."""
    checks: Mapping[Loose, LooseEndCheck]
    document: Sequence[str] = ()
    """The codes of the sections of its document, in their order."""
    follows: Sequence[str] = ()
    """The codes of the formats that it can follow."""
    file_word: str = ""
    """The neutral word in the names of its files."""
    begins: bool = False
    """Whether it can be held without an earlier talk."""
    roles: Mapping[Role, str] = field(default_factory=dict)
    """The words, between commas, by which the roles that it adds are typed; the first is how they are shown."""
    words: Mapping[OpenCode, str] = field(default_factory=dict)
    """What the codes that it adds are called, as msgids."""
    dated: str = ""
    """How its document names the day, behind the version, with a slot {day}; empty: the day, before the version."""

    @property
    def order(self) -> tuple[Step, ...]:
        """The steps in their order."""
        return tuple(one.step for one in self.steps)

    def at(self, step: Step) -> StepFormat:
        """Return the description of a step, that of the first one for a step that this format does not have."""
        return next((one for one in self.steps if one.step == step), self.steps[0])

    def after(self, step: Step) -> Step:
        """Return the step after `step`; the last one returns itself."""
        order = self.order
        return order[min(order.index(self.at(step).step) + 1, len(order) - 1)]

    def before(self, step: Step) -> Step:
        """Return the step before `step`; the first one returns itself."""
        order = self.order
        return order[max(order.index(self.at(step).step) - 1, 0)]

    def step_with(self, part: str) -> Step:
        """Return the step that shows a part that the program has ready; the last step if none does."""
        return next((one.step for one in self.steps if any(part == it.part for it in one.sections)), self.order[-1])

    def step_asking(self, kind: Kind) -> Step:
        """Return the step in which lines of a kind are asked about; the last such step, or the last step."""
        asking = [one.step for one in self.steps if any(kind == it.kind for it in one.asks)]
        return (asking or list(self.order))[-1]

    def steps_of(self, kind: Kind) -> tuple[Step, ...]:
        """Return the steps in which lines of a kind are noted or asked about, those of notes first."""
        noted = [one.step for one in self.steps if any(kind == it.kind for it in one.sections)]
        asked = [one.step for one in self.steps if any(kind == it.kind for it in one.asks)]
        return tuple(dict.fromkeys((*noted, *asked)))

    def boxes(self, minutes: int) -> dict[Step, float]:
        """Divide a session of `minutes` over the steps, in the proportions of the standard length."""
        return {one.step: one.minutes * minutes / self.standard_length for one in self.steps}

    def redivide(self, minutes: int, elapsed_ms: int, step: Step) -> dict[Step, float]:
        """Divide the remaining minutes of the session over `step` and the steps after it.

        Protected steps keep their box as long as there is time for them: an action that no participant was asked about
        is not an agreement. The other steps share the shortage in proportion.
        """
        left = max(0.0, minutes - elapsed_ms / 60_000)
        order = self.order
        ahead = self.steps[order.index(self.at(step).step) :]
        box = self.boxes(minutes)
        guarded = [one.step for one in ahead if one.protected]
        others = [one.step for one in ahead if not one.protected]
        guarded_need = sum(box[one] for one in guarded)
        for_guarded = min(left, guarded_need) if others else left
        division: dict[Step, float] = {}
        for group, share in ((guarded, for_guarded), (others, left - for_guarded)):
            whole = sum(box[one] for one in group)
            division.update({one: share * box[one] / whole for one in group})
        return {one.step: division[one.step] for one in ahead}

    def may_have(self, kind: Kind, what: LineAspect) -> bool:
        """Tell whether lines of a kind may have a field."""
        known = self.kinds.get(kind)
        return known is not None and what in known.fields

    def can_ask(self, kind: Kind, scale: Scale) -> bool:
        """Tell whether a poll on that scale may be held about lines of a kind."""
        known = self.kinds.get(kind)
        return known is not None and scale in known.scales

    def asks(self, kind: Kind) -> bool:
        """Tell whether polls are held about lines of a kind."""
        known = self.kinds.get(kind)
        return known is not None and bool(known.scales)

    def declares(self, kind: Kind, name: str) -> bool:
        """Tell whether lines of a kind may have a further field of that name."""
        known = self.kinds.get(kind)
        return known is not None and name in known.values
