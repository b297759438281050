"""Read an hour, and a day with an hour, as for the interim evaluation."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Final

from cop_session.capture.dates import read_when
from cop_session.capture.holiday import Holiday
from cop_session.capture.reading import Doubt, MomentReading, Unsure
from cop_session.roundtable.text import bare
from cop_session.roundtable.when import On, When

_CLOCK: Final = r"(?P<hour>[0-9]{1,2})(?:\s?[:uh.]\s?(?P<minute>[0-9]{2})(?:\s?(?:uur|u|h))?|\s?(?:uur|u|h|o'clock))"
_HALF: Final = r"(?:\s?(?P<half>[ap])\.?m\.?)"
_TIME: Final = re.compile(
    rf"(?:(?:om|at|@)\s?)?(?:{_CLOCK}{_HALF}?|(?P<only>[0-9]{{1,2}}){_HALF.replace('half', 'of_day')})"
)
_LONGEST: Final = 200
_WORDS_OF_A_TIME: Final = (4, 3, 2, 1)
_SITTING_HOURS: Final = range(7, 22)


def read_time(said: str) -> time | None:
    """Read *16:10*, *16u10*, *16.10*, *16u*, *16 uur* or *4:10 pm* as local wall time; None for anything else."""
    found = _clock(said)
    return _time(found) if found else None


def read_moment(said: str, today: date, language: str, holidays: Sequence[Holiday] | None = None) -> MomentReading:
    """Read *dinsdag 12 januari 2027 15:45*, *12/1 om 15u45* or *12 jan 15.45*, said on `today`; never raises.

    Without an hour the day is given beside the doubt `NO_TIME`; a day that is not understood is None beside the doubts
    about it. An hour before 7 or from 22 on is given with a doubt.
    """
    whole = read_when(said, today, language, holidays, hours=False)
    if (day := _one_day(whole.when)) is not None:
        return MomentReading(day, None, (*whole.doubts, Doubt(Unsure.NO_TIME, said.strip())))
    if (found := _clock(said)) is not None and (hour := _time(found)) is not None:
        return MomentReading(None, hour, (Doubt(Unsure.NO_DAY, said.strip()),))
    unread = MomentReading(None, None, whole.doubts or (Doubt(Unsure.NO_DAY, said.strip()),))
    for clock, rest in _splits(said):
        if (found := _clock(clock)) is None:
            continue
        reading = read_when(rest, today, language, holidays, hours=False)
        day, hour = _one_day(reading.when), _time(found)
        if hour is None:
            return MomentReading(day, None, (*reading.doubts, Doubt(Unsure.NO_SUCH_TIME, clock)))
        if day is not None:
            odd = (Doubt(Unsure.ODD_HOUR, clock),) if hour.hour not in _SITTING_HOURS else ()
            return MomentReading(day, hour, (*reading.doubts, *odd))
        unread = MomentReading(None, hour, reading.doubts or (Doubt(Unsure.NO_DAY, rest),))
    return unread


def _splits(said: str) -> Iterator[tuple[str, str]]:
    """Give the ways to cut off what may be an hour, after the day or before it."""
    words = said.split()
    for count in _WORDS_OF_A_TIME:
        if count < len(words):
            yield " ".join(words[-count:]), " ".join(words[:-count]).rstrip(",")
            yield " ".join(words[:count]).rstrip(","), " ".join(words[count:])


def _clock(said: str) -> re.Match[str] | None:
    return _TIME.fullmatch(bare(said).strip()) if len(said) <= _LONGEST else None


def _time(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"] or found["only"]), int(found["minute"] or 0)
    if half := found["half"] or found["of_day"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _one_day(when: When) -> date | None:
    return when.dates[0] if isinstance(when, On) and len(when.dates) == 1 else None
