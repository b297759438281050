"""The doubts about a line, and the event with which a key decides each."""

from dataclasses import dataclass, replace

from cop_session.documents.plan import code_wording
from cop_session.domain import events as ev
from cop_session.domain.display_names import called
from cop_session.domain.state import Line
from cop_session.domain.when import When, Words
from cop_session.reading.reading_choices import possible_whens
from cop_session.reading.words.reading_result import Reading
from cop_session.tui.steps.core.section import Moment

TOGETHER = " + "
AS_SAID = -1
"""The index of the reading that keeps the words as spoken."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A question about a line, the readings to choose from, and the event that each of them records."""

    question: str
    readings: tuple[tuple[str, ev.Event], ...]
    as_said: ev.Event

    def event(self, place: int) -> ev.Event | None:
        """Return the event for the reading at `place`, or for keeping the words as spoken; None if there is none."""
        if place == AS_SAID:
            return self.as_said
        return self.readings[place][1] if place < len(self.readings) else None


def decision(moment: Moment, line: Line) -> Decision | None:
    """Return the first open decision about a line: the owners, then the date; None if nothing is in doubt."""
    return who_decision(moment, line) or when_decision(moment, line)


def doubted_owners(moment: Moment, line: Line) -> str:
    """Return the names that the words may mean, as in *Tom V. of Tom W.?*; empty if the owners are not in doubt."""
    found = who_decision(moment, line)
    return _asked(moment, found) if found else ""


def doubted_when(moment: Moment, line: Line) -> str:
    """Return the possible dates, as in *wo 25/11 of elke wo?*; empty if the date is not in doubt."""
    found = when_decision(moment, line)
    return (_asked(moment, found) if found.readings else f"{line.when.said}?") if found and line.when else ""


def when_event(line: int, reading: Reading) -> ev.Event:
    """Return the event of a date parsed from a field: certain, or with a doubt."""
    readings = possible_whens(reading.when, reading.doubts)
    return when_doubted(line, readings) if readings else ev.WhenSet(line, reading.when)


def when_doubted(line: int, readings: tuple[When, ...]) -> ev.Event:
    """Return the event of a date with several readings."""
    return ev.WhenDoubted(line, readings[0].said, tuple(replace(one, said="") for one in readings))


def _asked(moment: Moment, found: Decision) -> str:
    either = f" {moment.t.context('joining', 'or')} "
    return f"{either.join(words for words, _ in found.readings)}?"


def who_decision(moment: Moment, line: Line) -> Decision | None:
    """Return the decision about the owners, None if they are not in doubt."""
    doubt = line.owners_doubt
    if doubt is None:
        return None
    readings = tuple(
        (called(moment.state.people, whom, TOGETHER), ev.OwnersSet(line.id, whom, whom[0] if len(whom) > 1 else None))
        for whom in doubt.readings
        if whom
    )
    single = all(len(whom) < 2 for whom in doubt.readings) and len(readings) > 1
    t = moment.t
    question = t("Which {name}?", name=doubt.said) if single else t("Who does it: “{said}”?", said=doubt.said)
    return Decision(question, readings, ev.OwnersSet(line.id, ()))


def when_decision(moment: Moment, line: Line) -> Decision | None:
    """Return the decision about the date, None if it is not in doubt."""
    if not line.when_doubt or line.when is None:
        return None
    said = line.when.said
    readings = tuple(
        (code_wording.when(moment.t, one, moment.today.year), ev.WhenSet(line.id, one))
        for one in line.when_doubt
        if not isinstance(one, Words)
    )
    return Decision(moment.t("When: “{said}”?", said=said), readings, ev.WhenSet(line.id, Words(said)))
