"""The key of an encrypted database, and the recognition of such a database among other files."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from cop_session.regular_files import read_regular
from cop_session.store.database.session_row import APPLICATION_ID

KEY_BYTES: Final = 32
ID_BYTES: Final = 8

_PLAIN: Final = b"SQLite format 3\0"
_OWNER_AT: Final = slice(68, 72)
"""The bytes of SQLite's application id, in the header of a file that anyone can read."""
_OURS: Final = b"cop-session"


@dataclass(frozen=True, slots=True)
class Key:
    """A raw key of 32 bytes and the id of 8 bytes that its database shares with its key file.

    Only the id is ever shown, in a traceback neither.
    """

    raw: bytes = field(repr=False)
    id: bytes

    @property
    def literal(self) -> str:
        """The key as SQLCipher takes it, with the salt that its database begins with."""
        return f"x'{(self.raw + mark(self.id)).hex()}'"


def mark(id: bytes) -> bytes:
    """Return the first 16 bytes of the database with this id; for other readers they are a salt like any other."""
    return id + sha256(_OURS + id).digest()[:8]


def is_plain(path: Path) -> bool:
    """Tell whether a file is an SQLite database that anyone can read; false if there is no file.

    Not for a database that this process has open: closing any file releases the locks on it.
    """
    return _beginning(path) == _PLAIN


def is_marked(path: Path) -> bool:
    """Tell whether the header of a file says that it is a plain database of ours; see the warning of `is_plain`."""
    return _beginning(path, _OWNER_AT.stop)[_OWNER_AT] == APPLICATION_ID.to_bytes(4)


def id_of(path: Path) -> bytes | None:
    """Return the id of the encrypted database at `path`, or None for any other file; see the warning of `is_plain`."""
    begins = _beginning(path)
    id = begins[:ID_BYTES]
    return id if len(begins) == len(_PLAIN) and begins == mark(id) else None


def _beginning(path: Path, length: int = len(_PLAIN)) -> bytes:
    try:
        return read_regular(path, length)
    except OSError:
        return b""
