"""Read an hour, and a day with an hour, as for the interim evaluation."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Final

from cop_session.domain.primitives.text_rules import bare
from cop_session.domain.when import On, When
from cop_session.reading.dates.date_field import read_when
from cop_session.reading.holidays.holiday import Holiday
from cop_session.reading.words.reading_result import Doubt, MomentReading, Unsure

_CLOCK: Final = r"(?P<hour>[0-9]{1,2})(?:\s?[:uh.]\s?(?P<minute>[0-9]{2})(?:\s?(?:uur|u|h))?|\s?(?:uur|u|h|o'clock))"
_HALF: Final = r"(?:\s?(?P<half>[ap])\.?m\.?)"
_TIME: Final = re.compile(
    rf"(?:(?:om|at|@)\s?)?(?:{_CLOCK}{_HALF}?|(?P<only>[0-9]{{1,2}}){_HALF.replace('half', 'of_day')})"
)
_JUST: Final = re.compile(r"(?:om|at)\s?(?P<hour>[0-9]{1,2})")
"""*Om 8*, which needs its word."""
_HOURS: Final = ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_QUARTERS: Final = re.compile(
    r"(?:om\s)?(?P<part>half|kwart voor|kwart na|kwart over)"
    rf"\s(?P<hour>[0-9]{{1,2}}|{'|'.join(_HOURS)})(?:\s(?:uur|u))?"
)
_MINUTES: Final = {"half": -30, "kwart voor": -15, "kwart na": 15, "kwart over": 15}
_EVENING: Final = re.compile(r"avond|tonight|evening")
_AFTERNOON: Final = re.compile(r"middag|\bnm\b|afternoon")
_NOON: Final = 12
_LATE: Final = range(1, 7)
"""Hours on a 12-hour clock at which no meeting takes place in the morning."""
_LONGEST: Final = 200
_WORDS_OF_A_TIME: Final = (4, 3, 2, 1)
_SITTING_HOURS: Final = range(7, 22)


def read_time(said: str) -> time | None:
    """Read *16:10*, *16u10*, *16.10*, *16u*, *16 uur* or *4:10 pm* as local wall time; None for anything else."""
    found = _clock(said)
    return _time(found) if found else None


def read_moment(said: str, today: date, language: str, holidays: Sequence[Holiday] | None = None) -> MomentReading:
    """Read *dinsdag 12 januari 2027 15:45*, *12/1 om 15u45* or *12 jan 15.45*, said on `today`; never raises.

    Without an hour the day is returned with the doubt `NO_TIME`; a day that is not understood is None with the doubts
    about it. An hour before 7 or from 22 on is returned with a doubt.
    """
    whole = read_when(said, today, language, holidays, hours=False)
    if (day := _one_day(whole.when)) is not None:
        return MomentReading(day, None, (*whole.doubts, Doubt(Unsure.NO_TIME, said.strip())))
    if (found := _clock(said)) is not None and (hour := _time(found)) is not None:
        return MomentReading(None, hour, (Doubt(Unsure.NO_DAY, said.strip()),))
    unread = MomentReading(None, None, whole.doubts or (Doubt(Unsure.NO_DAY, said.strip()),))
    for clock, rest in _splits(said):
        if (read := _hour(clock, said)) is None:
            continue
        reading = read_when(rest, today, language, holidays, hours=False)
        day, hour = _one_day(reading.when), read[0]
        if hour is None:
            return MomentReading(day, None, (*reading.doubts, Doubt(Unsure.NO_SUCH_TIME, clock)))
        if day is not None:
            odd = (Doubt(Unsure.ODD_HOUR, clock),) if hour.hour not in _SITTING_HOURS else ()
            return MomentReading(day, hour, (*reading.doubts, *odd))
        unread = MomentReading(None, hour, reading.doubts or (Doubt(Unsure.NO_DAY, rest),))
    return unread


def _splits(said: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to split off a possible hour, after the day or before it."""
    words = said.split()
    for count in _WORDS_OF_A_TIME:
        if count < len(words):
            yield " ".join(words[-count:]), " ".join(words[:-count]).rstrip(",")
            yield " ".join(words[:count]).rstrip(","), " ".join(words[count:])


def _hour(clock: str, said: str) -> tuple[time | None] | None:
    """Return the hour that `clock` says, in brackets, None in them for one that is none; an evening has late hours."""
    plain = bare(clock).strip()
    if (found := _clock(clock)) is not None:
        return (_by_day(_time(found), said, in_words=False),)
    if (just := _JUST.fullmatch(plain)) is not None:
        hour = int(just["hour"])
        return (_by_day(time(hour), said, in_words=False) if hour < 2 * _NOON else None,)
    if (quarter := _QUARTERS.fullmatch(plain)) is not None:
        number = quarter["hour"]
        hour = int(number) if number.isdecimal() else _HOURS.index(number) + 1
        minutes = (hour * 60 + _MINUTES[quarter["part"]]) % (24 * 60)
        return (_by_day(time(*divmod(minutes, 60)), said, in_words=True),)
    return None


def _by_day(hour: time | None, said: str, *, in_words: bool) -> time | None:
    """Return the hour in the stated half of the day, as in *donderdagavond om 8*; *half vier* is late."""
    if hour is None or hour.hour >= _NOON:
        return hour
    words = bare(said)
    late = _EVENING.search(words) or ((_AFTERNOON.search(words) or in_words) and hour.hour in _LATE)
    return hour.replace(hour=hour.hour + _NOON) if late else hour


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
