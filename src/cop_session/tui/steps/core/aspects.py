"""The aspects of a line next to its words: owners, date, place, linked needs and speaker."""

import re
from collections.abc import Sequence
from typing import Protocol

from cop_session.coaching.saying import shortened
from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.codes import Consent, Kind
from cop_session.domain.display_names import called
from cop_session.domain.primitives.text_rules import bare, one_line
from cop_session.domain.rules import Refusal, Refused
from cop_session.domain.state import Line, Participant
from cop_session.i18n import msgid
from cop_session.reading.dates.date_field import read_when
from cop_session.reading.people.people_readers import read_people
from cop_session.tui.steps.core.doubt_decision import when_event
from cop_session.tui.steps.core.doubt_text import doubt_words
from cop_session.tui.steps.core.section import Field, Moment, NotUnderstood, Unfinished, filled_in
from cop_session.tui.support.refusal_sentences import sentence

TOGETHER = " + "
_SPAN = r"\d{1,6}(?: ?- ?\d{1,6})?"
"""Longer numbers are ignored."""
_NUMBERED = re.compile(rf"(\D*?) ?((?:{_SPAN}(?: {_SPAN})*)?)")
_UP_TO = re.compile("[–—]|t/m")


class Aspect(Protocol):
    """An aspect of a line: its field, and the conversion between text and events."""

    field: Field

    def shown(self, moment: Moment, line: Line) -> str:
        """Return the field's text for a line."""
        ...

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        """Return the events for the changes that this text makes to `line`; raises NotUnderstood."""
        ...

    def understood(self, moment: Moment, text: str) -> str:
        """Return a description of how the text is parsed."""
        ...


def settled(aspect: Aspect, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
    """Return the events of a text in the field of `aspect`; raises NotUnderstood about that field."""
    with filled_in(aspect.field.name):
        return aspect.events(moment, line, text)


def people_in(moment: Moment, text: str, among: Sequence[Participant] | None = None) -> tuple[int, ...]:
    """Return the participants that `text` names; raises NotUnderstood if a name matches no participant or several."""
    t = moment.t
    people = moment.state.people if among is None else among
    reading = read_people(text, people, t.locale)
    if reading.unknown:
        at_table = called(people, (one.id for one in people)) or t("nobody yet")
        raise NotUnderstood(
            t("Who is “{name}”? At the table: {people}.", name=shortened(", ".join(reading.unknown)), people=at_table)
        )
    if reading.ambiguous:
        one = reading.ambiguous[0]
        either = called(people, one.ids, f" {t.context('joining', 'or')} ")
        raise NotUnderstood(t("Who is meant by “{name}”: {people}?", name=shortened(one.said), people=either))
    return tuple(reading.ids)


def must_not_interpret(moment: Moment, people: Sequence[int]) -> None:
    """Raise NotUnderstood if one of `people` is an interpreter."""
    if any(one.interprets for one in moment.state.people if one.id in people):
        raise NotUnderstood(sentence(moment.t, Refused(Refusal.INTERPRETER)))


def consent_in(moment: Moment, text: str) -> Consent:
    """Return the answer in `text`, empty text being still to ask; raises NotUnderstood."""
    word = bare(one_line(text))
    if not word:
        return Consent.TO_ASK
    for consent in Consent:
        if bare(code_wording.consent(moment.t, consent)).startswith(word):
            return consent
    raise NotUnderstood(moment.t("May this be in the plan? Type yes or no, or leave it empty."))


class Owners:
    """The owners of an action; the first one named coordinates it."""

    field = Field("owners", msgid("Who"), msgid("name or role"), people=True)

    def shown(self, moment: Moment, line: Line) -> str:
        if line.owners_doubt is not None:
            return line.owners_doubt.said
        lead = [line.lead] if line.lead in line.owners else []
        return called(
            moment.state.people, [*filter(None, lead), *(one for one in line.owners if one != line.lead)], TOGETHER
        )

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        if line.owners_doubt is not None and text == line.owners_doubt.said:
            return ()
        owners = people_in(moment, text) if text.strip() else ()
        # If the whole gesture were refused, the user would not know which field is wrong.
        must_not_interpret(moment, owners)
        lead = owners[0] if len(owners) > 1 else None
        same = (owners, lead) == (line.owners, line.lead) and line.owners_doubt is None
        return () if same else (ev.OwnersSet(line.id, owners, lead),)

    def understood(self, moment: Moment, text: str) -> str:
        try:
            return called(moment.state.people, people_in(moment, text), TOGETHER) if text.strip() else ""
        except NotUnderstood:
            return f"{one_line(text)}?"


class SaidBy:
    """The speaker; a quote is the pupil's unless another speaker is named."""

    field = Field("said_by", msgid("Said by"), msgid("first name or role"), people=True)

    def shown(self, moment: Moment, line: Line) -> str:
        return called(moment.state.people, [line.said_by] if line.said_by else [])

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        new = moment.state.line(line.id) is None
        if new and not text.strip():
            return ()
        by = people_in(moment, text)[0] if text.strip() else None
        return () if by == line.said_by else (ev.LineCredited(line.id, by),)

    def understood(self, moment: Moment, text: str) -> str:
        return Owners().understood(moment, text)


class Timing:
    """The date, in the words as spoken."""

    field = Field("when", msgid("When"), msgid("Mon, 18/12 …"))

    def shown(self, moment: Moment, line: Line) -> str:
        return line.when.said if line.when else ""

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        # The same words were parsed on the day they were spoken: another day would give another date.
        if text == self.shown(moment, line):
            return ()
        if not text.strip():
            return (ev.WhenSet(line.id, None),) if line.when else ()
        reading = read_when(text, moment.today, moment.t.locale)
        same = reading.when == line.when and not line.when_doubt
        return () if same else (when_event(line.id, reading),)

    def understood(self, moment: Moment, text: str) -> str:
        if not text.strip():
            return ""
        reading = read_when(text, moment.today, moment.t.locale)
        words = code_wording.when(moment.t, reading.when, moment.today.year)
        return f"{words} ({doubt_words(moment.t, reading.doubts)})" if reading.doubts else words


class PlaceAspect:
    """The place."""

    field = Field("place", msgid("Where"), msgid("home, class"))

    def shown(self, moment: Moment, line: Line) -> str:
        return line.place

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        place = one_line(text)
        return () if place == line.place else (ev.PlaceSet(line.id, place),)

    def understood(self, moment: Moment, text: str) -> str:
        return one_line(text)


class Needs:
    """The linked needs: their numbers, or the teacher's needs, as in *teacher*, by number if there are several.

    An addressed concern is named in the same way, as in *concern 2*.
    """

    field = Field("needs", msgid("For need"), msgid("1, 2 …"))
    # Other notations of numbers also work: 1-3, 1 2 3.

    def shown(self, moment: Moment, line: Line) -> str:
        state = moment.state
        shown = [str(place) for place, need in enumerate(state.of(Kind.NEED), 1) if need.id in line.needs]
        for word, kind in self._named(moment):
            rows = state.of(kind)
            places = [f"{word} {place}" for place, row in enumerate(rows, 1) if row.id in line.needs]
            shown += [word] if places and len(rows) == 1 else places
        return ", ".join(shown)

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        needs = self._read(moment, text)
        return () if set(needs) == set(line.needs) else (ev.NeedsLinked(line.id, needs),)

    def _named(self, moment: Moment) -> Sequence[tuple[str, Kind]]:
        """Return the links named by a word before their number."""
        t = moment.t
        return (
            (t.context("need", "teacher"), Kind.LACKS),
            (t.context("need", "parents"), Kind.PARENTS_NEED),
            (code_wording.kind(t, Kind.CONCERN), Kind.CONCERN),
        )

    def understood(self, moment: Moment, text: str) -> str:
        try:
            known = set(self._read(moment, text))
        except Unfinished:
            return f"{one_line(text)} 1, 2 …?"
        except NotUnderstood:
            return f"{one_line(text)}?"
        shown = self.shown(moment, Line(0, Kind.ACTION, "", needs=tuple(known)))
        return moment.t("need {numbers}", numbers=shown) if shown else ""

    def _read(self, moment: Moment, text: str) -> tuple[int, ...]:
        t, state = moment.t, moment.state
        words = [(bare(word), kind) for word, kind in self._named(moment)]
        found: list[int] = []
        joiner = f" {t.context('joining', 'and')} "
        for part in _UP_TO.sub("-", one_line(text)).replace(joiner, ",").replace("+", ",").split(","):
            if not (word := bare(part.strip())):
                continue
            named = _NUMBERED.fullmatch(word)
            whose, numbers = named.groups() if named else ("", "")
            kind = next((kind for known, kind in words if known.startswith(whose)), None) if whose else Kind.NEED
            rows = state.of(kind) if kind else ()
            if whose and not numbers and len(rows) > 1:
                raise Unfinished(_which(moment, part, rows))
            places = _places(numbers, len(rows)) if numbers else range(1, len(rows) + 1) if whose else ()
            if not places:
                raise NotUnderstood(t("There is no need “{number}”. Type its number.", number=shortened(part)))
            found.extend(rows[place - 1].id for place in places)
        return tuple(dict.fromkeys(found))


def _which(moment: Moment, part: str, rows: Sequence[Line]) -> str:
    """Return how to name one of several lines; an action seldom addresses all of them."""
    said = shortened(part)
    either = f" {moment.t.context('joining', 'or')} "
    listed = either.join(f"{said} {place} ({shortened(row.text)})" for place, row in enumerate(rows, 1))
    return moment.t("Type {listed}.", listed=listed)


def _places(numbers: str, last: int) -> Sequence[int]:
    """Return the numbers in *1-3* or *1 2 3*, none if one of them is outside 1 to `last`."""
    places: list[int] = []
    for span in re.findall(_SPAN, numbers):
        ends = [int(number) for number in span.split("-")]
        if not 1 <= min(ends) <= max(ends) <= last:
            return ()
        places.extend(range(min(ends), max(ends) + 1))
    return places


class InPlan:
    """The pupil's consent to a quote in the plan."""

    field = Field("consent", msgid("In the plan"), msgid("yes, no; empty: still to ask"))

    def shown(self, moment: Moment, line: Line) -> str:
        return "" if line.consent is Consent.TO_ASK else code_wording.consent(moment.t, line.consent)

    def events(self, moment: Moment, line: Line, text: str) -> tuple[ev.Event, ...]:
        consent = consent_in(moment, text)
        return () if consent is line.consent else (ev.QuoteConsented(line.id, consent),)

    def understood(self, moment: Moment, text: str) -> str:
        try:
            return moment.t("in the plan: {answer}", answer=code_wording.consent(moment.t, consent_in(moment, text)))
        except NotUnderstood:
            return f"{one_line(text)}?"
