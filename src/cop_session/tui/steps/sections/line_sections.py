"""Sections that list lines: needs, quotes, actions and all other recorded statements."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cop_session.documents import transcript
from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind, Standing
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import paragraph
from cop_session.domain.state import Line
from cop_session.tui.steps.core.aspects import TOGETHER, Aspect, Needs, Owners, settled
from cop_session.tui.steps.core.doubt_decision import doubted_owners, doubted_when
from cop_session.tui.steps.core.section import TEXT, Field, Moment, NotUnderstood, Row, Section, Values

_VOICES = frozenset({Kind.QUOTE, Kind.WORKS, Kind.CONCERN, Kind.REMARK})
"""Kinds of lines that are a speaker's own words."""


@dataclass(frozen=True)
class LineSection(Section):
    """The lines of one kind; `heading` and `prompt` are msgids."""

    kind: Kind
    heading: str
    prompt: str
    aspects: Sequence[Aspect] = ()

    @property
    def name(self) -> str:
        return self.kind.value

    @property
    def can_strike(self) -> bool:
        return True

    @property
    def can_wait(self) -> bool:
        return self.kind in (Kind.ACTION, Kind.CONCERN, Kind.LACKS, Kind.PARENTS_NEED)

    @property
    def can_answer(self) -> bool:
        return self.kind is Kind.QUOTE

    @property
    def grows_afterwards(self) -> bool:
        return self.kind is Kind.NOTE

    def title(self, moment: Moment) -> str:
        return moment.t(self.heading)

    def fields(self, moment: Moment) -> tuple[Field, ...]:
        return (Field(TEXT, self.prompt), *(aspect.field for aspect in self.aspects))

    def rows(self, moment: Moment) -> tuple[Row, ...]:
        return tuple(_row(moment, line, place) for place, line in enumerate(moment.state.of(self.kind), 1))

    def values(self, moment: Moment, row: int) -> Values:
        line = moment.state.line(row)
        if line is None:
            return {}
        return {TEXT: line.text, **{one.field.name: one.shown(moment, line) for one in self.aspects}}

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        line = ev.LineNoted(self.kind, paragraph(values.get(TEXT, "")), self._speaker(moment))
        was = Line(moment.next_id, self.kind, line.text, line.said_by)
        return (line, *self._answers(moment), *self._aspects(moment, was, values))

    def changed(self, moment: Moment, row: int, values: Values) -> tuple[ev.Event, ...]:
        line = moment.state.line(row)
        if line is None:
            return ()
        text = paragraph(values.get(TEXT, ""))
        reworded = (ev.LineReworded(row, text),) if text and text != line.text else ()
        events = (*reworded, *self._aspects(moment, line, values))
        # Enter on an unchanged line confirms the owners shown in the field.
        return events or _confirmed(moment, line, values)

    def understood(self, moment: Moment, values: Values) -> str:
        parts = (one.understood(moment, values.get(one.field.name, "")) for one in self.aspects)
        return " · ".join(part for part in parts if part)

    def answered(self, moment: Moment, row: int, consent: Consent) -> tuple[ev.Event, ...]:
        line = moment.state.line(row)
        new = self.can_answer and line is not None and line.consent is not consent
        return (ev.QuoteConsented(row, consent),) if new else ()

    def _speaker(self, moment: Moment) -> int | None:
        pupil = moment.state.pupil
        return pupil.id if self.kind in (Kind.QUOTE, Kind.HEARD) and pupil else None

    def _answers(self, moment: Moment) -> tuple[ev.Event, ...]:
        """Return the event that links a counted line to the last heard line."""
        heard = [line for line in moment.state.of(Kind.HEARD) if line.stands]
        return (ev.NeedsLinked(moment.next_id, (heard[-1].id,)),) if self.kind is Kind.COUNTED and heard else ()

    def _aspects(self, moment: Moment, line: Line, values: Values) -> tuple[ev.Event, ...]:
        given = [(one, values[one.field.name]) for one in self.aspects if one.field.name in values]
        return tuple(event for one, text in given for event in settled(one, moment, line, text))


def _confirmed(moment: Moment, line: Line, values: Values) -> tuple[ev.Event, ...]:
    """Return the events that confirm doubtful owners, if the field names no other owner."""
    doubt = line.owners_doubt
    if doubt is None or values.get(Owners.field.name, "").strip() != doubt.said:
        return ()
    try:
        return Owners().events(moment, replace(line, owners_doubt=None, owners=()), doubt.said)
    except NotUnderstood:
        return ()


def _row(moment: Moment, line: Line, place: int) -> Row:
    t = moment.t
    if line.struck:
        at = transcript.local(moment.state, line.struck)
        return Row(line.id, t("struck at {time}", time=f"{at:%H:%M}"), detail="", faded=True, struck=True)
    return Row(line.id, line.text, place, " · ".join(details(moment, line)), faded=not line.stands)


def details(moment: Moment, line: Line) -> list[str]:
    """Return the aspects of a line next to its words: speaker, owners, date, place, linked needs, standing."""
    t, state = moment.t, moment.state
    shown = [
        called(state.people, [line.said_by] if line.said_by and line.kind in _VOICES else []),
        doubted_owners(moment, line) or called(state.people, line.owners, TOGETHER),
        doubted_when(moment, line) or (code_wording.when(t, line.when, moment.today.year) if line.when else ""),
        line.place,
        t("need {numbers}", numbers=Needs().shown(moment, line)) if line.needs else "",
        t("in the plan: {answer}", answer=code_wording.consent(t, line.consent)) if line.kind is Kind.QUOTE else "",
        t("{names} sees it differently", names=called(state.people, [one.person for one in line.objections]))
        if line.objections
        else "",
        code_wording.standing(t, line.standing) if line.standing is not Standing.NOTED else "",
    ]
    return [part for part in shown if part]
