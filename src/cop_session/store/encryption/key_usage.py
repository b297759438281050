"""Key usage: which files of a workspace become unreadable without a key."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from cop_session.store.database.database_key import id_of, is_plain
from cop_session.store.encryption.sealed_files import SEALED, is_sealed_under
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.troubles import Trouble


def needing(place: DatabaseLocation, id: bytes) -> list[Path]:
    """Return the files that only the key with this id opens, and databases and backups whose key is unknown.

    Not to be called while this process has the database open.
    """
    try:
        place.check_backups()
    except Trouble:
        return [place.backups]
    return [path for path in _candidates(place) if path.is_file() and _needs(path, id)]


def _candidates(place: DatabaseLocation) -> Iterator[Path]:
    yield from (place.database, place.coming, place.going, place.restored)
    if place.backups.is_dir():
        yield from sorted(place.backups.rglob("*"))
    for folder in place.beside:
        yield from sorted(folder.glob("*"))
    # Where a rescue goes that its own folder does not take.
    yield from sorted(Path(tempfile.gettempdir()).glob(f"*.cop{SEALED}"))


def _needs(path: Path, id: bytes) -> bool:
    if is_sealed_under(path, id) or id_of(path) == id:
        return True
    # One of which the beginning was damaged may be under any key.
    named_so = path.name.endswith((".db", ".db.new", ".db.old", ".db.restored"))
    return named_so and path.stat().st_size > 0 and not is_plain(path) and id_of(path) is None
