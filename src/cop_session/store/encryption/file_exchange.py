"""Exchange of a workspace's files for those of another form: finished or undone on the proof in its journal.

The exchange counts once the new database, and its key file if any, has the name of the old one. A journal whose digests
do not match the files proves nothing: then every file stays in place.
"""

import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from cop_session.regular_files import is_regular
from cop_session.store.backups.restore_backup import leave_none_empty
from cop_session.store.database.database_key import id_of, is_plain
from cop_session.store.database.integrity import is_whole
from cop_session.store.encryption.exchange_journal import ExchangeStage, Journal, Swap, digest_of
from cop_session.store.encryption.key_file import KeyFile
from cop_session.store.encryption.key_usage import needing
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import sync_folder, wipe
from cop_session.troubles import Trouble


def settle(place: DatabaseLocation) -> None:
    """Finish the exchange, or undo it if the old database still counts; raises OSError, and can be called again.

    This process may not have the database open, and no other process may use it.
    """
    _wipe_halves(place)
    journal = Journal.read(place)
    if journal is None:
        _put_back(place)
        return
    database = journal.swaps[0]
    if journal.stage is not ExchangeStage.REPLACED:
        if not place.database.exists() and digest_of(database.going) == database.old_digest:
            database.going.replace(place.database)
            sync_folder(place.database.parent)
        now = digest_of(place.database)
        if now == database.old_digest:
            _undo(place, journal)
            return
        if journal.stage is ExchangeStage.COPYING or now != database.new_digest:
            return
        if not _key_is_in_place(place, journal) and not _install_late(place, journal):
            return
        journal = _replace_others(place, journal)
    _discard_old(place, journal)


def take_place(swap: Swap) -> None:
    """Give the new file the name of the old one, and the old file a temporary name; raises OSError."""
    if swap.old != swap.target:
        swap.coming.replace(swap.target)
        return
    # By a second name for the old file: at every moment one of the two exists.
    try:
        os.link(swap.old, swap.going)
    except (OSError, NotImplementedError):
        swap.old.replace(swap.going)
    sync_folder(swap.old.parent)
    swap.coming.replace(swap.target)
    sync_folder(swap.old.parent)


def _undo(place: DatabaseLocation, journal: Journal) -> None:
    database = journal.swaps[0]
    if database.going.exists() and database.going.samefile(place.database):
        database.going.unlink()
    for swap in journal.swaps:
        _wipe_new(swap)
    leave_none_empty(place.database)
    if not needing(place, journal.key_id):
        _discard_key(place.coming_key, journal.key_id)
    _end(place)


def _install_late(place: DatabaseLocation, journal: Journal) -> bool:
    """Undo an exchange that stopped at the key file, before the user was told; if that is impossible, install the file.

    Returns whether it is installed.
    """
    database = journal.swaps[0]
    if digest_of(database.going) == database.old_digest:
        place.database.replace(database.coming)
        database.going.replace(place.database)
        sync_folder(place.database.parent)
        _undo(place, journal)
        return False
    install_key(place, journal.key_id)
    return _key_is_in_place(place, journal)


def _wipe_new(swap: Swap) -> None:
    for end in ("-wal", "-shm", "-journal", ""):
        wipe(swap.coming.with_name(swap.coming.name + end))


def _key_is_in_place(place: DatabaseLocation, journal: Journal) -> bool:
    return not journal.encrypts or _id_in(place.key_file) == journal.key_id


def install_key(place: DatabaseLocation, id: bytes) -> None:
    """Give the new key file its name if it has this id; an existing key file is renamed first."""
    if _id_in(place.coming_key) != id:
        return
    before = _id_in(place.key_file)
    if place.key_file.exists() and before != id:
        place.key_file.replace(former_name(place.key_file))
    place.coming_key.replace(place.key_file)
    sync_folder(place.key_file.parent)


def _replace_others(place: DatabaseLocation, journal: Journal) -> Journal:
    """Put every file except the database in its place, and record in the journal which files are in place."""
    for swap in journal.swaps[1:]:
        if digest_of(swap.coming) == swap.new_digest and (swap.old == swap.target or not swap.target.exists()):
            take_place(swap)
    for folder in {swap.target.parent for swap in journal.swaps}:
        sync_folder(folder)
    there = tuple(swap for swap in journal.swaps if digest_of(swap.target) == swap.new_digest)
    replaced = replace(journal, swaps=there, stage=ExchangeStage.REPLACED)
    replaced.write(place)
    return replaced


def _discard_old(place: DatabaseLocation, journal: Journal) -> None:
    form = id_of(place.database) == journal.key_id if journal.encrypts else is_plain(place.database)
    if not form:
        return
    for swap in journal.swaps:
        # Later strikes and events are not in the recorded digest of the new file.
        _discard(swap.going, proven=is_regular(swap.target) and digest_of(swap.going) == swap.old_digest)
    leave_none_empty(place.database)
    for folder in {swap.old.parent for swap in journal.swaps if swap.old.parent.exists()}:
        sync_folder(folder)
    if not journal.encrypts and is_plain(place.database) and not needing(place, journal.key_id):
        _discard_key(place.key_file, journal.key_id)
    _end(place)


def _discard_key(path: Path, id: bytes) -> None:
    _discard(path, proven=_id_in(path) == id)


def _discard(path: Path, *, proven: bool) -> None:
    """Wipe a file if it is proven to be removable; under another name, because a half-wiped file proves nothing."""
    doomed = path.with_name(f"{path.name}.gone")
    if proven:
        path.replace(doomed)
    wipe(doomed)


def _end(place: DatabaseLocation) -> None:
    sync_folder(place.database.parent)
    place.journal.unlink(missing_ok=True)
    sync_folder(place.database.parent)


def _wipe_halves(place: DatabaseLocation) -> None:
    """Wipe an unfinished journal and a key file that was never in use."""
    for path in (place.journal, place.coming_key):
        for half in path.parent.glob(f".{path.name}.*"):
            wipe(half)


def _put_back(place: DatabaseLocation) -> None:
    """Repair, by names alone, the interrupted exchange of a program version before the journal."""
    if not place.database.exists() and place.going.exists() and _is_ours(place):
        place.going.replace(place.database)
        sync_folder(place.database.parent)
    id = id_of(place.database)
    if id is not None and not place.key_file.exists():
        install_key(place, id)


def _is_ours(place: DatabaseLocation) -> bool:
    with suppress(Trouble):
        id = id_of(place.going)
        return is_whole(place.going, None) if id is None else id == _id_in(place.key_file)
    return False


def former_name(key_file: Path) -> Path:
    """Return a free name for a key file that is being replaced."""
    names = (key_file.with_name(f"{key_file.stem}.{number}{key_file.suffix}") for number in range(1, 1_000))
    return next(name for name in names if not name.exists())


def _id_in(path: Path) -> bytes | None:
    with suppress(Trouble):
        return KeyFile.read(path).id
    return None
