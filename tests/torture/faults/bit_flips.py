"""Single-bit flips over a database: what the program shows of it, compared with what it showed before."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, Final
from unittest.mock import patch

import sqlcipher3.dbapi2

from cop_session.documents import text_export
from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.sessions.plan_versions import number_of, planned
from cop_session.store.database.connection_setup import begin
from cop_session.store.database.database_key import Key
from cop_session.troubles import MENDED_BY_A_BACKUP, Trouble
from tests.support.clock import HandClock

WORDS: Final = ("lena", "hoorspel", "milan", "behoefte", "zzz")
DRAFTS: Final = {"need.text": "half getypt en nog niet geno", "quote.text": "«ik wil wel, maar»"}
UNEXPECTED: Final = "unexpected"
SILENT: Final = "silent"
NOT_OFFERED: Final = "no way out"


@dataclass
class Look:
    """What is shown of a workspace; `told` holds what was said to be amiss."""

    refused: str = ""
    listed: list[Any] = field(default_factory=list)
    found: dict[str, list[Any]] = field(default_factory=dict)
    events: dict[str, list[Any]] = field(default_factory=dict)
    drafts: dict[str, dict[str, str]] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)


def made(folder: Path, key: Key | None) -> Workspace:
    """Make a workspace in one database file, as a crash left it: sessions, a branch, drafts, leases, a backup.

    It is the same each time but for encryption, so that a bit that somebody tells of is found again.
    """
    chance = Random(0)
    with (
        patch("uuid.uuid4", lambda: uuid.UUID(int=chance.getrandbits(128), version=4)),
        patch("cop_session.store.log.hash_chain.os.urandom", chance.randbytes),
    ):
        return _made(folder, key)


def _made(folder: Path, key: Key | None) -> Workspace:
    working, left = Workspace(folder / "working"), Workspace(folder / "left")
    library = Library.open(working, clock=HandClock(), key=key)
    taken = [library.import_bundle(samples() / f"{name}.cop.json") for name in ("lena", "milan")]
    library.practise(taken[0].session_id, 30).close()
    library.close()
    library = Library.open(working, clock=HandClock(), key=key)
    for number in range(3):
        live = library.prepare(locale="nl_BE", zone="Europe/Brussels")
        live.record(ev.LineNoted(Kind.NEED, f"een behoefte {number} " * 20))
        live.draft_all(DRAFTS)
        live.flush()
    _checkpoint(working.database, key)
    shutil.copytree(working.root, left.root)
    for name in ("-wal", "-shm"):
        left.database.with_name(left.database.name + name).unlink(missing_ok=True)
    library.close()
    return left


def _checkpoint(path: Path, key: Key | None) -> None:
    with closing(sqlcipher3.dbapi2.connect(path)) as connection:
        begin(connection.cursor(), key)
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0


def flipped(whole: Workspace, folder: Path, bit: int) -> Workspace:
    """Return a copy of a workspace in which one bit of the database is another."""
    place = Workspace(shutil.copytree(whole.root, folder))
    with place.database.open("r+b") as file:
        file.seek(bit // 8)
        (byte,) = file.read(1)
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))
    return place


def look(place: Workspace, key: Key | None) -> Look:
    """Do with a workspace what somebody does who opens it: see the list, search, open each table, read each plan."""
    seen = Look()
    clock = HandClock()
    clock.pass_ms(3_600_000)
    try:
        library = Library.open(place, clock=clock, key=key)
    except Trouble as trouble:
        seen.refused = trouble.code
        return seen
    try:
        _look(library, seen)
    except Trouble as trouble:
        seen.refused = trouble.code
    finally:
        library.close()
    return seen


def _look(library: Library, seen: Look) -> None:
    if library.viewing:
        seen.told.add(library.viewing.code)
    if library.gone:
        seen.told.add("gone")
    seen.listed = library.sessions()
    seen.found = {words: library.search(words) for words in WORDS}
    for session in [one.id for one in seen.listed]:
        _open(library, session, seen)
    seen.told |= {f"doctor {one.check}" for one in library.check_up() if not one.well}


def _doctor(place: Workspace, key: Key | None) -> set[str]:
    with closing(Library.open(place, clock=HandClock(), key=key)) as library:
        return {f"doctor {one.check}" for one in library.check_up() if not one.well}


def _open(library: Library, session: str, seen: Look) -> None:
    live = library.open_session(session)
    try:
        seen.events[session] = list(live.timeline.events)
        seen.drafts[session] = dict(live.drafts)
        if live.read_only:
            seen.told.add(f"{live.read_only.code} {session}")
        if live.lost:
            seen.told.add(f"lost {session}")
        if live.doubtful:
            seen.told.add(f"draft {session}")
    finally:
        live.close()
    try:
        timeline = library.read(session)
        number = number_of(timeline)
        plan = planned(timeline, session, number, date(2026, 11, 24), library.head(session))
        seen.plans[session] = text_export.render(plan)
    except Trouble as trouble:
        seen.told.add(f"{trouble.code} {session}")


def judged(before: Look, after: Look) -> str:
    """Return how a flip ended: whether anybody notices, and whether it is said."""
    if after.refused:
        return after.refused if after.refused in MENDED_BY_A_BACKUP else f"{NOT_OFFERED}: {after.refused}"
    amiss = list(_unsaid(before, after))
    if amiss:
        return f"{SILENT}: {', '.join(amiss)}; {', '.join(sorted(after.told - before.told))}"
    return "told" if after.told - before.told else "identical"


def _unsaid(before: Look, after: Look) -> Iterator[str]:
    told = after.told - before.told
    here, there = ({one.id: one for one in look.listed} for look in (before, after))
    amiss = {one for one in here | there if {f"damaged_session {one}", f"lost {one}"} & told}
    if there.keys() - here.keys() and not amiss and "gone" not in told:
        yield "listed too many"
    if here.keys() - there.keys() and "gone" not in told:
        yield "listed too few"
    if any(one != here[id] for id, one in there.items() if id in here and id not in amiss):
        yield "listed otherwise"
    if len(after.listed) != len(there):
        yield "listed twice"
    found = [
        {words: [one.id for one in each if one.id not in amiss] for words, each in look.found.items()}
        for look in (before, after)
    ]
    if found[0] != found[1] and "doctor index" not in told and "gone" not in told:
        yield "found otherwise"
    for session, events in before.events.items():
        said = told & {f"damaged_session {session}", f"lost {session}"} or "gone" in told
        if after.events.get(session) != events and not said:
            yield "other events"
        if after.plans.get(session) != before.plans.get(session) and not said:
            yield "another plan"
        if after.drafts.get(session) != before.drafts.get(session) and not (
            f"draft {session}" in told or "doctor drafts" in told or said
        ):
            yield "other drafts"


def ending(whole: Workspace, before: Look, folder: Path, key: Key | None, bit: int) -> str:
    """Flip a bit, look, and return how it ended."""
    place = flipped(whole, folder, bit)
    try:
        after = look(place, key)
        ended = judged(before, after)
        if ended.startswith(SILENT):
            # What was searched for may have had the full text made anew before the doctor could tell.
            shutil.rmtree(place.root)
            after.told |= _doctor(flipped(whole, folder, bit), key)
            ended = judged(before, after)
        return ended
    # Whatever comes out is what a user would be told to be unexpected.
    except Exception as error:
        return f"{UNEXPECTED}: {error!r:.200}"
    finally:
        shutil.rmtree(place.root)


def is_amiss(ended: str) -> bool:
    """Tell whether a flip ended as none may."""
    return ended.startswith((UNEXPECTED, SILENT, NOT_OFFERED))


def bits(path: Path) -> int:
    """Return how many bits there are."""
    return path.stat().st_size * 8
