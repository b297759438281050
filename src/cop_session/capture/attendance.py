"""Read how somebody is present, and from when until when: *per telefoon, vanaf 15:55*."""

import re
from collections.abc import Iterable
from dataclasses import replace

from cop_session.capture.entry import LONGEST, pieces
from cop_session.capture.moments import read_time
from cop_session.capture.names import key
from cop_session.capture.roles import tongue
from cop_session.capture.titles import Tongue
from cop_session.roundtable.state import Attendance

_LONGEST_PRESENCE = 12
"""In words: *aanwezig van 15 uur 45 tot 16 uur 10* has nine."""
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.uUhH][0-9]{2}|\s?(?:uur|[uUhH])(?!\w))(?:\s?[apAP]\.?[mM]\b\.?)?")


def read_attendance(said: str, language: str) -> Attendance | None:
    """Read *tot 16:10*, *per telefoon, vanaf 15:55*, *afwezig*, *15:55–16:10*; None where a part is not understood."""
    if len(said) > LONGEST:
        return None
    parts = pieces(said)
    return combined(parts, tongue(language)) if parts else None


def apart(part: str, words: Tongue) -> list[str]:
    """Split *leerling tot 9u40*, said without a comma; whoever says nothing of it is at the table."""
    said = part.split(" ")
    if attendance(Attendance(), part, words) is not None:
        return [part]
    for count in range(min(len(said) - 1, _LONGEST_PRESENCE), 0, -1):
        after = " ".join(said[-count:])
        tail = attendance(Attendance(), after, words)
        if tail is not None and tail != Attendance():
            return [" ".join(said[:-count]), after]
    return [part]


def combined(parts: Iterable[str], words: Tongue) -> Attendance | None:
    found: Attendance | None = Attendance()
    for part in parts:
        found = attendance(found, part, words) if found else None
    return found


def attendance(so_far: Attendance, part: str, words: Tongue) -> Attendance | None:
    """Return `so_far` with what `part` says about being present; None where it says nothing about that."""
    if (presence := words.presence.get(key(part))) is not None:
        return replace(so_far, presence=presence)
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
