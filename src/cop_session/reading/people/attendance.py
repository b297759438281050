"""Read how a participant is present, and from when until when: *per telefoon, vanaf 15:55*."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from cop_session.domain.state import Attendance
from cop_session.reading.dates.date_time_field import read_time
from cop_session.reading.people.participant_entry import LONGEST, pieces
from cop_session.reading.people.role_reader import tongue
from cop_session.reading.words.name_normalisation import key
from cop_session.reading.words.role_words import Tongue

_MINUTES = re.compile(r"([0-9]{1,3}) ?(?:m|min|minute|minutes|minuten|minuutjes)")
_LONGEST_PRESENCE = 12
"""In words: *aanwezig van 15 uur 45 tot 16 uur 10* has nine."""
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.uUhH][0-9]{2}|\s?(?:uur|[uUhH])(?!\w))(?:\s?[apAP]\.?[mM]\b\.?)?")


def read_attendance(said: str, language: str, begins: time | None = None) -> Attendance | None:
    """Read *tot 16:10*, *per telefoon, vanaf 15:55*, *afwezig*, *15:55–16:10*; None if a part is not understood.

    From when the talk `begins`, *komt 10 min later* and *eerste 25 min* are counted.
    """
    if len(said) > LONGEST:
        return None
    parts = pieces(said)
    return combined(parts, tongue(language), begins) if parts else None


def apart(part: str, words: Tongue, begins: time | None) -> list[str]:
    """Split *leerling tot 9u40*, said without a comma; without attendance words a participant is at the table."""
    said = part.split(" ")
    if attendance(Attendance(), part, words, begins) is not None:
        return [part]
    for count in range(min(len(said) - 1, _LONGEST_PRESENCE), 0, -1):
        after = " ".join(said[-count:])
        tail = attendance(Attendance(), after, words, begins)
        if tail is not None and tail != Attendance():
            return [" ".join(said[:-count]), after]
    return [part]


def combined(parts: Iterable[str], words: Tongue, begins: time | None) -> Attendance | None:
    found: Attendance | None = Attendance()
    for part in parts:
        found = attendance(found, part, words, begins) if found else None
    return found


def attendance(so_far: Attendance, part: str, words: Tongue, begins: time | None) -> Attendance | None:
    """Return `so_far` with the attendance that `part` states; None if it states none."""
    if (presence := words.presence.get(key(part))) is not None:
        return replace(so_far, presence=presence)
    if so_far.leaves is not None and key(part) in words.leaving:
        return so_far
    if begins and (late := _after(begins, words.late.fullmatch(key(part)), words)):
        return replace(so_far, arrives=late)
    if begins and (until := _after(begins, words.first.fullmatch(key(part)), words)):
        return replace(so_far, leaves=until)
    hours = [read_time(one) for one in _HOUR.findall(part)]
    before = [key(one) for one in _HOUR.split(part)]
    match hours, before:
        case [hour], [heading, ""] if hour and heading in words.from_words:
            return replace(so_far, arrives=hour)
        case [hour], [heading, ""] if hour and heading in words.until_words:
            return replace(so_far, leaves=hour)
        case [comes, goes], [first, then, ""] if comes and goes and comes < goes:
            if first in {"", *words.from_words} and then in {"", *words.until_words}:
                return replace(so_far, arrives=comes, leaves=goes)
    return None


def _after(begins: time, how_long: re.Match[str] | None, words: Tongue) -> time | None:
    """Return the hour that comes so long after the beginning, on the same day."""
    if how_long is None:
        return None
    said = how_long[1]
    counted = _MINUTES.fullmatch(said)
    minutes = int(counted[1]) if counted else words.stretches.get(said, 0)
    first = datetime.combine(datetime.min, begins)
    then = first + timedelta(minutes=minutes)
    return then.time() if minutes and then.date() == first.date() else None
