"""Copies of a database that is in use: whole or not at all, under the same key, a few generations of them."""

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2
from sqlalchemy.exc import DatabaseError

from cop_session.disk_errors import disk_trouble
from cop_session.paths import BACKUPS, make_private
from cop_session.regular_files import is_regular
from cop_session.store.chain import Stored, broken_at
from cop_session.store.damage import is_damage
from cop_session.store.driver import begin
from cop_session.store.engine import forget, open_as_made
from cop_session.store.files import sync_folder, wipe
from cop_session.store.saving import database_trouble
from cop_session.store.secret import Key, is_plain
from cop_session.store.turnstile import alone
from cop_session.troubles import Trouble

Heads = dict[str, tuple[int, bytes]]
"""Of each session the seq and the digest of its last event."""

GENERATIONS: Final = 3

_NAME: Final = re.compile(r"(\d{8}T\d{12}Z)-(\d{4})\.db")
_NAME_BESIDE: Final = re.compile(rf"({_NAME.pattern})(?:-wal|-shm|-journal)")
_MOMENT: Final = "%Y%m%dT%H%M%S%fZ"
_OLDEST: Final = timedelta(days=14)
"""How old the last generation may get before a younger one takes its place."""
_PATIENCE: Final = 5.0
_HEADS: Final = "SELECT session_id, max(seq), digest FROM event GROUP BY session_id"
_COLUMNS: Final = ", ".join(Stored._fields)
_EVENTS: Final = f"SELECT {_COLUMNS} FROM event WHERE session_id = ? ORDER BY seq"
_CHANGED: Final = f"""
    SELECT DISTINCT old.session_id
    FROM main.event AS old LEFT JOIN newer.event AS new ON new.session_id = old.session_id AND new.seq = old.seq
    WHERE {" OR ".join(f"new.{column} IS NOT old.{column}" for column in Stored._fields)}
"""
_BESIDE: Final = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: where it is, the moment it was made, aware, and the revision of its tables."""

    path: Path
    made_at: datetime
    revision: str


class Backups:
    """The backups of the database at `database`, encrypted where there is a `key`; safe to use from any thread.

    Where `plain_too`, plain ones are looked into beside encrypted ones.
    """

    def __init__(self, database: Path, key: Key | None = None, *, plain_too: bool = False) -> None:
        self.folder: Final = database.with_name(BACKUPS)
        self._database: Final = database
        self._key: Final = key
        self._plain_too: Final = plain_too

    def generations(self) -> list[Backup]:
        """Return what there is, the newest first."""
        found = [(path, _NAME.fullmatch(path.name)) for path in self.folder.glob("*.db") if is_regular(path)]
        made = [Backup(path, _moment(name[1]), name[2]) for path, name in found if name]
        return sorted(made, key=lambda one: one.path.name, reverse=True)

    def out_of_reach(self) -> list[Path]:
        """Return what stands in the place of backups, or of their folder, and is none, such as a link."""
        if self.folder.is_dir():
            return sorted(path for path in self.folder.glob("*.db") if not is_regular(path))
        return [self.folder] if os.path.lexists(self.folder) else []

    def make(self, now: datetime) -> Backup | None:
        """Copy the database as it is now, open the copy and look whether it is whole, then let older ones go.

        `now` is aware. Returns None where another window is at it. Raises Trouble `damaged_store` where the database
        itself is not whole, `not_backed_up` where the copy cannot be made; then the older ones stay.
        """
        try:
            with self._held(0) as free:
                return self._make(now) if free else None
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError, _NotWhole) as error:
            damaged = isinstance(error, _NotWhole) or is_damage(error)
            raise (Trouble("damaged_store", file=self._database) if damaged else Trouble("not_backed_up")) from error
        except OSError as error:
            raise Trouble("not_backed_up") from error

    @contextmanager
    def held(self) -> Iterator[list[Backup]]:
        """The backups there are, while nobody makes another one.

        Raises Trouble `not_saved` where another window stays at it, `backups_out_of_reach`, or what the disk says
        within.
        """
        try:
            with self._held(_PATIENCE) as free:
                if not free:
                    raise Trouble("not_saved")
                yield self.generations()
        except FileExistsError as error:
            raise Trouble("backups_out_of_reach", folder=self.folder) from error
        except OSError as error:
            raise disk_trouble(error, "not_saved", folder=self.folder) from error

    def look_into(self, backup: Backup) -> Heads:
        """Return what a backup holds; nothing is written for it, unless a program was killed while it changed it.

        Raises Trouble `damaged_backup`, also where it is under another key, and `disk_full`, `disk_fails` or
        `folder_read_only` where the disk keeps it from being looked at.
        """
        key = None if self._plain_too and is_plain(backup.path) else self._key
        try:
            with closing(_connected(backup.path, key, viewed=not _is_unsettled(backup.path))) as copy:
                return _whole(copy)
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError, _NotWhole, OSError) as error:
            raise database_trouble(error, self.folder, Trouble("damaged_backup", file=backup.path)) from error

    def settle(self) -> None:
        """Bring what a killed program left beside a backup into it, or out of it; nothing where others are at it.

        What cannot be opened stays as it is: it tells what was in the backup.
        """
        if not any(self._beside()):
            return
        with suppress(OSError), self._held(0) as free:
            for one in self.generations() if free else ():
                if _is_unsettled(one.path):
                    with suppress(Trouble, DatabaseError):
                        _settle(one.path, self._key)
            for path, backup in self._beside() if free else ():
                if not backup.exists():
                    wipe(path)

    def _beside(self) -> list[tuple[Path, Path]]:
        """Return what lies beside backups, each with its backup."""
        with suppress(OSError):
            found = ((path, _NAME_BESIDE.fullmatch(path.name)) for path in self.folder.iterdir())
            return [(path, self.folder / name[1]) for path, name in found if name]
        return []

    @contextmanager
    def _held(self, patience: float) -> Iterator[bool]:
        make_private(self.folder)
        with alone(self.folder, patience) as free:
            yield free

    def _make(self, now: datetime) -> Backup:
        for left in self.folder.glob(".backup.*"):
            wipe(left)
        half = self.folder / f".backup.{secrets.token_hex(4)}"
        try:
            revision, heads = _copied(self._database, half, self._key)
            with closing(_connected(half, self._key)) as copy:
                if _whole(copy) != heads:
                    raise _NotWhole
            _sync(half)
            path = self.folder / f"{now.astimezone(UTC).strftime(_MOMENT)}-{revision}.db"
            half.replace(path)
            sync_folder(self.folder)
        finally:
            discard(half)
        made = Backup(path, now, revision)
        self._rotate(made, heads)
        return made

    def _rotate(self, made: Backup, heads: Heads) -> None:
        there = self.generations()
        staying = kept(there)
        last = {session: seq for session, (seq, _) in heads.items()}
        for one in there:
            # After an older backup was put back, this one may hold what is nowhere else; so it does after damage that
            # SQLite itself does not see.
            if one not in staying and not self._adds(one, last) and not self._is_wholer(one, made):
                discard(one.path)

    def _is_wholer(self, one: Backup, newer: Backup) -> bool:
        """Tell whether the chain of a session holds in a backup, and in a newer one does not any more."""
        try:
            with (
                closing(_connected(one.path, self._key, viewed=not _is_unsettled(one.path))) as old,
                closing(_connected(newer.path, self._key, viewed=True)) as new,
            ):
                old.execute("ATTACH ? AS newer", (f"{newer.path.absolute().as_uri()}?mode=ro&immutable=1",))
                changed = [session for (session,) in old.execute(_CHANGED)]
                return any(broken_at(_events(new, id)) and not broken_at(_events(old, id)) for id in changed)
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError):
            return False

    def _adds(self, backup: Backup, last: dict[str, int]) -> bool:
        """Tell whether a backup goes further than the seqs in `last`, and bring those up to it."""
        try:
            with closing(_connected(backup.path, self._key, viewed=not _is_unsettled(backup.path))) as copy:
                seqs = {session: seq for session, (seq, _) in _heads(copy).items()}
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError):
            return False
        adds = any(seq > last.get(session, 0) for session, seq in seqs.items())
        last.update({session: max(seq, last.get(session, 0)) for session, seq in seqs.items()})
        return adds


class _NotWhole(Exception):
    """A copy does not hold what it should."""


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """Return which of `backups`, the newest first, are to stay.

    The newest, the last one of a day before, and one that grows old, up to two weeks; and the last one that a program
    before this one made.
    """
    if not backups:
        return []
    newest = backups[0]
    before = [one for one in backups if one.made_at.date() < newest.made_at.date()]
    old = [one for one in backups if newest.made_at - one.made_at <= _OLDEST]
    chosen = {one.path: one for one in (newest, *before[:1], *old[-1:])}
    for one in backups:
        if len(chosen) < GENERATIONS:
            chosen[one.path] = one
    migrated = [one for one in backups if one.revision < newest.revision]
    return [one for one in backups if one.path in chosen or one in migrated[:1]]


def discard(path: Path) -> None:
    """Wipe a backup with what SQLite keeps beside it, as far as it is there; raises OSError."""
    for beside in _BESIDE:
        wipe(path.with_name(path.name + beside))
    wipe(path)


def _copied(database: Path, half: Path, key: Key | None) -> tuple[str, Heads]:
    """Write all of the database at `half`; return its revision and what is in it."""
    os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(_connected(database, key)) as source, closing(_connected(half, key)) as copy:
        # Within one transaction: what is looked at is what is copied, whatever is written meanwhile.
        source.execute("BEGIN")
        heads = _heads(source)
        (revision,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
        source.backup(copy)
        source.execute("ROLLBACK")
    return str(revision), heads


def _connected(path: Path, key: Key | None, *, viewed: bool = False) -> Any:
    # Where nobody writes, SQLite needs no files beside it, and so no room on the disk.
    how = "mode=ro&immutable=1" if viewed else "mode=rw"
    connection = sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None)
    try:
        begin(connection.cursor(), key)
        connection.execute("PRAGMA temp_store = MEMORY")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_unsettled(path: Path) -> bool:
    return any(path.with_name(path.name + end).exists() for end in _BESIDE)


def _settle(path: Path, key: Key | None) -> None:
    engine = open_as_made(path, key)
    try:
        settled = forget(engine)
    finally:
        engine.dispose()
    for end in _BESIDE if settled else ():
        # SQLite took in what was in it, and leaves an empty one.
        wipe(path.with_name(path.name + end))


def _whole(copy: Any) -> Heads:
    """Return what is in a copy; raises _NotWhole where a page of it is not as it was written."""
    if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise _NotWhole
    if copy.execute("PRAGMA cipher_integrity_check").fetchall():
        raise _NotWhole
    return _heads(copy)


def _heads(connection: Any) -> Heads:
    # A damaged database, and so a backup of it, holds any value anywhere.
    found = connection.execute(_HEADS)
    return {id: (seq, digest) for id, seq, digest in found if isinstance(id, str) and isinstance(seq, int)}


def _events(connection: Any, session_id: str) -> list[Stored]:
    return list(map(Stored._make, connection.execute(_EVENTS, (session_id,))))


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDWR)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _moment(written: str) -> datetime:
    with suppress(ValueError):
        return datetime.strptime(written, _MOMENT).replace(tzinfo=UTC)
    return datetime.min.replace(tzinfo=UTC)
