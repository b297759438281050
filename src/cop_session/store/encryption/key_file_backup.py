"""The copy of a key file in the backup folder, which protects against loss of the key file of the database.

It is useless without the passphrase or the recovery key, and follows each change of them: a former passphrase opens the
copy no more either.
"""

from contextlib import suppress

from cop_session.paths import make_private
from cop_session.regular_files import read_regular, wipe
from cop_session.store.database.database_key import id_of, is_marked
from cop_session.store.encryption.file_exchange import former_name
from cop_session.store.encryption.key_file import LARGEST, KeyFile
from cop_session.store.encryption.key_usage import needing
from cop_session.store.files.database_location import DatabaseLocation
from cop_session.store.files.private_files import sync_folder
from cop_session.troubles import Trouble


def write(place: DatabaseLocation, key_file: KeyFile) -> None:
    """Write the copy; raises OSError, and Trouble `backups_out_of_reach` if the backup folder is missing."""
    place.check_backups()
    make_private(place.backups)
    key_file.write(place.key_copy)
    sync_folder(place.backups)


def follow(place: DatabaseLocation) -> None:
    """Update the copy if it differs from the key file and the backup folder is writable."""
    with suppress(OSError, Trouble):
        if not is_kept(place):
            write(place, KeyFile.read(place.key_file))


def is_kept(place: DatabaseLocation) -> bool:
    """Tell whether the copy equals the key file."""
    with suppress(OSError):
        return read_regular(place.key_copy, LARGEST) == read_regular(place.key_file, LARGEST)
    return False


def standing_in(place: DatabaseLocation) -> KeyFile | None:
    """Return the copy if it is of the key of the database, or of a backup if there is no database.

    Not to be called while this process has the database open.
    """
    with suppress(Trouble):
        copy = KeyFile.read(place.key_copy)
        id = id_of(place.database)
        if id == copy.id:
            return copy
        there = place.database.exists() and place.database.stat().st_size > 0
        if not there and copy.id in map(id_of, place.backups.glob("*.db")):
            return copy
    return None


def put_back(place: DatabaseLocation, key_file: KeyFile) -> None:
    """Give the database its key file back; a damaged one stays under another name. Raises OSError."""
    if place.key_file.exists():
        place.key_file.replace(former_name(place.key_file))
    key_file.write(place.key_file)
    sync_folder(place.key_file.parent)


def sweep(place: DatabaseLocation) -> None:
    """Wipe the copy if the passphrase was removed and no file needs the key any more."""
    if place.key_file.exists() or not place.key_copy.exists() or not is_marked(place.database):
        return
    with suppress(OSError, Trouble):
        if not needing(place, KeyFile.read(place.key_copy).id):
            wipe(place.key_copy)
