"""Workspaces of any number of made-up sessions, the same ones each time: `python -m bench.workspaces DIR COUNT`.

`--passphrase` protects it with `bench.unlock.WORDS`. Each session is a short talk of some forty events; schools, teams
and families are drawn from lists, so that searching and completing have what a region has.
"""

import argparse
import itertools
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bench.unlock import WORDS
from cop_session.domain import events as ev
from cop_session.domain.codes import Detail, Kind, Role
from cop_session.domain.schedule import Step
from cop_session.domain.when import By
from cop_session.paths import Workspace
from cop_session.services import Library
from cop_session.store.database.database_key import Key
from cop_session.store.database.open_database import open_engine
from cop_session.store.index.session_index import Index
from cop_session.store.log.event_codec import encode
from cop_session.store.log.event_log import put
from cop_session.vault import Vault

TODAY: Final = date(2026, 12, 1)
_AT_ONCE: Final = 200
_SCHOOLS: Final = 120
_YEARS: Final = 8
_SYLLABLES: Final = ("ba", "del", "fo", "gra", "hin", "kel", "lo", "mir", "nu", "pas", "ren", "tul", "zan")
_GIVEN: Final = ("Lena", "Milan", "Noor", "Jesse", "Selam", "Ferre", "Amina", "Bo", "Cato", "Daan", "Ella", "Finn")
_ROLES: Final = (Role.TEACHER, Role.CARE_COORDINATOR, Role.EXTERNAL_SUPPORTER, Role.PARENT, Role.PARENT, Role.PUPIL)
_KINDS: Final = (Kind.NEED, Kind.QUOTE, Kind.WORKS, Kind.CONCERN, Kind.AIM, Kind.SIGN, Kind.NOTE, Kind.ACTION)


def workspace(root: Path, count: int, *, protected: bool = False) -> Key | None:
    """Make a workspace of `count` sessions at `root`, indexed; return its key where it is `protected`."""
    made = Workspace(root)
    made.create()
    key = None
    if protected:
        vault = Vault(made)
        vault.protect(WORDS)
        key = vault.key
    Library.open(made, key=key).close(backs_up=False)
    engine = open_engine(made.database, key)
    for first in range(0, count, _AT_ONCE):
        with engine.begin() as connection:
            for number in range(first, min(first + _AT_ONCE, count)):
                put(connection, session_id(number), encode(_talk(number)))
    Index(engine).rebuild()
    engine.dispose()
    return key


def session_id(number: int) -> str:
    """Return the id of a session of these workspaces."""
    return str(uuid.UUID(bytes=Random(number).randbytes(16), version=4))


def closed_talks(count: int) -> Iterator[tuple[str, list[ev.Recorded]]]:
    """Yield so many sessions of these workspaces that ask for nothing any more."""
    talks = ((session_id(number), _talk(number)) for number in itertools.count())
    past = ((one, events) for one, events in talks if isinstance(events[-1].event, ev.SessionClosed))
    old = ((one, events) for one, events in past if events[0].at.date() < TODAY - timedelta(weeks=20))
    return itertools.islice(old, count)


def _begun(number: int) -> tuple[Random, int, date]:
    """Return where chance stands when a talk has its school and its day, and those two."""
    random = Random(f"talk {number}")
    school = random.randrange(_SCHOOLS)
    return random, school, TODAY + timedelta(days=random.randrange(-365 * _YEARS, 60))


def _followed(number: int, day: date) -> str | None:
    """Return the talk that one on this day follows: the one before it about the same pupil, if any."""
    earlier = number - 1
    return session_id(earlier) if _pupil(earlier) == _pupil(number) and _begun(earlier)[2] < day else None


def _pupil(number: int) -> int:
    return number * 2 // 3


def _talk(number: int) -> list[ev.Recorded]:
    random, school, day = _begun(number)
    events = list(_events(number, random, school, day))
    at = datetime(day.year, day.month, day.day, 14, tzinfo=UTC)
    return [ev.Recorded(seq, seq, at + timedelta(seconds=seq), seq * 1000, one) for seq, one in enumerate(events, 1)]


def _events(number: int, random: Random, school: int, day: date) -> Iterator[ev.Event]:
    pupil = f"{random.choice(_GIVEN)} {_word(random).title()}"
    yield ev.SessionPrepared(
        f"pupil-{_pupil(number)}",
        f"school-{school}",
        "nl_BE",
        "Europe/Brussels",
        _followed(number, day),
        session_id=session_id(number),
    )
    named = Random(school)
    details = {
        Detail.PUPIL: pupil,
        Detail.GROUP: f"{random.randrange(1, 7)}{random.choice('ABC')}",
        Detail.SCHOOL: f"De {_word(named).title()}",
        Detail.TOWN: _word(named).title(),
        Detail.CONTACT: f"{_word(named)}@school.example",
        Detail.FACILITATOR: f"{_word(named).title()} Peeters",
    }
    for detail, text in details.items():
        yield ev.DetailSet(detail, text)
    yield ev.SessionPlanned(datetime(day.year, day.month, day.day, 15), 90)
    first = len(details) + 3
    for place, role in enumerate(_ROLES):
        whose = named if role in _ROLES[:3] else random
        name = pupil if role is Role.PUPIL else f"{_word(whose).title()} {_word(whose).title()}"
        yield ev.PersonSeated(f"{school if whose is named else number}-{place}", name, role)
    if day > TODAY:
        return
    yield ev.SessionStarted(day)
    yield from _lines(random, first, day)
    yield ev.StepEntered(Step.CLOSING)
    evaluation = day + timedelta(weeks=7)
    yield ev.EvaluationPlanned(datetime(evaluation.year, evaluation.month, evaluation.day, 15), "Europe/Brussels", 60)
    if random.random() < 0.98:
        yield ev.SessionClosed()


def _lines(random: Random, first: int, day: date) -> Iterator[ev.Event]:
    """Yield what is noted; `first` is the seq of the first person, whom all others follow without a gap."""
    seq = first + len(_ROLES) + 1
    for turn in range(20):
        kind = _KINDS[turn % len(_KINDS)]
        yield ev.LineNoted(kind, " ".join(_word(random) for _ in range(8)), first)
        if kind is Kind.ACTION:
            until = day + timedelta(weeks=turn % 7 + 1)
            yield ev.OwnersSet(seq, (first, first + turn % len(_ROLES)))
            yield ev.WhenSet(seq, By(until, f"tegen {until.day}/{until.month}"))
            seq += 2
        seq += 1


def _word(random: Random) -> str:
    return "".join(random.choices(_SYLLABLES, k=random.randrange(2, 4)))


def main() -> None:
    """Make one as the command line says."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--passphrase", action="store_true")
    arguments = parser.parse_args()
    workspace(arguments.folder, arguments.count, protected=arguments.passphrase)


if __name__ == "__main__":
    main()
