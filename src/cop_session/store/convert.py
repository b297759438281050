"""Puts an encrypted database in the place of a plain one, or the other way round; one of the two is always whole.

The other one is written beside the database and compared with it row by row. Then the database steps aside, the other
one takes its name, and what stepped aside is wiped. `sweep` finishes or undoes what was broken off between.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import sqlcipher3.dbapi2

from cop_session.store.backups import discard_unfit
from cop_session.store.damage import is_damage
from cop_session.store.driver import begin
from cop_session.store.files import sync_folder, wipe, wipe_halves
from cop_session.store.keyfile import KeyFile
from cop_session.store.place import Place
from cop_session.store.sealed import reseal, settle
from cop_session.store.secret import Key, id_of, is_plain
from cop_session.store.turnstile import alone
from cop_session.troubles import Trouble

_PATIENTLY_MS: Final = 2_000
_TABLES: Final = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
_KEPT: Final = ("application_id", "user_version")
"""What a copy does not take along by itself."""


def encrypt(place: Place, key_file: KeyFile, key: Key) -> None:
    """Encrypt a database that nobody has open.

    Raises Trouble `in_use` where somebody has, `disk_full`, `damaged_store`, `not_saved`; then it is as it was.
    """
    with _exchanging(place, None) as source:
        _copy(source, place.coming, key)
        for folder in place.beside:
            reseal(folder, None, key)
        key_file.write(place.coming_key)
        _exchange(place, source)
        place.coming_key.replace(place.key_file)


def decrypt(place: Place, key: Key) -> None:
    """Make a database plain that nobody has open, and take its key file away; raises Trouble as `encrypt` does."""
    with _exchanging(place, key) as source:
        _copy(source, place.coming, None)
        for folder in place.beside:
            reseal(folder, key, None)
        _exchange(place, source)
        wipe(place.key_file)


def sweep(place: Place) -> None:
    """Finish an exchange that was broken off after the other database was whole; undo one that was broken off before.

    Where another process is at it, or the folder cannot be written, everything stays as it is.
    """
    with alone(place.database.parent) as free, suppress(OSError):
        if free:
            _tidy(place)


def _tidy(place: Place) -> None:
    database, coming, going = place.database, place.coming, place.going
    if not database.exists() and going.exists():
        # What comes was whole before the other one stepped aside.
        (coming if coming.exists() else going).replace(database)
    plain = is_plain(database)
    if plain and id_of(going) is not None:
        wipe(place.key_file)
    elif not plain and _opens(place.coming_key, database):
        place.coming_key.replace(place.key_file)
    for folder in place.beside:
        settle(folder, encrypted=not plain)
    discard_unfit(database)
    for folder in (database.parent, *place.beside):
        wipe_halves(folder)
    for path in (place.coming_key, coming, going):
        wipe(path)
    sync_folder(database.parent)


def _opens(key_file: Path, database: Path) -> bool:
    """Tell whether a key file is there, whole, and the one of this database."""
    try:
        return KeyFile.read(key_file).id == id_of(database)
    except Trouble:
        return False


@contextmanager
def _exchanging(place: Place, key: Key | None) -> Iterator[Any]:
    with alone(place.database.parent) as free:
        if not free:
            raise Trouble("in_use")
        try:
            with closing(sqlcipher3.dbapi2.connect(place.database, isolation_level=None)) as source:
                _hold(source, key)
                yield source
        except (sqlcipher3.dbapi2.Error, UnicodeDecodeError) as error:
            raise _trouble(error, place) from error
        except OSError as error:
            raise Trouble("not_saved") from error
        finally:
            # What cannot be wiped now is swept at the next start.
            with suppress(OSError):
                _tidy(place)


def _hold(source: Any, key: Key | None) -> None:
    """Let nobody else come to the database until the connection is closed."""
    begin(source.cursor(), key)
    source.execute("PRAGMA temp_store = MEMORY")
    source.execute(f"PRAGMA busy_timeout = {_PATIENTLY_MS}")
    source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    # Refused as long as any other window has it open, be it on home.
    if source.execute("PRAGMA journal_mode = DELETE").fetchall() != [("delete",)]:
        raise Trouble("in_use")
    source.execute("PRAGMA main.locking_mode = EXCLUSIVE").fetchall()
    source.execute("BEGIN EXCLUSIVE")
    source.execute("COMMIT")


def _copy(source: Any, target: Path, key: Key | None) -> None:
    """Write all of `source` at `target` and compare every row."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    literal = key.literal if key else ""
    source.execute(f'ATTACH DATABASE ? AS copy KEY "{literal}"', (str(target),))
    source.execute("SELECT sqlcipher_export('copy')").fetchall()
    for name in _KEPT:
        (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
        source.execute(f"PRAGMA copy.{name} = {value}")
    source.execute("DETACH DATABASE copy")
    with closing(sqlcipher3.dbapi2.connect(target, isolation_level=None)) as copy:
        begin(copy.cursor(), key)
        copy.execute("PRAGMA journal_mode = WAL").fetchall()
        if not _are_equal(source, copy):
            raise Trouble("not_saved")


def _are_equal(one: Any, other: Any) -> bool:
    if other.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        return False
    tables = one.execute(_TABLES).fetchall()
    if tables != other.execute(_TABLES).fetchall():
        return False
    return all(
        row == copied
        for (name,) in tables
        for row, copied in zip_longest(*(each.execute(f'SELECT * FROM "{name}"') for each in (one, other)))
    )


def _exchange(place: Place, source: Any) -> None:
    if sys.platform == "win32":
        # There no file that is open can get another name; elsewhere the lock on it keeps others out.
        source.close()
    sync_folder(place.database.parent)
    place.database.replace(place.going)
    place.coming.replace(place.database)
    sync_folder(place.database.parent)


def _trouble(error: sqlcipher3.dbapi2.Error | UnicodeDecodeError, place: Place) -> Trouble:
    if is_damage(error):
        return Trouble("damaged_store", file=place.database)
    said = str(error)
    if "locked" in said or "busy" in said:
        return Trouble("in_use")
    return Trouble("disk_full" if "full" in said else "not_saved")
