"""Encrypts a plain workspace, or decrypts an encrypted one, with its backups and all its other files.

The new form of each file is written in the same folder and compared. Then the new database takes the name of the old
one; the other files follow, and the replaced files are wiped. `sweep` finishes or undoes an interrupted exchange.
"""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from hashlib import file_digest
from typing import Any

import sqlcipher3.dbapi2

from cop_session.store.database.damage import is_damage
from cop_session.store.database.database_key import Key, id_of, is_plain
from cop_session.store.database.integrity import verify
from cop_session.store.encryption.conversion_plan import KeyChange, make, plan
from cop_session.store.encryption.exchange_journal import ExchangeStage, Journal
from cop_session.store.encryption.file_exchange import install_key, settle, take_place
from cop_session.store.encryption.key_file import KeyFile
from cop_session.store.encryption.rekeyed_copy import exclusively
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.file_lock import alone, alone_in_turn
from cop_session.store.files.private_files import sync_folder
from cop_session.store.log.write_errors import database_trouble
from cop_session.troubles import Trouble


def encrypt(place: DatabaseLocation, key_file: KeyFile, key: Key) -> None:
    """Encrypt a database that no program has open, and all files that belong to it.

    Raises Trouble `in_use` if a program has it open, `foreign_store`, `damaged_store`, `newer_store`, `locked_store` if
    it is encrypted already, `leftovers`, `backups_out_of_reach`, `disk_full`, `not_saved`; then it is unchanged.
    """
    with _alone_at(place):
        _convert(place, KeyChange(None, key), key_file)
        if id_of(place.database) != key.id:
            raise Trouble("not_saved")


def decrypt(place: DatabaseLocation, key: Key) -> None:
    """Decrypt a database that no program has open, with all its files; raises Trouble as `encrypt` does.

    Its key file is removed once no file needs it any more.
    """
    with _alone_at(place):
        _convert(place, KeyChange(key, None), None)
        if not is_plain(place.database):
            raise Trouble("not_saved")


def sweep(place: DatabaseLocation) -> None:
    """Finish an exchange that was interrupted after the new database was in its place; undo an earlier one.

    If another process holds the lock, the folder is not writable, or there is no proof of which files may go, every
    file stays.
    """
    with alone(place.database.parent) as free, suppress(OSError):
        if free:
            settle(place)


@contextmanager
def _alone_at(place: DatabaseLocation) -> Iterator[None]:
    """Lock out other exchanges, restorations and backups."""
    with ExitStack() as locks:
        locks.enter_context(alone_in_turn(place.database.parent))
        if place.backups.is_dir():
            locks.enter_context(alone_in_turn(place.backups))
        yield


def _convert(place: DatabaseLocation, change: KeyChange, key_file: KeyFile | None) -> None:
    """Run the whole conversion; if it fails and still returns, the new database is in its place all the same."""
    try:
        settle(place)
        if place.leftovers:
            raise Trouble("leftovers", file=place.leftovers[0])
        place.check_backups()
        verify(place.database, change.before)
        _copy_and_exchange(place, change, key_file)
    except (OSError, sqlcipher3.dbapi2.Error, UnicodeDecodeError) as error:
        # Before there is room again.
        trouble = _trouble(error, place)
        # What cannot be finished or undone now is so at the next start.
        with suppress(OSError):
            settle(place)
        if not _is_done(place, change):
            raise trouble from error
    except Trouble:
        with suppress(OSError):
            settle(place)
        raise
    else:
        with suppress(OSError):
            settle(place)


def _is_done(place: DatabaseLocation, change: KeyChange) -> bool:
    if change.now is None:
        return is_plain(place.database)
    with suppress(Trouble):
        return change.now.id == id_of(place.database) == KeyFile.read(place.key_file).id
    return False


def _copy_and_exchange(place: DatabaseLocation, change: KeyChange, key_file: KeyFile | None) -> None:
    key = change.now or change.before
    assert key is not None
    with ExitStack() as opened:
        # Closed after the connection, because closing any file lets go of the locks on it.
        file = opened.enter_context(place.database.open("rb"))
        source = opened.enter_context(exclusively(place.database, change.before))
        digest = file_digest(file, "sha256").hexdigest()
        journal = Journal(change.now is not None, key.id, plan(place, change, digest))
        journal.write(place)
        journal = _with_copies(place, journal, change, source)
        if key_file:
            key_file.write(place.coming_key)
            sync_folder(place.key_file.parent)
        journal.write(place)
        if sys.platform == "win32":
            # There no file that is open can get another name; elsewhere the lock on it keeps others out.
            opened.close()
        take_place(journal.swaps[0])
    if key_file:
        install_key(place, key.id)


def _with_copies(place: DatabaseLocation, journal: Journal, change: KeyChange, source: Any) -> Journal:
    database, *others = journal.swaps
    swaps = [replace(database, new_digest=make(database, change, source))]
    swaps += [replace(swap, new_digest=make(swap, change)) for swap in others]
    for folder in {swap.target.parent for swap in swaps}:
        sync_folder(folder)
    return replace(journal, swaps=tuple(swaps), stage=ExchangeStage.EXCHANGING)


def _trouble(error: sqlcipher3.dbapi2.Error | OSError | UnicodeDecodeError, place: DatabaseLocation) -> Trouble:
    if is_damage(error):
        return Trouble("damaged_store", file=place.database)
    if any(sign in str(error) for sign in ("locked", "busy")):
        return Trouble("in_use")
    return database_trouble(error, place.database.parent, Trouble("not_saved"))
