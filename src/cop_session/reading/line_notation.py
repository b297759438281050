"""A reading of a line in plain words for other programs: codes and ISO dates, in no language of people."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from cop_session.domain.display_names import parts
from cop_session.domain.state import Participant
from cop_session.domain.when import By, From, Month, On, When, Words
from cop_session.reading.line import LineReading
from cop_session.reading.words.name_normalisation import key

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def notation(line: str, reading: LineReading, people: Sequence[Participant]) -> dict[str, object]:
    """Return the line, its owners, when it happens and the doubts about either, ready for JSON."""
    names = first_names(people)
    return {
        "line": line,
        "owners": [names[one] for one in reading.owners],
        "when": when_notation(reading.when),
        "doubts": [
            {"about": about, "why": one.unsure.value, "words": one.words}
            for about, doubts in (("owners", reading.who_doubts), ("when", reading.when_doubts))
            for one in doubts
        ],
    }


def first_names(people: Sequence[Participant]) -> Mapping[int, str]:
    """Return the first name of each participant, or the whole name if others share the first name."""
    given = {one.id: parts(one.name).given or one.name for one in people}
    times = Counter(key(name) for name in given.values())
    return {one.id: given[one.id] if times[key(given[one.id])] == 1 else one.name for one in people}


def when_notation(when: When | None) -> str | None:
    """Return *on 2026-11-28*, *by …*, *from … every week Wed until …*, *month 2027-01*, *words*; None for nothing."""
    match when:
        case On(dates=dates):
            return f"on {', '.join(day.isoformat() for day in dates)}"
        case By(day=day):
            return f"by {day.isoformat()}"
        case From():
            return _from(when)
        case Month(year=year, month=month):
            return f"month {year:04}-{month:02}"
        case Words():
            return "words"
        case None:
            return None


def _from(when: From) -> str:
    said = [f"from {when.day.isoformat()}"]
    if when.every is not None:
        said += [f"every {when.every.value.replace('_', ' ')}", *(_WEEKDAYS[day] for day in when.weekdays)]
    if when.until is not None:
        said.append(f"until {when.until.isoformat()}")
    return " ".join(said)
