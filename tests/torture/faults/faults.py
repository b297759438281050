"""Lets every operation on a file fail in turn, behind the shim.

Run as `python -m tests.torture.faults.faults FOLDER MOST SCENARIO…`.

Each scenario runs again and again in a fresh copy of the same workspace: the first time the first write fails, then
the second, until it gets through without meeting the fault; then the same with syncs, openings and renames, once with
one fault and once with that fault lasting. Prints a line of JSON for each scenario, and every violation.
"""

import errno
import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2

from cop_session.domain import events as ev
from cop_session.domain.codes import Kind
from cop_session.paths import Workspace, samples
from cop_session.services import Library
from cop_session.services.delivery.delivery import Order
from cop_session.store.backups.backups import Backups
from cop_session.store.log import log_writer
from cop_session.store.log.event_log import Log
from cop_session.store.log.hash_chain import Stored
from cop_session.troubles import Trouble
from tests.support.clock import HandClock
from tests.torture import migrated
from tests.torture.faults.shim import Op, Shim

OPERATIONS: Final = (Op.WRITE, Op.SYNC, Op.OPEN, Op.RENAME)
TODAY: Final = date(2026, 11, 24)


@dataclass(frozen=True)
class Before:
    """What a workspace holds before anything happens in it."""

    sessions: Mapping[str, list[Stored]]
    files: Mapping[str, bytes]


class Refused(Exception):
    """Something could not be done, and that was said."""


def append(place: Workspace, before: Before) -> None:
    """Record a line; what is shown as saved is saved, what is not is in the rescue or said to be nowhere."""
    with closing(_library(place)) as library:
        live = library.open_session(going_on(before))
        if live.read_only:
            raise live.read_only
        seq = live.next_seq
        assert live.record(ev.LineNoted(Kind.NEED, "een nieuwe behoefte")) is None
        live.draft("action", "half")
        live.flush()
        saved, why = live.saved, live.read_only
        live.close()
        assert saved or why is not None, "not saved, and nobody heard of it"
        if why is not None and not live.saved:
            raise why
        assert Log(library._engine).last_seq(live.id) >= seq, "acknowledged, and not there"


def export(place: Workspace, before: Before) -> None:
    """Make a document of a session; a file is whole or not there."""
    with closing(_library(place)) as library:
        live = library.open_session(going_on(before))
        try:
            library.deliver(live, Order(), today=TODAY)
        finally:
            live.close()


def backup(place: Workspace, before: Before) -> None:
    """Make a backup."""
    if Backups(place.database).make(_later().now()) is None:
        raise Refused


def migration(place: Workspace, before: Before) -> None:
    """Open a workspace of the day before with a program of the day after."""
    with migrated.tomorrow():
        _library(place).close()


SCENARIOS: Final[dict[str, Callable[[Workspace, Before], None]]] = {
    "append": append,
    "export": export,
    "backup": backup,
    "migration": migration,
}


def going_on(before: Before) -> str:
    """Return the id of the session in which there is still something to note."""
    return min(before.sessions, key=lambda one: len(before.sessions[one]))


def _later() -> HandClock:
    clock = HandClock()
    clock.pass_ms(3_600_000)
    return clock


def _library(place: Workspace) -> Library:
    return Library.open(place, clock=_later())


def prepared(folder: Path) -> Workspace:
    """Make the workspace that each attempt begins with: two sessions, a backup, a document."""
    place = Workspace(folder)
    library = Library.open(place, clock=HandClock())
    for name in ("lena", "milan"):
        library.import_bundle(samples() / f"{name}.cop.json")
    session = library.prepare(locale="nl_BE", zone="Europe/Brussels")
    library.deliver(session, Order(), today=TODAY)
    session.close()
    library.close()
    return place


def state_of(place: Workspace) -> Before:
    """Return what a workspace holds, looked at without the program."""
    with closing(sqlcipher3.dbapi2.connect(str(place.database))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the database is not whole"
        rows = connection.execute(f"SELECT session_id, {', '.join(Stored._fields)} FROM event ORDER BY 1, 2").fetchall()
    sessions: dict[str, list[Stored]] = {}
    for session, *row in rows:
        sessions.setdefault(session, []).append(Stored._make(row))
    kept = [path for folder in (place.exports, place.backups) for path in sorted(folder.rglob("*")) if path.is_file()]
    return Before(sessions, {str(path.relative_to(place.root)): path.read_bytes() for path in kept})


def amiss(place: Workspace, before: Before) -> str:
    """Return what of the former state was lost or changed, or stands there half."""
    now = state_of(place)
    for session, rows in before.sessions.items():
        if now.sessions.get(session, [])[: len(rows)] != rows:
            return "a session is not as it was"
    for name, data in before.files.items():
        if now.files.get(name, data) != data:
            return "a file was changed"
        if name not in now.files and not name.startswith("sessions/backups"):
            return "a file is gone"
    backups = Backups(place.database)
    for one in backups.generations():
        backups.look_into(one)
    for name in now.files.keys() - before.files.keys():
        if name.endswith(".docx") and not _is_whole_document(place.root / name):
            return "half a document"
    if not backups.generations():
        return "no backup is left"
    return ""


def _is_whole_document(path: Path) -> bool:
    from zipfile import BadZipFile, ZipFile

    with suppress(BadZipFile), ZipFile(path) as parts:
        return path.name.startswith(".") or parts.testzip() is None
    return path.name.startswith(".")


def attempt(shim: Shim, op: Op, name: str, place: Workspace, before: Before) -> tuple[str, str, int]:
    """Try once; return how it went, what is amiss afterwards, and how often `op` was done."""
    wrong = ""
    try:
        SCENARIOS[name](place, before)
        went = "completed"
    except (Trouble, Refused) as why:
        went = getattr(why, "code", "refused")
    except Exception as error:
        went, wrong = "raised", f"no sentence, but {error!r}"
    met = shim.count(op)
    shim.disarm()
    return went, wrong or amiss(place, before), met


def main(folder: Path, most: int, names: Sequence[str]) -> None:
    """Run these scenarios with every fault, each up to `most` times."""
    log_writer.RETRY = 60.0  # type: ignore[misc]  # what is rescued stays rescued here
    shim = Shim()
    model = prepared(folder / "model")
    before = state_of(model)
    for name in names:
        told: dict[str, object] = {"scenario": name, "attempts": 0, "completed": 0, "refused": 0}
        violations: list[str] = []
        for op in OPERATIONS:
            for lasting in (False, True):
                at = 1
                while at <= most:
                    place = Workspace(shutil.copytree(model.root, folder / "now"))
                    shim.arm(op, at, errno.EIO, lasting=lasting)
                    went, wrong, met = attempt(shim, op, name, place, before)
                    shutil.rmtree(place.root)
                    told["attempts"] = int(str(told["attempts"])) + 1
                    how = "completed" if went == "completed" else "refused"
                    told[how] = int(str(told[how])) + 1
                    if wrong:
                        violations.append(f"{name}, {op.name} {at}{' and on' * lasting}: {went}: {wrong}")
                    if met < at:
                        break
                    at += 1
        print(json.dumps({**told, "violations": violations}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:])
