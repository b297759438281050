"""The setup of every connection to a database, before anything is read."""

from typing import Any

from cop_session.store.database.database_key import Key
from cop_session.troubles import Trouble


def begin(cursor: Any, key: Key | None) -> None:
    """Set the key; raises Trouble `no_cipher` if the library would ignore it."""
    # A wrong key, or a file that is no database, would otherwise write on stderr, across a full screen.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    if key is None:
        return
    if not cursor.execute("PRAGMA cipher_version").fetchone():
        raise Trouble("no_cipher")
    cursor.execute(f'PRAGMA key = "{key.literal}"')
