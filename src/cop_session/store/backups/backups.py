"""Backups of a database in use: written completely or not at all, under the same key, in a few generations.

Of a large database only the changes since a whole copy are written, as an addition to that: see `additions`.
"""

import os
import re
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import sqlcipher3.dbapi2
from sqlalchemy.exc import DatabaseError

from cop_session.disk_errors import disk_trouble
from cop_session.paths import BACKUPS, make_private
from cop_session.regular_files import is_regular
from cop_session.store.backups.backup_file import (
    MOMENT,
    Heads,
    NotWhole,
    connected,
    copied,
    discard,
    events_of,
    heads_of,
    is_unsettled,
    moment_of,
    new_file,
    noted,
    settle,
    whole,
)
from cop_session.store.backups.incremental_backup import is_filled, lay_over, write_addition
from cop_session.store.database.damage import is_damage
from cop_session.store.database.database_key import Key, is_plain
from cop_session.store.database.session_row import REVISION
from cop_session.store.files.file_lock import alone
from cop_session.store.files.private_files import sync_file, sync_folder, wipe
from cop_session.store.log.hash_chain import Stored, broken_at
from cop_session.store.log.write_errors import database_trouble
from cop_session.troubles import Trouble, TroubleCode

GENERATIONS: Final = 3
SMALL: Final = 16 << 20
"""In bytes: a smaller database is copied whole each time."""

_NAME: Final = re.compile(r"(\d{8}T\d{12}Z)-(\d{4})(?:\+(\d{8}T\d{12}Z))?\.db")
_NAME_BESIDE: Final = re.compile(rf"({_NAME.pattern})(?:-wal|-shm|-journal)")
_OLDEST: Final = timedelta(days=14)
"""How old the last generation may get before a younger one takes its place."""
_WHOLE_AGAIN: Final = timedelta(days=7)
"""How old a whole copy may get before the next whole copy, which reads all of the database once more."""
_PATIENCE: Final = 5.0
_CHANGED: Final = f"""
    SELECT DISTINCT old.session_id
    FROM main.event AS old LEFT JOIN newer.event AS new ON new.session_id = old.session_id AND new.seq = old.seq
    WHERE {" OR ".join(f"new.{column} IS NOT old.{column}" for column in Stored._fields)}
"""


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy: its path, the moment it was made, aware, and the revision of its tables.

    An addition names its `base`, the whole copy of which it holds the changes.
    """

    path: Path
    made_at: datetime
    revision: str
    base: Path | None = None


class Backups:
    """The backups of the database at `database`, encrypted if there is a `key`; safe to use from any thread.

    With `plain_too`, plain backups are read as well as encrypted ones.
    """

    def __init__(self, database: Path, key: Key | None = None, *, plain_too: bool = False) -> None:
        self.folder: Final = database.with_name(BACKUPS)
        self._database: Final = database
        self._key: Final = key
        self._plain_too: Final = plain_too

    def generations(self) -> list[Backup]:
        """Return the existing backups, the newest first; an addition only if its base exists."""
        found = self.files()
        there = {one.path for one in found}
        return [one for one in found if one.base is None or one.base in there]

    def files(self) -> list[Backup]:
        """Return all files of backups, the newest first, additions without their base too."""
        return self.in_folder(self.folder)

    @staticmethod
    def in_folder(folder: Path) -> list[Backup]:
        """Return the files of backups in any folder, the newest first."""
        found = [(path, _NAME.fullmatch(path.name)) for path in folder.glob("*.db") if is_regular(path)]
        made = [
            Backup(path, moment_of(name[1]), name[2], folder / f"{name[3]}-{name[2]}.db" if name[3] else None)
            for path, name in found
            if name
        ]
        return sorted(made, key=lambda one: one.path.name, reverse=True)

    def out_of_reach(self) -> list[Path]:
        """Return the paths in the place of backups, or of their folder, that are no regular backups, such as a link."""
        if self.folder.is_dir():
            return sorted(path for path in self.folder.glob("*.db") if not is_regular(path))
        return [self.folder] if os.path.lexists(self.folder) else []

    def make(self, now: datetime) -> Backup | None:
        """Copy the database as it is now, verify the copy, then remove older backups.

        `now` is aware. If nothing changed since the newest backup, that is returned. Returns None if another window
        holds the lock. Raises Trouble `damaged_store` if the database itself is damaged, `not_backed_up` if the copy
        cannot be made; then the older ones stay.
        """
        with self._telling("not_backed_up"), self._held(0) as free:
            return (self._add(now) or self._make(now)) if free else None

    def write_whole(self, folder: Path, now: datetime) -> Path:
        """Write a whole copy to a folder elsewhere and return it once it is verified; `now` is aware.

        Raises Trouble `damaged_store` if the database is damaged, `not_copied` if the copy cannot be made.
        """
        with self._telling("not_copied", folder=folder.parent):
            half = new_file(folder / f".backup.{secrets.token_hex(4)}")
            revision, heads = copied(self._database, half, self._key)
            self._must_hold(half, heads)
            return half.rename(folder / f"{_named(now)}-{revision}.db")

    @contextmanager
    def _telling(self, code: TroubleCode, **names: object) -> Iterator[None]:
        try:
            yield
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError, NotWhole) as error:
            damaged = isinstance(error, NotWhole) or is_damage(error)
            raise (Trouble("damaged_store", file=self._database) if damaged else Trouble(code, **names)) from error
        except OSError as error:
            raise Trouble(code, **names) from error

    def _must_hold(self, half: Path, heads: Heads) -> None:
        """Open a copy, verify that it is whole and complete, and sync it to disk; raises NotWhole."""
        with closing(connected(half, self._key)) as copy:
            if whole(copy) != heads:
                raise NotWhole
        sync_file(half)

    @contextmanager
    def held(self) -> Iterator[list[Backup]]:
        """The existing backups, locked against the making of another one.

        Raises Trouble `not_saved` if another window keeps the lock, `backups_out_of_reach`, or the Trouble for a disk
        error within.
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

    def look_into(self, backup: Backup, bases: dict[Path, Heads] | None = None) -> Heads:
        """Return the heads in a backup; writes nothing, unless a program was killed while it changed the backup.

        `bases` keeps the heads of whole copies for the next call: additions of the same base then read it once. Raises
        Trouble `damaged_backup`, also for a backup under another key, and `disk_full`, `disk_fails` or
        `folder_read_only` if the disk prevents reading it.
        """
        try:
            whole_copy, bases = backup.base or backup.path, {} if bases is None else bases
            if whole_copy not in bases:
                bases[whole_copy] = self._looked_into(whole_copy)
            return bases[whole_copy] | (self._looked_into(backup.path) if backup.base else {})
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError, NotWhole, OSError) as error:
            raise database_trouble(error, self.folder, Trouble("damaged_backup", file=backup.path)) from error

    def _looked_into(self, path: Path) -> Heads:
        with closing(connected(path, self._key_of(path), viewed=not is_unsettled(path))) as copy:
            return whole(copy)

    def _key_of(self, path: Path) -> Key | None:
        return None if self._plain_too and is_plain(path) else self._key

    @contextmanager
    def assembled(self, backup: Backup) -> Iterator[Path]:
        """The file of a backup as a whole database, for the duration of a copy; raises Trouble as `look_into` does."""
        if backup.base is None:
            yield backup.path
            return
        half = self._half()
        try:
            self._assemble(backup.base, backup.path, half)
            yield half
        finally:
            discard(half)

    def _assemble(self, base: Path, addition: Path, half: Path) -> None:
        try:
            if is_unsettled(base):
                settle(base, self._key_of(base))
            shutil.copyfile(base, half)
            lay_over(half, addition, self._key_of(addition))
            with closing(connected(half, self._key_of(half))) as copy:
                whole(copy)
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError, NotWhole, DatabaseError, OSError) as error:
            raise database_trouble(error, self.folder, Trouble("damaged_backup", file=addition)) from error

    def settle(self) -> None:
        """Apply or roll back the side files that a killed program left next to a backup, unless the lock is taken.

        The side files of a backup that cannot be opened stay: they show the state of that backup.
        """
        if not any(self._beside()):
            return
        with suppress(OSError), self._held(0) as free:
            for one in self.files() if free else ():
                if is_unsettled(one.path):
                    with suppress(Trouble, DatabaseError):
                        settle(one.path, self._key)
            for path, backup in self._beside() if free else ():
                if not backup.exists():
                    wipe(path)

    def _beside(self) -> list[tuple[Path, Path]]:
        """Return the side files of backups, each with its backup."""
        with suppress(OSError):
            found = ((path, _NAME_BESIDE.fullmatch(path.name)) for path in self.folder.iterdir())
            return [(path, self.folder / name[1]) for path, name in found if name]
        return []

    @contextmanager
    def _held(self, patience: float) -> Iterator[bool]:
        make_private(self.folder)
        with alone(self.folder, patience) as free:
            yield free

    def _half(self) -> Path:
        """Wipe unfinished backup files, make an empty file for a new backup and return its path."""
        for left in self.folder.glob(".backup.*"):
            wipe(left)
        return new_file(self.folder / f".backup.{secrets.token_hex(4)}")

    def _make(self, now: datetime) -> Backup:
        half = self._half()
        try:
            revision, heads = copied(self._database, half, self._key)
            return self._taken(half, Backup(self.folder / f"{_named(now)}-{revision}.db", now, revision), heads)
        finally:
            discard(half)

    def _add(self, now: datetime) -> Backup | None:
        """Make an addition to the newest whole backup; None if another whole one is needed."""
        there = self.generations()
        base = next((one for one in there if one.base is None and one.revision == REVISION), None)
        if base is None or self._database.stat().st_size < SMALL or now - base.made_at >= _WHOLE_AGAIN:
            return None
        if is_unsettled(base.path) or base.made_at > now:
            return None
        half = self._half()
        try:
            heads = write_addition(self._database, half, base.path, self._key, anyway=there[0] != base)
            if heads is None or not is_filled(half):
                return base if heads == {} else None
            path = self.folder / f"{_named(now)}-{REVISION}+{_named(base.made_at)}.db"
            return self._taken(half, Backup(path, now, REVISION, base.path), heads)
        finally:
            discard(half)

    def _taken(self, half: Path, made: Backup, heads: Heads) -> Backup:
        """Verify the contents of a copy, give it its name, and remove older backups."""
        self._must_hold(half, heads)
        half.replace(made.path)
        sync_folder(self.folder)
        self._rotate(made, heads)
        return made

    def _rotate(self, made: Backup, heads: Heads) -> None:
        there = self.files()
        staying = kept(self.generations())
        bases = {one.base for one in staying}
        last = {session: seq for session, (seq, _) in heads.items()}
        if made.base:
            with closing(connected(made.base, self._key, viewed=True)) as base:
                last = {session: seq for session, (seq, _) in noted(base).items()} | last
        for one in there:
            # After an older backup was restored, this one may hold unique data; the same goes for damage that
            # SQLite itself does not see.
            needed = one in staying or one.path in bases
            if not needed and not self._adds(one, last) and not self._is_wholer(one, made):
                discard(one.path)

    def _is_wholer(self, one: Backup, newer: Backup) -> bool:
        """Tell whether the chain of a session is whole in a backup, but broken in a newer one."""
        # What an addition does not hold is in its base, and two of one base are about the same.
        bases = [newer.base] if newer.base and one.base != newer.base else []
        return any(self._holds_where(one.path, other) for other in (newer.path, *bases))

    def _holds_where(self, path: Path, newer: Path) -> bool:
        try:
            with (
                closing(connected(path, self._key, viewed=not is_unsettled(path))) as old,
                closing(connected(newer, self._key, viewed=True)) as new,
            ):
                old.execute("ATTACH ? AS newer", (f"{newer.absolute().as_uri()}?mode=ro&immutable=1",))
                changed = [session for (session,) in old.execute(_CHANGED)]
                return any(broken_at(events_of(new, id)) and not broken_at(events_of(old, id)) for id in changed)
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError):
            return False

    def _adds(self, backup: Backup, last: dict[str, int]) -> bool:
        """Tell whether a backup goes further than the seqs in `last`, and raise those to its seqs."""
        try:
            with closing(connected(backup.path, self._key, viewed=not is_unsettled(backup.path))) as copy:
                seqs = {session: seq for session, (seq, _) in heads_of(copy).items()}
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError):
            return False
        adds = any(seq > last.get(session, 0) for session, seq in seqs.items())
        last.update({session: max(seq, last.get(session, 0)) for session, seq in seqs.items()})
        return adds


def _named(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(MOMENT)


def kept(backups: Sequence[Backup]) -> list[Backup]:
    """Return which of `backups`, the newest first, are to stay.

    The newest, the last one of an earlier day, and an old one, up to two weeks; and the last one made by an earlier
    version of the program.
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
