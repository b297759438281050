"""The other files of an encrypted workspace, under the key of its database: `*.sealed` instead of `*.json`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cop_session.store.database.database_key import Key
from cop_session.troubles import Trouble

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_PLAIN: Final = ".json"
SEALED: Final = ".sealed"
_HEAD: Final = b"cop-session sealed 1 "
_NONCE_BYTES: Final = 12
SEALED_BYTES: Final = 256
"""An upper bound, in bytes, on the size that sealing adds."""


def sealed(data: bytes, key: Key) -> bytes:
    """Return `data` as only the workspace of `key` can read it."""
    head, nonce = _HEAD + key.id.hex().encode() + b"\n", os.urandom(_NONCE_BYTES)
    return head + nonce + _cipher(key).encrypt(nonce, data, head)


def is_sealed_under(path: Path, id: bytes) -> bool:
    """Tell whether a file was sealed under the key with this id; false if it is unreadable."""
    try:
        with path.open("rb") as file:
            return file.readline(128) == _HEAD + id.hex().encode() + b"\n"
    except OSError:
        return False


def is_sealed(data: bytes) -> bool:
    """Tell whether `data` begins like a sealed file."""
    return data.startswith(_HEAD)


def bears(path: Path, key: Key | None) -> bool:
    """Tell by its beginning whether the workspace of `key` sealed a file; raises OSError."""
    if key is None:
        return False
    with path.open("rb") as file:
        return file.read(SEALED_BYTES).startswith(_HEAD + key.id.hex().encode() + b"\n")


def unsealed(data: bytes, key: Key | None, name: str) -> bytes:
    """Return the unsealed data; `name` is the file name that the user knows.

    Raises Trouble `sealed_elsewhere` if another workspace sealed it, or this one is not encrypted, and `damaged_bundle`
    if it was changed since.
    """
    head, _, rest = data.partition(b"\n")
    if key is None or head != _HEAD + key.id.hex().encode():
        raise Trouble("sealed_elsewhere", file=name)
    from cryptography.exceptions import InvalidTag

    try:
        return _cipher(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], head + b"\n")
    except (InvalidTag, ValueError) as error:
        raise Trouble("damaged_bundle", file=name) from error


def named(path: Path, key: Key | None) -> Path:
    """Return the name of a file that ends in `.json`, or did, in a workspace with this key."""
    return path.with_name(path.name.removesuffix(SEALED).removesuffix(_PLAIN) + (SEALED if key else _PLAIN))


def in_form(data: bytes, path: Path, key: Key | None) -> bytes:
    """Return `data` in the form that a file of this name requires."""
    return sealed(data, key) if key and path.name.endswith(SEALED) else data


def _cipher(key: Key) -> "AESGCM":
    # Imported here because only an encrypted workspace needs it, which has loaded it to be opened.
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    # The database uses the key itself.
    return AESGCM(HKDF(SHA256(), 32, salt=key.id, info=b"cop-session sealed").derive(key.raw))
