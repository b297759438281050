"""The health check of a workspace: whether all data in it is whole and private."""

import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy import Engine

from cop_session.paths import Workspace, looks_synced
from cop_session.stale_files import sweep
from cop_session.store.backups.backup_file import Heads
from cop_session.store.backups.backups import Backups
from cop_session.store.bundles.recovery_bundle import waiting
from cop_session.store.bundles.recovery_secret import secret_of
from cop_session.store.database.damage import has_damage
from cop_session.store.database.database_key import Key
from cop_session.store.database.engine import reading
from cop_session.store.encryption import key_file_backup
from cop_session.store.erasure.erasure_journal import unfinished
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.high_water_marks import MARKS, HighWaterMarks
from cop_session.store.index.session_index import Index, Told, nobody
from cop_session.store.log.branch_rows import damaged_branches
from cop_session.store.log.draft_rows import damaged_drafts
from cop_session.store.log.event_codec import is_newer
from cop_session.store.log.event_log import logs
from cop_session.store.log.related_logs import unsound
from cop_session.troubles import Trouble

_AT_ONCE: Final = 100
"""How many sessions are read in one transaction."""
_KIND: Final = attrgetter("kind", "version")


class Check(StrEnum):
    """The subject of a check; the value names it in scripts."""

    DATABASE = "database"
    """The database as a whole; `found` holds its file if a page of it or a table is damaged."""
    SESSIONS = "sessions"
    """`count` sessions, of which those in `found` are damaged."""
    INDEX = "index"
    """The index, rebuilt if needed; `found` holds the sessions whose entry was out of step."""
    DRAFTS = "drafts"
    """`found` holds the sessions with a damaged draft, or with a damaged record of their origin."""
    NEWER = "newer"
    """`found` holds the sessions with events of a newer program."""
    PRIVATE = "private"
    """`found` holds the paths that others on this machine can read."""
    SYNCED = "synced"
    """`found` holds the service that copies the workspace to other machines."""
    BACKUPS = "backups"
    """`count` backups, of which those in `found` are damaged."""
    KEY = "key"
    """`found` holds the key file if it has no copy in the backup folder."""
    AHEAD = "ahead"
    """`found` holds the sessions of which more is in a backup than here."""
    CUT = "cut"
    """`found` holds the sessions that lost their end; `count` is how many are missing altogether."""
    LEFTOVERS = "leftovers"
    """`found` holds the files left by an exchange of the database that could be neither finished nor undone."""
    LEFT = "left"
    """`found` holds the files of a killed program that cannot be wiped."""
    RESCUED = "rescued"
    """`found` holds rescued sessions that wait for import."""
    MISSING = "missing"
    """`found` holds the sessions with missing words that no strike removed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check; it is well if `found` is empty."""

    check: Check
    found: tuple[str, ...] = ()
    count: int = 0

    @property
    def well(self) -> bool:
        """Whether there is nothing to do."""
        return not self.found


def check_up(workspace: Workspace, engine: Engine, key: Key | None = None, told: Told = nobody) -> Iterator[Finding]:
    """Check the whole workspace, and rebuild the index if it is out of step; `key` is that of the database.

    `told` gets how much is done, and the total. If the database is damaged, the checks that are still possible run too.
    """
    index, seqs = Index(engine), dict[str, int]()
    secret: bytes | None = None
    try:
        secret = secret_of(engine)
        index.catch_up_all(told)
        whole = not has_damage(engine)
        yield _index(index, told, whole=whole)
        amiss, newer = _read_all(engine, sorted(index.ids()), seqs, told)
        broken = tuple(one for one, code in amiss.items() if code == "damaged_session")
        yield Finding(Check.SESSIONS, broken, len(seqs))
        yield Finding(Check.MISSING, tuple(one for one in amiss if one not in broken))
        yield Finding(Check.DRAFTS, _damaged_rows(engine))
        yield Finding(Check.NEWER, newer)
        yield _cut(HighWaterMarks(workspace.database), seqs)
        # The damage may have been in the index, which is rebuilt by now.
        yield Finding(Check.DATABASE, () if whole or not has_damage(engine) else (str(workspace.database),))
    except Trouble as trouble:
        if trouble.code != "damaged_store":
            raise
        yield Finding(Check.DATABASE, (str(workspace.database),))
        seqs.clear()
    yield from check_outside(workspace, key, seqs, secret)


def check_outside(
    workspace: Workspace,
    key: Key | None = None,
    seqs: Mapping[str, int] = MappingProxyType({}),
    secret: bytes | None = None,
) -> Iterator[Finding]:
    """Check the files next to the database; `seqs` tell how long each session in it is, if it can be read."""
    yield Finding(Check.PRIVATE, tuple(str(path) for path in _open_to_others(workspace)))
    service = looks_synced(workspace.root)
    yield Finding(Check.SYNCED, (service,) if service else ())
    yield from _backups(Backups(workspace.database, key), seqs)
    place = DatabaseLocation(workspace.database, workspace.key_file, ())
    if key and place.key_file.exists():
        yield Finding(Check.KEY, () if key_file_backup.is_kept(place) else (str(place.key_file),))
    yield Finding(Check.LEFTOVERS, tuple(str(path) for path in _leftovers(workspace)))
    left = [*sweep(workspace), *(one.path for one in unfinished(workspace.database))]
    yield Finding(Check.LEFT, tuple(map(str, left)))
    yield Finding(
        Check.RESCUED,
        tuple(str(path) for path in waiting(workspace.reports, {one[:8] for one in seqs}.__contains__, key, secret)),
    )


def _leftovers(workspace: Workspace) -> Iterator[Path]:
    yield from DatabaseLocation(workspace.database, workspace.key_file, ()).leftovers
    for end in ("new", "old"):
        yield from sorted(workspace.backups.glob(f"*.db.{end}"))


def _index(index: Index, told: Told, *, whole: bool) -> Finding:
    amiss = index.amiss(whole=whole)
    if amiss:
        index.rebuild(told)
    return Finding(Check.INDEX, tuple(sorted(amiss)))


def _read_all(
    engine: Engine, sessions: Sequence[str], seqs: dict[str, int], told: Told
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the Trouble code of each unsound session, and the sessions in which a newer program wrote.

    Stores the length of each session in `seqs`.
    """
    amiss, newer = dict[str, str](), list[str]()
    for first in range(0, len(sessions), _AT_ONCE):
        told(first, len(sessions))
        with reading(engine) as connection:
            for one, stored in logs(connection, sessions[first : first + _AT_ONCE]):
                seqs[one] = len(stored)
                if any(type(version) is int and is_newer(kind, version) for kind, version in set(map(_KIND, stored))):
                    newer.append(one)
                if trouble := unsound(connection, one, stored):
                    amiss[one] = trouble.code
    told(len(sessions), len(sessions))
    return amiss, tuple(newer)


def _damaged_rows(engine: Engine) -> tuple[str, ...]:
    with reading(engine) as connection:
        return tuple(sorted({*damaged_drafts(connection), *damaged_branches(connection)}))


def _backups(backups: Backups, seqs: Mapping[str, int]) -> Iterator[Finding]:
    there, ahead, bases = backups.generations(), set[str](), dict[Path, Heads]()
    broken = [str(path) for path in backups.out_of_reach()]
    for one in there:
        try:
            heads = backups.look_into(one, bases)
        except Trouble:
            broken.append(str(one.path))
        else:
            if seqs:
                ahead |= {session for session, (seq, _) in heads.items() if seq > seqs.get(session, 0)}
    yield Finding(Check.BACKUPS, tuple(broken), len(there))
    yield Finding(Check.AHEAD, tuple(sorted(ahead)))


def _cut(marks: HighWaterMarks, seqs: Mapping[str, int]) -> Finding:
    gone = marks.gone(seqs)
    return Finding(Check.CUT, (*marks.cut(seqs), *("?" for _ in range(gone))), gone)


def _kept(workspace: Workspace) -> Iterator[Path]:
    """Yield the folders and files of a workspace, without links: their targets have rights of their own."""
    for kept in (workspace.database, workspace.key_file, workspace.database.with_name(MARKS)):
        yield from sorted(kept.parent.glob(f"{kept.name}*"))
    own = (workspace.stops, workspace.backups)
    yield from (
        folder for folder in (workspace.sessions, *own, workspace.exports, workspace.reports) if folder.is_dir()
    )
    for folder in (*own, workspace.exports, workspace.reports):
        yield from (path for path in sorted(folder.rglob("*")) if not path.is_symlink() and path.name != ".gitkeep")


def _open_to_others(workspace: Workspace) -> Iterator[Path]:
    """Yield the paths that others can read; a folder stands for its contents if their access follows the folder."""
    folders = list[Path]()
    if sys.platform == "win32":
        folders += [one for one in (workspace.sessions, workspace.exports, workspace.reports) if _others_can_read(one)]
    yield from folders
    for path in _kept(workspace):
        if not any(path.is_relative_to(folder) for folder in folders) and _others_can_read(path):
            yield path


def _others_can_read(path: Path) -> bool:
    if sys.platform == "win32":
        from cop_session import acl

        try:
            return acl.others_get_in(path)
        except OSError:
            return True
    return bool(path.lstat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
