"""The section for actions: owners and date are parsed from a spoken line, unless the fields give them."""

from dataclasses import dataclass
from enum import StrEnum

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.domain.display_names import called
from cop_session.reading.line import LineReading, read_line, without_marks
from cop_session.reading.people.name_completion import complete
from cop_session.tui.steps.core.aspects import TOGETHER, Needs, Owners, Timing
from cop_session.tui.steps.core.doubt_decision import when_doubted
from cop_session.tui.steps.core.doubt_text import doubt_words
from cop_session.tui.steps.core.section import READING, TEXT, UNREAD, Moment, Values
from cop_session.tui.steps.sections.line_sections import LineSection

_TELLING = 2
"""Minimum number of letters that identify a name."""


class Take(StrEnum):
    """How much of the parsed line is accepted; one key cycles through the values."""

    ALL = ""
    WHO = "who"
    WHEN = "when"
    NOTHING = "nothing"
    UNREAD = UNREAD


@dataclass(frozen=True)
class SpokenActionSection(LineSection):
    """Actions as spoken. The words stay unchanged; a filled field always overrides the parsed value."""

    def noted(self, moment: Moment, values: Values) -> tuple[ev.Event, ...]:
        reading = _read(moment, values)
        events = super().noted(moment, {**values, TEXT: _words(moment, values)})
        line = moment.next_id
        if reading.who_readings:
            events = (*events, ev.OwnersDoubted(line, reading.who_said, reading.who_readings))
        elif reading.owners:
            lead = reading.owners[0] if len(reading.owners) > 1 else None
            events = (*events, ev.OwnersSet(line, reading.owners, lead))
        if reading.when_readings:
            events = (*events, when_doubted(line, reading.when_readings))
        elif reading.when:
            events = (*events, ev.WhenSet(line, reading.when))
        needs = _needs(moment, reading)
        return (*events, ev.NeedsLinked(line, needs)) if needs else events

    def understood(self, moment: Moment, values: Values) -> str:
        t, reading = moment.t, _read(moment, values)
        read = [
            called(moment.state.people, reading.owners, TOGETHER),
            code_wording.when(t, reading.when, moment.today.year),
            doubt_words(t, reading.doubts),
            t("as it is said") if values.get(READING) == Take.NOTHING else "",
        ]
        return " · ".join(part for part in (*read, super().understood(moment, values)) if part)

    def ahead(self, moment: Moment, said: str) -> str:
        last = said.rpartition(" ")[2]
        word = last.removeprefix("@")
        # A lower-case word is more often a common word than a name.
        if len(word) < _TELLING or not (word[0].isupper() or last != word):
            return ""
        completed = complete(word, moment.state.people, moment.t.locale)
        return completed.removeprefix(word) if completed else ""

    def read_otherwise(self, moment: Moment, values: Values) -> str:
        reading = _read(moment, {**values, READING: Take.ALL})
        takes = [Take.ALL, *([Take.WHO, Take.WHEN] if reading.owners and reading.when else []), Take.NOTHING]
        now = Take(values.get(READING, ""))
        following = takes[(takes.index(now) + 1) % len(takes)] if now in takes else Take.ALL
        return following if reading.owners or reading.when else Take.ALL


def _read(moment: Moment, values: Values) -> LineReading:
    """Return the values parsed from the words, without those given in the fields or refused by the facilitator."""
    take = Take(values.get(READING, ""))
    full = read_line(values.get(TEXT, ""), moment.state.people, moment.today, moment.t.locale)
    able = {one.id for one in moment.state.people if not one.interprets}
    open_who = take in (Take.ALL, Take.WHO) and not values.get(Owners.field.name, "").strip()
    open_when = take in (Take.ALL, Take.WHEN) and not values.get(Timing.field.name, "").strip()
    open_needs = not values.get(Needs.field.name, "").strip()
    return LineReading(
        tuple(one for one in full.owners if one in able) if open_who else (),
        full.when if open_when else None,
        full.needs if open_needs else (),
        who_doubts=full.who_doubts if open_who else (),
        when_doubts=full.when_doubts if open_when else (),
        who_readings=full.who_readings if open_who else (),
        when_readings=full.when_readings if open_when else (),
        who_said=full.who_said if open_who else "",
    )


def _words(moment: Moment, values: Values) -> str:
    """Return the words as spoken; a marker word stays if its parsed value is not accepted."""
    text = values.get(TEXT, "")
    if values.get(READING, "") != Take.ALL:
        return text
    return without_marks(text, read_line(text, moment.state.people, moment.today, moment.t.locale))


def _needs(moment: Moment, reading: LineReading) -> tuple[int, ...]:
    known = moment.state.of(Kind.NEED)
    return tuple(known[number - 1].id for number in reading.needs if 1 <= number <= len(known))
